#include "Product/internal.h"

typedef struct {
  int64_t rows, columns;
  const void *y;
  cc_type type;
  float *largest;
} search;

CC_SIMD static void largest_columns(const void *data, int64_t begin, int64_t end) {
  const search *work = data;
  for (int64_t i = begin; i < end; i++) work->largest[i] = 0;
  for (int64_t row = 0; row < work->rows; row++)
    for (int64_t i = begin; i < end; i++) {
      float y = cc_load(work->y, work->type, row * work->columns + i);
      work->largest[i] = y > work->largest[i] ? y : work->largest[i];
    }
}

float cc_dead_share(
    cc_context *context, int64_t rows, int64_t columns, int64_t channels, const void *y,
    cc_type type) {
  float *largest = cc_room(context, columns);
  if (!largest) return __builtin_nanf("");
  search work = {rows, columns, y, type, largest};
  cc_parallel(context, columns, 64, largest_columns, &work);
  int64_t dead = 0;
  for (int64_t channel = 0; channel < channels; channel++) {
    bool lives = false;
    for (int64_t i = channel; i < columns && !lives; i += channels) lives = largest[i] > 0;
    dead += !lives;
  }
  return (float)dead / (float)channels;
}
