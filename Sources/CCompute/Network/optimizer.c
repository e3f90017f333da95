#include "Product/internal.h"

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

// Limits cost a tenth of Adam's time; the usual update, which has none, is compiled without.
CC_INLINE void update_range(
    const updating *work, cc_optimizer kind, bool has_limits, bool has_shadow, bool has_average,
    int64_t begin, int64_t end) {
  cc_update update = work->update;
  float keep1 = 1 - update.beta1, keep2 = 1 - update.beta2, follow = 1 - update.average_decay;
  const float *restrict gradient = work->gradient;
  float *restrict parameters = work->parameters, *restrict first = work->first;
  float *restrict second = work->second, *restrict average = work->average;
  uint16_t *restrict shadow = work->shadow;
  for (int64_t i = begin; i < end; i++) {
    float g = gradient[i], m = 0, v = 0, p = parameters[i];
    if (has_limits) g = limited(g * update.gradient_scale, update.gradient_limit);
    if (kind == CC_ADAM) m = update.beta1 * first[i] + keep1 * g;
    if (kind == CC_SGD) m = update.beta1 * first[i] + g;
    if (kind != CC_SGD) v = update.beta2 * second[i] + keep2 * g * g;
    float root = __builtin_elementwise_sqrt(v);
    if (kind == CC_ADAM)
      p -= update.step_size * m / (root * update.second_correction + update.epsilon);
    else if (kind == CC_SGD)
      p -= update.step_size * m;
    else
      p -= update.step_size * g / (root + update.epsilon);
    if (has_limits) p = limited(p, update.parameter_limit);
    if (kind != CC_RMSPROP) first[i] = m;
    if (kind != CC_SGD) second[i] = v;
    parameters[i] = p;
    if (has_shadow) shadow[i] = cc_half(p);
    if (has_average) average[i] += follow * (p - average[i]);
  }
}

#define UPDATE(name, kind, has_limits, has_shadow, has_average)                          \
  CC_SIMD static void name(const void *data, int64_t begin, int64_t end) {               \
    update_range(data, kind, has_limits, has_shadow, has_average, begin, end);           \
  }

#define UPDATES(name, kind, has_limits)                       \
  UPDATE(name, kind, has_limits, false, false)                \
  UPDATE(name##_averaged, kind, has_limits, false, true)      \
  UPDATE(name##_shadowed, kind, has_limits, true, false)      \
  UPDATE(name##_both, kind, has_limits, true, true)

UPDATES(adam, CC_ADAM, false)
UPDATES(limited_adam, CC_ADAM, true)
UPDATES(sgd, CC_SGD, false)
UPDATES(limited_sgd, CC_SGD, true)
UPDATES(rmsprop, CC_RMSPROP, false)
UPDATES(limited_rmsprop, CC_RMSPROP, true)

#define EACH(name) {{name, name##_averaged}, {name##_shadowed, name##_both}}

void cc_update_parameters(
    cc_context *context, int64_t n, const cc_update *update, const float *gradient,
    float *parameters, float *first, float *second, uint16_t *shadow, float *average) {
  static const cc_body bodies[3][2][2][2] = {
      {EACH(adam), EACH(limited_adam)},
      {EACH(sgd), EACH(limited_sgd)},
      {EACH(rmsprop), EACH(limited_rmsprop)}};
  float infinite = __builtin_inff();
  bool has_limits = update->gradient_scale != 1 || update->gradient_limit < infinite ||
                    update->parameter_limit < infinite;
  updating work = {*update, gradient, parameters, first, second, shadow, average};
  cc_body body = bodies[update->kind][has_limits][shadow != NULL][average != NULL];
  cc_parallel(context, n, 4096, body, &work);
}
