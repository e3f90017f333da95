#include "Network/activation.h"

// Batch norm whose rows are pixels. A row of an image is as wide as its pixels times channels: sums
// are taken of each of these columns, and folded to channels between the loops.
enum { TILE = 256 };

typedef struct {
  int64_t rows, columns;
  float slope, keep;
  const float *x;
  // A number a column: what the channel has, repeated.
  const float *mean, *inverse, *a, *b, *c;
  float *sums, *squares, *gradient;
  const void *y;
  cc_type y_type;
  void *out;
  cc_type out_type;
} channelnorm;

CC_SIMD static void sum_columns(const void *data, int64_t begin, int64_t end) {
  const channelnorm *work = data;
  for (int64_t first = begin; first < end; first += TILE) {
    int64_t width = end - first < TILE ? end - first : TILE;
    float sums[TILE] = {0};
    for (int64_t row = 0; row < work->rows; row++) {
      const float *x = work->x + row * work->columns + first;
      for (int64_t i = 0; i < width; i++) sums[i] += x[i];
    }
    memcpy(work->sums + first, sums, (size_t)width * sizeof *sums);
  }
}

CC_SIMD static void square_columns(const void *data, int64_t begin, int64_t end) {
  const channelnorm *work = data;
  for (int64_t first = begin; first < end; first += TILE) {
    int64_t width = end - first < TILE ? end - first : TILE;
    float sums[TILE] = {0};
    const float *mean = work->mean + first;
    for (int64_t row = 0; row < work->rows; row++) {
      const float *x = work->x + row * work->columns + first;
      for (int64_t i = 0; i < width; i++) sums[i] += (x[i] - mean[i]) * (x[i] - mean[i]);
    }
    memcpy(work->sums + first, sums, (size_t)width * sizeof *sums);
  }
}

// out = activation(x · a + c).
CC_INLINE void write_rows(
    const channelnorm *work, cc_activation activation, int64_t begin, int64_t end) {
  float slope = work->slope;
  const float *restrict a = work->a, *restrict c = work->c;
  for (int64_t row = begin; row < end; row++) {
    const float *x = work->x + row * work->columns;
    float *y = (float *)work->out + row * work->columns;
    uint16_t *half = (uint16_t *)work->out + row * work->columns;
    if (work->out_type == CC_BF16)
      for (int64_t i = 0; i < work->columns; i++)
        half[i] = cc_half(cc_activate(activation, slope, x[i] * a[i] + c[i]));
    else
      CC_LOOP
      for (int64_t i = 0; i < work->columns; i++)
        y[i] = cc_activate(activation, slope, x[i] * a[i] + c[i]);
  }
}

// dz = gradient ∘ f′ in place, with Σ dz and Σ dz·x̂ a column.
CC_INLINE void differentiate_columns(
    const channelnorm *work, cc_activation activation, cc_type type, int64_t begin, int64_t end) {
  float slope = work->slope, keep = work->keep, inverse_keep = 1 / keep;
  for (int64_t first = begin; first < end; first += TILE) {
    int64_t width = end - first < TILE ? end - first : TILE;
    float plain[TILE] = {0}, weighted[TILE] = {0};
    const float *mean = work->mean + first, *inverse = work->inverse + first;
    for (int64_t row = 0; row < work->rows; row++) {
      int64_t offset = row * work->columns + first;
      const float *x = work->x + offset, *y = (const float *)work->y + offset;
      const uint16_t *half = (const uint16_t *)work->y + offset;
      float *gradient = work->gradient + offset;
      CC_LOOP
      for (int64_t i = 0; i < width; i++) {
        float output = type == CC_BF16 ? cc_float(half[i]) : y[i];
        float dz = gradient[i] * cc_derivative(activation, slope, keep, inverse_keep, output);
        gradient[i] = dz;
        plain[i] += dz;
        weighted[i] += dz * (x[i] - mean[i]) * inverse[i];
      }
    }
    memcpy(work->sums + first, plain, (size_t)width * sizeof *plain);
    memcpy(work->squares + first, weighted, (size_t)width * sizeof *weighted);
  }
}

