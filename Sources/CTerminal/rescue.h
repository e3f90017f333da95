#ifndef RESCUE_H
#define RESCUE_H

/// Keeps standard error in memory while the screen is open, if it goes to a terminal.
void rescue_hold_errors(void);

/// Lets it go again and writes out what it kept.
void rescue_release_errors(void);

/// Remembers the terminal's settings and arms the handlers of fatal signals.
/// `restore` is what makes the terminal usable again; it is copied.
void rescue_arm(const char *restore, int length);

/// Disarms the handlers.
void rescue_disarm(void);

#endif
