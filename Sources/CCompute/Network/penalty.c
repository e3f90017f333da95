#include "activation.h"

typedef struct {
  int64_t columns;
  cc_activation activation;
  float slope, keep;
  const float *factors, *p;
  const void *y;
  void *q, *h;
} ascent;

CC_INLINE void ascend_rows(
    const ascent *work, cc_activation activation, cc_type type, int64_t begin, int64_t end) {
  float slope = work->slope, keep = work->keep, inverse_keep = 1 / keep;
  for (int64_t row = begin; row < end; row++) {
    float factor = work->factors[row];
    int64_t place = row * work->columns;
    CC_LOOP
    for (int64_t i = place; i < place + work->columns; i++) {
      float y = cc_load(work->y, type, i);
      float q = work->p[i] * cc_derivative(activation, slope, keep, inverse_keep, y);
      cc_store(work->q, type, i, q);
      cc_store(work->h, type, i, factor * y + q);
    }
  }
}

CC_INLINE void ascend(const ascent *work, cc_type type, int64_t begin, int64_t end) {
  switch (work->activation) {
    case CC_RELU: ascend_rows(work, CC_RELU, type, begin, end); break;
    case CC_LEAKY_RELU: ascend_rows(work, CC_LEAKY_RELU, type, begin, end); break;
    case CC_TANH: ascend_rows(work, CC_TANH, type, begin, end); break;
    case CC_SIGMOID: ascend_rows(work, CC_SIGMOID, type, begin, end); break;
    default: ascend_rows(work, CC_IDENTITY, type, begin, end);
  }
}

CC_INLINE void weigh(const ascent *work, cc_type type, int64_t begin, int64_t end) {
  for (int64_t row = begin; row < end; row++) {
    float factor = work->factors[row];
    int64_t place = row * work->columns;
    CC_LOOP
    for (int64_t i = place; i < place + work->columns; i++)
      cc_store(work->h, type, i, factor * cc_load(work->y, type, i));
  }
}

CC_EACH_TYPE(ascend)
CC_EACH_TYPE(weigh)

void cc_penalty_ascend(
    cc_context *context, int64_t rows, int64_t columns, cc_activation activation, float slope,
    float keep, const float *factors, const float *p, const void *y, void *q, void *h,
    cc_type type) {
  static const cc_body bodies[2][2] = {{weigh_f32, weigh_bf16}, {ascend_f32, ascend_bf16}};
  ascent work = {columns, activation, slope, keep, factors, p, y, q, h};
  cc_parallel(context, rows, 4, bodies[p != NULL][type], &work);
}
