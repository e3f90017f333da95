#include "expansion.h"

bool cc_expansion_plan(cc_expansion *expansion, cc_context *context, cc_product_shape *shape) {
  *expansion = (cc_expansion){0, 0, 0};
  if (!context->widens_bf16) return true;
  if (shape->type_a == CC_BF16) expansion->a = shape->m * shape->k;
  if (shape->type_b == CC_BF16) expansion->b = shape->k * shape->n;
  if (shape->type_c == CC_BF16) expansion->c = shape->m * shape->n;
  shape->type_a = shape->type_b = shape->type_c = CC_F32;
  int64_t needed = expansion->a + expansion->b + expansion->c;
  return needed == 0 || cc_room(context, needed);
}

typedef struct {
  const uint16_t *source;
  float *target;
} widening;

CC_SIMD static void widen(const void *data, int64_t begin, int64_t end) {
  const widening *work = data;
  for (int64_t i = begin; i < end; i++) work->target[i] = cc_float(work->source[i]);
}

static const char *widened(
    cc_context *context, int64_t count, const void *source, float *target) {
  if (count == 0) return source;
  widening work = {source, target};
  cc_parallel(context, count, 4096, widen, &work);
  return (const char *)target;
}

const char *cc_expansion_a(const cc_expansion *expansion, cc_context *context, const void *a) {
  return widened(context, expansion->a, a, context->room);
}

const char *cc_expansion_b(const cc_expansion *expansion, cc_context *context, const void *b) {
  return widened(context, expansion->b, b, context->room + expansion->a);
}

static float *rounded_from(const cc_expansion *expansion, cc_context *context) {
  return context->room + expansion->a + expansion->b;
}

char *cc_expansion_c(const cc_expansion *expansion, cc_context *context, void *c) {
  return expansion->c == 0 ? c : (char *)rounded_from(expansion, context);
}

void cc_expansion_finish(const cc_expansion *expansion, cc_context *context, void *c) {
  if (expansion->c > 0) cc_to_bf16(context, expansion->c, rounded_from(expansion, context), c);
}
