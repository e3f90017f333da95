// What differs between oneDNN 2.x and 3.x, behind functions of one name.
#ifndef CC_ONEDNN_H
#define CC_ONEDNN_H

#include "internal.h"

static inline dnnl_data_type_t data_type(cc_type type) { return type == CC_BF16 ? dnnl_bf16 : dnnl_f32; }

static inline bool append_activation(dnnl_post_ops_t operations, cc_activation activation, float slope) {
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

// What follows an operation, in memory of our own.
static inline dnnl_primitive_attr_t create_attributes(cc_activation activation, float slope) {
  dnnl_primitive_attr_t attributes = NULL;
  dnnl_post_ops_t operations = NULL;
  // Own scratch memory: the library's belongs to the thread that created the product.
  bool ok = dnnl_primitive_attr_create(&attributes) == dnnl_success &&
            dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user) ==
                dnnl_success &&
            dnnl_post_ops_create(&operations) == dnnl_success &&
            append_activation(operations, activation, slope) &&
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
  int axes;
} layout;

// rows × columns out of a matrix whose stored rows are `pitch` long.
static inline layout matrix(
    int64_t rows, int64_t columns, int64_t pitch, bool transposed, dnnl_data_type_t type) {
  layout result = {
      {rows, columns}, {transposed ? 1 : pitch, transposed ? pitch : 1}, type, 2};
  return result;
}

// Four axes whose second lies innermost: images rows × channels × height × width, and filters outputs ×
// inputs × height × width.
static inline layout pixels(
    int64_t rows, int64_t channels, int64_t height, int64_t width, dnnl_data_type_t type) {
  layout result = {
      {rows, channels, height, width},
      {height * width * channels, 1, width * channels, channels}, type, 4};
  return result;
}

#if DNNL_VERSION_MAJOR >= 3

typedef dnnl_memory_desc_t descriptor;

static inline bool describe(descriptor *result, const layout *source) {
  return dnnl_memory_desc_create_with_strides(
             result, source->axes, source->extents, source->type, source->strides) == dnnl_success;
}

static inline void forget(descriptor *description) {
  if (*description) dnnl_memory_desc_destroy(*description);
}

static inline size_t size_of(descriptor description) { return dnnl_memory_desc_get_size(description); }

static inline bool describe_product(
    dnnl_primitive_desc_t *result, cc_context *context, descriptor a, descriptor b,
    descriptor *bias, descriptor c, dnnl_primitive_attr_t attributes) {
  return dnnl_matmul_primitive_desc_create(
             result, context->engine, a, b, bias ? *bias : NULL, c, attributes) == dnnl_success;
}

static inline descriptor part_of(dnnl_primitive_desc_t operation, dnnl_query_t what) {
  return (descriptor)dnnl_primitive_desc_query_md(operation, what, 0);
}

static inline bool describe_any(descriptor *result, const layout *source) {
  return dnnl_memory_desc_create_with_tag(
             result, source->axes, source->extents, source->type, dnnl_format_tag_any) ==
         dnnl_success;
}

static inline bool copy_description(descriptor *result, descriptor source) {
  return dnnl_memory_desc_clone(result, source) == dnnl_success;
}

static inline bool same_description(descriptor a, descriptor b) {
  return dnnl_memory_desc_equal(a, b) != 0;
}

static inline bool describe_reorder(
    dnnl_primitive_desc_t *result, cc_context *context, descriptor from, descriptor to,
    dnnl_primitive_attr_t attributes) {
  return dnnl_reorder_primitive_desc_create(
             result, from, context->engine, to, context->engine, attributes) == dnnl_success;
}

// The passes of a convolution; those backwards take the forward one as a hint.
static inline bool describe_convolution(
    dnnl_primitive_desc_t *result, cc_context *context, cc_convolution_kind kind, descriptor image,
    descriptor filters, descriptor *bias, descriptor output, const dnnl_dim_t *strides,
    const dnnl_dim_t *dilations, const dnnl_dim_t *before, const dnnl_dim_t *behind,
    dnnl_primitive_desc_t hint, dnnl_primitive_attr_t attributes) {
  switch (kind) {
    case CC_CONVOLVE:
      return dnnl_convolution_forward_primitive_desc_create(
                 result, context->engine, dnnl_forward_training, dnnl_convolution_direct, image,
                 filters, bias ? *bias : NULL, output, strides, dilations, before, behind,
                 attributes) == dnnl_success;
    case CC_TRANSPOSE:
      return dnnl_convolution_backward_data_primitive_desc_create(
                 result, context->engine, dnnl_convolution_direct, image, filters, output, strides,
                 dilations, before, behind, hint, attributes) == dnnl_success;
    default:
      return dnnl_convolution_backward_weights_primitive_desc_create(
                 result, context->engine, dnnl_convolution_direct, image, filters, NULL, output,
                 strides, dilations, before, behind, hint, attributes) == dnnl_success;
  }
}

