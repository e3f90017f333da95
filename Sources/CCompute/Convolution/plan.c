#include <stdlib.h>

#include "parts.h"

static size_t width(cc_type type) { return type == CC_BF16 ? 2 : 4; }

// Types of the images, the filters and the outputs, whichever of them is the result.
static void types(
    const cc_convolution_plan *plan, dnnl_data_type_t *image, dnnl_data_type_t *filters,
    dnnl_data_type_t *output) {
  *image = *filters = *output = data_type(plan->operands);
  dnnl_data_type_t result = data_type(plan->result);
  if (plan->kind == CC_CONVOLVE) *output = result;
  if (plan->kind == CC_TRANSPOSE) *image = result;
  if (plan->kind == CC_CORRELATE) *filters = dnnl_f32;
}

static bool build(
    cc_convolution *self, convolution_part *part, int64_t rows, const descriptor *chosen,
    descriptor *image, descriptor *filters, descriptor *bias, descriptor *output,
    dnnl_primitive_desc_t *hint, dnnl_primitive_desc_t *operation,
    dnnl_primitive_attr_t attributes, descriptor *choice) {
  const cc_convolution_plan *plan = &self->plan;
  const cc_window *window = &plan->window;
  dnnl_data_type_t type_image, type_filters, type_output;
  types(plan, &type_image, &type_filters, &type_output);
  layout limage = pixels(rows, window->inputs, window->height, window->width, type_image);
  layout lfilters = pixels(
      window->outputs, window->inputs, window->kernel, window->kernel, type_filters);
  layout loutput = pixels(
      rows, window->outputs, window->out_height, window->out_width, type_output);
  layout lbias = {{window->outputs}, {1}, dnnl_f32, 1};
  if (!describe(image, &limage) || !describe(output, &loutput) || !describe(bias, &lbias) ||
      !(chosen ? copy_description(filters, *chosen) : describe_any(filters, &lfilters)))
    return false;
  int64_t reach = (window->out_height - 1) * window->stride + window->kernel;
  int64_t across = (window->out_width - 1) * window->stride + window->kernel;
  dnnl_dims_t strides = {window->stride, window->stride}, dilations = {0, 0};
  dnnl_dims_t before = {window->padding, window->padding};
  dnnl_dims_t behind = {
      reach - window->padding - window->height, across - window->padding - window->width};
  if (plan->kind != CC_CONVOLVE) {
    // The hint has the types of a forward pass.
    dnnl_data_type_t type = data_type(plan->operands);
    descriptor himage = {0}, hfilters = {0}, houtput = {0};
    limage.type = lfilters.type = loutput.type = type;
    bool ok = describe(&himage, &limage) && describe_any(&hfilters, &lfilters) &&
              describe(&houtput, &loutput) &&
              describe_convolution(
                  hint, self->context, CC_CONVOLVE, himage, hfilters, NULL, houtput, strides,
                  dilations, before, behind, NULL, attributes);
    forget(&himage), forget(&hfilters), forget(&houtput);
    if (!ok) return false;
  }
  if (!describe_convolution(
          operation, self->context, plan->kind, *image, *filters, plan->has_bias ? bias : NULL,
          *output, strides, dilations, before, behind, *hint, attributes))
    return false;
  dnnl_query_t where =
      plan->kind == CC_CORRELATE ? dnnl_query_diff_weights_md : dnnl_query_weights_md;
  descriptor scratch = part_of(*operation, dnnl_query_scratchpad_md);
  return copy_description(choice, part_of(*operation, where)) &&
         cc_reserve_scratch(self->context, size_of(scratch)) &&
         dnnl_primitive_create(&part->primitive, *operation) == dnnl_success &&
         create_memory(&part->image, *image, self->context, DNNL_MEMORY_NONE) &&
         create_memory(&part->filters, *choice, self->context, DNNL_MEMORY_NONE) &&
         (!plan->has_bias || create_memory(&part->bias, *bias, self->context, DNNL_MEMORY_NONE)) &&
         create_memory(&part->output, *output, self->context, DNNL_MEMORY_NONE) &&
         create_memory(&part->scratch, scratch, self->context, DNNL_MEMORY_NONE);
}

