#include "Product/internal.h"

// A tile is one i, TALL j's and the k's up to the last of them; rows come in blocks short enough for
// sums in fp32. The 1 behind the columns makes lower moments part of the third ones.
enum { TALL = 4, LANES = 16, VECTORS = 4, ROWS = 256 };

typedef float lanes __attribute__((ext_vector_type(LANES)));

typedef struct {
  int64_t rows, extent, width, tiles;
  /// rows × width.
  const float *x;
  double *sums;
} cubing;

CC_INLINE void cube_tile(
    const cubing *work, int64_t i, int64_t j, int64_t k, int64_t height, int vectors) {
#pragma clang fp contract(fast)
  lanes sum[TALL][VECTORS] = {0};
  int64_t js[TALL];
  for (int t = 0; t < TALL; t++) js[t] = t < height ? j + t : j;
  for (int64_t row = 0; row < work->rows; row++) {
    const float *x = work->x + row * work->width;
    lanes factor = (lanes)x[i], scaled[VECTORS];
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++) {
      memcpy(&scaled[v], x + k + v * LANES, sizeof scaled[v]);
      scaled[v] *= factor;
    }
#pragma clang loop unroll(full)
    for (int t = 0; t < TALL; t++)
#pragma clang loop unroll(full)
      for (int v = 0; v < vectors; v++) sum[t][v] += (lanes)x[js[t]] * scaled[v];
  }
  for (int64_t t = 0; t < height; t++) {
    double *target = work->sums + (i * (i + 1) / 2 + j + t) * work->width + k;
    for (int v = 0; v < vectors; v++)
      for (int lane = 0; lane < LANES; lane++) target[v * LANES + lane] += sum[t][v][lane];
  }
}

CC_INLINE void cube_group(const cubing *work, int64_t i, int64_t j) {
  int64_t height = i + 1 - j < TALL ? i + 1 - j : TALL, last = j + height - 1;
  for (int64_t k = 0; k <= last; k += VECTORS * LANES) {
    switch ((last - k) / LANES) {
    case 0:
      cube_tile(work, i, j, k, height, 1);
      break;
    case 1:
      cube_tile(work, i, j, k, height, 2);
      break;
    case 2:
      cube_tile(work, i, j, k, height, 3);
      break;
    default:
      cube_tile(work, i, j, k, height, 4);
      break;
    }
  }
}

// Short tiles and long ones alternate, so that every run of them takes as long as another.
CC_SIMD static void cube_tiles(const void *data, int64_t begin, int64_t end) {
  const cubing *work = data;
  for (int64_t place = begin; place < end; place++) {
    int64_t tile = place % 2 == 0 ? place / 2 : work->tiles - 1 - place / 2, i = 0;
    while (tile >= i / TALL + 1) tile -= i++ / TALL + 1;
    cube_group(work, i, tile * TALL);
  }
}

int64_t cc_cubes_width(int64_t columns) { return (columns + LANES) / LANES * LANES; }

bool cc_add_cubes(
    cc_context *context, int64_t rows, int64_t columns, const float *x, double *sums) {
  int64_t width = cc_cubes_width(columns), tiles = 0;
  float *block = cc_room(context, ROWS * width);
  if (!block) return false;
  for (int64_t i = 0; i <= columns; i++) tiles += i / TALL + 1;
  memset(block, 0, (size_t)(ROWS * width) * sizeof *block);
  for (int64_t first = 0; first < rows; first += ROWS) {
    int64_t count = rows - first < ROWS ? rows - first : ROWS;
    for (int64_t row = 0; row < count; row++) {
      memcpy(block + row * width, x + (first + row) * columns, (size_t)columns * sizeof *x);
      block[row * width + columns] = 1;
    }
    cubing work = {count, columns + 1, width, tiles, block, sums};
    cc_parallel(context, tiles, 2, cube_tiles, &work);
  }
  return true;
}

typedef struct {
  int64_t columns;
  const double *x;
  double *sums;
} squaring;

// Four rows for each pass over the sums.
CC_SIMD static void add_squares(const void *data, int64_t begin, int64_t end) {
#pragma clang fp contract(fast)
  const squaring *work = data;
  int64_t columns = work->columns, row = begin;
  for (; row + 4 <= end; row += 4) {
    const double *a = work->x + row * columns, *b = a + columns, *c = b + columns,
                 *d = c + columns;
    for (int64_t i = 0; i < columns; i++) {
      double *sums = work->sums + i * columns;
      double e = a[i], f = b[i], g = c[i], h = d[i];
      CC_LOOP
      for (int64_t j = i; j < columns; j++)
        sums[j] += e * a[j] + f * b[j] + (g * c[j] + h * d[j]);
    }
  }
  for (; row < end; row++) {
    const double *a = work->x + row * columns;
    for (int64_t i = 0; i < columns; i++) {
      double *sums = work->sums + i * columns, e = a[i];
      CC_LOOP
      for (int64_t j = i; j < columns; j++) sums[j] += e * a[j];
    }
  }
}

void cc_add_squares(int64_t rows, int64_t columns, const double *x, double *sums) {
  squaring work = {columns, x, sums};
  add_squares(&work, 0, rows);
}
