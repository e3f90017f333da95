#include "Product/internal.h"

// Images side by side, one a lane: every step of the convolution is one instruction for all of them,
// whatever the number of channels.
enum { LANES = CC_IMAGE_LANES, GROUP = 4 };

typedef float lanes __attribute__((vector_size(LANES * sizeof(float)), aligned(64)));

typedef struct {
  int64_t rows, columns;
  const float *source;
  float factor, offset;
  float *target;
} transposition;

CC_SIMD static void interleave(const void *data, int64_t begin, int64_t end) {
  const transposition *work = data;
  for (int64_t block = begin; block < end; block++) {
    int64_t first = block * LANES, left = work->rows - first, width = left < LANES ? left : LANES;
    const float *source = work->source + first * work->columns;
    float *target = work->target + first * work->columns;
    for (int64_t i = 0; i < work->columns; i++)
      for (int64_t lane = 0; lane < LANES; lane++)
        target[i * LANES + lane] =
            lane < width ? source[lane * work->columns + i] * work->factor + work->offset : 0;
  }
}

void cc_interleave(
    cc_context *context, int64_t rows, int64_t columns, float factor, float offset,
    const float *source, float *target) {
  transposition work = {rows, columns, source, factor, offset, target};
  cc_parallel(context, (rows + LANES - 1) / LANES, 1, interleave, &work);
}

CC_SIMD static void separate(const void *data, int64_t begin, int64_t end) {
  const transposition *work = data;
  for (int64_t row = begin; row < end; row++) {
    const float *source = work->source + row / LANES * LANES * work->columns + row % LANES;
    float *target = work->target + row * work->columns;
    for (int64_t i = 0; i < work->columns; i++) target[i] = source[i * LANES];
  }
}

void cc_separate(
    cc_context *context, int64_t rows, int64_t columns, const float *source, float *target) {
  transposition work = {.rows = rows, .columns = columns, .source = source, .target = target};
  cc_parallel(context, rows, LANES, separate, &work);
}

typedef struct {
  cc_pooled_shape shape;
  const lanes *x;
  const float *weights, *bias;
  lanes *y;
} convolution;

typedef int32_t mask __attribute__((vector_size(LANES * sizeof(int32_t)), aligned(64)));

// a = b where that is larger, so that two NaN give NaN. C has no ?: for vectors, and passing them by
// value would tie the call to one instruction set.
CC_INLINE void raise_to(lanes *a, const lanes *b) {
  mask takes_b = *a < *b;
  *a = (lanes)((takes_b & (mask)*b) | (~takes_b & (mask)*a));
}

// `count` channels from `channel` on, at one place of the pooled image.
CC_INLINE void pooled(
    const convolution *work, const lanes *x, int64_t channel, int64_t count, int64_t row,
    int64_t column, lanes *y) {
  const cc_pooled_shape *shape = &work->shape;
  int64_t side = shape->side, kernel = shape->kernel, half = (side - kernel + 1) / 2;
  int64_t depth = shape->inputs * kernel * kernel;
  const float *weights = work->weights + channel * depth;
  lanes sums[GROUP][4];
  for (int64_t i = 0; i < count; i++)
    for (int corner = 0; corner < 4; corner++)
      sums[i][corner] = (lanes){0} + work->bias[channel + i];
  for (int64_t input = 0; input < shape->inputs; input++)
    for (int64_t down = 0; down < kernel; down++)
      for (int64_t right = 0; right < kernel; right++, weights++) {
        const lanes *place = x + (input * side + 2 * row + down) * side + 2 * column + right;
        lanes corners[4] = {place[0], place[1], place[side], place[side + 1]};
        for (int64_t i = 0; i < count; i++)
          for (int corner = 0; corner < 4; corner++)
            sums[i][corner] += weights[i * depth] * corners[corner];
      }
  const lanes zero = {0};
  for (int64_t i = 0; i < count; i++) {
    for (int corner = 1; corner < 4; corner++) raise_to(&sums[i][0], &sums[i][corner]);
    raise_to(&sums[i][0], &zero);
    y[((channel + i) * half + row) * half + column] = sums[i][0];
  }
}

CC_INLINE void channels(
    const convolution *work, int64_t block, int64_t channel, int64_t count) {
  const cc_pooled_shape *shape = &work->shape;
  int64_t half = (shape->side - shape->kernel + 1) / 2;
  const lanes *x = work->x + block * shape->inputs * shape->side * shape->side;
  lanes *y = work->y + block * shape->outputs * half * half;
  for (int64_t row = 0; row < half; row++)
    for (int64_t column = 0; column < half; column++)
      pooled(work, x, channel, count, row, column, y);
}

CC_SIMD static void convolve(const void *data, int64_t begin, int64_t end) {
  const convolution *work = data;
  for (int64_t block = begin; block < end; block++) {
    int64_t channel = 0;
    for (; channel + GROUP <= work->shape.outputs; channel += GROUP)
      channels(work, block, channel, GROUP);
    for (; channel < work->shape.outputs; channel++) channels(work, block, channel, 1);
  }
}

void cc_pooled_convolution(
    cc_context *context, int64_t rows, const cc_pooled_shape *shape, const float *x,
    const float *weights, const float *bias, float *y) {
  convolution work = {*shape, (const lanes *)x, weights, bias, (lanes *)y};
  cc_parallel(context, (rows + LANES - 1) / LANES, 1, convolve, &work);
}
