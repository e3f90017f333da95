#include "keys.h"

#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cterminal.h"

enum { SEQUENCE_MAX = 31, SEQUENCE_MILLISECONDS = 25, NUMBER_MAX = 100000 };

static struct screen_mouse mouse;

static int32_t translate(int code, bool is_function_key) {
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
    default: return code >= 32 ? code : SCREEN_KEY_OTHER;
  }
}

// The next byte of a sequence; 0 where it ends before: a key has come, a control character, or nothing.
static int next_byte(void) {
  int code = getch();
  if (code >= ' ' && code < 256) return code;
  if (code != ERR) ungetch(code);
  return 0;
}

static const char *read_number(const char *text, int32_t *number) {
  int32_t value = 0;
  while (*text >= '0' && *text <= '9') {
    if (value < NUMBER_MAX) value = value * 10 + (*text - '0');
    text++;
  }
  *number = value;
  return *text == ';' ? text + 1 : text;
}

// A button and a place counted from 1, as "CSI < button ; column ; row M" tells them.
static int32_t read_mouse(const char *text, bool is_press) {
  enum { WHEEL = 64, MOVED = 32, BUTTONS = 3, MODIFIERS = 4 | 8 | 16 };
  int32_t button = 0;
  text = read_number(text, &button);
  text = read_number(text, &mouse.column);
  read_number(text, &mouse.row);
  mouse.column--;
  mouse.row--;
  switch (button & ~MODIFIERS) {
    case 0: mouse.kind = SCREEN_MOUSE_PRESS; break;
    case WHEEL: mouse.kind = SCREEN_MOUSE_WHEEL_UP; break;
    case WHEEL + 1: mouse.kind = SCREEN_MOUSE_WHEEL_DOWN; break;
    default: return SCREEN_KEY_NONE;
  }
  return is_press ? SCREEN_KEY_MOUSE : SCREEN_KEY_NONE;
}

// What follows "escape [" up to its last character: a press of the mouse, or a key that curses does
// not know, none of whose characters is meant.
static int32_t read_sequence(void) {
  char text[SEQUENCE_MAX + 1] = "";
  for (int length = 0; length < 8 * SEQUENCE_MAX; length++) {
    int byte = next_byte();
    if (byte == 0) return SCREEN_KEY_OTHER;
    if (byte >= 0x40 && byte <= 0x7E) {
      bool ends_mouse = text[0] == '<' && (byte == 'M' || byte == 'm');
      return ends_mouse ? read_mouse(text + 1, byte == 'M') : SCREEN_KEY_OTHER;
    }
    if (length < SEQUENCE_MAX) text[length] = byte < 128 ? (char)byte : '?';
  }
  return SCREEN_KEY_OTHER;
}

// Nobody types so fast that "[" or "O" stands right behind Escape.
static int32_t read_escape(void) {
  int32_t key = SCREEN_KEY_ESCAPE;
  int byte = next_byte();
  if (byte == '[' || byte == 'O') {
    timeout(SEQUENCE_MILLISECONDS);
    if (byte == '[') key = read_sequence();
    else if (next_byte() != 0) key = SCREEN_KEY_OTHER;
    timeout(0);
  } else if (byte != 0) {
    ungetch(byte);
  }
  return key;
}

// A character of UTF-8 that begins with `first`. Curses can read them itself, but of a broken one it
// swallows up to fifteen bytes of what follows.
static int32_t read_character(int first) {
  int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
  int32_t scalar = first & (0x3F >> more);
  if (first < 0xC2 || first > 0xF4) return SCREEN_KEY_OTHER;
  timeout(SEQUENCE_MILLISECONDS);
  while (more > 0) {
    int byte = next_byte();
    if (byte < 0x80 || byte > 0xBF) {
      if (byte != 0) ungetch(byte);
      break;
    }
    scalar = scalar << 6 | (byte & 0x3F);
    more--;
  }
  timeout(0);
  bool is_scalar = more == 0 && scalar < 0x110000 && (scalar < 0xD800 || scalar > 0xDFFF);
  return is_scalar ? scalar : SCREEN_KEY_OTHER;
}

static bool read_key(int32_t *key) {
  int code = getch();
  if (code == ERR) return false;
  if (code > 0x7F && code < 256) *key = read_character(code);
  else *key = translate(code, code >= KEY_MIN);
  if (*key == SCREEN_KEY_ESCAPE) *key = read_escape();
  return true;
}

// A terminal that can be read and yet has nothing to read has come to its end.
static bool is_lost(short events) {
  if (events & (POLLHUP | POLLERR | POLLNVAL)) return true;
  int waiting = 0;
  if ((events & POLLIN) == 0) return false;
  return ioctl(STDIN_FILENO, FIONREAD, &waiting) != 0 || waiting == 0;
}

struct screen_mouse screen_mouse_place(void) { return mouse; }

int32_t screen_next_key(int32_t milliseconds, int32_t wake_fd) {
  if (!screen_is_open()) return SCREEN_KEY_LOST;
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
