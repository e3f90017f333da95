#include "Product/internal.h"

typedef struct {
  int64_t height, width, pitch;
  int reach, sign;
  const uint8_t *draws;
  float fill;
  void *images;
} translation;

CC_INLINE void fill(const translation *work, cc_type type, int64_t place, int64_t count) {
  for (int64_t i = 0; i < count; i++) cc_store(work->images, type, place + i, work->fill);
}

// A line of the image becomes the line `down` above it, moved `right`.
CC_INLINE void move_line(
    const translation *work, cc_type type, int64_t image, int64_t line, int64_t down,
    int64_t right) {
  int64_t width = work->width, target = image + line * width, from = line - down;
  if (from < 0 || from >= work->height || right >= width || -right >= width) {
    fill(work, type, target, width);
    return;
  }
  size_t size = type == CC_BF16 ? 2 : 4;
  int64_t kept = width - (right < 0 ? -right : right), source = image + from * width;
  char *bytes = work->images;
  memmove(
      bytes + (size_t)(target + (right > 0 ? right : 0)) * size,
      bytes + (size_t)(source + (right < 0 ? -right : 0)) * size, (size_t)kept * size);
  fill(work, type, right > 0 ? target : target + kept, width - kept);
}

CC_INLINE void translate(const translation *work, cc_type type, int64_t begin, int64_t end) {
  for (int64_t row = begin; row < end; row++) {
    int64_t down = work->sign * ((int64_t)work->draws[2 * row] - work->reach);
    int64_t right = work->sign * ((int64_t)work->draws[2 * row + 1] - work->reach);
    int64_t height = work->height, image = row * work->pitch;
    if (down == 0 && right == 0) continue;
    // In place: a line is read before it is written over.
    for (int64_t i = 0; i < height; i++)
      move_line(work, type, image, down > 0 ? height - 1 - i : i, down, right);
  }
}

CC_EACH_TYPE(translate)

void cc_translate(
    cc_context *context, int64_t count, int64_t height, int64_t width, int reach,
    const uint8_t *draws, bool back, float fill, void *images, int64_t pitch, cc_type type) {
  translation work = {
      .height = height, .width = width, .pitch = pitch, .reach = reach, .sign = back ? -1 : 1,
      .draws = draws, .fill = fill, .images = images};
  cc_parallel(context, count, 16, type == CC_BF16 ? translate_bf16 : translate_f32, &work);
}
