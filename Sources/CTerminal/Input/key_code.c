#include "key_code.h"

#include <stdbool.h>

#include "cterminal.h"

int32_t key_of_control(uint8_t byte) {
  switch (byte) {
    case 3: return SCREEN_KEY_INTERRUPT;
    case 8: case 127: return SCREEN_KEY_BACKSPACE;
    case 9: return SCREEN_KEY_TAB;
    case 10: case 13: return SCREEN_KEY_ENTER;
    case 12: return SCREEN_KEY_REDRAW;
    case 26: return SCREEN_KEY_SUSPEND;
    case 27: return SCREEN_KEY_ESCAPE;
    case 0: return SCREEN_KEY_OTHER;
    default: return SCREEN_CONTROL | (byte <= 26 ? byte + 'a' - 1 : byte + '@');
  }
}

// kitty's keys outside of Unicode: of the keypad those that have a meaning here.
static int32_t functional(int32_t code) {
  static const int32_t keypad[] = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '/', '*', '-', '+', SCREEN_KEY_ENTER, '=',
    ',', SCREEN_KEY_LEFT, SCREEN_KEY_RIGHT, SCREEN_KEY_UP, SCREEN_KEY_DOWN, SCREEN_KEY_PAGE_UP,
    SCREEN_KEY_PAGE_DOWN, SCREEN_KEY_HOME, SCREEN_KEY_END, SCREEN_KEY_OTHER, SCREEN_KEY_DELETE};
  enum { KEYPAD = 57399, MEDIA = 57428 };
  int32_t count = (int32_t)(sizeof keypad / sizeof *keypad);
  if (code >= KEYPAD && code < KEYPAD + count) return keypad[code - KEYPAD];
  // Keys of music, and Shift and the like by themselves.
  if (code >= MEDIA) return SCREEN_KEY_NONE;
  return SCREEN_KEY_OTHER;
}

static bool is_letter(int32_t code) {
  return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
}

static int32_t with_control(int32_t code, int32_t modifiers) {
  if (modifiers & KEY_ALT) return SCREEN_KEY_OTHER;
  if (is_letter(code) || (code >= '[' && code <= '_')) return key_of_control((uint8_t)(code & 0x1F));
  return SCREEN_KEY_OTHER;
}

static int32_t character(int32_t code, int32_t shifted, int32_t modifiers) {
  bool is_scalar = code < 0xD800 || (code > 0xDFFF && code < 0x110000);
  bool is_control = code < 32 || (code >= 0x7F && code < 0xA0);
  if (!is_scalar || is_control) return SCREEN_KEY_NONE;
  if (modifiers & (KEY_SUPER | KEY_HYPER)) return SCREEN_KEY_OTHER;
  if (modifiers & KEY_CTRL) return with_control(code, modifiers);
  bool is_upper = !(modifiers & KEY_SHIFT) != !(modifiers & KEY_CAPS);
  if ((modifiers & KEY_SHIFT) && shifted > 32) return character(shifted, -1, modifiers & KEY_ALT);
  if (is_upper && code >= 'a' && code <= 'z') code -= 'a' - 'A';
  return modifiers & KEY_ALT ? SCREEN_ALT | code : code;
}

int32_t key_code(int32_t code, int32_t shifted, int32_t modifiers) {
  enum { FIRST = 57344, LAST = 63743 };
  if (modifiers & KEY_META) modifiers |= KEY_ALT;
  if (code < 0) return SCREEN_KEY_NONE;
  if (code >= FIRST && code <= LAST) return functional(code);
  switch (code) {
    case 9: return modifiers & (KEY_SHIFT | KEY_ALT) ? SCREEN_KEY_OTHER : SCREEN_KEY_TAB;
    case 10: case 13: return modifiers & KEY_ALT ? SCREEN_KEY_OTHER : SCREEN_KEY_ENTER;
    case 27: return SCREEN_KEY_ESCAPE;
    case 8: case 127:
      return modifiers & KEY_ALT ? SCREEN_ALT | 0x7F : SCREEN_KEY_BACKSPACE;
    default: return character(code, shifted, modifiers);
  }
}
