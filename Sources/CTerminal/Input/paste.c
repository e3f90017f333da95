#include "paste.h"

static const uint8_t end[] = {0x1B, '[', '2', '0', '1', '~'};
enum { END_LENGTH = sizeof end };

void paste_begin(struct paste *paste) { paste->length = paste->matched = 0; }

static void keep(struct paste *paste, uint8_t byte) {
  if (paste->length < PASTE_MAX) paste->text[paste->length++] = byte;
}

bool paste_take(struct paste *paste, uint8_t byte) {
  if (byte != end[paste->matched]) {
    for (int32_t i = 0; i < paste->matched; i++) keep(paste, end[i]);
    paste->matched = 0;
  }
  // The end has its first byte but once, so nothing of what did not match can begin it anew.
  if (byte == end[paste->matched]) paste->matched++;
  else keep(paste, byte);
  return paste->matched == END_LENGTH;
}
