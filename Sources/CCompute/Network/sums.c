#include "Product/internal.h"

// A sum is made of at most BLOCKS blocks, whatever the number of threads, and a block of runs short
// enough for fp32.
enum { BLOCKS = 256, RUN = 1024 };

typedef struct {
  int64_t n, block;
  const float *a, *b;
  double *sums;
} summing;

CC_SIMD static void sum_blocks(const void *data, int64_t begin, int64_t end) {
  const summing *work = data;
  for (int64_t block = begin; block < end; block++) {
    int64_t first = block * work->block, last = first + work->block;
    if (last > work->n) last = work->n;
    double sum = 0;
    for (int64_t i = first; i < last; i += RUN)
      sum += (double)cc_inner(work->a + i, work->b + i, last - i < RUN ? last - i : RUN);
    work->sums[block] = sum;
  }
}

double cc_dot(cc_context *context, int64_t n, const float *a, const float *b) {
  double sums[BLOCKS], sum = 0;
  int64_t runs = (n + RUN - 1) / RUN, block = (runs + BLOCKS - 1) / BLOCKS * RUN;
  if (n <= 0) return 0;
  int64_t blocks = (n + block - 1) / block;
  summing work = {n, block, a, b, sums};
  cc_parallel(context, blocks, 4, sum_blocks, &work);
  for (int64_t i = 0; i < blocks; i++) sum += sums[i];
  return sum;
}

double cc_sum_of_squares(cc_context *context, int64_t n, const float *x) {
  return cc_dot(context, n, x, x);
}
