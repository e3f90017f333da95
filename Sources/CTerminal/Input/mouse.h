#ifndef MOUSE_H
#define MOUSE_H

#include <stdbool.h>
#include <stdint.h>

#include "cterminal.h"

/// A press of a button over a place counted from 1: SCREEN_KEY_MOUSE, or SCREEN_KEY_NONE where it is
/// none of those that mean something.
int32_t mouse_report(int32_t button, int32_t column, int32_t row, struct screen_mouse *mouse);

/// The bytes behind "ESC [ M": button, column and row, a byte each, or a character of UTF-8 each.
struct mouse_bytes {
  uint8_t byte[6];
  int32_t count;
};

/// Whether they could be a report already.
bool mouse_bytes_may_end(const struct mouse_bytes *bytes);

/// Whether no more of them are to be expected. Two bytes may be two numbers or a character of UTF-8:
/// what follows tells.
bool mouse_bytes_are_all(const struct mouse_bytes *bytes);

/// What they report, as `mouse_report`.
int32_t mouse_bytes_report(const struct mouse_bytes *bytes, struct screen_mouse *mouse);

#endif
