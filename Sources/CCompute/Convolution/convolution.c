#include <stdatomic.h>
#include <stdlib.h>

#include "Product/expansion.h"
#include "Product/onednn.h"
#include "columns.h"

// Each thread convolves its own rows with a kernel of one thread. The filters lie as their kernel
// wants them in memory of the convolution's own, put there anew at each run.
typedef struct {
  dnnl_primitive_t primitive;
  dnnl_memory_t image, filters, bias, output, scratch;
  // Where the part's rows begin, in bytes.
  size_t image_offset, output_offset;
} convolution_part;

struct cc_convolution {
  cc_context *context;
  cc_convolution_plan plan;
  cc_expansion expansion;
  // NULL unless the images have too few channels for oneDNN's kernels.
  cc_columns *columns;
  int count;
  convolution_part *parts;
  // Filters as the kernels want them; of gradients, those of one part behind those of another.
  char *filters;
  size_t filters_size;
  // From plain filters to those of the kernels, or of gradients back.
  dnnl_primitive_t reorder;
  dnnl_memory_t plain, blocked;
};

static size_t width(cc_type type) { return type == CC_BF16 ? 2 : 4; }

static int64_t image_size(const cc_window *window) {
  return window->height * window->width * window->inputs;
}

static int64_t output_size(const cc_window *window) {
  return window->out_height * window->out_width * window->outputs;
}

static int64_t filter_size(const cc_window *window) {
  return window->outputs * window->kernel * window->kernel * window->inputs;
}

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

typedef struct {
  cc_convolution *self;
  bool ok;
} planning;

static void plan(const void *data, int ignored) {
  planning *work = (planning *)data;
  cc_convolution *self = work->self;
  (void)ignored;
  int64_t rows = self->plan.rows;
  int parts = rows < self->context->threads ? (int)rows : self->context->threads;
  descriptor choice = {0};
  work->ok = true;
  for (int i = 0; i < parts && work->ok; i++) {
    int64_t begin, end;
    cc_share(rows, 1, parts, i, &begin, &end);
    // One layout of the filters serves all parts.
    descriptor own = {0};
    work->ok = plan_part(
        self, &self->parts[self->count++], begin, end - begin, i > 0 ? &choice : NULL,
        i > 0 ? &own : &choice);
    forget(&own);
  }
  if (work->ok) {
    self->filters_size = (size_of(choice) + 63) / 64 * 64;
    size_t runs = self->plan.kind == CC_CORRELATE ? (size_t)self->count : 1;
    void *memory = NULL;
    work->ok = plan_reorder(self, choice) &&
               posix_memalign(&memory, 4096, self->filters_size * runs) == 0;
    // Channels that a kernel adds to fill its blocks stay 0.
    if (memory) memset(memory, 0, self->filters_size * runs);
    self->filters = memory;
  }
  forget(&choice);
}

// What is multiplied as bf16 elsewhere is widened where the processor does not multiply it.
static bool plan_expansion(cc_convolution *self) {
  cc_convolution_plan *plan = &self->plan;
  const cc_window *window = &plan->window;
  self->expansion = (cc_expansion){0, 0, 0};
  if (!self->context->widens_bf16) return true;
  int64_t images = plan->rows * image_size(window), outputs = plan->rows * output_size(window);
  bool is_half = plan->operands == CC_BF16;
  if (is_half) {
    self->expansion.a = plan->kind == CC_CONVOLVE ? images : outputs;
    self->expansion.b = plan->kind == CC_CORRELATE ? images : filter_size(window);
  }
  if (plan->result == CC_BF16) self->expansion.c = plan->kind == CC_CONVOLVE ? outputs : images;
  plan->operands = plan->result = CC_F32;
  int64_t needed = self->expansion.a + self->expansion.b + self->expansion.c;
  return needed == 0 || cc_room(self->context, needed);
}

cc_convolution *cc_convolution_create(cc_context *context, const cc_convolution_plan *wanted) {
  cc_convolution *self = calloc(1, sizeof *self);
  if (!self) return NULL;
  self->context = context;
  self->plan = *wanted;
  if (wanted->kind == CC_CORRELATE) self->plan.result = CC_F32;
  planning work = {self, false};
  if (plan_expansion(self)) {
    if (cc_columns_serve(&self->plan)) {
      self->columns = cc_columns_create(context, &self->plan);
      work.ok = self->columns != NULL;
    } else {
      self->parts = calloc((size_t)context->threads, sizeof *self->parts);
      // Through the pool, so that oneDNN plans for one thread.
      if (self->parts) cc_pool_run(context->pool, 1, plan, &work);
    }
  }
  if (!work.ok) {
    cc_convolution_destroy(self);
    return NULL;
  }
  return self;
}

void cc_convolution_destroy(cc_convolution *self) {
  if (!self) return;
  cc_columns_destroy(self->columns);
  for (int i = 0; self->parts && i < self->count; i++) {
    convolution_part *part = &self->parts[i];
    if (part->primitive) dnnl_primitive_destroy(part->primitive);
    dnnl_memory_t memories[] = {
        part->image, part->filters, part->bias, part->output, part->scratch};
    for (size_t j = 0; j < sizeof memories / sizeof *memories; j++)
      if (memories[j]) dnnl_memory_destroy(memories[j]);
  }
  if (self->reorder) dnnl_primitive_destroy(self->reorder);
  if (self->plain) dnnl_memory_destroy(self->plain);
  if (self->blocked) dnnl_memory_destroy(self->blocked);
  free(self->parts);
  free(self->filters);
  free(self);
}

