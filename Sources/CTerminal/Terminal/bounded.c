#include "cterminal.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stddef.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

// A terminal that nobody reads takes no more than its buffer holds, and a write that blocks there is
// left by no signal. So no more is written at once than what poll has said there is room for. All of
// this may be called in a signal handler.

enum { PIPE_CHUNK = 512, MILLION = 1000000 };

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000 + time.tv_nsec / MILLION;
}

// The most bytes for which a write waits for nobody once poll has said that there is room: of a
// terminal it only tells that there is some.
static size_t chunk_of(int fd) {
  struct stat status;
  int flags = fcntl(fd, F_GETFL);
  if (flags >= 0 && (flags & O_NONBLOCK)) return INT32_MAX;
  if (fstat(fd, &status) != 0 || S_ISCHR(status.st_mode)) return 1;
  return S_ISREG(status.st_mode) ? INT32_MAX : PIPE_CHUNK;
}

int32_t bounded_write(int32_t fd, const void *bytes, int32_t count, int32_t milliseconds) {
  const char *text = bytes;
  size_t chunk = chunk_of(fd);
  int64_t deadline = now() + milliseconds;
  int32_t done = 0;
  while (done < count) {
    int64_t left = deadline - now();
    struct pollfd place = {.fd = fd, .events = POLLOUT};
    int ready = poll(&place, 1, left > 0 ? (int)left : 0);
    if (ready < 0 && errno == EINTR) continue;
    if (ready < 0) return -1;
    if (ready == 0) return done;
    size_t rest = (size_t)(count - done);
    ssize_t written = write(fd, text + done, rest < chunk ? rest : chunk);
    if (written > 0) done += (int32_t)written;
    else if (written < 0 && errno != EAGAIN && errno != EINTR) return -1;
    else if (left <= 0) return done;
  }
  return done;
}
