/// Random numbers that depend on seed, purpose, step and place alone.
#ifndef CCOMPUTE_RANDOM_H
#define CCOMPUTE_RANDOM_H

#include "product.h"

/// One block of Philox4x32-10 (Salmon et al. 2011): four words from a counter and a key.
void cc_philox(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]);

/// Names one stream of random numbers: what for, and at which step.
typedef struct {
  uint64_t seed;
  uint32_t purpose;
  uint64_t step;
} cc_stream;

/// n numbers from N(mean, deviation²) by Box and Muller; the i-th depends on stream and i only.
void cc_fill_normal(
    cc_context *context, cc_stream stream, int64_t n, float mean, float deviation, void *target,
    cc_type type);

/// Adds n numbers from N(0, deviation²), those of cc_fill_normal, to the values.
void cc_add_normal(
    cc_context *context, cc_stream stream, int64_t n, float deviation, void *values,
    cc_type type);

/// n numbers from U[low, high), rounded to the type.
void cc_fill_uniform(
    cc_context *context, cc_stream stream, int64_t n, float low, float high, void *target,
    cc_type type);

/// n labels from 0 ..< classes, each as likely as another; classes is 1 to 256.
void cc_fill_labels(
    cc_context *context, cc_stream stream, int64_t n, int classes, uint8_t *labels);

/// Inverted dropout in place: each number is 0 with probability `rate` (to 1/65,536), else
/// divided by 1 − rate.
void cc_dropout(
    cc_context *context, cc_stream stream, int64_t n, float rate, void *values, cc_type type);

#endif
