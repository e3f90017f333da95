#define _GNU_SOURCE
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include "cterminal.h"

#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

#include "rescue.h"

// <term.h> makes a macro of it.
#undef columns

enum { COLORS_MAX = 256, RESTORE_MAX = 512, PAIRS_MAX = 32767 };

static SCREEN *screen = NULL;
static struct termios found;
static int palette = 0;
// Pairs are made as they are first needed: a grey picture uses few of the many there could be.
static short pairs[COLORS_MAX + 1][COLORS_MAX + 1];
static int pairs_made = 0;

static char restore[RESTORE_MAX];
static int restore_length = 0;

static int keep(int byte) {
  if (restore_length < RESTORE_MAX) restore[restore_length++] = (char)byte;
  return byte;
}

static void keep_capability(const char *name) {
  char *text = tigetstr((char *)name);
  if (text != NULL && text != (char *)-1) tputs(text, 1, keep);
}

static int palette_size(void) {
  const char *refused = getenv("NO_COLOR");
  if (refused != NULL && refused[0] != '\0') return 0;
  if (!has_colors() || start_color() != OK) return 0;
  use_default_colors();
  if (COLORS >= 256) return 256;
  return COLORS >= 8 ? 8 : 0;
}

static bool has_cursor_addressing(void) {
  char *text = tigetstr("cup");
  return text != NULL && text != (char *)-1;
}

static void set_modes(void) {
  // Raw: Ctrl-C, Ctrl-Z and Ctrl-\ arrive as keys, so that no signal can tear a frame.
  raw();
  noecho();
  nonl();
  keypad(stdscr, TRUE);
  meta(stdscr, TRUE);
  leaveok(stdscr, TRUE);
  curs_set(0);
  timeout(0);
}

enum screen_error screen_open(struct screen_traits *traits) {
  if (screen != NULL) return SCREEN_FAILED;
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return SCREEN_NO_TERMINAL;
  if (tcgetattr(STDIN_FILENO, &found) != 0) return SCREEN_NO_TERMINAL;
  // Only the characters: numbers must keep their point.
  setlocale(LC_CTYPE, "");
  set_escdelay(25);
  // ncurses stops the process in its own handler, in the middle of a frame, if it may.
  struct sigaction stop, ignore = {.sa_handler = SIG_IGN};
  sigaction(SIGTSTP, &ignore, &stop);
  screen = newterm(NULL, stdout, stdin);
  sigaction(SIGTSTP, &stop, NULL);
  if (screen == NULL) return SCREEN_UNKNOWN_TERMINAL;
  if (!has_cursor_addressing()) {
    endwin();
    delscreen(screen);
    screen = NULL;
    tcsetattr(STDIN_FILENO, TCSANOW, &found);
    return SCREEN_UNKNOWN_TERMINAL;
  }
  memset(pairs, 0, sizeof pairs);
  pairs_made = 0;
  palette = palette_size();
  restore_length = 0;
  keep_capability("sgr0");
  keep_capability("op");
  keep_capability("rmkx");
  keep_capability("cnorm");
  keep_capability("rmcup");
  rescue_arm(restore, restore_length, &found);
  rescue_hold_errors();
  set_modes();
  traits->utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
  traits->colors = palette;
  return SCREEN_OK;
}

void screen_close(void) {
  if (screen == NULL) return;
  endwin();
  rescue_disarm();
  delscreen(screen);
  screen = NULL;
  tcsetattr(STDIN_FILENO, TCSANOW, &found);
  rescue_release_errors();
}

void screen_size(int32_t *columns, int32_t *rows) {
  int tall = 1, wide = 1;
  if (screen != NULL) getmaxyx(stdscr, tall, wide);
  *columns = wide > 0 ? wide : 1;
  *rows = tall > 0 ? tall : 1;
}

static int color_index(int16_t color) {
  return color >= 0 && color < palette ? color : -1;
}

static short pair_of(int16_t foreground, int16_t background) {
  int front = color_index(foreground), back = color_index(background);
  if (front < 0 && back < 0) return 0;
  short *pair = &pairs[front + 1][back + 1];
  if (*pair != 0) return *pair;
  int limit = COLOR_PAIRS < PAIRS_MAX ? COLOR_PAIRS : PAIRS_MAX;
  if (pairs_made + 1 >= limit) return 0;
  if (init_pair((short)(pairs_made + 1), (short)front, (short)back) != OK) return 0;
  *pair = (short)++pairs_made;
  return *pair;
}

