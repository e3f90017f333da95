#include "parser.h"

// A byte within a control sequence that does not belong there: the sequence was cut off.
static bool breaks(struct input_parser *parser, uint8_t byte) {
  if (byte >= ' ' && byte < DELETE) return false;
  if (byte == CANCEL || byte == SUBSTITUTE) parser->state = GROUND;
  else parser_take_ground(parser, byte);
  return true;
}

static void end_sequence(struct input_parser *parser, uint8_t last) {
  struct sequence *sequence = &parser->sequence;
  struct screen_mouse place = {0};
  sequence->text[sequence->length] = '\0';
  parser->state = GROUND;
  bool is_paste = sequence->introducer == '[' && last == '~' && sequence->length == 3
    && sequence->text[0] == '2' && sequence->text[1] == '0' && sequence->text[2] == '0';
  if (is_paste) {
    paste_begin(&parser->paste);
    parser->state = PASTE;
    return;
  }
  int32_t key = sequence_meaning(sequence, (char)last, &place);
  if (parser->is_late) return;
  if (key == SCREEN_KEY_MOUSE) parser_emit_mouse(parser, place);
  else parser_emit(parser, key);
}

// rxvt ends keys with Shift in "$", which is no last character by ECMA-48: "ESC [ 7 $".
static bool ends_as_in_rxvt(const struct sequence *sequence, uint8_t byte) {
  if (byte != '$' || sequence->length == 0 || sequence->length > 2) return false;
  for (int32_t i = 0; i < sequence->length; i++)
    if (sequence->text[i] < '0' || sequence->text[i] > '9') return false;
  return true;
}

static void keep_in_sequence(struct sequence *sequence, uint8_t byte) {
  if (sequence->length < SEQUENCE_MAX) sequence->text[sequence->length++] = (char)byte;
  else sequence->is_cut = true;
}

void parser_take_control_sequence(struct input_parser *parser, uint8_t byte) {
  struct sequence *sequence = &parser->sequence;
  if (breaks(parser, byte)) return;
  if (byte == '[' && sequence->length == 0) {
    parser->state = CONSOLE_KEY;
  } else if (byte == 'M' && sequence->length == 0) {
    parser->mouse.count = 0;
    parser->state = MOUSE;
  } else if (byte >= '@' || ends_as_in_rxvt(sequence, byte)) {
    end_sequence(parser, byte);
  } else {
    keep_in_sequence(sequence, byte);
  }
}

void parser_take_console_key(struct input_parser *parser, uint8_t byte) {
  if (breaks(parser, byte)) return;
  parser->state = GROUND;
  parser_emit(parser, byte >= 'A' && byte <= 'E' ? SCREEN_KEY_OTHER : SCREEN_KEY_NONE);
}

void parser_take_single_shift(struct input_parser *parser, uint8_t byte) {
  if (breaks(parser, byte)) return;
  bool is_modifier = (byte >= '0' && byte <= '9') || byte == ';';
  if (is_modifier) keep_in_sequence(&parser->sequence, byte);
  else end_sequence(parser, byte);
}

void parser_end_mouse(struct input_parser *parser) {
  struct screen_mouse place = {0};
  int32_t key = mouse_bytes_report(&parser->mouse, &place);
  parser->state = GROUND;
  if (key == SCREEN_KEY_MOUSE && !parser->is_late) parser_emit_mouse(parser, place);
}

void parser_take_mouse(struct input_parser *parser, uint8_t byte) {
  // xterm sends zero for a place beyond its numbers.
  if (byte < ' ' && byte != 0) {
    parser_end_mouse(parser);
    if (byte != CANCEL && byte != SUBSTITUTE) parser_take_ground(parser, byte);
    return;
  }
  parser->mouse.byte[parser->mouse.count++] = byte;
  if (mouse_bytes_are_all(&parser->mouse)) parser_end_mouse(parser);
}

void parser_take_string(struct input_parser *parser, uint8_t byte) {
  bool is_within = parser->missing > 0 && character_continues(byte);
  if (is_within) {
    parser->missing--;
    return;
  }
  parser->missing = character_missing_behind(byte);
  if (byte == ESCAPE) parser->state = STRING_ESCAPED;
  else if (byte == BELL || byte == CANCEL || byte == SUBSTITUTE || byte == STRING_END)
    parser->state = GROUND;
}

void parser_take_string_escaped(struct input_parser *parser, uint8_t byte) {
  if (byte == '\\') {
    parser->state = GROUND;
  } else {
    // The string was cut off, and this is another sequence.
    parser_begin_escape(parser, false);
    parser_take_escaped(parser, byte);
  }
}
