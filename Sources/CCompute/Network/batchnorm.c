#include "activation.h"

enum { TILE = 256 };

typedef struct {
  int64_t rows, columns;
  float epsilon, momentum;
  cc_activation activation;
  float slope, keep;
  const float *x, *gamma, *beta;
  float *mean, *inverse_deviation, *running_mean, *running_variance;
  void *y;
  cc_type y_type;
  float *gradient, *gamma_gradient, *beta_gradient;
  bool accumulates;
  void *out;
  cc_type out_type;
} batchnorm;

// y = activation(x · scale + shift), a column tile at a time.
CC_INLINE void write_tile(
    const batchnorm *work, cc_activation activation, int64_t first, int64_t width,
    const float *scale, const float *shift) {
  float slope = work->slope;
  for (int64_t row = 0; row < work->rows; row++) {
    const float *x = work->x + row * work->columns + first;
    float *y = (float *)work->y + row * work->columns + first;
    uint16_t *half = (uint16_t *)work->y + row * work->columns + first;
    if (work->y_type == CC_BF16)
      for (int64_t i = 0; i < width; i++)
        half[i] = cc_half(cc_activate(activation, slope, x[i] * scale[i] + shift[i]));
    else
      for (int64_t i = 0; i < width; i++)
        y[i] = cc_activate(activation, slope, x[i] * scale[i] + shift[i]);
  }
}

CC_INLINE void measure_tile(
    const batchnorm *work, int64_t first, int64_t width, float *mean, float *variance) {
  for (int64_t i = 0; i < width; i++) mean[i] = variance[i] = 0;
  for (int64_t row = 0; row < work->rows; row++) {
    const float *x = work->x + row * work->columns + first;
    for (int64_t i = 0; i < width; i++) mean[i] += x[i];
  }
  for (int64_t i = 0; i < width; i++) mean[i] /= (float)work->rows;
  for (int64_t row = 0; row < work->rows; row++) {
    const float *x = work->x + row * work->columns + first;
    for (int64_t i = 0; i < width; i++) variance[i] += (x[i] - mean[i]) * (x[i] - mean[i]);
  }
  for (int64_t i = 0; i < width; i++) variance[i] /= (float)work->rows;
}

CC_INLINE void forward_columns(
    const batchnorm *work, cc_activation activation, int64_t begin, int64_t end) {
  float unbiased = work->rows > 1 ? (float)work->rows / (float)(work->rows - 1) : 1;
  for (int64_t first = begin; first < end; first += TILE) {
    int64_t width = end - first < TILE ? end - first : TILE;
    float mean[TILE], variance[TILE], scale[TILE], shift[TILE];
    measure_tile(work, first, width, mean, variance);
    for (int64_t i = 0; i < width; i++) {
      float inverse = 1 / __builtin_elementwise_sqrt(variance[i] + work->epsilon);
      work->mean[first + i] = mean[i];
      work->inverse_deviation[first + i] = inverse;
      work->running_mean[first + i] += work->momentum * (mean[i] - work->running_mean[first + i]);
      work->running_variance[first + i] +=
          work->momentum * (variance[i] * unbiased - work->running_variance[first + i]);
      scale[i] = work->gamma[first + i] * inverse;
      shift[i] = work->beta[first + i] - mean[i] * scale[i];
    }
    write_tile(work, activation, first, width, scale, shift);
  }
}

CC_INLINE void apply_columns(
    const batchnorm *work, cc_activation activation, int64_t begin, int64_t end) {
  for (int64_t first = begin; first < end; first += TILE) {
    int64_t width = end - first < TILE ? end - first : TILE;
    float scale[TILE], shift[TILE];
    for (int64_t i = 0; i < width; i++) {
      float inverse =
          1 / __builtin_elementwise_sqrt(work->running_variance[first + i] + work->epsilon);
      scale[i] = work->gamma[first + i] * inverse;
      shift[i] = work->beta[first + i] - work->running_mean[first + i] * scale[i];
    }
    write_tile(work, activation, first, width, scale, shift);
  }
}

// First pass: dz = gradient ∘ f′ in place, with Σ dz and Σ dz·x̂ a column.
CC_INLINE void sum_tile(
    const batchnorm *work, cc_activation activation, int64_t first, int64_t width, float *plain,
    float *weighted) {
  const float *mean = work->mean + first, *inverse = work->inverse_deviation + first;
  float slope = work->slope, keep = work->keep, inverse_keep = 1 / keep;
  for (int64_t i = 0; i < width; i++) plain[i] = weighted[i] = 0;
  for (int64_t row = 0; row < work->rows; row++) {
    int64_t offset = row * work->columns + first;
    const float *x = work->x + offset, *y = (const float *)work->y + offset;
    const uint16_t *half = (const uint16_t *)work->y + offset;
    float *gradient = work->gradient + offset;
    for (int64_t i = 0; i < width; i++) {
      float output = work->y_type == CC_BF16 ? cc_float(half[i]) : y[i];
      float dz =
          gradient[i] * cc_derivative(activation, slope, keep, inverse_keep, output);
      gradient[i] = dz;
      plain[i] += dz;
      weighted[i] += dz * (x[i] - mean[i]) * inverse[i];
    }
  }
}

