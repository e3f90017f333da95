#include "keys.h"

#include <errno.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "cterminal.h"
#include "input_parser.h"
#include "Screen/resize.h"

// Bytes are taken one by one and only while they are there: what is typed ahead of Ctrl-Z or of the end
// belongs to the shell.

enum { INPUT, SIZE, WAKE, SOURCES };

static struct input_parser *parser = NULL;
static struct screen_mouse mouse;
static bool is_lost = false;
// When it was last known, in milliseconds, that nothing more had come.
static int64_t known;

static int64_t now(void) {
  struct timespec time = {0};
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

void keys_open(void) {
  parser = input_parser_create();
  is_lost = parser == NULL;
  known = now();
  resize_watch();
}

void keys_close(void) {
  resize_release();
  input_parser_destroy(parser);
  parser = NULL;
}

struct screen_mouse screen_mouse_place(void) { return mouse; }

const uint8_t *screen_paste(int32_t *length) {
  *length = 0;
  return parser == NULL ? NULL : input_parser_paste(parser, length);
}

static bool next_key(int32_t *key) {
  struct input_event event;
  while (input_parser_next(parser, &event)) {
    bool is_mouse = event.key == SCREEN_KEY_MOUSE;
    // A report that was on its way when the mouse was turned off, or that nobody asked for.
    if (is_mouse && !screen_hears_mouse()) continue;
    if (is_mouse) mouse = event.mouse;
    *key = event.key;
    return true;
  }
  return false;
}

// Takes bytes that are there until they amount to a key.
static bool read_key(int32_t *key) {
  int waiting = 0;
  // A terminal that can be read and yet has nothing to read is gone.
  if (ioctl(STDIN_FILENO, FIONREAD, &waiting) != 0 || waiting <= 0) is_lost = true;
  for (; waiting > 0; waiting--) {
    uint8_t byte = 0;
    ssize_t count = read(STDIN_FILENO, &byte, 1);
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) return false;
    if (count != 1) {
      is_lost = true;
      return false;
    }
    input_parser_take(parser, byte);
    if (next_key(key)) return true;
  }
  return false;
}

// Whether there is something to read, or the end of it, within so much time.
static bool has_bytes(struct pollfd sources[SOURCES], int32_t milliseconds) {
  if (poll(sources, SOURCES, milliseconds) <= 0)
    for (int i = 0; i < SOURCES; i++) sources[i].revents = 0;
  return sources[INPUT].revents != 0;
}

// Tells the parser of the silence up to now, of `limit` milliseconds at most if that is not negative.
static void pass(int64_t limit) {
  int64_t time = now(), passed = time - known;
  if (limit >= 0 && passed > limit) passed = limit;
  input_parser_pass(parser, passed < INT32_MAX ? (int32_t)passed : INT32_MAX);
  known = time;
}

int32_t screen_next_key(int32_t milliseconds, int32_t wake_fd) {
  if (!screen_is_open()) return SCREEN_KEY_LOST;
  int64_t end = now() + milliseconds;
  struct pollfd sources[SOURCES] = {
    [INPUT] = {.fd = STDIN_FILENO, .events = POLLIN},
    [SIZE] = {.fd = resize_descriptor(), .events = POLLIN},
    [WAKE] = {.fd = wake_fd, .events = POLLIN},
  };
  for (;;) {
    int32_t key = SCREEN_KEY_NONE;
    if (next_key(&key)) return key;
    if (is_lost) return SCREEN_KEY_LOST;
    if (resize_follow()) return SCREEN_KEY_RESIZE;
    bool is_there = has_bytes(sources, 0);
    if (is_there) {
      // What came while nobody looked may have come at once.
      known = now();
    } else {
      pass(-1);
      if (next_key(&key)) return key;
      int64_t left = end - known;
      int32_t silence = input_parser_wait(parser);
      if (left > 0 && sources[WAKE].revents == 0)
        is_there = has_bytes(sources, (int32_t)(silence >= 0 && silence < left ? silence : left));
      // Only a wait that nothing has ended was long enough.
      if (is_there) pass(silence > 0 ? silence - 1 : -1);
    }
    if (is_there && read_key(&key)) return key;
    if (sources[WAKE].revents != 0 || now() >= end) return SCREEN_KEY_NONE;
  }
}
