#include <stdatomic.h>
#include <stdlib.h>

#include "expansion.h"
#include "onednn.h"

// Each thread multiplies its own rows or columns of the result with a kernel of one thread: one
// pool serves products and loops, and oneDNN's never starts.
typedef struct {
  // NULL where the general matrix product serves.
  dnnl_primitive_t primitive;
  dnnl_memory_t a, b, bias, c, scratch;
  // Where the part begins in each operand, in bytes.
  size_t offset_a, offset_b, offset_bias, offset_c;
  int64_t rows, columns;
} product_part;

struct cc_product {
  cc_context *context;
  int64_t m, n, k;
  int count;
  product_part *parts;
  cc_expansion expansion;
};

// The rectangle of the result that a part computes.
typedef struct {
  int64_t row, rows, column, columns;
} area;

static bool build(
    cc_context *context, product_part *part, const cc_product_shape *shape, area place,
    descriptor *a, descriptor *b, descriptor *bias, descriptor *c,
    dnnl_primitive_desc_t *operation, dnnl_primitive_attr_t attributes) {
  dnnl_data_type_t fp32 = dnnl_f32;
  int64_t pitch_a = shape->transposed_a ? shape->m : shape->k;
  int64_t pitch_b = shape->transposed_b ? shape->k : shape->n;
  layout la = matrix(
      place.rows, shape->k, pitch_a, shape->transposed_a, data_type(shape->type_a));
  layout lb = matrix(
      shape->k, place.columns, pitch_b, shape->transposed_b, data_type(shape->type_b));
  layout lbias = matrix(1, place.columns, place.columns, false, fp32);
  layout lc = matrix(place.rows, place.columns, shape->n, false, data_type(shape->type_c));
  if (!describe(a, &la) || !describe(b, &lb) || !describe(bias, &lbias) || !describe(c, &lc))
    return false;
  if (!describe_product(
          operation, context, *a, *b, shape->has_bias ? bias : NULL, *c, attributes))
    return false;
  descriptor scratch = part_of(*operation, dnnl_query_scratchpad_md);
  return cc_reserve_scratch(context, size_of(scratch)) &&
         dnnl_primitive_create(&part->primitive, *operation) == dnnl_success &&
         create_memory(&part->a, *a, context, DNNL_MEMORY_NONE) &&
         create_memory(&part->b, *b, context, DNNL_MEMORY_NONE) &&
         (!shape->has_bias || create_memory(&part->bias, *bias, context, DNNL_MEMORY_NONE)) &&
         create_memory(&part->c, *c, context, DNNL_MEMORY_NONE) &&
         create_memory(&part->scratch, scratch, context, DNNL_MEMORY_NONE);
}

// Gradients of weights in fp32: measured 12 % faster than oneDNN's matmul on the same operands.
static bool is_general(const cc_product_shape *shape) {
  return shape->transposed_a && !shape->transposed_b && shape->type_a == CC_F32 &&
         shape->type_b == CC_F32 && shape->type_c == CC_F32 && !shape->has_bias &&
         shape->activation == CC_IDENTITY;
}

static size_t width(cc_type type) { return type == CC_BF16 ? 2 : 4; }

static bool plan_part(
    cc_context *context, product_part *part, const cc_product_shape *shape, area place) {
  part->offset_a =
      (size_t)(place.row * (shape->transposed_a ? 1 : shape->k)) * width(shape->type_a);
  part->offset_b =
      (size_t)(place.column * (shape->transposed_b ? shape->k : 1)) * width(shape->type_b);
  part->offset_bias = (size_t)place.column * sizeof(float);
  part->offset_c = (size_t)(place.row * shape->n + place.column) * width(shape->type_c);
  part->rows = place.rows;
  part->columns = place.columns;
  if (is_general(shape)) return true;
  dnnl_primitive_attr_t attributes = create_attributes(shape->activation, shape->slope);
  dnnl_primitive_desc_t operation = NULL;
  descriptor a = {0}, b = {0}, bias = {0}, c = {0};
  bool ok = attributes && build(
                              context, part, shape, place, &a, &b, &bias, &c, &operation,
                              attributes);
  if (operation) dnnl_primitive_desc_destroy(operation);
  if (attributes) dnnl_primitive_attr_destroy(attributes);
  forget(&a), forget(&b), forget(&bias), forget(&c);
  return ok;
}

typedef struct {
  cc_product *product;
  const cc_product_shape *shape;
  bool ok;
} planning;

