#define _GNU_SOURCE
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#if defined(__linux__)
#include <sys/mman.h>
#endif

#include "cterminal.h"

enum { LAST_MILLISECONDS = 100, STALLED_MILLISECONDS = 300 };

// Cancels a control sequence of which only the beginning has come through.
static const char cancel[] = "\030";

static FILE *stream = NULL;
// The terminal as it was found, and as it can be written to without waiting.
static int terminal = -1;
static int patient = -1;
// Where frames are drawn.
static int memory = -1;
static bool catches = false;
// What waits: `count` bytes of `bytes` from `first` on.
static char *bytes = NULL;
static size_t first = 0, count = 0, capacity = 0;
// When the terminal took something last, or had nothing to take.
static int64_t last_taken = 0;

static int64_t milliseconds_now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static int open_memory(void) {
#if defined(__linux__)
  return memfd_create("frame", MFD_CLOEXEC);
#else
  FILE *file = tmpfile();
  int copy = file != NULL ? fcntl(fileno(file), F_DUPFD_CLOEXEC, 0) : -1;
  if (file != NULL) fclose(file);
  return copy;
#endif
}

// Standard output opened anew: what is set for a descriptor is set for all who share it, and the shell
// does. Who has become another user may open the terminal by the last name only.
static int open_patiently(void) {
  const char *names[] = {"/proc/self/fd/1", ttyname(STDOUT_FILENO), "/dev/tty"};
  struct stat found, opened;
  if (fstat(STDOUT_FILENO, &found) != 0) return -1;
  for (int i = 0; i < 3; i++) {
    if (names[i] == NULL) continue;
    int fd = open(names[i], O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0) continue;
    bool is_controlling = i == 2 && tcgetsid(STDOUT_FILENO) == getsid(0);
    bool is_same = fstat(fd, &opened) == 0 && opened.st_rdev == found.st_rdev;
    if (isatty(fd) && (is_same || is_controlling)) return fd;
    close(fd);
  }
  return -1;
}

FILE *output_open(void) {
  terminal = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0);
  int copy = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0);
  stream = copy >= 0 ? fdopen(copy, "w") : NULL;
  if (stream == NULL && copy >= 0) close(copy);
  patient = open_patiently();
  if (patient < 0) patient = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0);
  memory = open_memory();
  if (terminal >= 0 && patient >= 0 && stream != NULL) return stream;
  output_close();
  return NULL;
}

static void let_go(int *fd) {
  if (*fd >= 0) close(*fd);
  *fd = -1;
}

void output_close(void) {
  if (stream != NULL) fclose(stream);
  stream = NULL;
  let_go(&terminal);
  let_go(&patient);
  let_go(&memory);
  free(bytes);
  bytes = NULL;
  first = count = capacity = 0;
  catches = false;
}

static void point_at(int fd) {
  dup2(fd, fileno(stream));
  fcntl(fileno(stream), F_SETFD, FD_CLOEXEC);
}

void output_catch(void) {
  if (stream == NULL || memory < 0 || catches) return;
  catches = true;
  point_at(memory);
}

// Room for so many bytes behind those that wait; NULL where there is none.
static char *room_for(size_t more) {
  if (count == 0) {
    first = 0;
    last_taken = milliseconds_now();
  }
  if (first + count + more > capacity && first > 0) {
    memmove(bytes, bytes + first, count);
    first = 0;
  }
  if (count + more > capacity) {
    size_t wanted = 2 * (count + more);
    char *larger = realloc(bytes, wanted);
    if (larger == NULL) return NULL;
    bytes = larger;
    capacity = wanted;
  }
  return bytes + first + count;
}

bool output_release(void) {
  if (!catches) return true;
  catches = false;
  point_at(terminal);
  off_t length = lseek(memory, 0, SEEK_CUR);
  if (length <= 0) return length == 0;
  char *room = room_for((size_t)length);
  ssize_t caught = room != NULL ? pread(memory, room, (size_t)length, 0) : -1;
  lseek(memory, 0, SEEK_SET);
  if (ftruncate(memory, 0) != 0 || caught != length) {
    count = 0;
    return false;
  }
  count += (size_t)length;
  return true;
}

void output_text(const char *text) {
  size_t length = strlen(text);
  char *room = stream != NULL ? room_for(length) : NULL;
  if (room == NULL) return;
  memcpy(room, text, length);
  count += length;
}

bool output_drain(int milliseconds) {
  while (count > 0) {
    int32_t part = count < INT32_MAX ? (int32_t)count : INT32_MAX;
    int32_t taken = bounded_write(patient, bytes + first, part, milliseconds);
    if (taken > 0) last_taken = milliseconds_now();
    // The terminal is gone, and nothing will ever be taken.
    if (taken < 0) taken = part;
    first += (size_t)taken;
    count -= (size_t)taken;
    if (taken < part) break;
  }
  return count == 0;
}

static bool writes(const char *text, int length) {
  return bounded_write(patient, text, length, LAST_MILLISECONDS) == length;
}

void output_cut_short(const char *text, int length) {
  count = 0;
  if (bounded_write(patient, cancel, 1, 0) == 1 && writes(text, length)) return;
  // Makes room where nobody reads: whoever reads again finds the terminal given back.
  tcflush(patient, TCOFLUSH);
  if (writes(cancel, 1)) writes(text, length);
}

bool screen_is_stalled(void) {
  return count > 0 && milliseconds_now() - last_taken >= STALLED_MILLISECONDS;
}