// out = a·dz + b·x + c.
CC_SIMD static void combine_rows(const void *data, int64_t begin, int64_t end) {
  const channelnorm *work = data;
  const float *restrict a = work->a, *restrict b = work->b, *restrict c = work->c;
  for (int64_t row = begin; row < end; row++) {
    int64_t offset = row * work->columns;
    const float *x = work->x + offset, *dz = work->gradient + offset;
    float *out = (float *)work->out + offset;
    uint16_t *half = (uint16_t *)work->out + offset;
    if (work->out_type == CC_BF16)
      for (int64_t i = 0; i < work->columns; i++)
        half[i] = cc_half(a[i] * dz[i] + b[i] * x[i] + c[i]);
    else
      CC_LOOP
      for (int64_t i = 0; i < work->columns; i++) out[i] = a[i] * dz[i] + b[i] * x[i] + c[i];
  }
}

#define CHANNELNORM(name, kind)                                                            \
  CC_SIMD static void name##_write(const void *data, int64_t begin, int64_t end) {         \
    write_rows(data, kind, begin, end);                                                    \
  }                                                                                        \
  CC_SIMD static void name##_differentiate(const void *data, int64_t begin, int64_t end) { \
    const channelnorm *work = data;                                                        \
    if (work->y_type == CC_BF16)                                                           \
      differentiate_columns(work, kind, CC_BF16, begin, end);                              \
    else                                                                                   \
      differentiate_columns(work, kind, CC_F32, begin, end);                               \
  }

CHANNELNORM(identity, CC_IDENTITY)
CHANNELNORM(relu, CC_RELU)
CHANNELNORM(leaky_relu, CC_LEAKY_RELU)
CHANNELNORM(tanh, CC_TANH)
CHANNELNORM(sigmoid, CC_SIGMOID)

