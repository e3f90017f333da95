#include "Product/internal.h"

typedef struct {
  const float *x;
  float scale, offset;
  uint8_t *bytes;
} rounding;

CC_SIMD static void round_to_bytes(const void *data, int64_t begin, int64_t end) {
  const rounding *work = data;
  for (int64_t i = begin; i < end; i++) {
    float x = work->x[i], value = (x - work->offset) / work->scale;
    value = value > 0 ? value : 0;
    value = value < 255 ? value : 255;
    // The difference is exact; halves go up.
    float whole = (float)(int32_t)value;
    int32_t byte = (int32_t)whole + (value - whole >= 0.5f);
    work->bytes[i] = (uint8_t)(x - x == 0 ? byte : 0);
  }
}

void cc_bytes(
    cc_context *context, int64_t n, float scale, float offset, const float *x, uint8_t *bytes) {
  rounding work = {x, scale, offset, bytes};
  cc_parallel(context, n, 4096, round_to_bytes, &work);
}

typedef struct {
  int64_t height, width;
  const uint8_t *images;
  int bright;
  double *sums, *squares;
  int64_t *counts;
} inspection;

static bool is_alone(const inspection *work, const uint8_t *image, int64_t row, int64_t column) {
  for (int64_t y = row - 1; y <= row + 1; y++)
    for (int64_t x = column - 1; x <= column + 1; x++) {
      bool is_inside = y >= 0 && y < work->height && x >= 0 && x < work->width;
      bool is_itself = y == row && x == column;
      if (is_inside && !is_itself && image[y * work->width + x] >= work->bright) return false;
    }
  return image[row * work->width + column] >= work->bright;
}

// Away from the edges the image is one run of pixels, whose neighbours lie at fixed distances.
CC_INLINE uint32_t count_alone(const inspection *work, const uint8_t *image) {
  int64_t width = work->width, last = (work->height - 1) * width - 1;
  int bright = work->bright;
  uint32_t alone = 0;
  for (int64_t i = width + 1; i < last; i++) {
    const uint8_t *up = image + i - width, *down = image + i + width;
    uint8_t one = up[-1] > up[0] ? up[-1] : up[0], two = up[1] > down[1] ? up[1] : down[1];
    uint8_t three = down[-1] > down[0] ? down[-1] : down[0];
    uint8_t four = image[i - 1] > image[i + 1] ? image[i - 1] : image[i + 1];
    one = one > two ? one : two;
    three = three > four ? three : four;
    alone += (uint32_t)((image[i] >= bright) & ((one > three ? one : three) < bright));
  }
  return alone;
}

// What the run says of the pixels at the left and right edges, whose neighbours it takes from the
// rows above and below.
static bool seems_alone(const inspection *work, const uint8_t *image, int64_t place) {
  int64_t width = work->width, bright = work->bright;
  if (place <= width || place >= (work->height - 1) * width - 1) return false;
  for (int64_t down = -width; down <= width; down += width)
    for (int64_t right = -1; right <= 1; right++)
      if ((down || right) && image[place + down + right] >= bright) return false;
  return image[place] >= bright;
}

static int64_t count_at_edges(const inspection *work, const uint8_t *image) {
  int64_t width = work->width, height = work->height, alone = 0;
  for (int64_t row = 0; row < height; row++) {
    bool is_edge = row == 0 || row == height - 1;
    for (int64_t column = 0; column < width; column += is_edge || width < 2 ? 1 : width - 1) {
      int64_t place = row * width + column;
      if (image[place] < work->bright) continue;
      alone += is_alone(work, image, row, column) - seems_alone(work, image, place);
    }
  }
  return alone;
}

CC_SIMD static void inspect(const void *data, int64_t begin, int64_t end) {
  const inspection *work = data;
  int64_t size = work->height * work->width;
  for (int64_t number = begin; number < end; number++) {
    const uint8_t *image = work->images + number * size;
    double *sums = work->sums, *squares = work->squares;
    CC_LOOP
    for (int64_t i = 0; i < size; i++) {
      int32_t value = image[i];
      sums[i] += value;
      squares[i] += value * value;
    }
    uint32_t bright = 0;
    for (int64_t i = 0; i < size; i++) bright += image[i] >= work->bright;
    work->counts[0] += bright;
    work->counts[1] += count_alone(work, image) + count_at_edges(work, image);
  }
}

void cc_inspect(
    int64_t count, int64_t height, int64_t width, const uint8_t *images, uint8_t bright,
    double *sums, double *squares, int64_t counts[2]) {
  inspection work = {height, width, images, bright, sums, squares, counts};
  inspect(&work, 0, count);
}
