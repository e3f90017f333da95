#include "Network/activation.h"

typedef struct {
  int64_t columns;
  float slope;
  const void *x;
  cc_type x_type;
  const float *bias;
  void *y;
  cc_type y_type;
} finishing;

CC_INLINE void finish_rows(
    const finishing *work, cc_activation activation, int64_t begin, int64_t end) {
  int64_t columns = work->columns;
  float slope = work->slope;
  const float *bias = work->bias;
  for (int64_t row = begin; row < end; row++) {
    const float *x = (const float *)work->x + row * columns;
    const uint16_t *x_half = (const uint16_t *)work->x + row * columns;
    float *y = (float *)work->y + row * columns;
    uint16_t *y_half = (uint16_t *)work->y + row * columns;
    if (work->x_type == CC_F32 && work->y_type == CC_F32)
      CC_LOOP
      for (int64_t i = 0; i < columns; i++)
        y[i] = cc_activate(activation, slope, x[i] + bias[i]);
    else if (work->x_type == CC_F32)
      for (int64_t i = 0; i < columns; i++)
        y_half[i] = cc_half(cc_activate(activation, slope, x[i] + bias[i]));
    else if (work->y_type == CC_F32)
      for (int64_t i = 0; i < columns; i++)
        y[i] = cc_activate(activation, slope, cc_float(x_half[i]) + bias[i]);
    else
      CC_LOOP
      for (int64_t i = 0; i < columns; i++)
        y_half[i] = cc_half(cc_activate(activation, slope, cc_float(x_half[i]) + bias[i]));
  }
}

#define FINISH(name, kind)                                                          \
  CC_SIMD static void name##_finish(const void *data, int64_t begin, int64_t end) { \
    finish_rows(data, kind, begin, end);                                            \
  }

FINISH(identity, CC_IDENTITY)
FINISH(relu, CC_RELU)
FINISH(leaky_relu, CC_LEAKY_RELU)
FINISH(tanh, CC_TANH)
FINISH(sigmoid, CC_SIGMOID)

bool cc_bias_activate(
    cc_context *context, int64_t rows, int64_t columns, int64_t channels, cc_activation activation,
    float slope, const void *x, cc_type x_type, const float *bias, void *y, cc_type y_type) {
  static const cc_body bodies[5] = {
      identity_finish, relu_finish, leaky_relu_finish, tanh_finish, sigmoid_finish};
  // As long as a row, so that the loop knows nothing of channels.
  float *wide = cc_room(context, columns);
  if (!wide) return false;
  cc_widen_channels(columns, channels, bias, wide);
  finishing work = {columns, slope, x, x_type, wide, y, y_type};
  cc_parallel(context, rows, 1, bodies[activation], &work);
  return true;
}

void cc_widen_channels(int64_t columns, int64_t channels, const float *source, float *wide) {
  if (!source) {
    memset(wide, 0, (size_t)columns * sizeof *wide);
    return;
  }
  for (int64_t i = 0; i < columns; i += channels)
    memcpy(wide + i, source, (size_t)channels * sizeof *wide);
}

CC_SIMD void cc_fold(int64_t pixels, int64_t channels, const float *x, float *out) {
  for (int64_t i = 0; i < channels; i++) out[i] = x[i];
  for (int64_t pixel = 1; pixel < pixels; pixel++)
    for (int64_t i = 0; i < channels; i++) out[i] += x[pixel * channels + i];
}

typedef struct {
  int64_t columns, source_columns;
  const int32_t *index;
  const void *source;
  cc_type source_type;
  void *target;
  cc_type target_type;
} permutation;

CC_INLINE void permute_rows(
    const permutation *work, cc_type source_type, cc_type target_type, int64_t begin,
    int64_t end) {
  for (int64_t row = begin; row < end; row++)
    for (int64_t i = 0; i < work->columns; i++) {
      int32_t place = work->index[i];
      float value =
          place < 0 ? 0 : cc_load(work->source, source_type, row * work->source_columns + place);
      cc_store(work->target, target_type, row * work->columns + i, value);
    }
}

CC_SIMD static void permute(const void *data, int64_t begin, int64_t end) {
  const permutation *work = data;
  if (work->source_type == CC_F32 && work->target_type == CC_F32)
    permute_rows(work, CC_F32, CC_F32, begin, end);
  else if (work->source_type == CC_BF16 && work->target_type == CC_BF16)
    permute_rows(work, CC_BF16, CC_BF16, begin, end);
  else
    permute_rows(work, work->source_type, work->target_type, begin, end);
}

void cc_permute(
    cc_context *context, int64_t rows, int64_t columns, int64_t source_columns,
    const int32_t *index, const void *source, cc_type source_type, void *target,
    cc_type target_type) {
  permutation work = {columns, source_columns, index, source, source_type, target, target_type};
  cc_parallel(context, rows, 1, permute, &work);
}

typedef struct {
  int64_t height, width, channels, factor;
  const void *source;
  cc_type source_type;
  void *target;
  cc_type target_type;
} resampling;

CC_SIMD static void enlarge(const void *data, int64_t begin, int64_t end) {
  const resampling *work = data;
  int64_t channels = work->channels, factor = work->factor, width = work->width * factor;
  int64_t lines = work->height * factor;
  for (int64_t line = begin * lines; line < end * lines; line++)
    for (int64_t x = 0; x < width; x++) {
      int64_t image = line / lines, y = line % lines;
      int64_t place = ((image * work->height + y / factor) * work->width + x / factor) * channels;
      int64_t target = (line * width + x) * channels;
      for (int64_t i = 0; i < channels; i++)
        cc_store(
            work->target, work->target_type, target + i,
            cc_load(work->source, work->source_type, place + i));
    }
}

