#ifndef RESCUE_H
#define RESCUE_H

#include <termios.h>

/// Keeps what is written on standard error while the screen is open, if that is a terminal: the
/// newest 64 KiB of what is read, and what a pipe holds.
void rescue_hold_errors(void);

/// What was written since the last call, at most `size` bytes into `buffer`; their number.
int rescue_read_errors(char *buffer, int size);

/// Lets it go again and writes out what it kept.
void rescue_release_errors(void);

/// Arms the handlers of fatal signals, which write `restore` and set `found` before they kill.
/// Both are copied.
void rescue_arm(const char *restore, int length, const struct termios *found);

/// Disarms the handlers.
void rescue_disarm(void);

#endif
