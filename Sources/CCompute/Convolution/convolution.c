#include <stdatomic.h>
#include <stdlib.h>

#include "parts.h"

typedef struct {
  cc_convolution *self;
  bool ok;
} planning;

static void plan(const void *data, int ignored) {
  planning *work = (planning *)data;
  (void)ignored;
  work->ok = cc_convolution_plan_parts(work->self);
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
