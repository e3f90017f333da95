#ifndef ENTRY_H
#define ENTRY_H

#include "cterminal.h"

/// Looks for the terminal's description. Where TERM has none, the name of one that fits and is
/// installed is put into the environment.
struct screen_description entry_prepare(void);

#endif
