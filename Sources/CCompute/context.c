#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "internal.h"

// oneDNN brings its OpenMP runtime; the loops here join that pool through the runtime's C interface,
// because a second pool would fight it for the cores. Where it has another runtime they stay serial.
typedef void (*region_function)(void (*body)(void *), void *data, unsigned threads, unsigned flags);
static region_function region;
static int (*thread_number)(void);
static int (*region_width)(void);
static void (*set_threads)(int);
static pthread_once_t resolved = PTHREAD_ONCE_INIT;

static void resolve(void) {
  *(void **)&region = dlsym(RTLD_DEFAULT, "GOMP_parallel");
  *(void **)&thread_number = dlsym(RTLD_DEFAULT, "omp_get_thread_num");
  *(void **)&region_width = dlsym(RTLD_DEFAULT, "omp_get_num_threads");
  *(void **)&set_threads = dlsym(RTLD_DEFAULT, "omp_set_num_threads");
  if (!thread_number || !region_width) region = NULL;
}

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

void cc_use_threads(const cc_context *context) {
  if (set_threads) set_threads(context->threads);
}

cc_context *cc_context_create(int threads) {
  pthread_once(&resolved, resolve);
  cc_context *context = calloc(1, sizeof *context);
  if (!context) return NULL;
  context->threads = threads < 1 ? 1 : threads;
  if (dnnl_engine_create(&context->engine, dnnl_cpu, 0) != dnnl_success ||
      dnnl_stream_create(&context->stream, context->engine, dnnl_stream_default_flags) !=
          dnnl_success) {
    cc_context_destroy(context);
    return NULL;
  }
  return context;
}

void cc_context_destroy(cc_context *context) {
  if (!context) return;
  if (context->stream) dnnl_stream_destroy(context->stream);
  if (context->engine) dnnl_engine_destroy(context->engine);
  free(context->scratch);
  free(context);
}

typedef struct {
  int64_t n, grain;
  cc_body body;
  const void *arguments;
} share;

static void run_share(void *data) {
  const share *work = data;
  int64_t width = region_width(), self = thread_number();
  int64_t grains = (work->n + work->grain - 1) / work->grain;
  int64_t begin = grains * self / width * work->grain;
  int64_t end = grains * (self + 1) / width * work->grain;
  if (end > work->n) end = work->n;
  if (begin < end) work->body(work->arguments, begin, end);
}

void cc_parallel(
    const cc_context *context, int64_t n, int64_t grain, cc_body body, const void *arguments) {
  if (n <= 0) return;
  if (context->threads == 1 || n <= grain || !region) {
    body(arguments, 0, n);
    return;
  }
  share work = {n, grain, body, arguments};
  region(run_share, &work, (unsigned)context->threads, 0);
}
