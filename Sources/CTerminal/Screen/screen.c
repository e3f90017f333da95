#define _GNU_SOURCE
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include "cterminal.h"

#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

#include "Input/keys.h"
#include "Terminal/direct.h"
#include "Terminal/entry.h"
#include "colors.h"
#include "output.h"
#include "rescue.h"

// <term.h> makes a macro of it.
#undef columns

enum { FRAME_MILLISECONDS = 50, LAST_MILLISECONDS = 400, BACKGROUND_MILLISECONDS = 20 };
enum { RESTORE_MAX = 512 };

// Presses and the wheel, told in numbers of any size: rxvt's form for terminals that know no other,
// xterm's for all that do, since the last one asked for counts. Who knows neither tells them in bytes.
static const char mouse_on[] = "\033[?1000h\033[?1015h\033[?1006h";
static const char mouse_off[] = "\033[?1006l\033[?1015l\033[?1000l";
// Pasted text comes between marks.
static const char paste_on[] = "\033[?2004h";
static const char paste_off[] = "\033[?2004l";

static SCREEN *screen = NULL;
// The terminal's settings as they were, and while the screen is open.
static struct termios found, ours;
// Whether the terminal is somebody else's for now.
static bool is_given_back = false;
static bool hears_mouse = false;
static bool marks_paste = false;

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

static void keep_text(const char *text) {
  while (*text != '\0') keep(*text++);
}

static bool is_console(void) {
  const char *name = getenv("TERM");
  return name != NULL && (strcmp(name, "linux") == 0 || strncmp(name, "linux-", 6) == 0);
}

static void write_text(const char *text) { output_text(text); }

static bool has_cursor_addressing(void) {
  char *text = tigetstr("cup");
  return text != NULL && text != (char *)-1;
}

// What of it is caught must not wait for the terminal; where there is no room for it, all is drawn anew.
static void release(void) {
  if (!output_release()) clearok(curscr, TRUE);
}

// Raw: Ctrl-C, Ctrl-Z and Ctrl-\ arrive as keys, so that no signal can tear a frame.
static void set_line_modes(void) {
  raw();
  noecho();
  nonl();
  tcgetattr(STDIN_FILENO, &ours);
}

static void set_modes(void) {
  output_catch();
  // Only for the mode of the terminal that goes with it: `keys.c` reads.
  keypad(stdscr, TRUE);
  // Else curses would stop drawing where a key comes meanwhile.
  typeahead(-1);
  leaveok(stdscr, TRUE);
  curs_set(0);
  release();
  if (marks_paste) write_text(paste_on);
  if (hears_mouse) write_text(mouse_on);
}

struct screen_description screen_prepare(void) {
  // Only the characters: numbers must keep their point.
  setlocale(LC_CTYPE, screen_locale().name);
  struct screen_description description = entry_prepare();
  if (description.usable) direct_prepare();
  return description;
}

static bool is_in_background(void) {
  pid_t group = tcgetpgrp(STDIN_FILENO);
  return group > 0 && group != getpgrp();
}

// Gives the terminal back; of a frame that it does not take the rest is thrown away.
static void leave(void) {
  bool is_read = output_drain(screen_is_stalled() ? 0 : LAST_MILLISECONDS);
  screen_mouse(false);
  if (marks_paste) write_text(paste_off);
  output_catch();
  endwin();
  release();
  if (!is_read || !output_drain(LAST_MILLISECONDS)) output_cut_short(restore, restore_length);
  tcsetattr(STDIN_FILENO, TCSANOW, &found);
  is_given_back = true;
}

bool screen_is_open(void) { return screen != NULL; }

bool screen_hears_mouse(void) { return hears_mouse; }

// Only such a terminal passes over the modes it does not know.
static bool is_ansi(void) {
  char *text = tigetstr("cup");
  return text != NULL && text != (char *)-1 && strncmp(text, "\033[", 2) == 0;
}

