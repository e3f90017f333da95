#ifndef KEYS_H
#define KEYS_H

#include <stdbool.h>

/// Whether there is a screen to read keys of.
bool screen_is_open(void);

#endif