void screen_present(const struct screen_cell *cells, int32_t columns, int32_t rows) {
  if (screen == NULL) return;
  int tall = 0, wide = 0;
  getmaxyx(stdscr, tall, wide);
  // After a resize the canvas is of the old size for one frame.
  if (columns != wide || rows != tall) erase();
  for (int y = 0; y < rows && y < tall; y++) {
    const struct screen_cell *row = cells + (size_t)y * (size_t)columns;
    for (int x = 0; x < columns && x < wide; x++) {
      wchar_t text[2] = {(wchar_t)row[x].scalar, L'\0'};
      attr_t look = (row[x].bold ? A_BOLD : 0) | (row[x].dim ? A_DIM : 0)
        | (row[x].reversed ? A_REVERSE : 0);
      cchar_t cell;
      if (setcchar(&cell, text, look, pair_of(row[x].foreground, row[x].background), NULL) == OK)
        mvadd_wch(y, x, &cell);
    }
  }
  refresh();
}

static int32_t translate(wint_t code, bool is_function_key) {
  if (is_function_key) {
    switch (code) {
      case KEY_UP: return SCREEN_KEY_UP;
      case KEY_DOWN: return SCREEN_KEY_DOWN;
      case KEY_LEFT: return SCREEN_KEY_LEFT;
      case KEY_RIGHT: return SCREEN_KEY_RIGHT;
      case KEY_ENTER: return SCREEN_KEY_ENTER;
      case KEY_BACKSPACE: case KEY_DC: return SCREEN_KEY_BACKSPACE;
      case KEY_PPAGE: return SCREEN_KEY_PAGE_UP;
      case KEY_NPAGE: return SCREEN_KEY_PAGE_DOWN;
      case KEY_HOME: return SCREEN_KEY_HOME;
      case KEY_END: return SCREEN_KEY_END;
      case KEY_RESIZE: return SCREEN_KEY_RESIZE;
      default: return SCREEN_KEY_OTHER;
    }
  }
  switch (code) {
    case 3: return SCREEN_KEY_INTERRUPT;
    case 8: case 127: return SCREEN_KEY_BACKSPACE;
    case 9: return SCREEN_KEY_TAB;
    case 10: case 13: return SCREEN_KEY_ENTER;
    case 12: return SCREEN_KEY_REDRAW;
    case 26: return SCREEN_KEY_SUSPEND;
    case 27: return SCREEN_KEY_ESCAPE;
    default: return code >= 32 && code < 0x110000 ? (int32_t)code : SCREEN_KEY_OTHER;
  }
}

static bool read_key(int32_t *key) {
  wint_t code = 0;
  int kind = get_wch(&code);
  if (kind == ERR) return false;
  *key = translate(code, kind == KEY_CODE_YES);
  return true;
}

// A terminal that can be read and yet has nothing to read has come to its end.
static bool is_lost(short events) {
  if (events & (POLLHUP | POLLERR | POLLNVAL)) return true;
  int waiting = 0;
  if ((events & POLLIN) == 0) return false;
  return ioctl(STDIN_FILENO, FIONREAD, &waiting) != 0 || waiting == 0;
}

int32_t screen_next_key(int32_t milliseconds, int32_t wake_fd) {
  if (screen == NULL) return SCREEN_KEY_LOST;
  int32_t key = SCREEN_KEY_NONE;
  // What curses has read ahead does not show in poll.
  if (read_key(&key)) return key;
  struct pollfd sources[2] = {
    {.fd = STDIN_FILENO, .events = POLLIN}, {.fd = wake_fd, .events = POLLIN}};
  int ready = poll(sources, wake_fd >= 0 ? 2 : 1, milliseconds);
  if (ready > 0 && sources[0].revents != 0) {
    bool lost = is_lost(sources[0].revents);
    if (read_key(&key)) return key;
    if (lost) return SCREEN_KEY_LOST;
  } else if (ready < 0 && errno == EINTR && read_key(&key)) {
    return key;
  }
  return SCREEN_KEY_NONE;
}

int32_t screen_errors(void *buffer, int32_t size) { return rescue_read_errors(buffer, size); }

void screen_suspend(void) {
  if (screen == NULL) return;
  def_prog_mode();
  endwin();
  tcsetattr(STDIN_FILENO, TCSANOW, &found);
  struct sigaction stop = {.sa_handler = SIG_DFL}, ours;
  sigemptyset(&stop.sa_mask);
  sigaction(SIGTSTP, &stop, &ours);
  // The whole group, as the terminal driver does: a shell script around us must stop as well.
  kill(0, SIGTSTP);
  sigaction(SIGTSTP, &ours, NULL);
  screen_repaint();
}

void screen_ring(void) {
  if (screen != NULL) beep();
}

void screen_repaint(void) {
  if (screen == NULL) return;
  reset_prog_mode();
  set_modes();
  clearok(stdscr, TRUE);
  refresh();
}
