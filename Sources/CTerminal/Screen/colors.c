#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include "colors.h"

#include <curses.h>
#include <stdbool.h>
#include <string.h>

enum { SLOTS = 1 << 14, PAIRS_MAX = SLOTS / 2, DIRECT = 1 << 24 };

// Two colours and their number among curses' pairs; 0 is a free place.
struct pair {
  int32_t foreground;
  int32_t background;
  int number;
};

static int32_t palette = 0;
// Pairs are made as they are first needed: a grey picture uses few of the many there could be.
static struct pair pairs[SLOTS];
static int pairs_made = 0;

static int32_t palette_size(void) {
  if (!has_colors() || start_color() != OK) return 0;
  use_default_colors();
  if (COLORS >= DIRECT) return DIRECT;
  if (COLORS >= 256) return 256;
  return COLORS >= 16 ? 16 : COLORS >= 8 ? 8 : 0;
}

int32_t colors_open(void) {
  memset(pairs, 0, sizeof pairs);
  pairs_made = 0;
  palette = palette_size();
  return palette;
}

static int32_t color_of(int32_t color) { return color >= 0 && color < palette ? color : -1; }

// Where that pair is, or the free place for it.
static struct pair *place_of(int32_t foreground, int32_t background) {
  uint32_t hash = (uint32_t)foreground * 2654435761u ^ (uint32_t)background * 2246822519u;
  for (uint32_t slot = hash ^ hash >> 15;; slot++) {
    struct pair *pair = &pairs[slot % SLOTS];
    bool is_it = pair->foreground == foreground && pair->background == background;
    if (pair->number == 0 || is_it) return pair;
  }
}

int colors_pair(int32_t foreground, int32_t background) {
  int32_t front = color_of(foreground), back = color_of(background);
  if (front < 0 && back < 0) return 0;
  struct pair *pair = place_of(front, back);
  if (pair->number != 0) return pair->number;
  int limit = COLOR_PAIRS < PAIRS_MAX ? COLOR_PAIRS : PAIRS_MAX;
  if (pairs_made + 1 >= limit) return 0;
  if (init_extended_pair(pairs_made + 1, front, back) != OK) return 0;
  *pair = (struct pair){front, back, ++pairs_made};
  return pair->number;
}
