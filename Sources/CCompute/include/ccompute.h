#ifndef CCOMPUTE_H
#define CCOMPUTE_H
const char *cc_backend(void);
#endif
