#ifndef INPUT_PARSER_H
#define INPUT_PARSER_H

#include <stdbool.h>
#include <stdint.h>

#include "cterminal.h"

/// Tells keys, mouse reports and pasted text from the bytes that a terminal sends. Knows no clock and
/// no file: it is told the bytes as they come, and how much time passes between them.
///
/// Whatever the pauses within a sequence, up to 600 ms, no part of it is a key of its own. An escape
/// alone is one after 40 ms; where the rest of a sequence follows it after all, that rest means nothing,
/// since what the escape led to may give it another meaning: only a paste still begins.
struct input_parser;

/// What the bytes mean: a Unicode scalar, a `screen_key`, or one of them with a `screen_modifier`.
struct input_event {
  int32_t key;
  /// Of SCREEN_KEY_MOUSE.
  struct screen_mouse mouse;
};

/// A parser that has seen nothing; NULL where there is no memory.
struct input_parser *input_parser_create(void);

void input_parser_destroy(struct input_parser *parser);

/// Takes the next byte. All events are to be fetched before another one.
void input_parser_take(struct input_parser *parser, uint8_t byte);

/// So much time has passed without a byte.
void input_parser_pass(struct input_parser *parser, int32_t milliseconds);

/// The milliseconds of silence after which there will be an event; -1 where only a byte leads to one.
int32_t input_parser_wait(const struct input_parser *parser);

/// The next event that the bytes and the silence so far amount to; false if there is none.
bool input_parser_next(struct input_parser *parser, struct input_event *event);

/// The bytes behind the last SCREEN_KEY_PASTE, at most 64 KiB, control characters and all; they stand
/// until the next byte is taken.
const uint8_t *input_parser_paste(const struct input_parser *parser, int32_t *length);

#endif
