#include "cterminal.h"
int screen_placeholder(void) { return 0; }