typedef struct {
  cc_convolution *self;
  const char *image, *filters, *bias, *output;
  atomic_bool failed;
} convolving;

static void convolve(const void *data, int index) {
  convolving *work = (convolving *)data;
  cc_convolution *self = work->self;
  cc_context *context = self->context;
  convolution_part *part = &self->parts[index];
  cc_convolution_kind kind = self->plan.kind;
  size_t run = kind == CC_CORRELATE ? self->filters_size * (size_t)index : 0;
  dnnl_memory_set_data_handle(part->image, (void *)(work->image + part->image_offset));
  dnnl_memory_set_data_handle(part->output, (void *)(work->output + part->output_offset));
  dnnl_memory_set_data_handle(part->filters, (void *)(work->filters + run));
  dnnl_memory_set_data_handle(
      part->scratch, context->scratch + context->scratch_size * (size_t)index);
  if (part->bias) dnnl_memory_set_data_handle(part->bias, (void *)work->bias);
  dnnl_exec_arg_t arguments[5] = {
      {kind == CC_TRANSPOSE ? DNNL_ARG_DIFF_SRC : DNNL_ARG_SRC, part->image},
      {kind == CC_CORRELATE ? DNNL_ARG_DIFF_WEIGHTS : DNNL_ARG_WEIGHTS, part->filters},
      {kind == CC_CONVOLVE ? DNNL_ARG_DST : DNNL_ARG_DIFF_DST, part->output},
      {DNNL_ARG_SCRATCHPAD, part->scratch},
      {DNNL_ARG_BIAS, part->bias}};
  if (dnnl_primitive_execute(
          part->primitive, context->streams[index], part->bias ? 5 : 4, arguments) != dnnl_success)
    atomic_store(&work->failed, true);
}

typedef struct {
  cc_convolution *self;
  void *from, *to;
  bool failed;
} reordering;

static void reorder(const void *data, int ignored) {
  reordering *work = (reordering *)data;
  cc_convolution *self = work->self;
  (void)ignored;
  bool is_gradient = self->plan.kind == CC_CORRELATE;
  dnnl_memory_t from = is_gradient ? self->blocked : self->plain;
  dnnl_memory_t to = is_gradient ? self->plain : self->blocked;
  dnnl_memory_set_data_handle(from, work->from);
  dnnl_memory_set_data_handle(to, work->to);
  dnnl_exec_arg_t arguments[2] = {{DNNL_ARG_FROM, from}, {DNNL_ARG_TO, to}};
  work->failed = dnnl_primitive_execute(
                     self->reorder, self->context->streams[0], 2, arguments) != dnnl_success;
}

static bool bring(cc_convolution *self, const void *from, void *to) {
  reordering work = {self, (void *)from, to, false};
  cc_pool_run(self->context->pool, 1, reorder, &work);
  return !work.failed;
}

typedef struct {
  float *sums;
  int64_t pitch;
  int count;
} summing;

CC_SIMD static void sum_parts(const void *data, int64_t begin, int64_t end) {
  const summing *work = data;
  for (int part = 1; part < work->count; part++) {
    const float *restrict other = work->sums + part * work->pitch;
    for (int64_t i = begin; i < end; i++) work->sums[i] += other[i];
  }
}

bool cc_convolution_run(
    cc_convolution *self, const void *a, const void *b, const float *bias, void *c) {
  cc_context *context = self->context;
  const cc_expansion *expansion = &self->expansion;
  a = cc_expansion_a(expansion, context, a);
  b = cc_expansion_b(expansion, context, b);
  char *result = cc_expansion_c(expansion, context, c);
  bool done;
  if (self->columns) {
    done = cc_columns_run(self->columns, a, b, (float *)result);
  } else if (self->plan.kind == CC_CORRELATE) {
    convolving work = {self, b, self->filters, NULL, a, false};
    cc_pool_run(context->pool, self->count, convolve, &work);
    int64_t pitch = (int64_t)(self->filters_size / sizeof(float));
    summing sum = {(float *)self->filters, pitch, self->count};
    cc_parallel(context, pitch, 1024, sum_parts, &sum);
    done = !atomic_load(&work.failed);
    if (self->reorder)
      done = bring(self, self->filters, result) && done;
    else
      memcpy(result, self->filters, (size_t)filter_size(&self->plan.window) * sizeof(float));
  } else {
    done = !self->reorder || bring(self, b, self->filters);
    const char *filters = self->reorder ? self->filters : b;
    bool is_forward = self->plan.kind == CC_CONVOLVE;
    convolving work = {
        self, is_forward ? a : result, filters, (const char *)bias, is_forward ? result : a, false};
    cc_pool_run(context->pool, self->count, convolve, &work);
    done = done && !atomic_load(&work.failed);
  }
  cc_expansion_finish(expansion, context, c);
  return done;
}
