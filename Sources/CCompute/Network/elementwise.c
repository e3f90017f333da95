#include "activation.h"

// Columns a thread works on at a time: its sums stay in the first-level cache.
enum { TILE = 256 };

typedef struct {
  int64_t rows, columns;
  cc_activation activation;
  float slope, keep;
  const float *gradient;
  const void *y;
  cc_type y_type;
  void *out;
  cc_type out_type;
  float *bias_gradient;
} backward;

CC_INLINE void backward_row(
    const backward *work, cc_activation activation, cc_type y_type, cc_type out_type,
    int64_t offset, int64_t width, float *sums) {
  float keep = work->keep, inverse_keep = 1 / keep, slope = work->slope;
  const float *gradient = work->gradient + offset;
  const float *y = (const float *)work->y + offset;
  const uint16_t *y_half = (const uint16_t *)work->y + offset;
  float *out = (float *)work->out + offset;
  uint16_t *out_half = (uint16_t *)work->out + offset;
  CC_LOOP
  for (int64_t i = 0; i < width; i++) {
    float output = y_type == CC_BF16 ? cc_float(y_half[i]) : y[i];
    float value =
        gradient[i] * cc_derivative(activation, slope, keep, inverse_keep, output);
    sums[i] += value;
    if (out_type == CC_BF16)
      out_half[i] = cc_half(value);
    else
      out[i] = value;
  }
}

CC_INLINE void backward_columns(
    const backward *work, cc_activation activation, cc_type y_type, cc_type out_type,
    int64_t begin, int64_t end) {
  for (int64_t first = begin; first < end; first += TILE) {
    int64_t width = end - first < TILE ? end - first : TILE;
    float sums[TILE] = {0};
    for (int64_t row = 0; row < work->rows; row++)
      backward_row(
          work, activation, y_type, out_type, row * work->columns + first, width, sums);
    if (work->bias_gradient)
      memcpy(work->bias_gradient + first, sums, (size_t)width * sizeof *sums);
  }
}

#define BACKWARD(name, kind)                                                             \
  CC_SIMD static void name##_f32(const void *data, int64_t begin, int64_t end) {         \
    backward_columns(data, kind, CC_F32, CC_F32, begin, end);                            \
  }                                                                                      \
  CC_SIMD static void name##_half(const void *data, int64_t begin, int64_t end) {        \
    backward_columns(data, kind, CC_BF16, CC_BF16, begin, end);                          \
  }                                                                                      \
  CC_SIMD static void name##_to_half(const void *data, int64_t begin, int64_t end) {     \
    backward_columns(data, kind, CC_F32, CC_BF16, begin, end);                           \
  }                                                                                      \
  CC_SIMD static void name##_from_half(const void *data, int64_t begin, int64_t end) {   \
    backward_columns(data, kind, CC_BF16, CC_F32, begin, end);                           \
  }

#define BACKWARDS(name) {{name##_f32, name##_to_half}, {name##_from_half, name##_half}}

BACKWARD(identity, CC_IDENTITY)
BACKWARD(relu, CC_RELU)
BACKWARD(leaky_relu, CC_LEAKY_RELU)
BACKWARD(tanh, CC_TANH)
BACKWARD(sigmoid, CC_SIGMOID)

void cc_activation_backward(
    cc_context *context, int64_t rows, int64_t columns, cc_activation activation, float slope,
    float keep, const float *gradient, const void *y, cc_type y_type, void *out, cc_type out_type,
    float *bias_gradient) {
  static const cc_body bodies[5][2][2] = {
      BACKWARDS(identity), BACKWARDS(relu), BACKWARDS(leaky_relu), BACKWARDS(tanh),
      BACKWARDS(sigmoid)};
  backward work = {rows,   columns, activation, slope,    keep,
                   gradient, y,     y_type,     out, out_type, bias_gradient};
  cc_parallel(context, columns, 16, bodies[activation][y_type][out_type], &work);
}

typedef struct {
  float slope;
  const float *x;
  void *y;
  cc_type type;
} activation_work;

CC_INLINE void activate_range(
    const activation_work *work, cc_activation activation, int64_t begin, int64_t end) {
  float slope = work->slope;
  const float *restrict x = work->x;
  if (work->type == CC_BF16) {
    uint16_t *restrict y = work->y;
    for (int64_t i = begin; i < end; i++) y[i] = cc_half(cc_activate(activation, slope, x[i]));
  } else {
    float *restrict y = work->y;
    for (int64_t i = begin; i < end; i++) y[i] = cc_activate(activation, slope, x[i]);
  }
}

#define ACTIVATE(name, kind)                                                     \
  CC_SIMD static void name##_all(const void *data, int64_t begin, int64_t end) { \
    activate_range(data, kind, begin, end);                                      \
  }

ACTIVATE(identity, CC_IDENTITY)
ACTIVATE(relu, CC_RELU)
ACTIVATE(leaky_relu, CC_LEAKY_RELU)
ACTIVATE(tanh, CC_TANH)
ACTIVATE(sigmoid, CC_SIGMOID)

void cc_activate_all(
    cc_context *context, int64_t n, cc_activation activation, float slope, const float *x, void *y,
    cc_type type) {
  static const cc_body bodies[5] = {
      identity_all, relu_all, leaky_relu_all, tanh_all, sigmoid_all};
  activation_work work = {slope, x, y, type};
  cc_parallel(context, n, 4096, bodies[activation], &work);
}

typedef struct {
  const float *source;
  uint16_t *target;
} conversion;

CC_SIMD static void convert(const void *data, int64_t begin, int64_t end) {
  const conversion *work = data;
  for (int64_t i = begin; i < end; i++) work->target[i] = cc_half(work->source[i]);
}

void cc_to_bf16(cc_context *context, int64_t n, const float *source, uint16_t *target) {
  conversion work = {source, target};
  cc_parallel(context, n, 4096, convert, &work);
}

typedef struct {
  float factor;
  const float *source;
  void *target;
} scaling;

CC_INLINE void scale(const scaling *work, cc_type type, int64_t begin, int64_t end) {
  CC_LOOP
  for (int64_t i = begin; i < end; i++)
    cc_store(work->target, type, i, work->factor * work->source[i]);
}

CC_EACH_TYPE(scale)

void cc_scale(
    cc_context *context, int64_t n, float factor, const float *source, void *target,
    cc_type type) {
  scaling work = {factor, source, target};
  cc_parallel(context, n, 4096, type == CC_BF16 ? scale_bf16 : scale_f32, &work);
}
