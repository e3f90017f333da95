#ifndef CC_INTERNAL_H
#define CC_INTERNAL_H

#include <dnnl.h>
#include <string.h>

#include "ccompute.h"
#include "pool.h"

// One source loop, compiled for each instruction set and chosen when the program starts.
#if defined(__x86_64__) && defined(__linux__)
#define CC_SIMD __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define CC_SIMD __attribute__((noinline))
#endif

#define CC_INLINE static inline __attribute__((always_inline))

struct cc_context {
  int threads;
  cc_pool *pool;
  dnnl_engine_t engine;
  /// One a thread.
  dnnl_stream_t *streams;
  /// scratch_size bytes a thread.
  char *scratch;
  size_t scratch_size;
};

/// Works on [begin, end) of the range given to cc_parallel.
typedef void (*cc_body)(const void *arguments, int64_t begin, int64_t end);

/// Splits [0, n) in runs that start at multiples of `grain`, one a thread.
void cc_parallel(
    const cc_context *context, int64_t n, int64_t grain, cc_body body, const void *arguments);

/// Run `part` of `parts` of [0, n), in multiples of `grain`; may be empty.
void cc_share(int64_t n, int64_t grain, int parts, int part, int64_t *begin, int64_t *end);

CC_INLINE float cc_float(uint16_t half) {
  uint32_t bits = (uint32_t)half << 16;
  float value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

CC_INLINE uint16_t cc_half(float value) {
  uint32_t bits;
  memcpy(&bits, &value, sizeof bits);
  uint32_t rounded = (bits + 0x7FFFu + ((bits >> 16) & 1u)) >> 16;
  // Rounding would carry a NaN's mantissa into infinity.
  return (uint16_t)(value != value ? 0x7FC0u : rounded);
}

#endif
