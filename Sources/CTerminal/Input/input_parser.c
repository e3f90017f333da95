#include "input_parser.h"

#include <stdlib.h>

#include "key_code.h"
#include "mouse.h"
#include "paste.h"
#include "sequence.h"

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
  EVENTS = 8,
};

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

struct input_parser *input_parser_create(void) { return calloc(1, sizeof(struct input_parser)); }

void input_parser_destroy(struct input_parser *parser) { free(parser); }

static bool is_control(uint8_t byte) { return byte < ' ' || byte == DELETE; }

static bool continues(uint8_t byte) { return byte >= 0x80 && byte <= 0xBF; }

static void emit(struct input_parser *parser, int32_t key) {
  if (key == SCREEN_KEY_NONE || parser->event_count == EVENTS) return;
  int32_t index = (parser->first_event + parser->event_count++) % EVENTS;
  parser->events[index] = (struct input_event){.key = key};
}

static void emit_mouse(struct input_parser *parser, struct screen_mouse place) {
  emit(parser, SCREEN_KEY_MOUSE);
  int32_t index = (parser->first_event + parser->event_count - 1) % EVENTS;
  parser->events[index].mouse = place;
}

// Characters.

static int32_t missing_behind(uint8_t lead) {
  if (lead < 0xC2 || lead > 0xF4) return 0;
  return lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
}

