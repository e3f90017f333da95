#include "Product/internal.h"

// Longest vector that counts as zero, as in PyTorch.
static const float SHORTEST = 1e-12f;

typedef struct {
  int64_t rows, columns, pitch;
  int parts;
  const float *w, *v;
  // W·v (rows), and a row of `pitch` numbers a part: its share of Wᵀ·(W·v).
  float *image, *sums;
} pass;

// The second product uses rows while the first has them in cache, four to a visit of the sums.
CC_SIMD static void sweep(const void *data, int part) {
  const pass *work = data;
  int64_t columns = work->columns, begin, end;
  cc_share(work->rows, 4, work->parts, part, &begin, &end);
  float *restrict sums = work->sums + part * work->pitch;
  memset(sums, 0, (size_t)columns * sizeof *sums);
  for (int64_t row = begin; row < end; row += 4) {
    float image[4] = {0};
    const float *w[4];
    for (int k = 0; k < 4; k++) {
      bool inside = row + k < end;
      w[k] = work->w + (inside ? row + k : row) * columns;
      if (inside) work->image[row + k] = image[k] = cc_inner(w[k], work->v, columns);
    }
    const float *w0 = w[0], *w1 = w[1], *w2 = w[2], *w3 = w[3];
    for (int64_t i = 0; i < columns; i++)
      sums[i] += (image[0] * w0[i] + image[1] * w1[i]) + (image[2] * w2[i] + image[3] * w3[i]);
  }
}

CC_SIMD static void add_parts(const pass *work) {
  for (int part = 1; part < work->parts; part++) {
    const float *share = work->sums + part * work->pitch;
    for (int64_t i = 0; i < work->columns; i++) work->sums[i] += share[i];
  }
}

// target = x / max(‖x‖, SHORTEST); gives that divisor.
CC_SIMD static float normalize(const float *x, int64_t n, float *target) {
  float norm = __builtin_elementwise_sqrt(cc_inner(x, x, n));
  norm = norm < SHORTEST ? SHORTEST : norm;
  for (int64_t i = 0; i < n; i++) target[i] = x[i] / norm;
  return norm;
}

float cc_spectral_step(
    cc_context *context, int64_t rows, int64_t columns, const float *w, float *u, float *v) {
  int parts = rows <= 4 ? 1 : context->threads;
  int64_t pitch = (columns + 15) / 16 * 16;
  float *room = cc_room(context, pitch * parts + rows);
  if (!room) return __builtin_nanf("");
  pass work = {rows, columns, pitch, parts, w, v, room + pitch * parts, room};
  cc_pool_run(context->pool, parts, sweep, &work);
  add_parts(&work);
  float length = normalize(work.image, rows, u);
  // Wᵀu, from Wᵀ·(W·v).
  for (int64_t i = 0; i < columns; i++) work.sums[i] /= length;
  normalize(work.sums, columns, v);
  return cc_inner(work.sums, v, columns);
}

typedef struct {
  int64_t columns;
  const float *w, *v;
  float *image;
} imaging;

CC_SIMD static void image_rows(const void *data, int64_t begin, int64_t end) {
  const imaging *work = data;
  for (int64_t row = begin; row < end; row++)
    work->image[row] = cc_inner(work->w + row * work->columns, work->v, work->columns);
}

float cc_spectral_value(
    cc_context *context, int64_t rows, int64_t columns, const float *w, const float *u,
    const float *v) {
  float *image = cc_room(context, rows);
  if (!image) return __builtin_nanf("");
  imaging work = {columns, w, v, image};
  cc_parallel(context, rows, 4, image_rows, &work);
  return cc_inner(u, image, rows);
}

typedef struct {
  int64_t columns;
  float scale, share;
  const float *u, *v;
  float *gradient;
} projection;

CC_SIMD static void project(const void *data, int64_t begin, int64_t end) {
  const projection *work = data;
  float scale = work->scale;
  const float *restrict v = work->v;
  for (int64_t row = begin; row < end; row++) {
    float share = work->share * work->u[row];
    float *restrict gradient = work->gradient + row * work->columns;
    for (int64_t i = 0; i < work->columns; i++)
      gradient[i] = gradient[i] * scale - share * v[i];
  }
}

void cc_spectral_gradient(
    cc_context *context, int64_t rows, int64_t columns, const float *w, float sigma,
    const float *u, const float *v, float *gradient) {
  double inner = cc_dot(context, rows * columns, gradient, w);
  float share = (float)(inner / ((double)sigma * (double)sigma));
  projection work = {columns, 1 / sigma, share, u, v, gradient};
  cc_parallel(context, rows, 4, project, &work);
}
