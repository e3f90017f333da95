#include <stdio.h>
#include <stdlib.h>

#include "internal.h"

const char *cc_backend(void) {
  static _Thread_local char text[48];
  const dnnl_version_t *version = dnnl_version();
  snprintf(text, sizeof text, "oneDNN %d.%d.%d", version->major, version->minor, version->patch);
  return text;
}

bool cc_multiplies_bf16(void) {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx512bf16");
#else
  return false;
#endif
}

static bool create_streams(cc_context *context) {
  context->streams = calloc((size_t)context->threads, sizeof *context->streams);
  bool ok = context->streams &&
            dnnl_engine_create(&context->engine, dnnl_cpu, 0) == dnnl_success;
  for (int i = 0; ok && i < context->threads; i++)
    ok = dnnl_stream_create(
             &context->streams[i], context->engine, dnnl_stream_default_flags) == dnnl_success;
  return ok;
}

cc_context *cc_context_create(int threads) {
  cc_context *context = calloc(1, sizeof *context);
  if (!context) return NULL;
  context->threads = threads < 1 ? 1 : threads;
  context->widens_bf16 = !cc_multiplies_bf16();
  context->pool = cc_pool_create(context->threads);
  if (!context->pool || !create_streams(context)) {
    cc_context_destroy(context);
    return NULL;
  }
  return context;
}

void cc_context_destroy(cc_context *context) {
  if (!context) return;
  cc_pool_destroy(context->pool);
  for (int i = 0; context->streams && i < context->threads; i++)
    if (context->streams[i]) dnnl_stream_destroy(context->streams[i]);
  free(context->streams);
  if (context->engine) dnnl_engine_destroy(context->engine);
  free(context->scratch);
  free(context->room);
  free(context);
}

float *cc_room(cc_context *context, int64_t count) {
  if (count <= context->room_count) return context->room;
  void *memory = NULL;
  if (posix_memalign(&memory, 64, (size_t)count * sizeof(float)) != 0) return NULL;
  free(context->room);
  context->room = memory;
  context->room_count = count;
  return memory;
}

typedef struct {
  int64_t n, grain;
  int parts;
  cc_body body;
  const void *arguments;
} share;

static void run_share(const void *data, int part) {
  const share *work = data;
  int64_t begin, end;
  cc_share(work->n, work->grain, work->parts, part, &begin, &end);
  if (begin < end) work->body(work->arguments, begin, end);
}

void cc_share(int64_t n, int64_t grain, int parts, int part, int64_t *begin, int64_t *end) {
  int64_t grains = (n + grain - 1) / grain;
  *begin = grains * part / parts * grain;
  *end = grains * (part + 1) / parts * grain;
  if (*end > n) *end = n;
}

void cc_parallel(
    const cc_context *context, int64_t n, int64_t grain, cc_body body, const void *arguments) {
  if (n <= 0) return;
  share work = {n, grain, n <= grain ? 1 : context->threads, body, arguments};
  cc_pool_run(context->pool, work.parts, run_share, &work);
}

bool cc_reserve_scratch(cc_context *context, size_t size) {
  if (size <= context->scratch_size) return true;
  size = (size + 4095) / 4096 * 4096;
  void *memory = NULL;
  if (posix_memalign(&memory, 4096, size * (size_t)context->threads) != 0) return false;
  free(context->scratch);
  context->scratch = memory;
  context->scratch_size = size;
  return true;
}
