// bf16 products where the processor has no instruction for them: operands are widened to fp32 and
// multiplied as such. A bf16 factor is exact in fp32 and sums are fp32 in either case, so nothing
// but the order of the sum differs, and it is several times faster than oneDNN's own emulation.
#ifndef CC_EXPANSION_H
#define CC_EXPANSION_H

#include "internal.h"

typedef struct {
  // Numbers of each operand; 0 where it is fp32 already.
  int64_t a, b, c;
} cc_expansion;

/// Turns `shape` into the fp32 product to plan where widening is called for; false without memory.
bool cc_expansion_plan(cc_expansion *expansion, cc_context *context, cc_product_shape *shape);

/// The operand to multiply: `a` itself, or its widened copy.
const char *cc_expansion_a(const cc_expansion *expansion, cc_context *context, const void *a);
const char *cc_expansion_b(const cc_expansion *expansion, cc_context *context, const void *b);
/// Where the product goes: `c` itself, or a place that `cc_expansion_finish` rounds from.
char *cc_expansion_c(const cc_expansion *expansion, cc_context *context, void *c);
void cc_expansion_finish(const cc_expansion *expansion, cc_context *context, void *c);

#endif