// Second pass: dx = γ/σ · (dz − Σdz/N − x̂ · Σ(dz·x̂)/N), written as a·dz + b·x + c.
CC_INLINE void spread_tile(
    const batchnorm *work, int64_t first, int64_t width, const float *plain,
    const float *weighted) {
  float a[TILE], b[TILE], c[TILE], share = 1 / (float)work->rows;
  for (int64_t i = 0; i < width; i++) {
    float inverse = work->inverse_deviation[first + i];
    a[i] = work->gamma[first + i] * inverse;
    b[i] = -a[i] * inverse * weighted[i] * share;
    c[i] = -a[i] * plain[i] * share - b[i] * work->mean[first + i];
  }
  for (int64_t row = 0; row < work->rows; row++) {
    int64_t offset = row * work->columns + first;
    const float *x = work->x + offset, *dz = work->gradient + offset;
    float *out = (float *)work->out + offset;
    uint16_t *half = (uint16_t *)work->out + offset;
    if (work->out_type == CC_BF16)
      for (int64_t i = 0; i < width; i++) half[i] = cc_half(a[i] * dz[i] + b[i] * x[i] + c[i]);
    else
      CC_LOOP
      for (int64_t i = 0; i < width; i++) out[i] = a[i] * dz[i] + b[i] * x[i] + c[i];
  }
}

CC_INLINE void backward_columns(
    const batchnorm *work, cc_activation activation, int64_t begin, int64_t end) {
  for (int64_t first = begin; first < end; first += TILE) {
    int64_t width = end - first < TILE ? end - first : TILE;
    float plain[TILE], weighted[TILE];
    sum_tile(work, activation, first, width, plain, weighted);
    float *beta = work->beta_gradient + first, *gamma = work->gamma_gradient + first;
    for (int64_t i = 0; i < width; i++) {
      beta[i] = plain[i] + (work->accumulates ? beta[i] : 0);
      gamma[i] = weighted[i] + (work->accumulates ? gamma[i] : 0);
    }
    spread_tile(work, first, width, plain, weighted);
  }
}

#define BATCHNORM(name, kind)                                                            \
  CC_SIMD static void name##_forward(const void *data, int64_t begin, int64_t end) {     \
    forward_columns(data, kind, begin, end);                                             \
  }                                                                                      \
  CC_SIMD static void name##_apply(const void *data, int64_t begin, int64_t end) {       \
    apply_columns(data, kind, begin, end);                                               \
  }                                                                                      \
  CC_SIMD static void name##_backward(const void *data, int64_t begin, int64_t end) {    \
    backward_columns(data, kind, begin, end);                                            \
  }

BATCHNORM(identity, CC_IDENTITY)
BATCHNORM(relu, CC_RELU)
BATCHNORM(leaky_relu, CC_LEAKY_RELU)
BATCHNORM(tanh, CC_TANH)
BATCHNORM(sigmoid, CC_SIGMOID)

#define EACH(pass) \
  {identity_##pass, relu_##pass, leaky_relu_##pass, tanh_##pass, sigmoid_##pass}

void cc_batchnorm_forward(
    cc_context *context, int64_t rows, int64_t columns, float epsilon, float momentum,
    cc_activation activation, float slope, const float *x, const float *gamma, const float *beta,
    float *mean, float *inverse_deviation, float *running_mean, float *running_variance, void *y,
    cc_type y_type) {
  static const cc_body bodies[5] = EACH(forward);
  batchnorm work = {
      .rows = rows, .columns = columns, .epsilon = epsilon, .momentum = momentum,
      .slope = slope, .x = x, .gamma = gamma, .beta = beta, .mean = mean,
      .inverse_deviation = inverse_deviation, .running_mean = running_mean,
      .running_variance = running_variance, .y = y, .y_type = y_type};
  cc_parallel(context, columns, 16, bodies[activation], &work);
}

void cc_batchnorm_apply(
    cc_context *context, int64_t rows, int64_t columns, float epsilon, cc_activation activation,
    float slope, const float *x, const float *gamma, const float *beta, const float *running_mean,
    const float *running_variance, void *y, cc_type y_type) {
  static const cc_body bodies[5] = EACH(apply);
  batchnorm work = {
      .rows = rows, .columns = columns, .epsilon = epsilon, .slope = slope, .x = x,
      .gamma = gamma, .beta = beta, .running_mean = (float *)running_mean,
      .running_variance = (float *)running_variance, .y = y, .y_type = y_type};
  cc_parallel(context, columns, 16, bodies[activation], &work);
}

void cc_batchnorm_backward(
    cc_context *context, int64_t rows, int64_t columns, cc_activation activation, float slope,
    float keep, float *gradient, const void *y, cc_type y_type, const float *x, const float *gamma,
    const float *mean, const float *inverse_deviation, float *gamma_gradient, float *beta_gradient,
    bool accumulates, void *out, cc_type out_type) {
  static const cc_body bodies[5] = EACH(backward);
  batchnorm work = {
      .rows = rows, .columns = columns, .slope = slope, .keep = keep, .x = x, .gamma = gamma,
      .mean = (float *)mean, .inverse_deviation = (float *)inverse_deviation, .y = (void *)y,
      .y_type = y_type, .gradient = gradient, .gamma_gradient = gamma_gradient,
      .beta_gradient = beta_gradient, .accumulates = accumulates, .out = out,
      .out_type = out_type};
  cc_parallel(context, columns, 16, bodies[activation], &work);
}
