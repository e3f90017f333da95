#include "mouse.h"

int32_t mouse_report(int32_t button, int32_t column, int32_t row, struct screen_mouse *mouse) {
  enum { WHEEL = 64, MODIFIERS = 4 | 8 | 16 };
  struct screen_mouse place = {.column = column - 1, .row = row - 1};
  switch (button < 0 ? -1 : button & ~MODIFIERS) {
    case 0: place.kind = SCREEN_MOUSE_PRESS; break;
    case WHEEL: place.kind = SCREEN_MOUSE_WHEEL_UP; break;
    case WHEEL + 1: place.kind = SCREEN_MOUSE_WHEEL_DOWN; break;
    default: return SCREEN_KEY_NONE;
  }
  *mouse = place;
  return SCREEN_KEY_MOUSE;
}

static bool continues(uint8_t byte) { return byte >= 0x80 && byte <= 0xBF; }

// How many characters of UTF-8 they are, each of one byte or two, and into `scalars` which; -1 where
// they are no UTF-8. `is_open` where the last one lacks its second byte.
static int read_characters(const struct mouse_bytes *bytes, int32_t scalars[3], bool *is_open) {
  int count = 0;
  *is_open = false;
  for (int i = 0; i < bytes->count && count < 3; count++) {
    uint8_t byte = bytes->byte[i++];
    scalars[count] = byte;
    if (byte < 0x80) continue;
    if (byte < 0xC2 || byte > 0xDF) return -1;
    if (i == bytes->count) *is_open = true;
    else if (!continues(bytes->byte[i])) return -1;
    else scalars[count] = (byte & 0x1F) << 6 | (bytes->byte[i++] & 0x3F);
  }
  return count;
}

bool mouse_bytes_may_end(const struct mouse_bytes *bytes) { return bytes->count >= 3; }

bool mouse_bytes_are_all(const struct mouse_bytes *bytes) {
  int32_t scalars[3];
  bool is_open = false;
  int count = read_characters(bytes, scalars, &is_open);
  if (bytes->count < 3) return false;
  return count < 0 || (count == 3 && !is_open);
}

int32_t mouse_bytes_report(const struct mouse_bytes *bytes, struct screen_mouse *mouse) {
  int32_t scalars[3];
  bool is_open = false;
  int count = read_characters(bytes, scalars, &is_open);
  if (bytes->count < 3) return SCREEN_KEY_NONE;
  if (count != 3 || is_open)
    for (int i = 0; i < 3; i++) scalars[i] = bytes->byte[i];
  // Where there is no byte for a place xterm sends none that is one.
  if (scalars[1] <= 32 || scalars[2] <= 32) return SCREEN_KEY_NONE;
  return mouse_report(scalars[0] - 32, scalars[1] - 32, scalars[2] - 32, mouse);
}
