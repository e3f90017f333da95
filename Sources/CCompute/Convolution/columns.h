// The transposed convolution to images of few channels: oneDNN fills its blocks of 16 channels with
// zeros there. A product gives each window its pixels, and the windows are added where they lie.
#ifndef CC_COLUMNS_H
#define CC_COLUMNS_H

#include "Product/internal.h"

typedef struct cc_columns cc_columns;

/// Whether this way is the faster one.
bool cc_columns_serve(const cc_convolution_plan *plan);
/// NULL when oneDNN has no kernel, or memory is short.
cc_columns *cc_columns_create(cc_context *context, const cc_convolution_plan *plan);
void cc_columns_destroy(cc_columns *columns);
bool cc_columns_run(cc_columns *columns, const void *gradient, const void *filters, float *images);

#endif