#define EACH(pass) \
  {identity_##pass, relu_##pass, leaky_relu_##pass, tanh_##pass, sigmoid_##pass}

static const cc_body WRITES[5] = EACH(write), DIFFERENTIATES[5] = EACH(differentiate);

// Room for `wide` runs of columns and `narrow` runs of channels behind them.
static float *room_for(cc_context *context, int64_t columns, int64_t channels, int wide, int narrow) {
  return cc_room(context, columns * wide + channels * narrow);
}

bool cc_channelnorm_forward(
    cc_context *context, int64_t rows, int64_t columns, int64_t channels, float epsilon,
    float momentum, cc_activation activation, float slope, const float *x, const float *gamma,
    const float *beta, float *mean, float *inverse_deviation, float *running_mean,
    float *running_variance, void *y, cc_type y_type) {
  float *room = room_for(context, columns, channels, 3, 2);
  if (!room) return false;
  float *sums = room, *first = room + columns, *second = first + columns;
  float *scale = second + columns, *shift = scale + channels;
  int64_t pixels = columns / channels;
  float count = (float)(rows * pixels), unbiased = count > 1 ? count / (count - 1) : 1;
  channelnorm work = {
      .rows = rows, .columns = columns, .slope = slope, .x = x, .mean = first, .a = first,
      .c = second, .sums = sums, .out = y, .out_type = y_type};
  cc_parallel(context, columns, 16, sum_columns, &work);
  cc_fold(pixels, channels, sums, mean);
  for (int64_t i = 0; i < channels; i++) mean[i] /= count;
  cc_widen_channels(columns, channels, mean, first);
  cc_parallel(context, columns, 16, square_columns, &work);
  cc_fold(pixels, channels, sums, scale);
  for (int64_t i = 0; i < channels; i++) {
    float variance = scale[i] / count;
    float inverse = 1 / __builtin_elementwise_sqrt(variance + epsilon);
    inverse_deviation[i] = inverse;
    running_mean[i] += momentum * (mean[i] - running_mean[i]);
    running_variance[i] += momentum * (variance * unbiased - running_variance[i]);
    scale[i] = gamma[i] * inverse;
    shift[i] = beta[i] - mean[i] * scale[i];
  }
  cc_widen_channels(columns, channels, scale, first);
  cc_widen_channels(columns, channels, shift, second);
  cc_parallel(context, rows, 1, WRITES[activation], &work);
  return true;
}

bool cc_channelnorm_apply(
    cc_context *context, int64_t rows, int64_t columns, int64_t channels, float epsilon,
    cc_activation activation, float slope, const float *x, const float *gamma, const float *beta,
    const float *running_mean, const float *running_variance, void *y, cc_type y_type) {
  float *room = room_for(context, columns, channels, 2, 2);
  if (!room) return false;
  float *first = room, *second = room + columns, *scale = second + columns;
  float *shift = scale + channels;
  for (int64_t i = 0; i < channels; i++) {
    scale[i] = gamma[i] / __builtin_elementwise_sqrt(running_variance[i] + epsilon);
    shift[i] = beta[i] - running_mean[i] * scale[i];
  }
  cc_widen_channels(columns, channels, scale, first);
  cc_widen_channels(columns, channels, shift, second);
  channelnorm work = {
      .rows = rows, .columns = columns, .slope = slope, .x = x, .a = first, .c = second, .out = y,
      .out_type = y_type};
  cc_parallel(context, rows, 1, WRITES[activation], &work);
  return true;
}

bool cc_channelnorm_backward(
    cc_context *context, int64_t rows, int64_t columns, int64_t channels,
    cc_activation activation, float slope, float keep, float *gradient, const void *y,
    cc_type y_type, const float *x, const float *gamma, const float *mean,
    const float *inverse_deviation, float *gamma_gradient, float *beta_gradient, bool accumulates,
    void *out, cc_type out_type) {
  float *room = room_for(context, columns, channels, 5, 5);
  if (!room) return false;
  float *wide[5], *narrow[5];
  for (int i = 0; i < 5; i++) {
    wide[i] = room + i * columns;
    narrow[i] = room + 5 * columns + i * channels;
  }
  int64_t pixels = columns / channels;
  float share = 1 / (float)(rows * pixels);
  cc_widen_channels(columns, channels, mean, wide[0]);
  cc_widen_channels(columns, channels, inverse_deviation, wide[1]);
  channelnorm work = {
      .rows = rows, .columns = columns, .slope = slope, .keep = keep, .x = x, .mean = wide[0],
      .inverse = wide[1], .a = wide[2], .b = wide[3], .c = wide[4], .sums = wide[2],
      .squares = wide[3], .gradient = gradient, .y = y, .y_type = y_type, .out = out,
      .out_type = out_type};
  cc_parallel(context, columns, 16, DIFFERENTIATES[activation], &work);
  float *plain = narrow[0], *weighted = narrow[1], *a = narrow[2], *b = narrow[3], *c = narrow[4];
  cc_fold(pixels, channels, wide[2], plain);
  cc_fold(pixels, channels, wide[3], weighted);
  for (int64_t i = 0; i < channels; i++) {
    beta_gradient[i] = plain[i] + (accumulates ? beta_gradient[i] : 0);
    gamma_gradient[i] = weighted[i] + (accumulates ? gamma_gradient[i] : 0);
    a[i] = gamma[i] * inverse_deviation[i];
    b[i] = -a[i] * inverse_deviation[i] * weighted[i] * share;
    c[i] = -a[i] * plain[i] * share - b[i] * mean[i];
  }
  for (int i = 2; i < 5; i++) cc_widen_channels(columns, channels, narrow[i], wide[i]);
  cc_parallel(context, rows, 1, combine_rows, &work);
  return true;
}
