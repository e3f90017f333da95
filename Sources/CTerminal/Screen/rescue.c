#define _GNU_SOURCE
#include "rescue.h"

#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cterminal.h"
#include "output.h"

// Everything a fatal-signal handler needs lies ready in static memory: it may only call
// functions that are safe in a handler (write, read, poll, dup2, tcflush, tcsetattr, sigaction, raise).

enum { FATAL = 6, RESTORE_MAX = 512, KEPT_MAX = 1 << 16, REPLAY_MILLISECONDS = 200 };
static const int fatal[FATAL] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL, SIGTRAP};
static struct sigaction before[FATAL];
static struct termios settings;
static char restore_text[RESTORE_MAX];
static int restore_length = 0;
static volatile sig_atomic_t armed = 0;
// Where what is written on standard error can be read; -1 while it is not held.
static int held = -1;
static int real_errors = -1;
// The newest of what has been read, as a ring.
static char kept[KEPT_MAX];
static size_t kept_count = 0;

// False where nothing reads the other end, and more would only have to wait.
static bool write_error(const char *bytes, size_t count) {
  return bounded_write(real_errors, bytes, (int32_t)count, REPLAY_MILLISECONDS) == (int32_t)count;
}

static void replay(void) {
  size_t begin = kept_count % KEPT_MAX;
  if (kept_count >= KEPT_MAX && !write_error(kept + begin, KEPT_MAX - begin)) return;
  if (!write_error(kept, kept_count < KEPT_MAX ? kept_count : begin)) return;
  char buffer[4096];
  ssize_t count = 0;
  while ((count = read(held, buffer, sizeof buffer)) > 0)
    if (!write_error(buffer, (size_t)count)) return;
}

static void rescue(int number) {
  if (armed) {
    armed = 0;
    output_cut_short(restore_text, restore_length);
    tcsetattr(STDIN_FILENO, TCSANOW, &settings);
    if (held >= 0) {
      dup2(real_errors, STDERR_FILENO);
      replay();
    }
  }
  // Not the handlers found before: Swift's own asks questions on the terminal for half a minute.
  struct sigaction die = {.sa_handler = SIG_DFL};
  for (int i = 0; i < FATAL; i++) sigaction(fatal[i], &die, NULL);
  raise(number);
}

void rescue_hold_errors(void) {
  if (held >= 0 || !isatty(STDERR_FILENO)) return;
  int ends[2];
  int copy = dup(STDERR_FILENO);
  if (copy < 0 || pipe(ends) != 0) {
    if (copy >= 0) close(copy);
    return;
  }
  // Who writes must never wait for the screen: what the pipe has no room for is lost.
  for (int i = 0; i < 2; i++) {
    fcntl(ends[i], F_SETFL, O_NONBLOCK);
    fcntl(ends[i], F_SETFD, FD_CLOEXEC);
  }
  fcntl(copy, F_SETFD, FD_CLOEXEC);
  kept_count = 0;
  held = ends[0];
  real_errors = copy;
  if (dup2(ends[1], STDERR_FILENO) < 0) rescue_release_errors();
  close(ends[1]);
}

int rescue_read_errors(char *buffer, int size) {
  if (held < 0 || size <= 0) return 0;
  ssize_t count = read(held, buffer, (size_t)size);
  for (ssize_t i = 0; i < count; i++) kept[kept_count++ % KEPT_MAX] = buffer[i];
  return count > 0 ? (int)count : 0;
}

void rescue_release_errors(void) {
  if (held < 0) return;
  dup2(real_errors, STDERR_FILENO);
  replay();
  close(held);
  close(real_errors);
  held = -1;
  real_errors = -1;
}

void rescue_arm(const char *restore, int length, const struct termios *found) {
  if (armed) return;
  settings = *found;
  restore_length = length < RESTORE_MAX ? length : RESTORE_MAX;
  memcpy(restore_text, restore, (size_t)restore_length);
  // A stack of its own, so that an overflow of the main one can be answered too.
  static char stack[1 << 16];
  stack_t other = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&other, NULL);
  struct sigaction action = {.sa_handler = rescue, .sa_flags = SA_ONSTACK};
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < FATAL; i++) sigaction(fatal[i], &action, &before[i]);
  armed = 1;
}

void rescue_disarm(void) {
  if (!armed) return;
  armed = 0;
  for (int i = 0; i < FATAL; i++) sigaction(fatal[i], &before[i], NULL);
}
