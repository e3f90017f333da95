/// Files of Assets/, compiled into the program, so that it works wherever its binary is copied.
#ifndef CASSETS_H
#define CASSETS_H

#include <stddef.h>

/// The bytes of a file, valid while the program runs.
typedef struct {
  const void *bytes;
  size_t count;
} cassets_file;

cassets_file cassets_digit_strokes(void);
cassets_file cassets_judge(void);
cassets_file cassets_judge_reference(void);

#endif
