#ifndef CC_INTERNAL_H
#define CC_INTERNAL_H

#include <dnnl.h>
#include <string.h>

#include "ccompute.h"
#include "pool.h"

// One source loop, compiled for each instruction set and chosen when the program starts, which is
// before Thread Sanitizer is ready.
#if defined(__x86_64__) && defined(__linux__) && !__has_feature(thread_sanitizer)
#define CC_SIMD __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define CC_SIMD __attribute__((noinline))
#endif

#define CC_INLINE static inline __attribute__((always_inline))

// Before a loop that may work in place: no iteration reads what another one writes. The compiler
// would otherwise look for overlap at run time, and take one number at a time where it finds any.
#define CC_LOOP _Pragma("clang loop vectorize(assume_safety)")

// name_f32 and name_bf16 out of the inline function `name`, which takes the type as a constant.
#define CC_EACH_TYPE(name)                                                              \
  CC_SIMD static void name##_f32(const void *data, int64_t begin, int64_t end) {        \
    name(data, CC_F32, begin, end);                                                     \
  }                                                                                     \
  CC_SIMD static void name##_bf16(const void *data, int64_t begin, int64_t end) {       \
    name(data, CC_BF16, begin, end);                                                    \
  }

struct cc_context {
  int threads;
  cc_pool *pool;
  dnnl_engine_t engine;
  /// One a thread.
  dnnl_stream_t *streams;
  /// scratch_size bytes a thread.
  char *scratch;
  size_t scratch_size;
  /// Whether bf16 operands are widened and multiplied as fp32.
  bool widens_bf16;
  /// Memory for the duration of a call, `room_count` numbers.
  float *room;
  int64_t room_count;
};

/// Makes `room` at least `count` numbers; what it held is lost. NULL when memory is short.
float *cc_room(cc_context *context, int64_t count);

/// Makes the scratch memory of each thread at least `size` bytes; false when memory is short.
bool cc_reserve_scratch(cc_context *context, size_t size);

/// Works on [begin, end) of the range given to cc_parallel.
typedef void (*cc_body)(const void *arguments, int64_t begin, int64_t end);

/// Splits [0, n) in runs that start at multiples of `grain`, one a thread.
void cc_parallel(
    const cc_context *context, int64_t n, int64_t grain, cc_body body, const void *arguments);

/// Run `part` of `parts` of [0, n), in multiples of `grain`; may be empty.
void cc_share(int64_t n, int64_t grain, int parts, int part, int64_t *begin, int64_t *end);

/// A number a channel, repeated along `columns`; zeros where `source` is NULL.
void cc_widen_channels(int64_t columns, int64_t channels, const float *source, float *wide);

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

CC_INLINE float cc_load(const void *source, cc_type type, int64_t i) {
  return type == CC_BF16 ? cc_float(((const uint16_t *)source)[i]) : ((const float *)source)[i];
}

CC_INLINE void cc_store(void *target, cc_type type, int64_t i, float value) {
  if (type == CC_BF16)
    ((uint16_t *)target)[i] = cc_half(value);
  else
    ((float *)target)[i] = value;
}

/// Σ a[i] · b[i] in fp32, in several sums side by side; the order depends on n alone.
CC_INLINE float cc_inner(const float *a, const float *b, int64_t n) {
#pragma clang fp reassociate(on)
  float sum = 0;
  for (int64_t i = 0; i < n; i++) sum += a[i] * b[i];
  return sum;
}

#endif
