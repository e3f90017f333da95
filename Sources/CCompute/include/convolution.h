/// Convolutions of images whose channels lie side by side, and what goes with them.
#ifndef CCOMPUTE_CONVOLUTION_H
#define CCOMPUTE_CONVOLUTION_H

#include "product.h"

/// A convolution (cross-correlation, as PyTorch's conv2d) of images height × width × inputs to
/// out_height × out_width × outputs; weights are outputs × kernel × kernel × inputs.
typedef struct {
  int64_t inputs, height, width, outputs, out_height, out_width, kernel, stride, padding;
} cc_window;

/// Which of the three products of a convolution is computed.
typedef enum {
  /// c = activation(a ∗ b + bias): images to images.
  CC_CONVOLVE = 0,
  /// c (images height × width × inputs) from the gradient a of the outputs and the weights b; the
  /// transposed convolution.
  CC_TRANSPOSE = 1,
  /// c (weights) from the gradient a of the outputs and the images b, summed over the rows.
  CC_CORRELATE = 2
} cc_convolution_kind;

typedef struct {
  cc_convolution_kind kind;
  cc_window window;
  int64_t rows;
  /// Of a and b, and of c; weights' gradients are fp32.
  cc_type operands, result;
  /// Of CC_CONVOLVE alone.
  bool has_bias;
  cc_activation activation;
  float slope;
} cc_convolution_plan;

typedef struct cc_convolution cc_convolution;

/// NULL when oneDNN has no kernel for it, or memory is short. Valid while the context lives.
cc_convolution *cc_convolution_create(cc_context *context, const cc_convolution_plan *plan);
void cc_convolution_destroy(cc_convolution *convolution);
/// False when oneDNN refuses. The bits depend on the number of threads, and on nothing else.
bool cc_convolution_run(
    cc_convolution *convolution, const void *a, const void *b, const float *bias, void *c);

/// y = activation(x + bias), the bias (channels) at every pixel; rows × columns, a row being pixels ×
/// channels. Without a bias where it is NULL. x and y may be the same where their types are.
/// False when memory is short.
bool cc_bias_activate(
    cc_context *context, int64_t rows, int64_t columns, int64_t channels, cc_activation activation,
    float slope, const void *x, cc_type x_type, const float *bias, void *y, cc_type y_type);

/// out (channels) = the sums over the pixels of x (pixels × channels).
void cc_fold(int64_t pixels, int64_t channels, const float *x, float *out);

/// Column j of a row of `target` is column index[j] of the same row of `source`; rows × columns and
/// rows × source_columns. Every index lies inside; where it is −1, the number is 0.
void cc_permute(
    cc_context *context, int64_t rows, int64_t columns, int64_t source_columns,
    const int32_t *index, const void *source, cc_type source_type, void *target,
    cc_type target_type);

/// Each pixel of images (height × width × channels) factor × factor times.
void cc_upsample(
    cc_context *context, int64_t rows, int64_t height, int64_t width, int64_t channels,
    int64_t factor, const void *source, cc_type source_type, void *target, cc_type target_type);

/// Its transpose: the sums of factor × factor pixels.
void cc_downsum(
    cc_context *context, int64_t rows, int64_t height, int64_t width, int64_t channels,
    int64_t factor, const void *source, cc_type source_type, float *target);

/// Rows of `packing` images (pixels × channels each) and `classes` numbers, laid out as images of
/// packing · channels + classes channels: image after image, then a plane a class.
void cc_spread(
    cc_context *context, int64_t rows, int64_t pixels, int64_t channels, int64_t packing,
    int64_t classes, const void *source, cc_type source_type, void *target, cc_type target_type);

/// Its transpose: planes are summed up.
void cc_gather_planes(
    cc_context *context, int64_t rows, int64_t pixels, int64_t channels, int64_t packing,
    int64_t classes, const void *source, cc_type source_type, float *target);

/// out = a + b, n numbers of their types. `out` may be either of them where its type is the same.
void cc_add(
    cc_context *context, int64_t n, const void *a, cc_type a_type, const void *b, cc_type b_type,
    void *out, cc_type out_type);

/// Batch normalisation over channels, and the activation: as cc_batchnorm_forward does it for
/// columns, with pixels counted as rows. x is rows × columns, a row being pixels × channels; the rest
/// is channels long. False when memory is short.
bool cc_channelnorm_forward(
    cc_context *context, int64_t rows, int64_t columns, int64_t channels, float epsilon,
    float momentum, cc_activation activation, float slope, const float *x, const float *gamma,
    const float *beta, float *mean, float *inverse_deviation, float *running_mean,
    float *running_variance, void *y, cc_type y_type);

/// The same with running statistics.
bool cc_channelnorm_apply(
    cc_context *context, int64_t rows, int64_t columns, int64_t channels, float epsilon,
    cc_activation activation, float slope, const float *x, const float *gamma, const float *beta,
    const float *running_mean, const float *running_variance, void *y, cc_type y_type);

/// As cc_batchnorm_backward.
bool cc_channelnorm_backward(
    cc_context *context, int64_t rows, int64_t columns, int64_t channels,
    cc_activation activation, float slope, float keep, float *gradient, const void *y,
    cc_type y_type, const float *x, const float *gamma, const float *mean,
    const float *inverse_deviation, float *gamma_gradient, float *beta_gradient, bool accumulates,
    void *out, cc_type out_type);

#endif
