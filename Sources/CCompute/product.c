#include <stdlib.h>

#include "internal.h"

struct cc_product {
  cc_context *context;
  dnnl_primitive_t primitive;
  dnnl_memory_t a, b, bias, c, scratch;
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

static layout matrix(int64_t rows, int64_t columns, bool transposed, dnnl_data_type_t type) {
  layout result = {{rows, columns}, {transposed ? 1 : columns, transposed ? rows : 1}, type};
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
  void *memory = NULL;
  if (posix_memalign(&memory, 4096, size) != 0) return false;
  free(context->scratch);
  context->scratch = memory;
  context->scratch_size = size;
  return true;
}

static bool build(
    cc_product *product, const cc_product_shape *shape, descriptor *a, descriptor *b,
    descriptor *bias, descriptor *c, dnnl_primitive_desc_t *operation,
    dnnl_primitive_attr_t attributes) {
  cc_context *context = product->context;
  dnnl_data_type_t fp32 = dnnl_f32;
  layout la = matrix(shape->m, shape->k, shape->transposed_a, data_type(shape->type_a));
  layout lb = matrix(shape->k, shape->n, shape->transposed_b, data_type(shape->type_b));
  layout lbias = matrix(1, shape->n, false, fp32);
  layout lc = matrix(shape->m, shape->n, false, data_type(shape->type_c));
  if (!describe(a, &la) || !describe(b, &lb) || !describe(bias, &lbias) || !describe(c, &lc))
    return false;
  if (!describe_product(
          operation, context, *a, *b, shape->has_bias ? bias : NULL, *c, attributes))
    return false;
  descriptor scratch = scratch_of(*operation);
  return reserve_scratch(context, size_of(scratch)) &&
         dnnl_primitive_create(&product->primitive, *operation) == dnnl_success &&
         create_memory(&product->a, *a, context, DNNL_MEMORY_NONE) &&
         create_memory(&product->b, *b, context, DNNL_MEMORY_NONE) &&
         (!shape->has_bias || create_memory(&product->bias, *bias, context, DNNL_MEMORY_NONE)) &&
         create_memory(&product->c, *c, context, DNNL_MEMORY_NONE) &&
         create_memory(&product->scratch, scratch, context, DNNL_MEMORY_NONE);
}

cc_product *cc_product_create(cc_context *context, const cc_product_shape *shape) {
  cc_product *product = calloc(1, sizeof *product);
  dnnl_primitive_attr_t attributes = create_attributes(shape);
  dnnl_primitive_desc_t operation = NULL;
  descriptor a = {0}, b = {0}, bias = {0}, c = {0};
  bool ok = product && attributes;
  if (ok) {
    product->context = context;
    // oneDNN fixes the number of threads when it plans a product.
    cc_use_threads(context);
    ok = build(product, shape, &a, &b, &bias, &c, &operation, attributes);
  }
  if (operation) dnnl_primitive_desc_destroy(operation);
  if (attributes) dnnl_primitive_attr_destroy(attributes);
  forget(&a), forget(&b), forget(&bias), forget(&c);
  if (!ok) {
    cc_product_destroy(product);
    return NULL;
  }
  return product;
}

void cc_product_destroy(cc_product *product) {
  if (!product) return;
  if (product->primitive) dnnl_primitive_destroy(product->primitive);
  dnnl_memory_t memories[] = {
      product->a, product->b, product->bias, product->c, product->scratch};
  for (size_t i = 0; i < sizeof memories / sizeof *memories; i++)
    if (memories[i]) dnnl_memory_destroy(memories[i]);
  free(product);
}

bool cc_product_run(
    cc_product *product, const void *a, const void *b, const float *bias, void *c) {
  dnnl_memory_set_data_handle(product->a, (void *)a);
  dnnl_memory_set_data_handle(product->b, (void *)b);
  dnnl_memory_set_data_handle(product->c, c);
  dnnl_memory_set_data_handle(product->scratch, product->context->scratch);
  dnnl_exec_arg_t arguments[5] = {
      {DNNL_ARG_SRC, product->a},
      {DNNL_ARG_WEIGHTS, product->b},
      {DNNL_ARG_DST, product->c},
      {DNNL_ARG_SCRATCHPAD, product->scratch},
      {DNNL_ARG_BIAS, product->bias}};
  int count = 4;
  if (product->bias) {
    dnnl_memory_set_data_handle(product->bias, (void *)bias);
    count = 5;
  }
  cc_use_threads(product->context);
  return dnnl_primitive_execute(
             product->primitive, product->context->stream, count, arguments) == dnnl_success;
}
