// A convolution and its parts, which planning fills in and running uses.
#ifndef CC_CONVOLUTION_PARTS_H
#define CC_CONVOLUTION_PARTS_H

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

static inline int64_t image_size(const cc_window *window) {
  return window->height * window->width * window->inputs;
}

static inline int64_t output_size(const cc_window *window) {
  return window->out_height * window->out_width * window->outputs;
}

static inline int64_t filter_size(const cc_window *window) {
  return window->outputs * window->kernel * window->kernel * window->inputs;
}

/// Plans the parts and the room for their filters, for oneDNN's kernels; called on a thread for which
/// oneDNN plans a width of one. False when it has no kernel, or memory is short.
bool cc_convolution_plan_parts(cc_convolution *self);

#endif
