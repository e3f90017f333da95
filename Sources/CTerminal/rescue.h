#ifndef RESCUE_H
#define RESCUE_H

#include <termios.h>

/// Keeps standard error in memory while the screen is open, if it goes to a terminal.
void rescue_hold_errors(void);

/// Lets it go again and writes out what it kept.
void rescue_release_errors(void);

/// Arms the handlers of fatal signals, which write `restore` and set `found` before they kill.
/// Both are copied.
void rescue_arm(const char *restore, int length, const struct termios *found);

/// Disarms the handlers.
void rescue_disarm(void);

#endif
