#include "Product/internal.h"

// Columns a thread works on at a time: its sums stay in the first-level cache.
enum { TILE = 256 };

typedef struct {
  int64_t rows, columns;
  const float *factors;
  const void *a, *b;
  void *out;
} combination;

CC_INLINE void mix(const combination *work, cc_type type, int64_t begin, int64_t end) {
  for (int64_t row = begin; row < end; row++) {
    float share = work->factors[row], rest = 1 - share;
    int64_t place = row * work->columns;
    CC_LOOP
    for (int64_t i = place; i < place + work->columns; i++)
      cc_store(
          work->out, type, i, share * cc_load(work->a, type, i) + rest * cc_load(work->b, type, i));
  }
}

CC_EACH_TYPE(mix)

void cc_mix(
    cc_context *context, int64_t rows, int64_t columns, const float *shares, const void *a,
    const void *b, void *out, cc_type type) {
  combination work = {rows, columns, shares, a, b, out};
  cc_parallel(context, rows, 4, type == CC_BF16 ? mix_bf16 : mix_f32, &work);
}

CC_INLINE void scale(const combination *work, cc_type type, int64_t begin, int64_t end) {
  for (int64_t row = begin; row < end; row++) {
    float factor = work->factors[row];
    int64_t place = row * work->columns;
    CC_LOOP
    for (int64_t i = place; i < place + work->columns; i++)
      cc_store(work->out, type, i, factor * cc_load(work->a, CC_F32, i));
  }
}

CC_EACH_TYPE(scale)

void cc_scale_rows(
    cc_context *context, int64_t rows, int64_t columns, const float *factors, const float *x,
    void *out, cc_type out_type) {
  combination work = {rows, columns, factors, x, NULL, out};
  cc_parallel(context, rows, 4, out_type == CC_BF16 ? scale_bf16 : scale_f32, &work);
}

CC_SIMD static void measure(const void *data, int64_t begin, int64_t end) {
  const combination *work = data;
  float *norms = work->out;
  for (int64_t row = begin; row < end; row++) {
    const float *x = (const float *)work->a + row * work->columns;
    norms[row] = __builtin_elementwise_sqrt(cc_inner(x, x, work->columns));
  }
}

void cc_row_norms(
    cc_context *context, int64_t rows, int64_t columns, const float *x, float *norms) {
  combination work = {rows, columns, NULL, x, NULL, norms};
  cc_parallel(context, rows, 4, measure, &work);
}

CC_INLINE void weigh(const combination *work, cc_type type, int64_t begin, int64_t end) {
  for (int64_t first = begin; first < end; first += TILE) {
    int64_t width = end - first < TILE ? end - first : TILE;
    float sums[TILE] = {0};
    for (int64_t row = 0; row < work->rows; row++) {
      float factor = work->factors[row];
      int64_t place = row * work->columns + first;
      for (int64_t i = 0; i < width; i++) sums[i] += factor * cc_load(work->a, type, place + i);
    }
    memcpy((float *)work->out + first, sums, (size_t)width * sizeof *sums);
  }
}

CC_EACH_TYPE(weigh)

void cc_weighted_sums(
    cc_context *context, int64_t rows, int64_t columns, const float *factors, const void *x,
    cc_type type, float *out) {
  combination work = {rows, columns, factors, x, NULL, out};
  cc_parallel(context, columns, 16, type == CC_BF16 ? weigh_bf16 : weigh_f32, &work);
}
