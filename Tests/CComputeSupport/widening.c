#include "ccompute_support.h"

#include "Product/internal.h"

void cc_context_widen_bf16(cc_context *context, bool widens) { context->widens_bf16 = widens; }
