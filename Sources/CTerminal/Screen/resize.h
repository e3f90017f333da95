#ifndef RESIZE_H
#define RESIZE_H

#include <stdbool.h>
#include <stdint.h>

/// Begins to collect SIGWINCH, in the place of curses, which hears of a new size where it reads keys.
void resize_watch(void);

/// Restores what the signal did before.
void resize_release(void);

/// A descriptor that can be read while such a signal waits; -1 where the system has none.
int32_t resize_descriptor(void);

/// Fits curses' windows to the terminal where its size has changed since it was asked last, signal or
/// not; true where they are of another size now.
bool resize_follow(void);

#endif
