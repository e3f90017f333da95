#include "Product/internal.h"

// Columns a thread works on at a time: its sums stay in the first-level cache.
enum { TILE = 256 };

typedef struct {
  int64_t rows, columns;
  const void *y;
  float *mean, *deviation, factor, *gradient;
} spread;

CC_INLINE void measure_tile(
    const spread *work, cc_type type, int64_t first, int64_t width, float *mean,
    float *variance) {
  for (int64_t i = 0; i < width; i++) mean[i] = variance[i] = 0;
  for (int64_t row = 0; row < work->rows; row++) {
    int64_t place = row * work->columns + first;
    for (int64_t i = 0; i < width; i++) mean[i] += cc_load(work->y, type, place + i);
  }
  for (int64_t i = 0; i < width; i++) mean[i] /= (float)work->rows;
  for (int64_t row = 0; row < work->rows; row++) {
    int64_t place = row * work->columns + first;
    for (int64_t i = 0; i < width; i++) {
      float distance = cc_load(work->y, type, place + i) - mean[i];
      variance[i] += distance * distance;
    }
  }
}

CC_INLINE void measure(const spread *work, cc_type type, int64_t begin, int64_t end) {
  for (int64_t first = begin; first < end; first += TILE) {
    int64_t width = end - first < TILE ? end - first : TILE;
    float mean[TILE], variance[TILE];
    measure_tile(work, type, first, width, mean, variance);
    for (int64_t i = 0; i < width; i++) {
      work->mean[first + i] = mean[i];
      work->deviation[first + i] =
          __builtin_elementwise_sqrt(variance[i] / (float)work->rows + 1e-8f);
    }
  }
}

CC_EACH_TYPE(measure)

float cc_deviation_forward(
    cc_context *context, int64_t rows, int64_t columns, const void *y, cc_type type, float *mean,
    float *deviation) {
  spread work = {.rows = rows, .columns = columns, .y = y, .mean = mean, .deviation = deviation};
  cc_parallel(context, columns, 16, type == CC_BF16 ? measure_bf16 : measure_f32, &work);
  double sum = 0;
  for (int64_t i = 0; i < columns; i++) sum += (double)deviation[i];
  return (float)(sum / (double)columns);
}

CC_INLINE void pull(const spread *work, cc_type type, int64_t begin, int64_t end) {
  float share = work->factor / ((float)work->columns * (float)work->rows);
  for (int64_t first = begin; first < end; first += TILE) {
    int64_t width = end - first < TILE ? end - first : TILE;
    const float *mean = work->mean + first;
    float scale[TILE];
    for (int64_t i = 0; i < width; i++) scale[i] = share / work->deviation[first + i];
    for (int64_t row = 0; row < work->rows; row++) {
      int64_t place = row * work->columns + first;
      CC_LOOP
      for (int64_t i = 0; i < width; i++)
        work->gradient[place + i] += scale[i] * (cc_load(work->y, type, place + i) - mean[i]);
    }
  }
}

CC_EACH_TYPE(pull)

void cc_deviation_backward(
    cc_context *context, int64_t rows, int64_t columns, const void *y, cc_type type,
    const float *mean, const float *deviation, float factor, float *gradient) {
  spread work = {
      rows, columns, y, (float *)mean, (float *)deviation, factor, gradient};
  cc_parallel(context, columns, 16, type == CC_BF16 ? pull_bf16 : pull_f32, &work);
}