// Columns are shared out, because that shares out the weights; rows where columns are few, and
// rows of a weight gradient, which are its layer's units.
static void plan(const void *data, int ignored) {
  planning *work = (planning *)data;
  (void)ignored;
  const cc_product_shape *shape = work->shape;
  cc_product *product = work->product;
  int threads = product->context->threads;
  bool by_rows = shape->transposed_a || shape->n < 16 * threads;
  int64_t extent = by_rows ? shape->m : shape->n;
  int parts = extent < threads ? 1 : threads;
  work->ok = true;
  for (int i = 0; i < parts && work->ok; i++) {
    int64_t begin, end;
    cc_share(extent, extent < 16 * threads ? 1 : 16, parts, i, &begin, &end);
    if (begin == end) continue;
    area rectangle = by_rows ? (area){begin, end - begin, 0, shape->n}
                             : (area){0, shape->m, begin, end - begin};
    work->ok = plan_part(
        product->context, &product->parts[product->count++], shape, rectangle);
  }
}

cc_product *cc_product_create(cc_context *context, const cc_product_shape *shape) {
  cc_product *product = calloc(1, sizeof *product);
  if (!product) return NULL;
  product->context = context;
  product->m = shape->m;
  product->n = shape->n;
  product->k = shape->k;
  product->parts = calloc((size_t)context->threads, sizeof *product->parts);
  cc_product_shape planned = *shape;
  planning work = {product, &planned, false};
  // Through the pool, so that oneDNN plans for one thread.
  if (product->parts && cc_expansion_plan(&product->expansion, context, &planned))
    cc_pool_run(context->pool, 1, plan, &work);
  if (!work.ok) {
    cc_product_destroy(product);
    return NULL;
  }
  return product;
}

void cc_product_destroy(cc_product *product) {
  if (!product) return;
  for (int i = 0; product->parts && i < product->count; i++) {
    product_part *part = &product->parts[i];
    if (part->primitive) dnnl_primitive_destroy(part->primitive);
    dnnl_memory_t memories[] = {part->a, part->b, part->bias, part->c, part->scratch};
    for (size_t j = 0; j < sizeof memories / sizeof *memories; j++)
      if (memories[j]) dnnl_memory_destroy(memories[j]);
  }
  free(product->parts);
  free(product);
}

typedef struct {
  cc_product *product;
  const char *a, *b, *bias;
  char *c;
  atomic_bool failed;
} multiplication;

static void multiply(const void *data, int index) {
  multiplication *work = (multiplication *)data;
  cc_product *product = work->product;
  cc_context *context = product->context;
  product_part *part = &product->parts[index];
  if (!part->primitive) {
    if (dnnl_sgemm(
            'T', 'N', part->rows, part->columns, product->k, 1,
            (const float *)(work->a + part->offset_a), product->m,
            (const float *)(work->b + part->offset_b), product->n, 0,
            (float *)(work->c + part->offset_c), product->n) != dnnl_success)
      atomic_store(&work->failed, true);
    return;
  }
  dnnl_memory_set_data_handle(part->a, (void *)(work->a + part->offset_a));
  dnnl_memory_set_data_handle(part->b, (void *)(work->b + part->offset_b));
  dnnl_memory_set_data_handle(part->c, work->c + part->offset_c);
  dnnl_memory_set_data_handle(
      part->scratch, context->scratch + context->scratch_size * (size_t)index);
  dnnl_exec_arg_t arguments[5] = {
      {DNNL_ARG_SRC, part->a},
      {DNNL_ARG_WEIGHTS, part->b},
      {DNNL_ARG_DST, part->c},
      {DNNL_ARG_SCRATCHPAD, part->scratch},
      {DNNL_ARG_BIAS, part->bias}};
  if (part->bias)
    dnnl_memory_set_data_handle(part->bias, (void *)(work->bias + part->offset_bias));
  if (dnnl_primitive_execute(
          part->primitive, context->streams[index], part->bias ? 5 : 4, arguments) != dnnl_success)
    atomic_store(&work->failed, true);
}

bool cc_product_run(
    cc_product *product, const void *a, const void *b, const float *bias, void *c) {
  cc_context *context = product->context;
  const cc_expansion *expansion = &product->expansion;
  multiplication work = {
      product, cc_expansion_a(expansion, context, a), cc_expansion_b(expansion, context, b),
      (const char *)bias, cc_expansion_c(expansion, context, c), false};
  cc_pool_run(context->pool, product->count, multiply, &work);
  cc_expansion_finish(expansion, context, c);
  return !atomic_load(&work.failed);
}
