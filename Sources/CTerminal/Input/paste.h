#ifndef PASTE_H
#define PASTE_H

#include <stdbool.h>
#include <stdint.h>

enum { PASTE_MAX = 1 << 16 };

/// Text between "ESC [ 200 ~" and "ESC [ 201 ~".
struct paste {
  int32_t length;
  /// How many bytes of the end are there, which are not in the text yet.
  int32_t matched;
  uint8_t text[PASTE_MAX];
};

void paste_begin(struct paste *paste);

/// Takes a byte; what there is no room for is dropped. True where it was the last one of the end.
bool paste_take(struct paste *paste, uint8_t byte);

#endif
