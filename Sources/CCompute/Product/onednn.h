// What differs between oneDNN 2.x and 3.x, behind functions of one name.
#ifndef CC_ONEDNN_H
#define CC_ONEDNN_H

#include "internal.h"

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

#endif