enum screen_error screen_open(struct screen_traits *traits) {
  if (screen != NULL) return SCREEN_FAILED;
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return SCREEN_NO_TERMINAL;
  if (tcgetattr(STDIN_FILENO, &found) != 0) return SCREEN_NO_TERMINAL;
  // ncurses stops the process in its own handler, in the middle of a frame, if it may.
  struct sigaction stop, ignore = {.sa_handler = SIG_IGN};
  sigaction(SIGTSTP, &ignore, &stop);
  FILE *output = output_open();
  screen = output != NULL ? newterm(NULL, output, stdin) : NULL;
  sigaction(SIGTSTP, &stop, NULL);
  if (screen == NULL) {
    output_close();
    return output != NULL ? SCREEN_UNKNOWN_TERMINAL : SCREEN_FAILED;
  }
  if (!has_cursor_addressing()) {
    endwin();
    delscreen(screen);
    screen = NULL;
    output_close();
    tcsetattr(STDIN_FILENO, TCSANOW, &found);
    return SCREEN_UNKNOWN_TERMINAL;
  }
  int32_t colors = colors_open();
  restore_length = 0;
  hears_mouse = false;
  marks_paste = is_ansi();
  keep_text(mouse_off);
  if (marks_paste) keep_text(paste_off);
  keep_capability("sgr0");
  keep_capability("op");
  keep_capability("rmkx");
  keep_capability("cnorm");
  keep_capability("rmcup");
  rescue_arm(restore, restore_length, &found);
  rescue_hold_errors();
  is_given_back = false;
  set_line_modes();
  keys_open();
  set_modes();
  traits->utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
  traits->colors = colors;
  traits->console = is_console();
  return SCREEN_OK;
}

void screen_close(void) {
  if (screen == NULL) return;
  if (!is_given_back && !is_in_background()) leave();
  keys_close();
  rescue_disarm();
  delscreen(screen);
  screen = NULL;
  output_close();
  rescue_release_errors();
}

void screen_size(int32_t *columns, int32_t *rows) {
  int tall = 1, wide = 1;
  if (screen != NULL) getmaxyx(stdscr, tall, wide);
  *columns = wide > 0 ? wide : 1;
  *rows = tall > 0 ? tall : 1;
}

void screen_mouse(bool on) {
  if (screen == NULL || on == hears_mouse) return;
  hears_mouse = on;
  write_text(on ? mouse_on : mouse_off);
}

void screen_present(const struct screen_cell *cells, int32_t columns, int32_t rows) {
  if (screen == NULL || !output_drain(FRAME_MILLISECONDS)) return;
  int tall = 0, wide = 0;
  getmaxyx(stdscr, tall, wide);
  output_catch();
  // After a resize the canvas is of the old size for one frame.
  if (columns != wide || rows != tall) erase();
  for (int y = 0; y < rows && y < tall; y++) {
    const struct screen_cell *row = cells + (size_t)y * (size_t)columns;
    for (int x = 0; x < columns && x < wide; x++) {
      wchar_t text[2] = {(wchar_t)row[x].scalar, L'\0'};
      attr_t look = (row[x].bold ? A_BOLD : 0) | (row[x].dim ? A_DIM : 0)
        | (row[x].reversed ? A_REVERSE : 0);
      cchar_t cell;
      int pair = colors_pair(row[x].foreground, row[x].background);
      if (setcchar(&cell, text, look, 0, &pair) == OK)
        mvadd_wch(y, x, &cell);
    }
  }
  refresh();
  release();
  output_drain(FRAME_MILLISECONDS);
}

int32_t screen_errors(void *buffer, int32_t size) { return rescue_read_errors(buffer, size); }

// Stops until the terminal is ours: a process continued in the background has no terminal to go on with,
// but can be told to end.
static void stop_group(void) {
  struct sigaction stop = {.sa_handler = SIG_DFL}, collect;
  sigemptyset(&stop.sa_mask);
  sigaction(SIGTSTP, &stop, &collect);
  do {
    // The whole group, as the terminal driver does: a shell script around us must stop as well.
    kill(0, SIGTSTP);
    if (is_in_background()) poll(NULL, 0, BACKGROUND_MILLISECONDS);
  } while (is_in_background() && !signals_ask_to_end());
  sigaction(SIGTSTP, &collect, NULL);
}

void screen_suspend(void) {
  if (screen == NULL) return;
  bool heard_mouse = hears_mouse;
  leave();
  stop_group();
  hears_mouse = heard_mouse;
  screen_repaint();
}

void screen_ring(void) {
  if (screen == NULL) return;
  output_catch();
  beep();
  release();
}

void screen_repaint(void) {
  if (screen == NULL) return;
  if (is_in_background()) stop_group();
  if (is_in_background()) return;
  tcsetattr(STDIN_FILENO, TCSANOW, &ours);
  is_given_back = false;
  set_modes();
  output_catch();
  reset_prog_mode();
  clearok(stdscr, TRUE);
  refresh();
  release();
  output_drain(FRAME_MILLISECONDS);
}
