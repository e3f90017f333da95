#include <math.h>

#include "Product/internal.h"

// A tile is TALL rows of a by WIDE rows of b. WIDE rows of b lie in a panel number by number, so that
// a vector holds the same number of each of them, and a sum runs through the columns in their order:
// the distance of x and y is that of y and x, bit by bit.
enum { TALL = 4, LANES = 16, VECTORS = 2, WIDE = LANES * VECTORS, ROOM = 1 << 18, GRAIN = 16 };

typedef float lanes __attribute__((ext_vector_type(LANES)));

typedef enum { NEAREST, WITHIN, CUBES } purpose;

typedef struct {
  int64_t m, n, columns;
  const float *a, *b;
  /// Whether a and b are the same rows, and a row has no pair with itself.
  bool others;
  /// Of NEAREST: m × k each.
  int k;
  float *distances;
  int32_t *indices;
  /// Of WITHIN.
  bool strictly;
  const float *radii_a, *radii_b;
  int32_t *within_a, *within_b;
  /// Of CUBES: one a row of a.
  double *sums;
  /// Rows [first, first + count) of b, in panels.
  int64_t first, count;
  float *panels;
} pairing;

static void fill_panels(const void *data, int64_t begin, int64_t end) {
  const pairing *work = data;
  for (int64_t panel = begin; panel < end; panel++) {
    float *target = work->panels + panel * work->columns * WIDE;
    for (int64_t j = 0; j < WIDE; j++) {
      int64_t row = panel * WIDE + j;
      const float *source = work->b + (work->first + row) * work->columns;
      for (int64_t f = 0; f < work->columns; f++)
        target[f * WIDE + j] = row < work->count ? source[f] : 0;
    }
  }
}

CC_INLINE void measure_tile(
    const pairing *work, purpose what, const float *const rows[TALL], const float *panel,
    float tile[TALL][WIDE]) {
#pragma clang fp contract(fast)
  lanes sum[TALL][VECTORS] = {0};
  for (int64_t f = 0; f < work->columns; f++) {
    lanes b[VECTORS];
    memcpy(b, panel + f * WIDE, sizeof b);
#pragma clang loop unroll(full)
    for (int row = 0; row < TALL; row++) {
      lanes x = (lanes)rows[row][f];
#pragma clang loop unroll(full)
      for (int v = 0; v < VECTORS; v++) {
        lanes apart = x - b[v];
        sum[row][v] += what == CUBES ? x * b[v] : apart * apart;
      }
    }
  }
  memcpy(tile, sum, sizeof sum);
}

CC_INLINE void keep_nearest(
    const pairing *work, int64_t row, int64_t first, int64_t width, const float *found) {
  float *distances = work->distances + row * work->k;
  int32_t *indices = work->indices + row * work->k;
  for (int64_t j = 0; j < width; j++) {
    if (!(found[j] < distances[work->k - 1]) || (work->others && first + j == row)) continue;
    int place = work->k - 1;
    for (; place > 0 && found[j] < distances[place - 1]; place--) {
      distances[place] = distances[place - 1];
      indices[place] = indices[place - 1];
    }
    distances[place] = found[j];
    indices[place] = (int32_t)(first + j);
  }
}

CC_INLINE int32_t count_within(
    const pairing *work, const float *found, const float *radii, int64_t stride, int64_t width) {
  int32_t count = 0;
  if (work->strictly)
    for (int64_t j = 0; j < width; j++) count += found[j] < radii[j * stride];
  else
    for (int64_t j = 0; j < width; j++) count += found[j] <= radii[j * stride];
  return count;
}

CC_INLINE void add_cubes(
    const pairing *work, int64_t row, int64_t first, int64_t width, const float *found) {
  double sum = 0, share = 1 / (double)work->columns;
  for (int64_t j = 0; j < width; j++) {
    double kernel = (double)found[j] * share + 1;
    if (!work->others || first + j != row) sum += kernel * kernel * kernel;
  }
  work->sums[row] += sum;
}