static bool plan_part(
    cc_convolution *self, convolution_part *part, int64_t begin, int64_t rows,
    const descriptor *chosen, descriptor *choice) {
  const cc_convolution_plan *plan = &self->plan;
  cc_type image_type = plan->kind == CC_TRANSPOSE ? plan->result : plan->operands;
  cc_type output_type = plan->kind == CC_CONVOLVE ? plan->result : plan->operands;
  part->image_offset = (size_t)(begin * image_size(&plan->window)) * width(image_type);
  part->output_offset = (size_t)(begin * output_size(&plan->window)) * width(output_type);
  dnnl_primitive_attr_t attributes = create_attributes(plan->activation, plan->slope);
  dnnl_primitive_desc_t hint = NULL, operation = NULL;
  descriptor image = {0}, filters = {0}, bias = {0}, output = {0};
  bool ok = attributes && build(
                              self, part, rows, chosen, &image, &filters, &bias, &output, &hint,
                              &operation, attributes, choice);
  if (operation) dnnl_primitive_desc_destroy(operation);
  if (hint) dnnl_primitive_desc_destroy(hint);
  if (attributes) dnnl_primitive_attr_destroy(attributes);
  forget(&image), forget(&filters), forget(&bias), forget(&output);
  return ok;
}

// Between plain filters and those of the kernels; none where they are the same.
static bool plan_reorder(cc_convolution *self, descriptor blocked) {
  const cc_window *window = &self->plan.window;
  bool is_gradient = self->plan.kind == CC_CORRELATE;
  layout lplain = pixels(
      window->outputs, window->inputs, window->kernel, window->kernel,
      is_gradient ? dnnl_f32 : data_type(self->plan.operands));
  descriptor plain = {0};
  dnnl_primitive_desc_t operation = NULL;
  dnnl_primitive_attr_t attributes = create_attributes(CC_IDENTITY, 0);
  bool ok = attributes && describe(&plain, &lplain);
  if (ok && !same_description(plain, blocked)) {
    ok = describe_reorder(
             &operation, self->context, is_gradient ? blocked : plain,
             is_gradient ? plain : blocked, attributes) &&
         cc_reserve_scratch(
             self->context, size_of(part_of(operation, dnnl_query_scratchpad_md))) &&
         dnnl_primitive_create(&self->reorder, operation) == dnnl_success &&
         create_memory(&self->plain, plain, self->context, DNNL_MEMORY_NONE) &&
         create_memory(&self->blocked, blocked, self->context, DNNL_MEMORY_NONE);
  }
  if (operation) dnnl_primitive_desc_destroy(operation);
  if (attributes) dnnl_primitive_attr_destroy(attributes);
  forget(&plain);
  return ok;
}

bool cc_convolution_plan_parts(cc_convolution *self) {
  int64_t rows = self->plan.rows;
  int parts = rows < self->context->threads ? (int)rows : self->context->threads;
  descriptor choice = {0};
  bool ok = true;
  for (int i = 0; i < parts && ok; i++) {
    int64_t begin, end;
    cc_share(rows, 1, parts, i, &begin, &end);
    // One layout of the filters serves all parts.
    descriptor own = {0};
    ok = plan_part(
        self, &self->parts[self->count++], begin, end - begin, i > 0 ? &choice : NULL,
        i > 0 ? &own : &choice);
    forget(&own);
  }
  if (ok) {
    self->filters_size = (size_of(choice) + 63) / 64 * 64;
    size_t runs = self->plan.kind == CC_CORRELATE ? (size_t)self->count : 1;
    void *memory = NULL;
    ok = plan_reorder(self, choice) &&
               posix_memalign(&memory, 4096, self->filters_size * runs) == 0;
    // Channels that a kernel adds to fill its blocks stay 0.
    if (memory) memset(memory, 0, self->filters_size * runs);
    self->filters = memory;
  }
  forget(&choice);
  return ok;
}
