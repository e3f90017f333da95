#ifndef KEY_CODE_H
#define KEY_CODE_H

#include <stdint.h>

/// What is held down with a key, as xterm and kitty count it.
enum key_modifier {
  KEY_SHIFT = 1,
  KEY_ALT = 2,
  KEY_CTRL = 4,
  KEY_SUPER = 8,
  KEY_HYPER = 16,
  KEY_META = 32,
  KEY_CAPS = 64,
};

/// The key of a control character: a byte below 32, or 127.
int32_t key_of_control(uint8_t byte);

/// The key told by its code (a Unicode scalar, or one of kitty's for keys that are no characters) and
/// modifiers, as xterm's modifyOtherKeys and kitty do. `shifted` is the scalar it gives with Shift, or -1.
int32_t key_code(int32_t code, int32_t shifted, int32_t modifiers);

#endif
