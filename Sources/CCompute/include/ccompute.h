/// Matrix products, fused loops, random numbers and statistics, on one thread pool.
/// Nothing here reads a file, prints or ends the process.
#ifndef CCOMPUTE_H
#define CCOMPUTE_H

#include "convolution.h"
#include "network.h"
#include "product.h"
#include "random.h"
#include "statistics.h"

#endif