CC_INLINE void take_row(
    const pairing *work, purpose what, int64_t row, int64_t first, int64_t width,
    const float *found) {
  switch (what) {
  case NEAREST:
    keep_nearest(work, row, first, width, found);
    break;
  case WITHIN:
    if (work->radii_a)
      work->within_a[row] += count_within(work, found, work->radii_a + row, 0, width);
    if (work->radii_b)
      work->within_b[row] += count_within(work, found, work->radii_b + first, 1, width);
    break;
  case CUBES:
    add_cubes(work, row, first, width, found);
    break;
  }
}

CC_INLINE void sweep(const pairing *work, purpose what, int64_t begin, int64_t end) {
  for (int64_t start = 0; start < work->count; start += WIDE) {
    const float *panel = work->panels + start * work->columns;
    int64_t width = work->count - start < WIDE ? work->count - start : WIDE;
    for (int64_t group = begin; group < end; group += TALL) {
      const float *rows[TALL];
      float tile[TALL][WIDE];
      for (int i = 0; i < TALL; i++)
        rows[i] = work->a + (group + i < end ? group + i : end - 1) * work->columns;
      measure_tile(work, what, rows, panel, tile);
      for (int i = 0; i < TALL && group + i < end; i++)
        take_row(work, what, group + i, work->first + start, width, tile[i]);
    }
  }
}

CC_SIMD static void sweep_nearest(const void *data, int64_t begin, int64_t end) {
  sweep(data, NEAREST, begin, end);
}

CC_SIMD static void sweep_within(const void *data, int64_t begin, int64_t end) {
  sweep(data, WITHIN, begin, end);
}

CC_SIMD static void sweep_cubes(const void *data, int64_t begin, int64_t end) {
  sweep(data, CUBES, begin, end);
}

// As many rows of b at a time as stay in a second-level cache.
static bool sweep_all(cc_context *context, pairing *work, cc_body body) {
  int64_t panels = ROOM / (WIDE * (work->columns > 0 ? work->columns : 1));
  int64_t block = (panels > 0 ? panels : 1) * WIDE;
  work->panels = cc_room(context, block * work->columns);
  if (!work->panels) return false;
  for (work->first = 0; work->first < work->n; work->first += block) {
    work->count = work->n - work->first < block ? work->n - work->first : block;
    cc_parallel(context, (work->count + WIDE - 1) / WIDE, 1, fill_panels, work);
    cc_parallel(context, work->m, GRAIN, body, work);
  }
  return true;
}

bool cc_nearest_rows(
    cc_context *context, int64_t m, int64_t n, int64_t columns, const float *a, const float *b,
    bool others, int k, float *distances, int32_t *indices) {
  if (k < 1) return true;
  for (int64_t i = 0; i < m * k; i++) {
    distances[i] = INFINITY;
    indices[i] = -1;
  }
  pairing work = {
      .m = m, .n = n, .columns = columns, .a = a, .b = b, .others = others, .k = k,
      .distances = distances, .indices = indices};
  return sweep_all(context, &work, sweep_nearest);
}

bool cc_count_within(
    cc_context *context, int64_t m, int64_t n, int64_t columns, const float *a, const float *b,
    bool strictly, const float *radii_a, int32_t *within_a, const float *radii_b,
    int32_t *within_b) {
  if (radii_a) memset(within_a, 0, (size_t)m * sizeof *within_a);
  if (radii_b) memset(within_b, 0, (size_t)m * sizeof *within_b);
  pairing work = {
      .m = m, .n = n, .columns = columns, .a = a, .b = b, .strictly = strictly,
      .radii_a = radii_a, .radii_b = radii_b, .within_a = within_a, .within_b = within_b};
  return sweep_all(context, &work, sweep_within);
}

bool cc_sum_cubes(
    cc_context *context, int64_t m, int64_t n, int64_t columns, const float *a, const float *b,
    bool others, double *sums) {
  memset(sums, 0, (size_t)m * sizeof *sums);
  pairing work = {
      .m = m, .n = n, .columns = columns, .a = a, .b = b, .others = others, .sums = sums};
  return sweep_all(context, &work, sweep_cubes);
}
