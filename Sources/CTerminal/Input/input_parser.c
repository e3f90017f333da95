#include "input_parser.h"

#include <stdlib.h>

#include "parser.h"

// The parser of ECMA-48's control functions, turned to what terminals send. An escape is both a key
// and the beginning of a sequence, and on a slow line nothing but time tells which. So it is a key
// after ESCAPE_MILLISECONDS; but where an introducer comes within PAUSE_MILLISECONDS of it, the two may
// be a sequence in pieces. The introducer is held then: if what may follow it follows within another
// pause, it is one, and is passed over; if not, a person has typed it. "[" and "]" move a cursor here,
// so that no bracket behind a bracket makes it a sequence.

enum {
  ESCAPE_MILLISECONDS = 40,
  PAUSE_MILLISECONDS = 600,
  PASTE_MILLISECONDS = 1000,
  // Longer than this, or for longer, no sequence goes on behind so short a pause.
  LENGTH_MAX = 1 << 16,
  AGE_MAX = 30000,
  GAP_MILLISECONDS = 20,
  TIME_MAX = 1000000,
};

struct input_parser *input_parser_create(void) { return calloc(1, sizeof(struct input_parser)); }

void input_parser_destroy(struct input_parser *parser) { free(parser); }

void parser_emit(struct input_parser *parser, int32_t key) {
  if (key == SCREEN_KEY_NONE || parser->event_count == EVENTS) return;
  int32_t index = (parser->first_event + parser->event_count++) % EVENTS;
  parser->events[index] = (struct input_event){.key = key};
}

void parser_emit_mouse(struct input_parser *parser, struct screen_mouse place) {
  parser_emit(parser, SCREEN_KEY_MOUSE);
  int32_t index = (parser->first_event + parser->event_count - 1) % EVENTS;
  parser->events[index].mouse = place;
}

static void take_paste(struct input_parser *parser, uint8_t byte) {
  if (!paste_take(&parser->paste, byte)) return;
  parser->state = GROUND;
  parser_emit(parser, SCREEN_KEY_PASTE);
}

void input_parser_take(struct input_parser *parser, uint8_t byte) {
  parser->silence = 0;
  if (parser->length <= LENGTH_MAX) parser->length++;
  switch (parser->state) {
    case GROUND: parser_take_ground(parser, byte); break;
    case CHARACTER: parser_take_character(parser, byte); break;
    case ESCAPED: parser_take_escaped(parser, byte); break;
    case LATE: parser_take_late(parser, byte); break;
    case HELD: parser_take_held(parser, byte); break;
    case CONTROL_SEQUENCE: parser_take_control_sequence(parser, byte); break;
    case CONSOLE_KEY: parser_take_console_key(parser, byte); break;
    case SINGLE_SHIFT: parser_take_single_shift(parser, byte); break;
    case MOUSE: parser_take_mouse(parser, byte); break;
    case STRING: parser_take_string(parser, byte); break;
    case STRING_ESCAPED: parser_take_string_escaped(parser, byte); break;
    case PASTE: take_paste(parser, byte); break;
  }
}

// Time.

static int32_t patience(const struct input_parser *parser) {
  switch (parser->state) {
    case ESCAPED: return ESCAPE_MILLISECONDS;
    case PASTE: return PASTE_MILLISECONDS;
    case CONTROL_SEQUENCE: case SINGLE_SHIFT: case STRING: {
      bool is_endless = parser->length > LENGTH_MAX || parser->age > AGE_MAX;
      return is_endless ? GAP_MILLISECONDS : PAUSE_MILLISECONDS;
    }
    default: return PAUSE_MILLISECONDS;
  }
}

// The silence has lasted too long for anything to follow.
static void expire(struct input_parser *parser) {
  enum state state = parser->state;
  parser->state = GROUND;
  if (state == ESCAPED) {
    if (parser->has_alt) parser_emit(parser, SCREEN_KEY_ESCAPE);
    parser_emit(parser, SCREEN_KEY_ESCAPE);
    parser->state = LATE;
  } else if (state == HELD) {
    parser_release(parser);
  } else if (state == MOUSE) {
    parser_end_mouse(parser);
  } else if (state == PASTE) {
    parser_emit(parser, SCREEN_KEY_PASTE);
  }
}

void input_parser_pass(struct input_parser *parser, int32_t milliseconds) {
  if (milliseconds <= 0) return;
  int32_t time = milliseconds < TIME_MAX ? milliseconds : TIME_MAX;
  parser->silence = parser->silence < TIME_MAX ? parser->silence + time : TIME_MAX;
  parser->age = parser->age < TIME_MAX ? parser->age + time : TIME_MAX;
  while (parser->state != GROUND && parser->silence >= patience(parser)) expire(parser);
}

int32_t input_parser_wait(const struct input_parser *parser) {
  bool is_event = parser->state == ESCAPED || parser->state == HELD || parser->state == PASTE
    || (parser->state == MOUSE && mouse_bytes_may_end(&parser->mouse));
  return is_event ? patience(parser) - parser->silence : -1;
}

bool input_parser_next(struct input_parser *parser, struct input_event *event) {
  if (parser->event_count == 0) return false;
  *event = parser->events[parser->first_event];
  parser->first_event = (parser->first_event + 1) % EVENTS;
  parser->event_count--;
  return true;
}

const uint8_t *input_parser_paste(const struct input_parser *parser, int32_t *length) {
  *length = parser->paste.length;
  return parser->paste.text;
}
