/// Contexts, and matrix products through oneDNN 2.x or 3.x on one thread pool.
/// Matrices are row-major and dense.
#ifndef CCOMPUTE_PRODUCT_H
#define CCOMPUTE_PRODUCT_H

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

/// Numbers in fp32 as bf16, rounded to nearest even; NaN stays NaN.
void cc_to_bf16(cc_context *context, int64_t n, const float *source, uint16_t *target);

#endif
