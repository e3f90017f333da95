#include <stdatomic.h>
#include <stdlib.h>

#include "internal.h"

// Each thread multiplies its own rows or columns of the result with a kernel of one thread: one
// pool serves products and loops, and oneDNN's never starts.
typedef struct {
  dnnl_primitive_t primitive;
  dnnl_memory_t a, b, bias, c, scratch;
  // Where the part begins in each operand, in bytes.
  size_t offset_a, offset_b, offset_bias, offset_c;
} product_part;

struct cc_product {
  cc_context *context;
  bool has_bias;
  int count;
  product_part *parts;
};

static dnnl_data_type_t data_type(cc_type type) { return type == CC_BF16 ? dnnl_bf16 : dnnl_f32; }

static bool append_activation(dnnl_post_ops_t operations, cc_activation activation, float slope) {
  dnnl_alg_kind_t kind;
  switch (activation) {
    case CC_IDENTITY: return true;
    case CC_RELU: kind = dnnl_eltwise_relu; slope = 0; break;
    case CC_LEAKY_RELU: kind = dnnl_eltwise_relu; break;
    case CC_TANH: kind = dnnl_eltwise_tanh; slope = 0; break;
    case CC_SIGMOID: kind = dnnl_eltwise_logistic; slope = 0; break;
    default: return false;
  }
#if DNNL_VERSION_MAJOR >= 3
  return dnnl_post_ops_append_eltwise(operations, kind, slope, 0) == dnnl_success;
#else
  return dnnl_post_ops_append_eltwise(operations, 1, kind, slope, 0) == dnnl_success;
#endif
}

static dnnl_primitive_attr_t create_attributes(const cc_product_shape *shape) {
  dnnl_primitive_attr_t attributes = NULL;
  dnnl_post_ops_t operations = NULL;
  // Own scratch memory: the library's belongs to the thread that created the product.
  bool ok = dnnl_primitive_attr_create(&attributes) == dnnl_success &&
            dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user) ==
                dnnl_success &&
            dnnl_post_ops_create(&operations) == dnnl_success &&
            append_activation(operations, shape->activation, shape->slope) &&
            dnnl_primitive_attr_set_post_ops(attributes, operations) == dnnl_success;
  if (operations) dnnl_post_ops_destroy(operations);
  if (!ok && attributes) {
    dnnl_primitive_attr_destroy(attributes);
    attributes = NULL;
  }
  return attributes;
}

typedef struct {
  dnnl_dims_t extents, strides;
  dnnl_data_type_t type;
} layout;

// rows × columns out of a matrix whose stored rows are `pitch` long.
static layout matrix(
    int64_t rows, int64_t columns, int64_t pitch, bool transposed, dnnl_data_type_t type) {
  layout result = {
      {rows, columns}, {transposed ? 1 : pitch, transposed ? pitch : 1}, type};
  return result;
}

#if DNNL_VERSION_MAJOR >= 3

typedef dnnl_memory_desc_t descriptor;

static bool describe(descriptor *result, const layout *source) {
  return dnnl_memory_desc_create_with_strides(
             result, 2, source->extents, source->type, source->strides) == dnnl_success;
}

static void forget(descriptor *description) {
  if (*description) dnnl_memory_desc_destroy(*description);
}

static size_t size_of(descriptor description) { return dnnl_memory_desc_get_size(description); }

static bool describe_product(
    dnnl_primitive_desc_t *result, cc_context *context, descriptor a, descriptor b,
    descriptor *bias, descriptor c, dnnl_primitive_attr_t attributes) {
  return dnnl_matmul_primitive_desc_create(
             result, context->engine, a, b, bias ? *bias : NULL, c, attributes) == dnnl_success;
}

static descriptor scratch_of(dnnl_primitive_desc_t product) {
  return (descriptor)dnnl_primitive_desc_query_md(product, dnnl_query_scratchpad_md, 0);
}

static bool create_memory(
    dnnl_memory_t *result, descriptor description, cc_context *context, void *data) {
  return dnnl_memory_create(result, description, context->engine, data) == dnnl_success;
}

#else

typedef dnnl_memory_desc_t descriptor;

static bool describe(descriptor *result, const layout *source) {
  return dnnl_memory_desc_init_by_strides(
             result, 2, source->extents, source->type, source->strides) == dnnl_success;
}

static void forget(descriptor *description) { (void)description; }

static size_t size_of(descriptor description) { return dnnl_memory_desc_get_size(&description); }

static bool describe_product(
    dnnl_primitive_desc_t *result, cc_context *context, descriptor a, descriptor b,
    descriptor *bias, descriptor c, dnnl_primitive_attr_t attributes) {
  dnnl_matmul_desc_t operation;
  return dnnl_matmul_desc_init(&operation, &a, &b, bias, &c) == dnnl_success &&
         dnnl_primitive_desc_create(result, &operation, attributes, context->engine, NULL) ==
             dnnl_success;
}

static descriptor scratch_of(dnnl_primitive_desc_t product) {
  return *dnnl_primitive_desc_query_md(product, dnnl_query_scratchpad_md, 0);
}

static bool create_memory(
    dnnl_memory_t *result, descriptor description, cc_context *context, void *data) {
  return dnnl_memory_create(result, &description, context->engine, data) == dnnl_success;
}

#endif

static bool reserve_scratch(cc_context *context, size_t size) {
  if (size <= context->scratch_size) return true;
  size = (size + 4095) / 4096 * 4096;
  void *memory = NULL;
  if (posix_memalign(&memory, 4096, size * (size_t)context->threads) != 0) return false;
  free(context->scratch);
  context->scratch = memory;
  context->scratch_size = size;
  return true;
}

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
  descriptor scratch = scratch_of(*operation);
  return reserve_scratch(context, size_of(scratch)) &&
         dnnl_primitive_create(&part->primitive, *operation) == dnnl_success &&
         create_memory(&part->a, *a, context, DNNL_MEMORY_NONE) &&
         create_memory(&part->b, *b, context, DNNL_MEMORY_NONE) &&
         (!shape->has_bias || create_memory(&part->bias, *bias, context, DNNL_MEMORY_NONE)) &&
         create_memory(&part->c, *c, context, DNNL_MEMORY_NONE) &&
         create_memory(&part->scratch, scratch, context, DNNL_MEMORY_NONE);
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
  dnnl_primitive_attr_t attributes = create_attributes(shape);
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
  product->has_bias = shape->has_bias;
  product->parts = calloc((size_t)context->threads, sizeof *product->parts);
  planning work = {product, shape, false};
  // Through the pool, so that oneDNN plans for one thread.
  if (product->parts) cc_pool_run(context->pool, 1, plan, &work);
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
  cc_context *context = work->product->context;
  product_part *part = &work->product->parts[index];
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
  multiplication work = {product, a, b, (const char *)bias, c, false};
  cc_pool_run(product->context->pool, product->count, multiply, &work);
  return !atomic_load(&work.failed);
}
