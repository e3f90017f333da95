#include "internal.h"

typedef struct {
  cc_adam_step step;
  const float *gradient;
  float *parameters, *first, *second;
  uint16_t *shadow;
  float *average;
} adam;

CC_INLINE void adam_range(
    const adam *work, bool has_shadow, bool has_average, int64_t begin, int64_t end) {
  cc_adam_step step = work->step;
  float keep1 = 1 - step.beta1, keep2 = 1 - step.beta2, follow = 1 - step.average_decay;
  const float *restrict gradient = work->gradient;
  float *restrict parameters = work->parameters, *restrict first = work->first;
  float *restrict second = work->second, *restrict average = work->average;
  uint16_t *restrict shadow = work->shadow;
  for (int64_t i = begin; i < end; i++) {
    float g = gradient[i];
    float m = step.beta1 * first[i] + keep1 * g;
    float v = step.beta2 * second[i] + keep2 * g * g;
    float p = parameters[i] -
              step.step_size * m /
                  (__builtin_elementwise_sqrt(v) * step.second_correction + step.epsilon);
    first[i] = m;
    second[i] = v;
    parameters[i] = p;
    if (has_shadow) shadow[i] = cc_half(p);
    if (has_average) average[i] += follow * (p - average[i]);
  }
}

CC_SIMD static void plain(const void *data, int64_t begin, int64_t end) {
  adam_range(data, false, false, begin, end);
}
CC_SIMD static void shadowed(const void *data, int64_t begin, int64_t end) {
  adam_range(data, true, false, begin, end);
}
CC_SIMD static void averaged(const void *data, int64_t begin, int64_t end) {
  adam_range(data, false, true, begin, end);
}
CC_SIMD static void shadowed_averaged(const void *data, int64_t begin, int64_t end) {
  adam_range(data, true, true, begin, end);
}

void cc_adam(
    cc_context *context, int64_t n, const cc_adam_step *step, const float *gradient,
    float *parameters, float *first, float *second, uint16_t *shadow, float *average) {
  static const cc_body bodies[2][2] = {{plain, averaged}, {shadowed, shadowed_averaged}};
  adam work = {*step, gradient, parameters, first, second, shadow, average};
  cc_parallel(context, n, 4096, bodies[shadow != NULL][average != NULL], &work);
}
