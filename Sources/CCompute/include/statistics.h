/// What the judge computes with, and what is told of many images: convolutions, neighbours, moments,
/// pixels.
#ifndef CCOMPUTE_STATISTICS_H
#define CCOMPUTE_STATISTICS_H

#include "product.h"

/// Images that a convolution works on side by side.
enum { CC_IMAGE_LANES = 16 };

/// Puts rows × columns into blocks of CC_IMAGE_LANES rows, in which the numbers of one column lie
/// side by side, as factor · x + offset. The last block is filled with rows of 0. `target` is 64-byte
/// aligned.
void cc_interleave(
    cc_context *context, int64_t rows, int64_t columns, float factor, float offset,
    const float *source, float *target);

/// Takes rows × columns out of such blocks.
void cc_separate(
    cc_context *context, int64_t rows, int64_t columns, const float *source, float *target);

/// Square images of `side` pixels in `inputs` channels, and square filters of `kernel` pixels.
typedef struct {
  int64_t inputs, outputs, side, kernel;
} cc_pooled_shape;

/// y = the largest of each 2 × 2 places of max(x ∗ weights + bias, 0), without padding, as
/// PyTorch's conv2d, relu and max_pool2d one after the other. x and y are blocks of rows as
/// cc_interleave makes them, a row being channels × side × side; y's side is that of x without
/// kernel − 1, halved and rounded down. Weights are outputs × inputs × kernel × kernel. The order of
/// the sums depends on the shape alone; an image of NaN gives NaN.
void cc_pooled_convolution(
    cc_context *context, int64_t rows, const cc_pooled_shape *shape, const float *x,
    const float *weights, const float *bias, float *y);

/// Squared distances of each row of a (m × columns) to its k nearest rows of b (n × columns),
/// nearest first, and which rows those are (m × k each); INFINITY and −1 where there are fewer.
/// `others`: a and b are the same rows, and a row is no neighbour of its own. A distance that is no
/// number is nobody's neighbour. False when memory is short.
bool cc_nearest_rows(
    cc_context *context, int64_t m, int64_t n, int64_t columns, const float *a, const float *b,
    bool others, int k, float *distances, int32_t *indices);

/// For each row of a, how many rows of b lie within the row's own radius (radii_a, m, into
/// within_a), and how many have a radius that the row lies within (radii_b, n, into within_b);
/// either is left out where its radii are NULL. Radii are squared; `strictly`: a row at the
/// radius is outside. False when memory is short.
bool cc_count_within(
    cc_context *context, int64_t m, int64_t n, int64_t columns, const float *a, const float *b,
    bool strictly, const float *radii_a, int32_t *within_a, const float *radii_b,
    int32_t *within_b);

/// For each row of a, Σ (a·b / columns + 1)³ over the rows of b; `others` as above. False when
/// memory is short.
bool cc_sum_cubes(
    cc_context *context, int64_t m, int64_t n, int64_t columns, const float *a, const float *b,
    bool others, double *sums);

/// Numbers a row of cc_add_cubes' sums.
int64_t cc_cubes_width(int64_t columns);

/// Adds Σ x_i·x_j·x_k over the rows of x (rows × columns), with a 1 behind each row as a further
/// column, for k ≤ j ≤ i: to sums[(i·(i + 1)/2 + j) · cc_cubes_width(columns) + k]; what lies between
/// is left undefined. Blocks of rows in fp32, those in double, in an order that depends on `rows` alone.
/// False when memory is short.
bool cc_add_cubes(
    cc_context *context, int64_t rows, int64_t columns, const float *x, double *sums);

/// Adds Σ x_i·x_j over the rows of x (rows × columns) to sums (columns × columns), for j ≥ i.
void cc_add_squares(int64_t rows, int64_t columns, const double *x, double *sums);

/// bytes = (x − offset) / scale, rounded, halves up, and held within 0…255; 0 for NaN.
void cc_bytes(
    cc_context *context, int64_t n, float scale, float offset, const float *x, uint8_t *bytes);

/// Adds the pixels of `count` images, and their squares, to sums and squares (height × width each);
/// to counts[0] how many are `bright` or brighter, and to counts[1] how many of those have no such
/// pixel among their 8 neighbours.
void cc_inspect(
    int64_t count, int64_t height, int64_t width, const uint8_t *images, uint8_t bright,
    double *sums, double *squares, int64_t counts[2]);

#endif
