#include "parser.h"

#include "key_code.h"

bool parser_is_control(uint8_t byte) { return byte < ' ' || byte == DELETE; }

bool character_continues(uint8_t byte) { return byte >= 0x80 && byte <= 0xBF; }

int32_t character_missing_behind(uint8_t lead) {
  if (lead < 0xC2 || lead > 0xF4) return 0;
  return lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
}

bool parser_begin_character(struct input_parser *parser, uint8_t lead, bool has_alt) {
  parser->missing = character_missing_behind(lead);
  if (parser->missing == 0) return false;
  parser->size = parser->missing + 1;
  parser->scalar = lead & (0x3F >> parser->missing);
  parser->has_alt = has_alt;
  parser->state = CHARACTER;
  return true;
}

static bool is_shortest(int32_t scalar, int32_t bytes) {
  return scalar >= (bytes == 4 ? 0x10000 : bytes == 3 ? 0x800 : 0x80);
}

void parser_begin_escape(struct input_parser *parser, bool has_alt) {
  parser->has_alt = has_alt;
  parser->is_late = false;
  parser->age = 0;
  parser->length = 0;
  parser->state = ESCAPED;
}

void parser_take_ground(struct input_parser *parser, uint8_t byte) {
  parser->state = GROUND;
  if (byte == ESCAPE) parser_begin_escape(parser, false);
  else if (parser_is_control(byte)) parser_emit(parser, key_of_control(byte));
  else if (byte < 0x80) parser_emit(parser, byte);
  else parser_begin_character(parser, byte, false);
}

// What is broken is dropped, and what broke it stands for itself.
void parser_take_character(struct input_parser *parser, uint8_t byte) {
  if (!character_continues(byte)) {
    parser_take_ground(parser, byte);
    return;
  }
  parser->scalar = parser->scalar << 6 | (byte & 0x3F);
  if (--parser->missing > 0) return;
  int32_t scalar = parser->scalar;
  bool is_scalar = scalar < 0x110000 && (scalar < 0xD800 || scalar > 0xDFFF);
  parser->state = GROUND;
  // Below U+00A0 are the controls of eight bits.
  if (is_scalar && is_shortest(scalar, parser->size) && scalar >= 0xA0)
    parser_emit(parser, parser->has_alt ? SCREEN_ALT | scalar : scalar);
}
