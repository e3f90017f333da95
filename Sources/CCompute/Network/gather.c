#include "Product/internal.h"

typedef struct {
  int64_t columns, source_pitch, pitch;
  const uint8_t *bytes;
  const uint32_t *index;
  float scale, offset;
  const float *source;
  void *target;
} placing;

CC_INLINE void gather(const placing *work, cc_type type, int64_t begin, int64_t end) {
  float scale = work->scale, offset = work->offset;
  for (int64_t row = begin; row < end; row++) {
    const uint8_t *source = work->bytes + (int64_t)work->index[row] * work->columns;
    int64_t place = row * work->pitch;
    CC_LOOP
    for (int64_t i = 0; i < work->columns; i++)
      cc_store(work->target, type, place + i, (float)source[i] * scale + offset);
  }
}

CC_EACH_TYPE(gather)

void cc_gather(
    cc_context *context, int64_t rows, int64_t columns, const uint8_t *pixels,
    const uint32_t *index, float scale, float offset, void *target, int64_t pitch, cc_type type) {
  placing work = {
      .columns = columns, .pitch = pitch, .bytes = pixels, .index = index, .scale = scale,
      .offset = offset, .target = target};
  cc_parallel(context, rows, 16, type == CC_BF16 ? gather_bf16 : gather_f32, &work);
}

CC_INLINE void copy(const placing *work, cc_type type, int64_t begin, int64_t end) {
  for (int64_t row = begin; row < end; row++) {
    const float *source = work->source + row * work->source_pitch;
    int64_t place = row * work->pitch;
    CC_LOOP
    for (int64_t i = 0; i < work->columns; i++)
      cc_store(work->target, type, place + i, source[i]);
  }
}

CC_EACH_TYPE(copy)

void cc_copy(
    cc_context *context, int64_t rows, int64_t columns, const float *source,
    int64_t source_pitch, void *target, int64_t target_pitch, cc_type type) {
  placing work = {
      .columns = columns, .source_pitch = source_pitch, .pitch = target_pitch,
      .source = source, .target = target};
  cc_parallel(context, rows, 16, type == CC_BF16 ? copy_bf16 : copy_f32, &work);
}

CC_INLINE void mark(const placing *work, cc_type type, int64_t begin, int64_t end) {
  for (int64_t row = begin; row < end; row++) {
    int64_t label = work->bytes[row], place = row * work->pitch;
    for (int64_t i = 0; i < work->columns; i++)
      cc_store(work->target, type, place + i, i == label ? 1 : 0);
  }
}

CC_EACH_TYPE(mark)

void cc_one_hot(
    cc_context *context, int64_t rows, int64_t classes, const uint8_t *labels, void *target,
    int64_t pitch, cc_type type) {
  placing work = {.columns = classes, .pitch = pitch, .bytes = labels, .target = target};
  cc_parallel(context, rows, 64, type == CC_BF16 ? mark_bf16 : mark_f32, &work);
}
