#ifndef PARSER_H
#define PARSER_H

#include <stdbool.h>
#include <stdint.h>

#include "input_parser.h"
#include "mouse.h"
#include "paste.h"
#include "sequence.h"

// What the parts of the parser share: its state, and who takes a byte in each.

enum { EVENTS = 8 };

enum byte {
  BELL = 0x07,
  BACKSPACE = 0x08,
  CANCEL = 0x18,
  SUBSTITUTE = 0x1A,
  ESCAPE = 0x1B,
  DELETE = 0x7F,
  STRING_END = 0x9C,
};

enum state {
  GROUND,
  // Within a character of UTF-8.
  CHARACTER,
  // Behind an escape that may be a key.
  ESCAPED,
  // Behind an escape that was given out as a key.
  LATE,
  // Behind an introducer that came late, or "[[".
  HELD,
  CONTROL_SEQUENCE,
  // Behind "ESC [ [", one of Linux's function keys.
  CONSOLE_KEY,
  SINGLE_SHIFT,
  MOUSE,
  STRING,
  STRING_ESCAPED,
  PASTE,
};

struct input_parser {
  enum state state;
  // Milliseconds since the last byte, and since the sequence began; bytes since then.
  int32_t silence;
  int32_t age;
  int32_t length;
  // The escape that begins the sequence was given out as a key.
  bool is_late;
  // An escape stood before that one: Alt.
  bool has_alt;
  uint8_t held[2];
  int32_t held_count;
  // A character of UTF-8: what is known of it, its bytes, and how many of them are missing.
  int32_t scalar;
  int32_t size;
  int32_t missing;
  struct sequence sequence;
  struct mouse_bytes mouse;
  struct paste paste;
  struct input_event events[EVENTS];
  int32_t first_event;
  int32_t event_count;
};

// Events.

void parser_emit(struct input_parser *parser, int32_t key);
void parser_emit_mouse(struct input_parser *parser, struct screen_mouse place);

// Characters of ASCII and UTF-8, and what a byte begins where nothing is under way.

/// Whether it is a byte below 32, or 127.
bool parser_is_control(uint8_t byte);

/// The bytes of UTF-8 that follow that first one; 0 where none begins with it.
int32_t character_missing_behind(uint8_t lead);

/// Whether it is a byte of UTF-8 behind the first.
bool character_continues(uint8_t byte);

/// False where no character begins with that byte.
bool parser_begin_character(struct input_parser *parser, uint8_t lead, bool has_alt);

void parser_begin_escape(struct input_parser *parser, bool has_alt);
void parser_take_ground(struct input_parser *parser, uint8_t byte);
void parser_take_character(struct input_parser *parser, uint8_t byte);

// What follows an escape.

void parser_begin_sequence(struct input_parser *parser, uint8_t introducer);
void parser_take_escaped(struct input_parser *parser, uint8_t byte);
void parser_take_late(struct input_parser *parser, uint8_t byte);
void parser_take_held(struct input_parser *parser, uint8_t byte);

/// Gives out what was held as keys of its own.
void parser_release(struct input_parser *parser);

// What stands within a sequence.

void parser_take_control_sequence(struct input_parser *parser, uint8_t byte);
void parser_take_console_key(struct input_parser *parser, uint8_t byte);
void parser_take_single_shift(struct input_parser *parser, uint8_t byte);
void parser_take_mouse(struct input_parser *parser, uint8_t byte);

/// Gives out the report that the bytes so far amount to, if they do.
void parser_end_mouse(struct input_parser *parser);

void parser_take_string(struct input_parser *parser, uint8_t byte);
void parser_take_string_escaped(struct input_parser *parser, uint8_t byte);

#endif
