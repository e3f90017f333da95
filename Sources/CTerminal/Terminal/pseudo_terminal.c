#include "cterminal.h"

#include <stddef.h>
#include <unistd.h>
#if defined(__APPLE__)
#include <util.h>
#else
#include <pty.h>
#endif

bool pseudo_terminal_open(int32_t columns, int32_t rows, int32_t *ours, int32_t *theirs) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  int master = -1, slave = -1;
  if (openpty(&master, &slave, NULL, NULL, &size) != 0) return false;
  *ours = master;
  *theirs = slave;
  return true;
}
