#include "sequence.h"

#include "key_code.h"
#include "mouse.h"

// What the terminals at hand send, whatever their descriptions list: xterm's forms first, and where
// those of others differ, the VT220's, rxvt's, the consoles' of Linux, the Hurd and Sun.

enum { FIELDS = 4, PARTS = 3, NUMBER_MAX = 100000, RELEASED = 3 };

// "1;5:3" has the fields 1 and 5, the latter in two parts; what is left out is -1.
struct numbers {
  int32_t value[FIELDS][PARTS];
  int count;
};

static bool read_numbers(const char *text, struct numbers *numbers) {
  for (int i = 0; i < FIELDS * PARTS; i++) numbers->value[i / PARTS][i % PARTS] = -1;
  int field = 0, part = 0;
  for (; *text != '\0'; text++) {
    if (*text == ';') {
      field++;
      part = 0;
    } else if (*text == ':') {
      part++;
    } else if (*text < '0' || *text > '9') {
      return false;
    } else if (field < FIELDS && part < PARTS) {
      int32_t *value = &numbers->value[field][part];
      if (*value < NUMBER_MAX) *value = (*value < 0 ? 0 : *value) * 10 + (*text - '0');
    }
  }
  numbers->count = field + 1;
  return true;
}

static int32_t modifiers_of(int32_t number) { return number > 1 ? (number - 1) & 0xFF : 0; }

static int32_t sideways(int32_t key, int32_t word, int32_t modifiers) {
  return modifiers & (KEY_CTRL | KEY_ALT) ? word : key;
}

static int32_t lettered(char last, int32_t modifiers) {
  switch (last) {
    case 'A': return SCREEN_KEY_UP;
    case 'B': return SCREEN_KEY_DOWN;
    case 'C': return sideways(SCREEN_KEY_RIGHT, SCREEN_KEY_WORD_RIGHT, modifiers);
    case 'D': return sideways(SCREEN_KEY_LEFT, SCREEN_KEY_WORD_LEFT, modifiers);
    case 'H': return SCREEN_KEY_HOME;
    case 'F': case 'Y': return SCREEN_KEY_END;
    case 'U': return SCREEN_KEY_PAGE_DOWN;
    case 'V': return SCREEN_KEY_PAGE_UP;
    // The middle of the keypad, and F1 to F4.
    case 'E': case 'P': case 'Q': case 'S': return SCREEN_KEY_OTHER;
    default: return SCREEN_KEY_NONE;
  }
}

static int32_t numbered(int32_t number) {
  switch (number) {
    case 1: case 7: return SCREEN_KEY_HOME;
    case 3: return SCREEN_KEY_DELETE;
    case 4: case 8: return SCREEN_KEY_END;
    case 5: return SCREEN_KEY_PAGE_UP;
    case 6: return SCREEN_KEY_PAGE_DOWN;
    default: return number == 2 || (number > 8 && number < 35) ? SCREEN_KEY_OTHER : SCREEN_KEY_NONE;
  }
}

static int32_t numbered_by_sun(int32_t number) {
  switch (number) {
    case 214: return SCREEN_KEY_HOME;
    case 216: return SCREEN_KEY_PAGE_UP;
    case 220: return SCREEN_KEY_END;
    case 222: return SCREEN_KEY_PAGE_DOWN;
    default: return SCREEN_KEY_NONE;
  }
}

static int32_t control_sequence(
  const struct sequence *sequence, char last, struct screen_mouse *mouse) {
  const char *text = sequence->text;
  struct numbers numbers;
  bool is_mouse = text[0] == '<' && (last == 'M' || last == 'm');
  // xterm marks modified keys with '>' where it is told to.
  bool is_marked = text[0] == '>' && lettered(last, 0) != SCREEN_KEY_NONE;
  if (sequence->is_cut || !read_numbers(text + (is_mouse || is_marked), &numbers))
    return SCREEN_KEY_NONE;
  const int32_t *first = numbers.value[0], *second = numbers.value[1], *third = numbers.value[2];
  if (is_mouse) {
    if (last == 'm') return SCREEN_KEY_NONE;
    return mouse_report(first[0], second[0], third[0], mouse);
  }
  if (numbers.count > 1 && second[1] == RELEASED) return SCREEN_KEY_NONE;
  int32_t alt = sequence->has_alt ? KEY_ALT : 0;
  // One number alone is the modifiers of a letter in the older way.
  int32_t modifiers = alt | modifiers_of(numbers.count > 1 ? second[0] : first[0]);
  switch (last) {
    case 'M': return mouse_report(first[0] - 32, second[0], third[0], mouse);
    case 'a': case 'b': case 'c': case 'd':
      return text[0] == '\0' ? lettered((char)(last - 'a' + 'A'), alt) : SCREEN_KEY_NONE;
    case 'Z': return SCREEN_KEY_OTHER;
    // Delete on st, without the keypad's mode.
    case 'P': return text[0] == '\0' ? SCREEN_KEY_DELETE : SCREEN_KEY_OTHER;
    case 'u': return key_code(first[0], first[1], alt | modifiers_of(second[0]));
    case 'z': return numbered_by_sun(first[0]);
    case '~':
      if (first[0] == 27 && numbers.count > 2) return key_code(third[0], -1, modifiers);
      return numbered(first[0]);
    case '^': case '$': case '@': return numbered(first[0]);
    default: return lettered(last, modifiers);
  }
}

static int32_t shifted_character(const struct sequence *sequence, char last) {
  static const char keypad[] = "*+,-./0123456789";
  struct numbers numbers;
  if (sequence->is_cut || !read_numbers(sequence->text, &numbers)) return SCREEN_KEY_NONE;
  int32_t number = numbers.value[numbers.count > 1 ? 1 : 0][0];
  int32_t modifiers = modifiers_of(number) | (sequence->has_alt ? KEY_ALT : 0);
  // The keypad in its own mode.
  if (last >= 'j' && last <= 'y') return keypad[last - 'j'];
  switch (last) {
    case 'M': return SCREEN_KEY_ENTER;
    case 'I': return SCREEN_KEY_TAB;
    case 'X': return '=';
    case ' ': return ' ';
    // rxvt's arrows with Ctrl.
    case 'a': case 'b': case 'c': case 'd': return lettered((char)(last - 'a' + 'A'), KEY_CTRL);
    case 'R': return SCREEN_KEY_OTHER;
    case 'U': case 'V': case 'Y': return SCREEN_KEY_NONE;
    default: return lettered(last, modifiers);
  }
}

int32_t sequence_meaning(
  const struct sequence *sequence, char last, struct screen_mouse *mouse) {
  if (sequence->introducer == 'O') return shifted_character(sequence, last);
  return control_sequence(sequence, last, mouse);
}
