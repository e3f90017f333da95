#include "cterminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

// A handler may do little more than write a byte: the rest happens where the pipe is read.

enum { CAUGHT = 5 };
static const int caught[CAUGHT] = {SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT};
static struct sigaction before[CAUGHT];
static int ends[2] = {-1, -1};
static bool catching = false;
static volatile sig_atomic_t ending = 0;

static void collect(int number) {
  int saved = errno;
  unsigned char byte = (unsigned char)number;
  if (number == SIGTERM || number == SIGHUP) ending = 1;
  ssize_t written = write(ends[1], &byte, 1);
  (void)written;
  errno = saved;
}

bool signals_catch(void) {
  if (catching) return true;
  if (pipe(ends) != 0) return false;
  for (int i = 0; i < 2; i++) {
    fcntl(ends[i], F_SETFL, O_NONBLOCK);
    fcntl(ends[i], F_SETFD, FD_CLOEXEC);
  }
  struct sigaction action = {.sa_handler = collect, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < CAUGHT; i++) {
    sigaction(caught[i], NULL, &before[i]);
    // `nohup` asks for SIGHUP to be ignored, a shell without job control for SIGTSTP. It has SIGINT
    // ignored for what it starts with `&` as well; but whoever sends one means it, and we save first.
    bool is_order = caught[i] == SIGINT || caught[i] == SIGTERM;
    if (before[i].sa_handler == SIG_IGN && !is_order) continue;
    sigaction(caught[i], &action, NULL);
  }
  catching = true;
  return true;
}

void signals_release(void) {
  if (!catching) return;
  for (int i = 0; i < CAUGHT; i++) sigaction(caught[i], &before[i], NULL);
  for (int i = 0; i < 2; i++) {
    close(ends[i]);
    ends[i] = -1;
  }
  catching = false;
}

int32_t signals_descriptor(void) { return ends[0]; }

int32_t signals_next(void) {
  unsigned char byte = 0;
  if (ends[0] < 0 || read(ends[0], &byte, 1) != 1) return 0;
  return byte;
}

bool signals_ask_to_end(void) { return ending; }
