#ifndef CC_ACTIVATION_H
#define CC_ACTIVATION_H

#include "Product/internal.h"

// Each loop over these is compiled once an activation, so that the switch is gone from the inside.

CC_INLINE float cc_exp(float x) {
  // 2^i · 2^f with a polynomial for 2^f (Cephes' expf): within 2 units in the last place.
  x = x < -87.0f ? -87.0f : (x > 88.0f ? 88.0f : x);
  float i = __builtin_rintf(x * 1.44269504088896341f);
  float r = x - i * 0.693359375f + i * 2.12194440e-4f;
  float p = 1.9875691500e-4f;
  p = p * r + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  p = p * r * r + r + 1.0f;
  int32_t bits = ((int32_t)i + 127) << 23;
  float scale;
  memcpy(&scale, &bits, sizeof scale);
  return p * scale;
}

CC_INLINE float cc_activate(cc_activation activation, float slope, float x) {
  switch (activation) {
    case CC_RELU: return x > 0 ? x : 0;
    case CC_LEAKY_RELU: return x > 0 ? x : slope * x;
    case CC_TANH: {
      float e = cc_exp(-2 * __builtin_fabsf(x));
      return __builtin_copysignf((1 - e) / (1 + e), x);
    }
    case CC_SIGMOID: return 1 / (1 + cc_exp(-x));
    default: return x;
  }
}

/// f′ from the output y = f(x) · (1 / keep); y = 0 under dropout is a unit that was dropped.
CC_INLINE float cc_derivative(
    cc_activation activation, float slope, float keep, float inverse_keep, float y) {
  float value = y * keep, derivative;
  switch (activation) {
    case CC_RELU: derivative = value > 0 ? 1 : 0; break;
    case CC_LEAKY_RELU: derivative = value > 0 ? 1 : slope; break;
    case CC_TANH: derivative = 1 - value * value; break;
    case CC_SIGMOID: derivative = value * (1 - value); break;
    default: derivative = 1;
  }
  return keep < 1 && y == 0 ? 0 : derivative * inverse_keep;
}

#endif
