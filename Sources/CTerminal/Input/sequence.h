#ifndef SEQUENCE_H
#define SEQUENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "cterminal.h"

enum { SEQUENCE_MAX = 63 };

/// A control sequence (ESC [) or a character behind a single shift (ESC O).
struct sequence {
  /// '[' or 'O'.
  char introducer;
  /// Another escape stood before it, for Alt.
  bool has_alt;
  /// What stands between introducer and last character; what there is no room for is not kept.
  int32_t length;
  char text[SEQUENCE_MAX + 1];
  bool is_cut;
};

/// What it means, with `last` as its last character: a scalar or a `screen_key`; SCREEN_KEY_NONE where
/// that is not known, or nothing, as with answers to questions and reports of the focus.
int32_t sequence_meaning(
  const struct sequence *sequence, char last, struct screen_mouse *mouse);

#endif
