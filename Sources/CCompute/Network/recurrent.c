#include "activation.h"

typedef struct {
  int64_t units;
  const float *input_gates, *state_gates, *state;
  float *gates, *next;
  void *operand;
  cc_type type;
} step;

// Gates lie r, z, n in a row, as in PyTorch; behind them the state's part of n, which r scales.
CC_SIMD static void step_rows(const void *data, int64_t begin, int64_t end) {
  const step *work = data;
  int64_t units = work->units;
  for (int64_t row = begin; row < end; row++) {
    const float *x = work->input_gates + row * 3 * units, *h = work->state_gates + row * 3 * units;
    const float *state = work->state + row * units;
    float *gates = work->gates + row * 4 * units, *next = work->next + row * units;
    for (int64_t i = 0; i < units; i++) {
      float r = cc_activate(CC_SIGMOID, 0, x[i] + h[i]);
      float z = cc_activate(CC_SIGMOID, 0, x[units + i] + h[units + i]);
      float n = cc_activate(CC_TANH, 0, x[2 * units + i] + r * h[2 * units + i]);
      gates[i] = r;
      gates[units + i] = z;
      gates[2 * units + i] = n;
      gates[3 * units + i] = h[2 * units + i];
      float value = n + z * (state[i] - n);
      next[i] = value;
      cc_store(work->operand, work->type, row * units + i, value);
    }
  }
}

void cc_recurrent_step(
    cc_context *context, int64_t rows, int64_t units, const float *input_gates,
    const float *state_gates, const float *state, float *gates, float *next, void *operand,
    cc_type type) {
  step work = {units, input_gates, state_gates, state, gates, next, operand, type};
  cc_parallel(context, rows, 4, step_rows, &work);
}

typedef struct {
  int64_t units;
  const float *gates, *state;
  float *gradient, *input_gates, *state_gates;
} back;

CC_SIMD static void back_rows(const void *data, int64_t begin, int64_t end) {
  const back *work = data;
  int64_t units = work->units;
  for (int64_t row = begin; row < end; row++) {
    const float *gates = work->gates + row * 4 * units, *state = work->state + row * units;
    float *gradient = work->gradient + row * units;
    float *x = work->input_gates + row * 3 * units, *h = work->state_gates + row * 3 * units;
    for (int64_t i = 0; i < units; i++) {
      float r = gates[i], z = gates[units + i], n = gates[2 * units + i];
      float of_n = gradient[i] * (1 - z) * (1 - n * n);
      float of_z = gradient[i] * (state[i] - n) * z * (1 - z);
      float of_r = of_n * gates[3 * units + i] * r * (1 - r);
      x[i] = h[i] = of_r;
      x[units + i] = h[units + i] = of_z;
      x[2 * units + i] = of_n;
      h[2 * units + i] = of_n * r;
      gradient[i] *= z;
    }
  }
}

void cc_recurrent_back(
    cc_context *context, int64_t rows, int64_t units, const float *gates, const float *state,
    float *gradient, float *input_gates, float *state_gates) {
  back work = {units, gates, state, gradient, input_gates, state_gates};
  cc_parallel(context, rows, 4, back_rows, &work);
}