void cc_upsample(
    cc_context *context, int64_t rows, int64_t height, int64_t width, int64_t channels,
    int64_t factor, const void *source, cc_type source_type, void *target, cc_type target_type) {
  resampling work = {height, width, channels, factor, source, source_type, target, target_type};
  cc_parallel(context, rows, 1, enlarge, &work);
}

CC_SIMD static void reduce(const void *data, int64_t begin, int64_t end) {
  const resampling *work = data;
  int64_t channels = work->channels, factor = work->factor, width = work->width * factor;
  float *target = work->target;
  memset(
      target + begin * work->height * work->width * channels, 0,
      (size_t)((end - begin) * work->height * work->width * channels) * sizeof *target);
  int64_t lines = work->height * factor;
  for (int64_t line = begin * lines; line < end * lines; line++)
    for (int64_t x = 0; x < width; x++) {
      int64_t image = line / lines, y = line % lines;
      int64_t place = ((image * work->height + y / factor) * work->width + x / factor) * channels;
      int64_t source = (line * width + x) * channels;
      for (int64_t i = 0; i < channels; i++)
        target[place + i] += cc_load(work->source, work->source_type, source + i);
    }
}

void cc_downsum(
    cc_context *context, int64_t rows, int64_t height, int64_t width, int64_t channels,
    int64_t factor, const void *source, cc_type source_type, float *target) {
  resampling work = {height, width, channels, factor, source, source_type, target, CC_F32};
  cc_parallel(context, rows, 1, reduce, &work);
}

typedef struct {
  int64_t pixels, channels, packing, classes;
  const void *source;
  cc_type source_type;
  void *target;
  cc_type target_type;
} planes;

CC_SIMD static void spread(const void *data, int64_t begin, int64_t end) {
  const planes *work = data;
  int64_t channels = work->channels, images = work->pixels * channels * work->packing;
  int64_t width = channels * work->packing + work->classes;
  for (int64_t row = begin; row < end; row++) {
    int64_t source = row * (images + work->classes), target = row * work->pixels * width;
    for (int64_t pixel = 0; pixel < work->pixels; pixel++, target += width) {
      for (int64_t image = 0; image < work->packing; image++)
        for (int64_t i = 0; i < channels; i++)
          cc_store(
              work->target, work->target_type, target + image * channels + i,
              cc_load(
                  work->source, work->source_type,
                  source + (image * work->pixels + pixel) * channels + i));
      for (int64_t i = 0; i < work->classes; i++)
        cc_store(
            work->target, work->target_type, target + channels * work->packing + i,
            cc_load(work->source, work->source_type, source + images + i));
    }
  }
}

void cc_spread(
    cc_context *context, int64_t rows, int64_t pixels, int64_t channels, int64_t packing,
    int64_t classes, const void *source, cc_type source_type, void *target, cc_type target_type) {
  planes work = {pixels, channels, packing, classes, source, source_type, target, target_type};
  cc_parallel(context, rows, 1, spread, &work);
}

CC_SIMD static void gather_planes(const void *data, int64_t begin, int64_t end) {
  const planes *work = data;
  int64_t channels = work->channels, images = work->pixels * channels * work->packing;
  int64_t width = channels * work->packing + work->classes;
  for (int64_t row = begin; row < end; row++) {
    float *target = (float *)work->target + row * (images + work->classes);
    int64_t source = row * work->pixels * width;
    for (int64_t i = 0; i < work->classes; i++) target[images + i] = 0;
    for (int64_t pixel = 0; pixel < work->pixels; pixel++, source += width) {
      for (int64_t image = 0; image < work->packing; image++)
        for (int64_t i = 0; i < channels; i++)
          target[(image * work->pixels + pixel) * channels + i] =
              cc_load(work->source, work->source_type, source + image * channels + i);
      for (int64_t i = 0; i < work->classes; i++)
        target[images + i] +=
            cc_load(work->source, work->source_type, source + channels * work->packing + i);
    }
  }
}

void cc_gather_planes(
    cc_context *context, int64_t rows, int64_t pixels, int64_t channels, int64_t packing,
    int64_t classes, const void *source, cc_type source_type, float *target) {
  planes work = {pixels, channels, packing, classes, source, source_type, target, CC_F32};
  cc_parallel(context, rows, 1, gather_planes, &work);
}

typedef struct {
  const void *a;
  cc_type a_type;
  const void *b;
  cc_type b_type;
  void *out;
  cc_type out_type;
} addition;

CC_SIMD static void add(const void *data, int64_t begin, int64_t end) {
  const addition *work = data;
  if (work->a_type == CC_F32 && work->b_type == CC_F32 && work->out_type == CC_F32) {
    const float *a = work->a, *b = work->b;
    float *out = work->out;
    CC_LOOP
    for (int64_t i = begin; i < end; i++) out[i] = a[i] + b[i];
    return;
  }
  for (int64_t i = begin; i < end; i++)
    cc_store(
        work->out, work->out_type, i,
        cc_load(work->a, work->a_type, i) + cc_load(work->b, work->b_type, i));
}

void cc_add(
    cc_context *context, int64_t n, const void *a, cc_type a_type, const void *b, cc_type b_type,
    void *out, cc_type out_type) {
  addition work = {a, a_type, b, b_type, out, out_type};
  cc_parallel(context, n, 4096, add, &work);
}
