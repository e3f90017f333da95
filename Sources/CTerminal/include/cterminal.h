#ifndef CTERMINAL_H
#define CTERMINAL_H
int screen_placeholder(void);
#endif
