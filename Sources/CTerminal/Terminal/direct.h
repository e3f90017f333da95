#ifndef DIRECT_H
#define DIRECT_H

/// Where the terminal takes 24-bit colour and its description does not say so, puts one that does
/// into the environment (TERMINFO), for curses to find.
void direct_prepare(void);

#endif
