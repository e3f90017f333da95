#include "philox.h"

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

CC_INLINE void uniform_groups(const filling *work, cc_type type, int64_t begin, int64_t end) {
  float width = work->second - work->first;
  for (int64_t group = begin; group < end; group++) {
    float values[4 * CC_GROUP];
    for (int i = 0; i < CC_GROUP; i++) {
      cc_block block = cc_stream_block(work->stream, (uint32_t)(group * CC_GROUP + i));
      for (int word = 0; word < 4; word++)
        values[word * CC_GROUP + i] = work->first + width * cc_unit(block.word[word]);
    }
    int64_t offset = group * 4 * CC_GROUP;
    int64_t count = work->n - offset < 4 * CC_GROUP ? work->n - offset : 4 * CC_GROUP;
    for (int64_t i = 0; i < count; i++) cc_store(work->target, type, offset + i, values[i]);
  }
}

CC_EACH_TYPE(uniform_groups)

void cc_fill_uniform(
    cc_context *context, cc_stream stream, int64_t n, float low, float high, void *target,
    cc_type type) {
  filling work = {stream, n, low, high, target, type};
  cc_body body = type == CC_BF16 ? uniform_groups_bf16 : uniform_groups_f32;
  cc_parallel(context, cc_groups(n, 4), 4, body, &work);
}

typedef struct {
  cc_stream stream;
  int64_t n;
  uint32_t classes;
  uint8_t *labels;
} labelling;

CC_SIMD static void label_groups(const void *data, int64_t begin, int64_t end) {
  const labelling *work = data;
  for (int64_t group = begin; group < end; group++) {
    uint8_t labels[4 * CC_GROUP];
    for (int i = 0; i < CC_GROUP; i++) {
      cc_block block = cc_stream_block(work->stream, (uint32_t)(group * CC_GROUP + i));
      for (int word = 0; word < 4; word++)
        labels[word * CC_GROUP + i] = (uint8_t)((uint64_t)block.word[word] * work->classes >> 32);
    }
    int64_t offset = group * 4 * CC_GROUP;
    int64_t count = work->n - offset < 4 * CC_GROUP ? work->n - offset : 4 * CC_GROUP;
    memcpy(work->labels + offset, labels, (size_t)count);
  }
}

void cc_fill_labels(
    cc_context *context, cc_stream stream, int64_t n, int classes, uint8_t *labels) {
  labelling work = {stream, n, (uint32_t)classes, labels};
  cc_parallel(context, cc_groups(n, 4), 4, label_groups, &work);
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
    uint16_t draws[8 * CC_GROUP];
    for (int i = 0; i < CC_GROUP; i++) {
      cc_block block = cc_stream_block(work->stream, (uint32_t)(group * CC_GROUP + i));
      for (int word = 0; word < 4; word++) {
        draws[2 * word * CC_GROUP + i] = (uint16_t)block.word[word];
        draws[(2 * word + 1) * CC_GROUP + i] = (uint16_t)(block.word[word] >> 16);
      }
    }
    int64_t offset = group * 8 * CC_GROUP;
    int64_t count = work->n - offset < 8 * CC_GROUP ? work->n - offset : 8 * CC_GROUP;
    drop(work, work->type, draws, offset, count);
  }
}

void cc_dropout(
    cc_context *context, cc_stream stream, int64_t n, float rate, void *values, cc_type type) {
  if (rate <= 0) return;
  filling work = {stream, n, rate, 1 / (1 - rate), values, type};
  cc_parallel(context, cc_groups(n, 8), 4, dropout_groups, &work);
}
