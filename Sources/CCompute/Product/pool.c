#define _GNU_SOURCE
#include "pool.h"

#include <dlfcn.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>

#if defined(__x86_64__) || defined(__i386__)
#define RELAX() __builtin_ia32_pause()
#else
#define RELAX() ((void)0)
#endif

// Some 20 to 100 µs: longer than the gap between two loops of a step, short enough that on a busy
// machine a waiting thread hands its core to the one it waits for.
enum { SPINS = 1500 };

typedef struct {
  cc_pool *pool;
  int index;
  pthread_t thread;
} worker;

struct cc_pool {
  int threads, started;
  worker *workers;
  // The work at hand, written before `round` is raised.
  cc_job job;
  const void *arguments;
  int parts;
  atomic_uint round;
  atomic_int unfinished;
  atomic_int sleepers;
  atomic_int ready;
  atomic_bool closing;
  pthread_mutex_t mutex;
  pthread_cond_t begin, end;
};

// oneDNN runs a product on the calling thread alone where its own runtime has a width of 1.
static void work_alone(void) {
  void (*set_threads)(int) = NULL;
  *(void **)&set_threads = dlsym(RTLD_DEFAULT, "omp_set_num_threads");
  if (set_threads) set_threads(1);
}

static unsigned wait_for_round(cc_pool *pool, unsigned seen) {
  for (int spin = 0; spin < SPINS; spin++) {
    unsigned round = atomic_load_explicit(&pool->round, memory_order_acquire);
    if (round != seen) return round;
    RELAX();
  }
  pthread_mutex_lock(&pool->mutex);
  atomic_fetch_add(&pool->sleepers, 1);
  while (atomic_load(&pool->round) == seen) pthread_cond_wait(&pool->begin, &pool->mutex);
  atomic_fetch_sub(&pool->sleepers, 1);
  pthread_mutex_unlock(&pool->mutex);
  return atomic_load(&pool->round);
}

static void *serve(void *data) {
  worker *self = data;
  cc_pool *pool = self->pool;
  work_alone();
  atomic_fetch_add(&pool->ready, 1);
  unsigned round = 0;
  while (true) {
    round = wait_for_round(pool, round);
    if (atomic_load(&pool->closing)) return NULL;
    if (self->index < pool->parts) pool->job(pool->arguments, self->index);
    if (atomic_fetch_sub(&pool->unfinished, 1) == 1) {
      pthread_mutex_lock(&pool->mutex);
      pthread_cond_signal(&pool->end);
      pthread_mutex_unlock(&pool->mutex);
    }
  }
}

static void raise_round(cc_pool *pool) {
  atomic_fetch_add(&pool->round, 1);
  if (atomic_load(&pool->sleepers) == 0) return;
  pthread_mutex_lock(&pool->mutex);
  pthread_cond_broadcast(&pool->begin);
  pthread_mutex_unlock(&pool->mutex);
}

cc_pool *cc_pool_create(int threads) {
  cc_pool *pool = calloc(1, sizeof *pool);
  if (!pool) return NULL;
  pool->threads = threads;
  pthread_mutex_init(&pool->mutex, NULL);
  pthread_cond_init(&pool->begin, NULL);
  pthread_cond_init(&pool->end, NULL);
  pool->workers = calloc((size_t)threads, sizeof *pool->workers);
  for (int i = 1; pool->workers && i < threads; i++) {
    pool->workers[i] = (worker){pool, i, 0};
    if (pthread_create(&pool->workers[i].thread, NULL, serve, &pool->workers[i]) != 0) break;
    pool->started++;
  }
  // A thread that is still on its way into a library must not meet the end of the process.
  while (atomic_load(&pool->ready) < pool->started) sched_yield();
  if (!pool->workers || pool->started < threads - 1) {
    cc_pool_destroy(pool);
    return NULL;
  }
  return pool;
}

void cc_pool_destroy(cc_pool *pool) {
  if (!pool) return;
  atomic_store(&pool->closing, true);
  raise_round(pool);
  for (int i = 1; i <= pool->started; i++) pthread_join(pool->workers[i].thread, NULL);
  pthread_cond_destroy(&pool->begin);
  pthread_cond_destroy(&pool->end);
  pthread_mutex_destroy(&pool->mutex);
  free(pool->workers);
  free(pool);
}

void cc_pool_run(cc_pool *pool, int parts, cc_job job, const void *arguments) {
  static _Thread_local bool prepared;
  if (!prepared) {
    work_alone();
    prepared = true;
  }
  if (parts <= 1 || pool->started == 0) {
    for (int part = 0; part < parts; part++) job(arguments, part);
    return;
  }
  pool->job = job;
  pool->arguments = arguments;
  pool->parts = parts;
  atomic_store(&pool->unfinished, pool->started);
  raise_round(pool);
  job(arguments, 0);
  for (int spin = 0; spin < SPINS; spin++) {
    if (atomic_load_explicit(&pool->unfinished, memory_order_acquire) == 0) return;
    RELAX();
  }
  pthread_mutex_lock(&pool->mutex);
  while (atomic_load(&pool->unfinished) > 0) pthread_cond_wait(&pool->end, &pool->mutex);
  pthread_mutex_unlock(&pool->mutex);
}
