#ifndef COLORS_H
#define COLORS_H

#include <stdint.h>

/// Begins to use colours on the screen that curses has opened, none of them used so far; how many there
/// are: 0, 8, 16, 256 or 2^24.
int32_t colors_open(void);

/// The number of a pair of colours among curses' pairs, made where it is not there yet; 0, the
/// terminal's own, for colours that it does not have and where there is no room for another pair.
int colors_pair(int32_t foreground, int32_t background);

#endif