static inline bool create_memory(
    dnnl_memory_t *result, descriptor description, cc_context *context, void *data) {
  return dnnl_memory_create(result, description, context->engine, data) == dnnl_success;
}

#else

typedef dnnl_memory_desc_t descriptor;

static inline bool describe(descriptor *result, const layout *source) {
  return dnnl_memory_desc_init_by_strides(
             result, source->axes, source->extents, source->type, source->strides) == dnnl_success;
}

static inline void forget(descriptor *description) { (void)description; }

static inline size_t size_of(descriptor description) { return dnnl_memory_desc_get_size(&description); }

static inline bool describe_product(
    dnnl_primitive_desc_t *result, cc_context *context, descriptor a, descriptor b,
    descriptor *bias, descriptor c, dnnl_primitive_attr_t attributes) {
  dnnl_matmul_desc_t operation;
  return dnnl_matmul_desc_init(&operation, &a, &b, bias, &c) == dnnl_success &&
         dnnl_primitive_desc_create(result, &operation, attributes, context->engine, NULL) ==
             dnnl_success;
}

static inline descriptor part_of(dnnl_primitive_desc_t operation, dnnl_query_t what) {
  return *dnnl_primitive_desc_query_md(operation, what, 0);
}

static inline bool describe_any(descriptor *result, const layout *source) {
  return dnnl_memory_desc_init_by_tag(
             result, source->axes, source->extents, source->type, dnnl_format_tag_any) ==
         dnnl_success;
}

static inline bool copy_description(descriptor *result, descriptor source) {
  *result = source;
  return true;
}

static inline bool same_description(descriptor a, descriptor b) {
  return dnnl_memory_desc_equal(&a, &b) != 0;
}

static inline bool describe_reorder(
    dnnl_primitive_desc_t *result, cc_context *context, descriptor from, descriptor to,
    dnnl_primitive_attr_t attributes) {
  return dnnl_reorder_primitive_desc_create(
             result, &from, context->engine, &to, context->engine, attributes) == dnnl_success;
}

// The passes of a convolution; those backwards take the forward one as a hint.
static inline bool describe_convolution(
    dnnl_primitive_desc_t *result, cc_context *context, cc_convolution_kind kind, descriptor image,
    descriptor filters, descriptor *bias, descriptor output, const dnnl_dim_t *strides,
    const dnnl_dim_t *dilations, const dnnl_dim_t *before, const dnnl_dim_t *behind,
    dnnl_primitive_desc_t hint, dnnl_primitive_attr_t attributes) {
  dnnl_convolution_desc_t operation;
  dnnl_status_t status;
  switch (kind) {
    case CC_CONVOLVE:
      status = dnnl_dilated_convolution_forward_desc_init(
          &operation, dnnl_forward_training, dnnl_convolution_direct, &image, &filters, bias,
          &output, strides, dilations, before, behind);
      break;
    case CC_TRANSPOSE:
      status = dnnl_dilated_convolution_backward_data_desc_init(
          &operation, dnnl_convolution_direct, &image, &filters, &output, strides, dilations,
          before, behind);
      break;
    default:
      status = dnnl_dilated_convolution_backward_weights_desc_init(
          &operation, dnnl_convolution_direct, &image, &filters, NULL, &output, strides, dilations,
          before, behind);
  }
  return status == dnnl_success && dnnl_primitive_desc_create(
                                       result, &operation, attributes, context->engine, hint) ==
                                       dnnl_success;
}

static inline bool create_memory(
    dnnl_memory_t *result, descriptor description, cc_context *context, void *data) {
  return dnnl_memory_create(result, &description, context->engine, data) == dnnl_success;
}

#endif

#endif