// False where no character begins with that byte.
static bool begin_character(struct input_parser *parser, uint8_t lead, bool has_alt) {
  parser->missing = missing_behind(lead);
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

static void begin_escape(struct input_parser *parser, bool has_alt) {
  parser->has_alt = has_alt;
  parser->is_late = false;
  parser->age = 0;
  parser->length = 0;
  parser->state = ESCAPED;
}

static void take_ground(struct input_parser *parser, uint8_t byte) {
  parser->state = GROUND;
  if (byte == ESCAPE) begin_escape(parser, false);
  else if (is_control(byte)) emit(parser, key_of_control(byte));
  else if (byte < 0x80) emit(parser, byte);
  else begin_character(parser, byte, false);
}

// What is broken is dropped, and what broke it stands for itself.
static void take_character(struct input_parser *parser, uint8_t byte) {
  if (!continues(byte)) {
    take_ground(parser, byte);
    return;
  }
  parser->scalar = parser->scalar << 6 | (byte & 0x3F);
  if (--parser->missing > 0) return;
  int32_t scalar = parser->scalar;
  bool is_scalar = scalar < 0x110000 && (scalar < 0xD800 || scalar > 0xDFFF);
  parser->state = GROUND;
  // Below U+00A0 are the controls of eight bits.
  if (is_scalar && is_shortest(scalar, parser->size) && scalar >= 0xA0)
    emit(parser, parser->has_alt ? SCREEN_ALT | scalar : scalar);
}

// Sequences.

static bool is_introducer(uint8_t byte) {
  return byte == '[' || byte == 'O' || byte == ']' || byte == 'P' || byte == 'X' || byte == '^'
    || byte == '_';
}

static void begin_sequence(struct input_parser *parser, uint8_t introducer) {
  bool is_sequence = introducer == '[' || introducer == 'O';
  parser->sequence = (struct sequence){.introducer = (char)introducer, .has_alt = parser->has_alt};
  parser->missing = 0;
  if (is_sequence) parser->state = introducer == '[' ? CONTROL_SEQUENCE : SINGLE_SHIFT;
  else parser->state = STRING;
}

static void take_escaped(struct input_parser *parser, uint8_t byte) {
  parser->state = GROUND;
  if (byte == ESCAPE) {
    if (parser->has_alt) emit(parser, SCREEN_KEY_ESCAPE);
    begin_escape(parser, true);
  } else if (is_introducer(byte)) {
    begin_sequence(parser, byte);
  } else if (byte == DELETE || byte == BACKSPACE) {
    emit(parser, SCREEN_ALT | DELETE);
  } else if (is_control(byte)) {
    int32_t key = key_of_control(byte);
    bool is_order = key == SCREEN_KEY_INTERRUPT || key == SCREEN_KEY_REDRAW;
    if (is_order) emit(parser, SCREEN_KEY_ESCAPE);
    if (byte != CANCEL && byte != SUBSTITUTE) emit(parser, is_order ? key : SCREEN_KEY_OTHER);
  } else if (byte < 0x80) {
    // The end of a string that is none any more.
    if (byte != '\\') emit(parser, SCREEN_ALT | byte);
  } else {
    begin_character(parser, byte, true);
  }
}

static void take_late(struct input_parser *parser, uint8_t byte) {
  if (!is_introducer(byte)) {
    take_ground(parser, byte);
    return;
  }
  parser->held[0] = byte;
  parser->held_count = 1;
  parser->state = HELD;
}

static void release(struct input_parser *parser) {
  for (int32_t i = 0; i < parser->held_count; i++) emit(parser, parser->held[i]);
  parser->state = GROUND;
}

// A byte within a control sequence that does not belong there: the sequence was cut off.
static bool breaks(struct input_parser *parser, uint8_t byte) {
  if (byte >= ' ' && byte < DELETE) return false;
  if (byte == CANCEL || byte == SUBSTITUTE) parser->state = GROUND;
  else take_ground(parser, byte);
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
  if (key == SCREEN_KEY_MOUSE) emit_mouse(parser, place);
  else emit(parser, key);
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

static void take_control_sequence(struct input_parser *parser, uint8_t byte) {
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

static void take_console_key(struct input_parser *parser, uint8_t byte) {
  if (breaks(parser, byte)) return;
  parser->state = GROUND;
  emit(parser, byte >= 'A' && byte <= 'E' ? SCREEN_KEY_OTHER : SCREEN_KEY_NONE);
}

static void take_single_shift(struct input_parser *parser, uint8_t byte) {
  if (breaks(parser, byte)) return;
  bool is_modifier = (byte >= '0' && byte <= '9') || byte == ';';
  if (is_modifier) keep_in_sequence(&parser->sequence, byte);
  else end_sequence(parser, byte);
}

static void end_mouse(struct input_parser *parser) {
  struct screen_mouse place = {0};
  int32_t key = mouse_bytes_report(&parser->mouse, &place);
  parser->state = GROUND;
  if (key == SCREEN_KEY_MOUSE && !parser->is_late) emit_mouse(parser, place);
}

static void take_mouse(struct input_parser *parser, uint8_t byte) {
  // xterm sends zero for a place beyond its numbers.
  if (byte < ' ' && byte != 0) {
    end_mouse(parser);
    if (byte != CANCEL && byte != SUBSTITUTE) take_ground(parser, byte);
    return;
  }
  parser->mouse.byte[parser->mouse.count++] = byte;
  if (mouse_bytes_are_all(&parser->mouse)) end_mouse(parser);
}

static void take_string(struct input_parser *parser, uint8_t byte) {
  bool is_within = parser->missing > 0 && continues(byte);
  if (is_within) {
    parser->missing--;
    return;
  }
  parser->missing = missing_behind(byte);
  if (byte == ESCAPE) parser->state = STRING_ESCAPED;
  else if (byte == BELL || byte == CANCEL || byte == SUBSTITUTE || byte == STRING_END)
    parser->state = GROUND;
}

static void take_string_escaped(struct input_parser *parser, uint8_t byte) {
  if (byte == '\\') {
    parser->state = GROUND;
  } else {
    // The string was cut off, and this is another sequence.
    begin_escape(parser, false);
    take_escaped(parser, byte);
  }
}

static bool may_follow(uint8_t introducer, uint8_t byte) {
  bool is_sequence = introducer == '[' || introducer == 'O';
  if (!is_sequence && introducer != ']') return byte != ESCAPE;
  if (is_control(byte) || byte >= 0x80) return false;
  if (byte == '[' || byte == ']' || byte == '{' || byte == '}') return false;
  bool is_word = (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
  return introducer != ']' || is_word;
}

static void take_held(struct input_parser *parser, uint8_t byte) {
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
    begin_sequence(parser, introducer);
    input_parser_take(parser, byte);
    return;
  }
  release(parser);
  take_ground(parser, byte);
}

static void take_paste(struct input_parser *parser, uint8_t byte) {
  if (!paste_take(&parser->paste, byte)) return;
  parser->state = GROUND;
  emit(parser, SCREEN_KEY_PASTE);
}

void input_parser_take(struct input_parser *parser, uint8_t byte) {
  parser->silence = 0;
  if (parser->length <= LENGTH_MAX) parser->length++;
  switch (parser->state) {
    case GROUND: take_ground(parser, byte); break;
    case CHARACTER: take_character(parser, byte); break;
    case ESCAPED: take_escaped(parser, byte); break;
    case LATE: take_late(parser, byte); break;
    case HELD: take_held(parser, byte); break;
    case CONTROL_SEQUENCE: take_control_sequence(parser, byte); break;
    case CONSOLE_KEY: take_console_key(parser, byte); break;
    case SINGLE_SHIFT: take_single_shift(parser, byte); break;
    case MOUSE: take_mouse(parser, byte); break;
    case STRING: take_string(parser, byte); break;
    case STRING_ESCAPED: take_string_escaped(parser, byte); break;
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
    if (parser->has_alt) emit(parser, SCREEN_KEY_ESCAPE);
    emit(parser, SCREEN_KEY_ESCAPE);
    parser->state = LATE;
  } else if (state == HELD) {
    release(parser);
  } else if (state == MOUSE) {
    end_mouse(parser);
  } else if (state == PASTE) {
    emit(parser, SCREEN_KEY_PASTE);
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
