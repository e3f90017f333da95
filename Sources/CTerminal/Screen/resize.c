#include "resize.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

// More than any screen has; a terminal may claim 65,535, whose cells fill the memory.
enum { ROWS_MAX = 2000, COLUMNS_MAX = 4000 };

static int ends[2] = {-1, -1};
static struct sigaction before;
// What the terminal said last, which need not be what LINES and COLUMNS make of it for curses.
static struct winsize said;

static struct winsize ask(void) {
  struct winsize size = {0};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return said;
  return size.ws_row > 0 && size.ws_col > 0 ? size : said;
}

static void note(int number) {
  (void)number;
  int saved = errno;
  ssize_t written = write(ends[1], "", 1);
  (void)written;
  errno = saved;
}

void resize_watch(void) {
  int tall = 0, wide = 0;
  getmaxyx(stdscr, tall, wide);
  bool is_told = getenv("LINES") != NULL || getenv("COLUMNS") != NULL;
  said = (struct winsize){.ws_row = (unsigned short)tall, .ws_col = (unsigned short)wide};
  if (is_told) said = ask();
  if (ends[0] >= 0 || pipe(ends) != 0) return;
  for (int i = 0; i < 2; i++) {
    fcntl(ends[i], F_SETFL, O_NONBLOCK);
    fcntl(ends[i], F_SETFD, FD_CLOEXEC);
  }
  struct sigaction action = {.sa_handler = note, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  sigaction(SIGWINCH, &action, &before);
}

void resize_release(void) {
  if (ends[0] < 0) return;
  sigaction(SIGWINCH, &before, NULL);
  for (int i = 0; i < 2; i++) {
    close(ends[i]);
    ends[i] = -1;
  }
}

int32_t resize_descriptor(void) { return ends[0]; }

static int at_most(int value, int limit) { return value < limit ? value : limit; }

bool resize_follow(void) {
  char bytes[64];
  while (ends[0] >= 0 && read(ends[0], bytes, sizeof bytes) > 0) continue;
  struct winsize size = ask();
  if (size.ws_row == said.ws_row && size.ws_col == said.ws_col) return false;
  said = size;
  int tall = at_most(size.ws_row, ROWS_MAX), wide = at_most(size.ws_col, COLUMNS_MAX);
  // Not `resizeterm`, which also makes a key of it that nobody would read.
  if (!is_term_resized(tall, wide) || resize_term(tall, wide) != OK) return false;
  // What the terminal made of its old picture is not known.
  clearok(curscr, TRUE);
  return true;
}
