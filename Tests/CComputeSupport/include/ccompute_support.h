#ifndef CCOMPUTE_SUPPORT_H
#define CCOMPUTE_SUPPORT_H

#include "ccompute.h"

/// Whether products planned from now on widen bf16 operands to fp32, whatever the processor can do.
void cc_context_widen_bf16(cc_context *context, bool widens);

#endif
