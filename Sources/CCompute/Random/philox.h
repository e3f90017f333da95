#ifndef CC_PHILOX_H
#define CC_PHILOX_H

#include "Product/internal.h"

// Numbers are made in groups of blocks, a block's words spread over the group, so that the loops
// vectorise; the i-th number depends on stream and i alone, whatever the number of threads.
enum { CC_GROUP = 64 };

typedef struct {
  uint32_t word[4];
} cc_block;

CC_INLINE cc_block cc_philox_block(cc_block c, uint32_t key0, uint32_t key1) {
  for (int round = 0; round < 10; round++) {
    uint64_t a = (uint64_t)0xD2511F53u * c.word[0];
    uint64_t b = (uint64_t)0xCD9E8D57u * c.word[2];
    c = (cc_block){
        {(uint32_t)(b >> 32) ^ c.word[1] ^ key0, (uint32_t)b,
         (uint32_t)(a >> 32) ^ c.word[3] ^ key1, (uint32_t)a}};
    key0 += 0x9E3779B9u;
    key1 += 0xBB67AE85u;
  }
  return c;
}

/// Block `index` of a stream; the counter holds index, purpose and step, the key the seed.
CC_INLINE cc_block cc_stream_block(cc_stream stream, uint32_t index) {
  cc_block counter = {
      {index, stream.purpose, (uint32_t)stream.step, (uint32_t)(stream.step >> 32)}};
  return cc_philox_block(counter, (uint32_t)stream.seed, (uint32_t)(stream.seed >> 32));
}

/// In [0, 1), to 24 bits.
CC_INLINE float cc_unit(uint32_t word) { return (float)(word >> 8) * 0x1p-24f; }

/// Groups that hold n numbers, at `each` numbers a block.
CC_INLINE int64_t cc_groups(int64_t n, int64_t each) {
  return (n + each * CC_GROUP - 1) / (each * CC_GROUP);
}

#endif
