#include "parser.h"

#include "key_code.h"

static bool is_introducer(uint8_t byte) {
  return byte == '[' || byte == 'O' || byte == ']' || byte == 'P' || byte == 'X' || byte == '^'
    || byte == '_';
}

void parser_begin_sequence(struct input_parser *parser, uint8_t introducer) {
  bool is_sequence = introducer == '[' || introducer == 'O';
  parser->sequence = (struct sequence){.introducer = (char)introducer, .has_alt = parser->has_alt};
  parser->missing = 0;
  if (is_sequence) parser->state = introducer == '[' ? CONTROL_SEQUENCE : SINGLE_SHIFT;
  else parser->state = STRING;
}

void parser_take_escaped(struct input_parser *parser, uint8_t byte) {
  parser->state = GROUND;
  if (byte == ESCAPE) {
    if (parser->has_alt) parser_emit(parser, SCREEN_KEY_ESCAPE);
    parser_begin_escape(parser, true);
  } else if (is_introducer(byte)) {
    parser_begin_sequence(parser, byte);
  } else if (byte == DELETE || byte == BACKSPACE) {
    parser_emit(parser, SCREEN_ALT | DELETE);
  } else if (parser_is_control(byte)) {
    int32_t key = key_of_control(byte);
    bool is_order = key == SCREEN_KEY_INTERRUPT || key == SCREEN_KEY_REDRAW;
    if (is_order) parser_emit(parser, SCREEN_KEY_ESCAPE);
    if (byte != CANCEL && byte != SUBSTITUTE) parser_emit(parser, is_order ? key : SCREEN_KEY_OTHER);
  } else if (byte < 0x80) {
    // The end of a string that has ended already.
    if (byte != '\\') parser_emit(parser, SCREEN_ALT | byte);
  } else {
    parser_begin_character(parser, byte, true);
  }
}

void parser_take_late(struct input_parser *parser, uint8_t byte) {
  if (!is_introducer(byte)) {
    parser_take_ground(parser, byte);
    return;
  }
  parser->held[0] = byte;
  parser->held_count = 1;
  parser->state = HELD;
}

void parser_release(struct input_parser *parser) {
  for (int32_t i = 0; i < parser->held_count; i++) parser_emit(parser, parser->held[i]);
  parser->state = GROUND;
}

static bool may_follow(uint8_t introducer, uint8_t byte) {
  bool is_sequence = introducer == '[' || introducer == 'O';
  if (!is_sequence && introducer != ']') return byte != ESCAPE;
  if (parser_is_control(byte) || byte >= 0x80) return false;
  if (byte == '[' || byte == ']' || byte == '{' || byte == '}') return false;
  bool is_word = (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
  return introducer != ']' || is_word;
}

void parser_take_held(struct input_parser *parser, uint8_t byte) {
  uint8_t introducer = parser->held[0];
  if (parser->held_count == 2) {
    bool is_console_key = byte >= 'A' && byte <= 'E';
    parser->state = GROUND;
    if (is_console_key) return;
  } else if (introducer == '[' && byte == '[') {
    parser->held[parser->held_count++] = byte;
    return;
  } else if (may_follow(introducer, byte)) {
    parser->has_alt = false;
    parser->is_late = true;
    parser->age = 0;
    parser->length = 0;
    parser_begin_sequence(parser, introducer);
    input_parser_take(parser, byte);
    return;
  }
  parser_release(parser);
  parser_take_ground(parser, byte);
}
