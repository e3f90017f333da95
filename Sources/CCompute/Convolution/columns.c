#include "columns.h"

#include <stdlib.h>

// Measured: from 8 channels on, oneDNN's own kernel is as fast.
enum { FEW = 8 };

struct cc_columns {
  cc_context *context;
  cc_window window;
  int64_t rows;
  cc_product *product;
  // rows · places × kernel · kernel · inputs.
  float *windows;
};

bool cc_columns_serve(const cc_convolution_plan *plan) {
  return plan->kind == CC_TRANSPOSE && plan->result == CC_F32 && plan->window.inputs < FEW;
}

cc_columns *cc_columns_create(cc_context *context, const cc_convolution_plan *plan) {
  cc_columns *self = calloc(1, sizeof *self);
  if (!self) return NULL;
  const cc_window *window = &plan->window;
  self->context = context;
  self->window = *window;
  self->rows = plan->rows;
  cc_product_shape shape = {
      .m = plan->rows * window->out_height * window->out_width,
      .n = window->kernel * window->kernel * window->inputs,
      .k = window->outputs,
      .type_a = plan->operands,
      .type_b = plan->operands,
      .type_c = CC_F32};
  self->product = cc_product_create(context, &shape);
  void *memory = NULL;
  if (posix_memalign(&memory, 64, (size_t)(shape.m * shape.n) * sizeof(float)) != 0) memory = NULL;
  self->windows = memory;
  if (!self->product || !self->windows) {
    cc_columns_destroy(self);
    return NULL;
  }
  return self;
}

void cc_columns_destroy(cc_columns *self) {
  if (!self) return;
  cc_product_destroy(self->product);
  free(self->windows);
  free(self);
}

typedef struct {
  const cc_columns *self;
  float *images;
} adding;

// Line by line of the image: of each window that reaches it, the line that lies there.
CC_INLINE void add_line(
    const cc_window *window, const float *windows, int64_t y, float *line, int64_t kernel,
    int64_t stride, int64_t inputs) {
  for (int64_t down = 0; down < kernel; down++) {
    int64_t place = y + window->padding - down;
    if (place < 0 || place % stride != 0 || place / stride >= window->out_height) continue;
    const float *source =
        windows + (place / stride * window->out_width * kernel + down) * kernel * inputs;
    for (int64_t column = 0; column < window->out_width; column++) {
      const float *row = source + column * kernel * kernel * inputs;
      int64_t first = column * stride - window->padding;
      int64_t begin = first < 0 ? -first : 0;
      int64_t end = window->width - first < kernel ? window->width - first : kernel;
      for (int64_t i = begin * inputs; i < end * inputs; i++) line[first * inputs + i] += row[i];
    }
  }
}

CC_SIMD static void add_windows(const void *data, int64_t begin, int64_t end) {
  const adding *work = data;
  const cc_columns *self = work->self;
  const cc_window *window = &self->window;
  int64_t line = window->width * window->inputs, size = window->height * line;
  int64_t count = window->out_height * window->out_width * window->kernel * window->kernel *
                  window->inputs;
  for (int64_t row = begin; row < end; row++) {
    const float *windows = self->windows + row * count;
    for (int64_t y = 0; y < window->height; y++) {
      int64_t offset = row * size + y * line;
      float *target = work->images + offset;
      memset(target, 0, (size_t)line * sizeof *target);
      if (window->kernel == 4 && window->stride == 2 && window->inputs == 1)
        add_line(window, windows, y, target, 4, 2, 1);
      else
        add_line(window, windows, y, target, window->kernel, window->stride, window->inputs);
    }
  }
}

bool cc_columns_run(cc_columns *self, const void *gradient, const void *filters, float *images) {
  if (!cc_product_run(self->product, gradient, filters, NULL, self->windows)) return false;
  adding work = {self, images};
  cc_parallel(self->context, self->rows, 1, add_windows, &work);
  return true;
}
