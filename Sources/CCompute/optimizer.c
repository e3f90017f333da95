#include "internal.h"

typedef struct {
  cc_update update;
  const float *gradient;
  float *parameters, *first, *second;
  uint16_t *shadow;
  float *average;
} updating;

// Within ±limit; NaN, which no comparison holds for, stays NaN.
CC_INLINE float limited(float x, float limit) {
  float low = x < -limit ? -limit : x;
  return low > limit ? limit : low;
}

CC_INLINE void update_range(
    const updating *work, cc_optimizer kind, bool has_shadow, bool has_average, int64_t begin,
    int64_t end) {
  cc_update update = work->update;
  float keep1 = 1 - update.beta1, keep2 = 1 - update.beta2, follow = 1 - update.average_decay;
  const float *restrict gradient = work->gradient;
  float *restrict parameters = work->parameters, *restrict first = work->first;
  float *restrict second = work->second, *restrict average = work->average;
  uint16_t *restrict shadow = work->shadow;
  for (int64_t i = begin; i < end; i++) {
    float g = limited(gradient[i] * update.gradient_scale, update.gradient_limit), change;
    if (kind == CC_ADAM) {
      float m = first[i] = update.beta1 * first[i] + keep1 * g;
      float v = second[i] = update.beta2 * second[i] + keep2 * g * g;
      change = m / (__builtin_elementwise_sqrt(v) * update.second_correction + update.epsilon);
    } else if (kind == CC_SGD) {
      change = first[i] = update.beta1 * first[i] + g;
    } else {
      float v = second[i] = update.beta2 * second[i] + keep2 * g * g;
      change = g / (__builtin_elementwise_sqrt(v) + update.epsilon);
    }
    float p = limited(parameters[i] - update.step_size * change, update.parameter_limit);
    parameters[i] = p;
    if (has_shadow) shadow[i] = cc_half(p);
    if (has_average) average[i] += follow * (p - average[i]);
  }
}

#define UPDATE(name, kind, has_shadow, has_average)                                      \
  CC_SIMD static void name(const void *data, int64_t begin, int64_t end) {               \
    update_range(data, kind, has_shadow, has_average, begin, end);                       \
  }

#define UPDATES(name, kind)                       \
  UPDATE(name, kind, false, false)                \
  UPDATE(name##_averaged, kind, false, true)      \
  UPDATE(name##_shadowed, kind, true, false)      \
  UPDATE(name##_both, kind, true, true)

UPDATES(adam, CC_ADAM)
UPDATES(sgd, CC_SGD)
UPDATES(rmsprop, CC_RMSPROP)

#define EACH(name) {{name, name##_averaged}, {name##_shadowed, name##_both}}

void cc_update_parameters(
    cc_context *context, int64_t n, const cc_update *update, const float *gradient,
    float *parameters, float *first, float *second, uint16_t *shadow, float *average) {
  static const cc_body bodies[3][2][2] = {EACH(adam), EACH(sgd), EACH(rmsprop)};
  updating work = {*update, gradient, parameters, first, second, shadow, average};
  cc_parallel(
      context, n, 4096, bodies[update->kind][shadow != NULL][average != NULL], &work);
}
