#include "philox.h"

// Numbers are made in groups, a block's words spread over the group, so that the loops vectorise;
// the i-th number depends on stream and i alone, whatever the number of threads.
enum { GROUP = 64 };

void cc_philox(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]) {
  cc_block block;
  memcpy(block.word, counter, sizeof block.word);
  block = cc_philox_block(block, key[0], key[1]);
  memcpy(out, block.word, sizeof block.word);
}

typedef struct {
  cc_stream stream;
  int64_t n;
  float first, second;
  void *target;
  cc_type type;
} filling;

CC_INLINE float unit(uint32_t word) { return (float)(word >> 8) * 0x1p-24f; }

// ln x for normal x > 0 (Cephes' logf): within 1 unit in the last place.
CC_INLINE float natural_logarithm(float x) {
  uint32_t bits;
  memcpy(&bits, &x, sizeof bits);
  int32_t exponent = (int32_t)(bits >> 23) - 126;
  bits = (bits & 0x007FFFFFu) | 0x3F000000u;
  float m;
  memcpy(&m, &bits, sizeof m);
  int low = m < 0.70710678f;
  exponent -= low;
  m = (low ? m + m : m) - 1;
  float z = m * m, p = 7.0376836292e-2f;
  p = p * m - 1.1514610310e-1f;
  p = p * m + 1.1676998740e-1f;
  p = p * m - 1.2420140846e-1f;
  p = p * m + 1.4249322787e-1f;
  p = p * m - 1.6668057665e-1f;
  p = p * m + 2.0000714765e-1f;
  p = p * m - 2.4999993993e-1f;
  p = p * m + 3.3333331174e-1f;
  float e = (float)exponent;
  return m + (p * m * z - 0.5f * z + e * -2.12194440e-4f) + e * 0.693359375f;
}

// cos and sin of 2π·turn for a turn in [0, 1): quarter turns by exchange, the rest by polynomial.
CC_INLINE void circle(float turn, float *cosine, float *sine) {
  float quarter = __builtin_rintf(turn * 4);
  float x = (turn - quarter * 0.25f) * 6.28318530717958648f, z = x * x;
  float s = x + x * z * (-1.6666654611e-1f + z * (8.3321608736e-3f - z * 1.9515295891e-4f));
  float c = 1 - 0.5f * z +
            z * z * (4.166664568298827e-2f + z * (-1.388731625493765e-3f + z * 2.443315711809948e-5f));
  int q = (int)quarter & 3;
  float cc = (q & 1) ? s : c, ss = (q & 1) ? c : s;
  *cosine = (q == 1 || q == 2) ? -cc : cc;
  *sine = (q & 2) ? -ss : ss;
}

CC_SIMD static void normal_groups(const void *data, int64_t begin, int64_t end) {
  const filling *work = data;
  for (int64_t group = begin; group < end; group++) {
    float values[4 * GROUP];
    for (int i = 0; i < GROUP; i++) {
      cc_block block = cc_stream_block(work->stream, (uint32_t)(group * GROUP + i));
      for (int pair = 0; pair < 2; pair++) {
        // 1 − u lies in (0, 1], where the logarithm is finite.
        float radius =
            __builtin_elementwise_sqrt(-2 * natural_logarithm(1 - unit(block.word[2 * pair])));
        float cosine, sine;
        circle(unit(block.word[2 * pair + 1]), &cosine, &sine);
        values[2 * pair * GROUP + i] = work->first + work->second * radius * cosine;
        values[(2 * pair + 1) * GROUP + i] = work->first + work->second * radius * sine;
      }
    }
    int64_t offset = group * 4 * GROUP;
    int64_t count = work->n - offset < 4 * GROUP ? work->n - offset : 4 * GROUP;
    if (work->type == CC_BF16)
      for (int64_t i = 0; i < count; i++)
        ((uint16_t *)work->target)[offset + i] = cc_half(values[i]);
    else
      memcpy((float *)work->target + offset, values, (size_t)count * sizeof *values);
  }
}

void cc_fill_normal(
    cc_context *context, cc_stream stream, int64_t n, float mean, float deviation, void *target,
    cc_type type) {
  filling work = {stream, n, mean, deviation, target, type};
  cc_parallel(context, (n + 4 * GROUP - 1) / (4 * GROUP), 4, normal_groups, &work);
}

CC_SIMD static void uniform_groups(const void *data, int64_t begin, int64_t end) {
  const filling *work = data;
  float width = work->second - work->first;
  for (int64_t group = begin; group < end; group++) {
    float values[4 * GROUP];
    for (int i = 0; i < GROUP; i++) {
      cc_block block = cc_stream_block(work->stream, (uint32_t)(group * GROUP + i));
      for (int word = 0; word < 4; word++)
        values[word * GROUP + i] = work->first + width * unit(block.word[word]);
    }
    int64_t offset = group * 4 * GROUP;
    int64_t count = work->n - offset < 4 * GROUP ? work->n - offset : 4 * GROUP;
    memcpy((float *)work->target + offset, values, (size_t)count * sizeof *values);
  }
}

void cc_fill_uniform(
    cc_context *context, cc_stream stream, int64_t n, float low, float high, float *target) {
  filling work = {stream, n, low, high, target, CC_F32};
  cc_parallel(context, (n + 4 * GROUP - 1) / (4 * GROUP), 4, uniform_groups, &work);
}

CC_INLINE void drop(
    const filling *work, cc_type type, const uint16_t *draws, int64_t offset, int64_t count) {
  uint32_t threshold = (uint32_t)(work->first * 65536.0f + 0.5f);
  float scale = work->second;
  if (type == CC_BF16) {
    uint16_t *values = (uint16_t *)work->target + offset;
    for (int64_t i = 0; i < count; i++)
      values[i] = draws[i] < threshold ? 0 : cc_half(cc_float(values[i]) * scale);
  } else {
    float *values = (float *)work->target + offset;
    for (int64_t i = 0; i < count; i++)
      values[i] = draws[i] < threshold ? 0 : values[i] * scale;
  }
}

CC_SIMD static void dropout_groups(const void *data, int64_t begin, int64_t end) {
  const filling *work = data;
  for (int64_t group = begin; group < end; group++) {
    uint16_t draws[8 * GROUP];
    for (int i = 0; i < GROUP; i++) {
      cc_block block = cc_stream_block(work->stream, (uint32_t)(group * GROUP + i));
      for (int word = 0; word < 4; word++) {
        draws[2 * word * GROUP + i] = (uint16_t)block.word[word];
        draws[(2 * word + 1) * GROUP + i] = (uint16_t)(block.word[word] >> 16);
      }
    }
    int64_t offset = group * 8 * GROUP;
    int64_t count = work->n - offset < 8 * GROUP ? work->n - offset : 8 * GROUP;
    drop(work, work->type, draws, offset, count);
  }
}

void cc_dropout(
    cc_context *context, cc_stream stream, int64_t n, float rate, void *values, cc_type type) {
  if (rate <= 0) return;
  filling work = {stream, n, rate, 1 / (1 - rate), values, type};
  cc_parallel(context, (n + 8 * GROUP - 1) / (8 * GROUP), 4, dropout_groups, &work);
}
