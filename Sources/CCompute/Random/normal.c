#include "philox.h"

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
  float tail = -1.388731625493765e-3f + z * 2.443315711809948e-5f;
  float c = 1 - 0.5f * z + z * z * (4.166664568298827e-2f + z * tail);
  int q = (int)quarter & 3;
  float cc = (q & 1) ? s : c, ss = (q & 1) ? c : s;
  *cosine = (q == 1 || q == 2) ? -cc : cc;
  *sine = (q & 2) ? -ss : ss;
}

typedef struct {
  cc_stream stream;
  int64_t n;
  float mean, deviation;
  void *target;
} filling;

CC_INLINE void draw_group(const filling *work, int64_t group, float *values) {
  for (int i = 0; i < CC_GROUP; i++) {
    cc_block block = cc_stream_block(work->stream, (uint32_t)(group * CC_GROUP + i));
    for (int pair = 0; pair < 2; pair++) {
      // 1 − u lies in (0, 1], where the logarithm is finite.
      float radius =
          __builtin_elementwise_sqrt(-2 * natural_logarithm(1 - cc_unit(block.word[2 * pair])));
      float cosine, sine;
      circle(cc_unit(block.word[2 * pair + 1]), &cosine, &sine);
      values[2 * pair * CC_GROUP + i] = work->mean + work->deviation * radius * cosine;
      values[(2 * pair + 1) * CC_GROUP + i] = work->mean + work->deviation * radius * sine;
    }
  }
}

CC_INLINE void normal_groups(
    const filling *work, cc_type type, bool adds, int64_t begin, int64_t end) {
  for (int64_t group = begin; group < end; group++) {
    float values[4 * CC_GROUP];
    draw_group(work, group, values);
    int64_t offset = group * 4 * CC_GROUP;
    int64_t count = work->n - offset < 4 * CC_GROUP ? work->n - offset : 4 * CC_GROUP;
    CC_LOOP
    for (int64_t i = 0; i < count; i++) {
      float present = adds ? cc_load(work->target, type, offset + i) : 0;
      cc_store(work->target, type, offset + i, values[i] + present);
    }
  }
}

CC_INLINE void fill(const filling *work, cc_type type, int64_t begin, int64_t end) {
  normal_groups(work, type, false, begin, end);
}
CC_INLINE void add(const filling *work, cc_type type, int64_t begin, int64_t end) {
  normal_groups(work, type, true, begin, end);
}

CC_EACH_TYPE(fill)
CC_EACH_TYPE(add)

void cc_fill_normal(
    cc_context *context, cc_stream stream, int64_t n, float mean, float deviation, void *target,
    cc_type type) {
  filling work = {stream, n, mean, deviation, target};
  cc_parallel(context, cc_groups(n, 4), 4, type == CC_BF16 ? fill_bf16 : fill_f32, &work);
}

void cc_add_normal(
    cc_context *context, cc_stream stream, int64_t n, float deviation, void *values,
    cc_type type) {
  filling work = {stream, n, 0, deviation, values};
  cc_parallel(context, cc_groups(n, 4), 4, type == CC_BF16 ? add_bf16 : add_f32, &work);
}
