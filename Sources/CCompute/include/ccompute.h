/// Matrix products through oneDNN 2.x or 3.x, and fused element-wise loops, on one thread pool.
/// Matrices are row-major and dense. Nothing here reads a file, prints or ends the process.
#ifndef CCOMPUTE_H
#define CCOMPUTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Number format of an operand; bf16 is held as the upper half of an fp32.
typedef enum { CC_F32 = 0, CC_BF16 = 1 } cc_type;

typedef enum {
  CC_IDENTITY = 0,
  CC_RELU = 1,
  CC_LEAKY_RELU = 2,
  CC_TANH = 3,
  CC_SIGMOID = 4
} cc_activation;

/// "oneDNN 2.6.3", as loaded at run time.
const char *cc_backend(void);

/// Whether the processor multiplies bf16 natively; elsewhere bf16 is emulated and slow.
bool cc_multiplies_bf16(void);

/// A thread count, a oneDNN stream and the scratch memory its products share.
/// One context serves one thread at a time.
typedef struct cc_context cc_context;

/// NULL when oneDNN cannot start or memory is short. `threads` below 1 counts as 1.
cc_context *cc_context_create(int threads);
void cc_context_destroy(cc_context *context);

/// Whether products planned from now on widen bf16 operands to fp32 instead of asking oneDNN to
/// emulate bf16; at first, where the processor does not multiply it natively.
void cc_context_widen_bf16(cc_context *context, bool widens);

/// c (m × n) = activation(op(a) (m × k) · op(b) (k × n) + bias (n)).
typedef struct {
  int64_t m, n, k;
  /// Whether `a` is stored k × m, and `b` n × k.
  bool transposed_a, transposed_b;
  cc_type type_a, type_b, type_c;
  bool has_bias;
  cc_activation activation;
  /// Slope of the leaky ReLU below zero.
  float slope;
} cc_product_shape;

typedef struct cc_product cc_product;

/// NULL when oneDNN has no kernel for the shape. Valid while the context lives.
cc_product *cc_product_create(cc_context *context, const cc_product_shape *shape);
void cc_product_destroy(cc_product *product);
/// False when oneDNN refuses; `bias` is ignored where the shape has none.
bool cc_product_run(
    cc_product *product, const void *a, const void *b, const float *bias, void *c);

/// out = gradient ∘ f′, f′ recovered from the outputs `y` of the activation and of inverted dropout
/// that kept a share `keep` (1: no dropout; an output of exactly 0 is then a dropped one).
/// rows × columns. `out` may be `gradient`. Column sums go to `bias_gradient` unless it is NULL.
void cc_activation_backward(
    cc_context *context, int64_t rows, int64_t columns, cc_activation activation, float slope,
    float keep, const float *gradient, const void *y, cc_type y_type, void *out, cc_type out_type,
    float *bias_gradient);

/// Batch normalisation of x (rows × columns) with the batch's own mean and biased variance, then the
/// activation. Keeps mean and 1/√(var + ε) (columns each) for the backward pass and moves the
/// running mean and unbiased variance by `momentum`.
void cc_batchnorm_forward(
    cc_context *context, int64_t rows, int64_t columns, float epsilon, float momentum,
    cc_activation activation, float slope, const float *x, const float *gamma, const float *beta,
    float *mean, float *inverse_deviation, float *running_mean, float *running_variance, void *y,
    cc_type y_type);

/// The same with running statistics, as a network is used outside training.
void cc_batchnorm_apply(
    cc_context *context, int64_t rows, int64_t columns, float epsilon, cc_activation activation,
    float slope, const float *x, const float *gamma, const float *beta, const float *running_mean,
    const float *running_variance, void *y, cc_type y_type);

/// From the gradient of y to that of x, through dropout (as in cc_activation_backward), activation,
/// affine part, mean and variance (Ioffe & Szegedy 2015, section 3). `gradient` is overwritten. `out` may be `gradient` where out_type is CC_F32.
void cc_batchnorm_backward(
    cc_context *context, int64_t rows, int64_t columns, cc_activation activation, float slope,
    float keep, float *gradient, const void *y, cc_type y_type, const float *x, const float *gamma,
    const float *mean, const float *inverse_deviation, float *gamma_gradient, float *beta_gradient,
    void *out, cc_type out_type);

/// The values of one Adam update (Kingma & Ba 2015, algorithm 1, as PyTorch computes it).
typedef struct {
  float beta1, beta2;
  /// learning rate / (1 − β1ᵗ).
  float step_size;
  /// 1 / √(1 − β2ᵗ).
  float second_correction;
  float epsilon;
  /// Decay of the average of the parameters.
  float average_decay;
} cc_adam_step;

/// One pass over memory: moments and parameters (n each) move; `shadow` receives the parameters as
/// bf16 and `average` moves towards them, unless NULL.
void cc_adam(
    cc_context *context, int64_t n, const cc_adam_step *step, const float *gradient,
    float *parameters, float *first, float *second, uint16_t *shadow, float *average);

/// Numbers in fp32 as bf16, rounded to nearest even; NaN stays NaN.
void cc_to_bf16(cc_context *context, int64_t n, const float *source, uint16_t *target);

/// rows × columns of bytes, picked by `index`, as p/127.5 − 1.
/// The caller has checked that every index lies inside `pixels`.
void cc_gather(
    cc_context *context, int64_t rows, int64_t columns, const uint8_t *pixels,
    const uint32_t *index, void *target, cc_type type);

/// One block of Philox4x32-10 (Salmon et al. 2011): four words from a counter and a key.
void cc_philox(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]);

/// Names one stream of random numbers: what for, and at which step.
typedef struct {
  uint64_t seed;
  uint32_t purpose;
  uint64_t step;
} cc_stream;

/// n numbers from N(mean, deviation²) by Box and Muller; the i-th depends on stream and i only.
void cc_fill_normal(
    cc_context *context, cc_stream stream, int64_t n, float mean, float deviation, void *target,
    cc_type type);

/// n numbers from U[low, high).
void cc_fill_uniform(
    cc_context *context, cc_stream stream, int64_t n, float low, float high, float *target);

/// Inverted dropout in place: each number is 0 with probability `rate` (to 1/65,536), else
/// divided by 1 − rate.
void cc_dropout(
    cc_context *context, cc_stream stream, int64_t n, float rate, void *values, cc_type type);

#endif
