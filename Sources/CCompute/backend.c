#include "ccompute.h"
#include <dnnl.h>
const char *cc_backend(void) {
  const dnnl_version_t *version = dnnl_version();
  return version->hash;
}
