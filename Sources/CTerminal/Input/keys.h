#ifndef KEYS_H
#define KEYS_H

#include <stdbool.h>

/// Whether there is a screen to read keys of, and whether it listens to the mouse.
bool screen_is_open(void);
bool screen_hears_mouse(void);

/// Begins to read keys and to follow the terminal's size, when a screen has been opened.
void keys_open(void);

/// Ends that, before it is closed.
void keys_close(void);

#endif
