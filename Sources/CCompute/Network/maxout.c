#include "Product/internal.h"

// Units a thread works on at a time: their sums stay in the first-level cache.
enum { TILE = 64 };

typedef struct {
  int64_t rows, units, pieces;
  float keep;
  const float *gradient, *x;
  const void *y;
  cc_type y_type;
  void *out;
  float *bias_gradient;
} maxout;

// A NaN is larger than all else, lest it be lost.
CC_INLINE bool larger(float value, float best) { return value > best || value != value; }

CC_INLINE void pick_units(
    const maxout *work, int64_t pieces, cc_type type, int64_t begin, int64_t end) {
  for (int64_t unit = begin * work->units; unit < end * work->units; unit++) {
    const float *x = work->x + unit * pieces;
    float best = x[0];
    for (int64_t piece = 1; piece < pieces; piece++)
      best = larger(x[piece], best) ? x[piece] : best;
    cc_store(work->out, type, unit, best);
  }
}

// The counts in use are constants to the compiler.
CC_INLINE void pick(const maxout *work, cc_type type, int64_t begin, int64_t end) {
  switch (work->pieces) {
    case 2: pick_units(work, 2, type, begin, end); break;
    case 3: pick_units(work, 3, type, begin, end); break;
    case 4: pick_units(work, 4, type, begin, end); break;
    case 5: pick_units(work, 5, type, begin, end); break;
    default: pick_units(work, work->pieces, type, begin, end);
  }
}

CC_EACH_TYPE(pick)

void cc_maxout_forward(
    cc_context *context, int64_t rows, int64_t units, int64_t pieces, const float *x, void *y,
    cc_type y_type) {
  maxout work = {.units = units, .pieces = pieces, .x = x, .out = y};
  cc_parallel(context, rows, 4, y_type == CC_BF16 ? pick_bf16 : pick_f32, &work);
}

// The gradient behind dropout, `width` units from `place` on.
CC_INLINE void undrop(const maxout *work, int64_t place, int64_t width, float *values) {
  const float *gradient = work->gradient + place;
  float inverse_keep = 1 / work->keep;
  if (work->keep >= 1)
    memcpy(values, gradient, (size_t)width * sizeof *values);
  else if (work->y_type == CC_BF16)
    for (int64_t i = 0; i < width; i++)
      values[i] = cc_load(work->y, CC_BF16, place + i) == 0 ? 0 : gradient[i] * inverse_keep;
  else
    for (int64_t i = 0; i < width; i++)
      values[i] = cc_load(work->y, CC_F32, place + i) == 0 ? 0 : gradient[i] * inverse_keep;
}

CC_INLINE void route_unit(
    const maxout *work, int64_t pieces, cc_type type, int64_t unit, float value, float *sums) {
  const float *x = work->x + unit * pieces;
  float best = x[0];
  int winner = 0;
  for (int piece = 1; piece < pieces; piece++) {
    winner = larger(x[piece], best) ? piece : winner;
    best = larger(x[piece], best) ? x[piece] : best;
  }
  for (int piece = 0; piece < pieces; piece++) {
    float part = piece == winner ? value : 0;
    cc_store(work->out, type, unit * pieces + piece, part);
    sums[piece] += part;
  }
}

CC_INLINE void route_row(
    const maxout *work, int64_t pieces, bool constant, cc_type type, int64_t place, int64_t width,
    const float *values, float *sums) {
  if (constant) {
    CC_LOOP
    for (int64_t i = 0; i < width; i++)
      route_unit(work, pieces, type, place + i, values[i], sums + i * pieces);
  } else {
    for (int64_t i = 0; i < width; i++)
      route_unit(work, pieces, type, place + i, values[i], sums + i * pieces);
  }
}

CC_INLINE void route_units(
    const maxout *work, int64_t pieces, bool constant, cc_type type, int64_t begin,
    int64_t end) {
  for (int64_t first = begin; first < end; first += TILE) {
    int64_t width = end - first < TILE ? end - first : TILE;
    float values[TILE], *sums = work->bias_gradient + first * pieces;
    memset(sums, 0, (size_t)(width * pieces) * sizeof *sums);
    for (int64_t row = 0; row < work->rows; row++) {
      int64_t place = row * work->units + first;
      undrop(work, place, width, values);
      route_row(work, pieces, constant, type, place, width, values, sums);
    }
  }
}

CC_INLINE void route(const maxout *work, cc_type type, int64_t begin, int64_t end) {
  switch (work->pieces) {
    case 2: route_units(work, 2, true, type, begin, end); break;
    case 3: route_units(work, 3, true, type, begin, end); break;
    case 4: route_units(work, 4, true, type, begin, end); break;
    case 5: route_units(work, 5, true, type, begin, end); break;
    default: route_units(work, work->pieces, false, type, begin, end);
  }
}

CC_EACH_TYPE(route)

void cc_maxout_backward(
    cc_context *context, int64_t rows, int64_t units, int64_t pieces, float keep,
    const float *gradient, const float *x, const void *y, cc_type y_type, void *out,
    cc_type out_type, float *bias_gradient) {
  maxout work = {rows, units, pieces, keep, gradient, x, y, y_type, out, bias_gradient};
  if (!bias_gradient) work.bias_gradient = cc_room(context, units * pieces);
  if (!work.bias_gradient) return;
  cc_parallel(context, units, 16, out_type == CC_BF16 ? route_bf16 : route_f32, &work);
}
