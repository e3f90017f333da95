#ifndef CC_POOL_H
#define CC_POOL_H

#include <stdbool.h>
#include <stdint.h>

/// Threads that wait for work: spinning for some microseconds, then asleep.
typedef struct cc_pool cc_pool;

typedef void (*cc_job)(const void *arguments, int part);

/// A pool of `threads`, the caller's own included; NULL when the system refuses.
cc_pool *cc_pool_create(int threads);
void cc_pool_destroy(cc_pool *pool);

/// Runs job(arguments, 0 … parts − 1), one part a thread, and returns when all are done.
/// `parts` is at most the pool's threads.
void cc_pool_run(cc_pool *pool, int parts, cc_job job, const void *arguments);

#endif
