#include "cassets.h"

// #embed came with C23. Swift's way to embed, an array literal, takes a minute for 300 kB.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char digit_strokes[] = {
#embed "../../Assets/digits.strokes"
};

static const unsigned char judge[] = {
#embed "../../Assets/judge.safetensors"
};

static const unsigned char judge_reference[] = {
#embed "../../Assets/judge-reference.safetensors"
};

cassets_file cassets_digit_strokes(void) {
  return (cassets_file){digit_strokes, sizeof digit_strokes};
}

cassets_file cassets_judge(void) { return (cassets_file){judge, sizeof judge}; }

cassets_file cassets_judge_reference(void) {
  return (cassets_file){judge_reference, sizeof judge_reference};
}
