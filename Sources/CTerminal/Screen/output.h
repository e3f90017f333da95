#ifndef OUTPUT_H
#define OUTPUT_H

#include <stdbool.h>
#include <stdio.h>

// The way from curses to the terminal. Curses writes a frame into memory and from there it goes on
// as the terminal takes it, so that a terminal that nobody reads holds nobody up.

/// The file that curses is to write to, a copy of standard output; NULL where the system refuses.
FILE *output_open(void);

/// Closes it; what still waits is lost.
void output_close(void);

/// From here on what curses writes goes into memory. The file is no terminal meanwhile: curses can
/// neither ask for its size nor set its modes.
void output_catch(void);

/// What was caught waits behind what waits already. False where there is no memory for it: nothing
/// waits any more, and the terminal's picture is not what curses takes it for.
bool output_release(void);

/// Has that text wait behind the rest.
void output_text(const char *text);

/// Hands the terminal what waits, for at most so long; whether nothing is left.
bool output_drain(int milliseconds);

/// Throws away what waits and hands the terminal `text`; where it takes nothing, in the place of what
/// it has not passed on yet. May be called in a signal handler.
void output_cut_short(const char *text, int length);

#endif
