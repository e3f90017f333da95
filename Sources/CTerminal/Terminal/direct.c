#include "direct.h"

#include <curses.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

// curses sends what the terminal's description says, and hardly any description knows of 24-bit
// colour: those that do (xterm-direct, …) are seldom installed, and of the terminals that take it
// only COLORTERM tells. So the description of TERM is written out anew, in the compiled form of
// term(5), with other strings to set colours; curses takes it from the environment (`hex:`, as
// `infocmp -Q1` prints it). Where that is not understood the usual description is found instead.

enum { ENTRY_MAX = 32768, MAGIC_32_BIT = 01036, COLORS_DIRECT = 1 << 24, PAIRS_DIRECT = 1 << 16 };

// 0…7 stay the colours of the palette, all above is 0xRRGGBB.
static const char foreground[] =
  "\033[%?%p1%{8}%<%t3%p1%d%e38;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m";
static const char background[] =
  "\033[%?%p1%{8}%<%t4%p1%d%e48;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m";

struct entry {
  unsigned char bytes[ENTRY_MAX];
  size_t length;
  bool is_full;
};

static void put(struct entry *entry, int byte) {
  if (entry->length >= ENTRY_MAX) entry->is_full = true;
  else entry->bytes[entry->length++] = (unsigned char)byte;
}

static void put_16(struct entry *entry, int number) {
  put(entry, number & 0xFF);
  put(entry, number >> 8 & 0xFF);
}

static void put_32(struct entry *entry, int number) {
  put_16(entry, number);
  put_16(entry, number >> 16);
}

static void put_text(struct entry *entry, const char *text) {
  do put(entry, *text); while (*text++ != '\0');
}

static void put_even(struct entry *entry) {
  if (entry->length % 2 != 0) put(entry, 0);
}

static bool is(const char *name, const char *other) { return strcmp(name, other) == 0; }

static bool flag_of(const char *name) {
  return !is(name, "ccc") && tigetflag((char *)name) > 0;
}

static int number_of(const char *name) {
  if (is(name, "colors")) return COLORS_DIRECT;
  if (is(name, "pairs")) return PAIRS_DIRECT;
  int number = tigetnum((char *)name);
  return number < 0 ? -1 : number;
}

static const char *string_of(const char *name) {
  static const char *const palettes[] = {"initc", "initp", "oc", "setf", "setb", "scp"};
  if (is(name, "setaf")) return foreground;
  if (is(name, "setab")) return background;
  for (size_t i = 0; i < sizeof palettes / sizeof *palettes; i++)
    if (is(name, palettes[i])) return NULL;
  const char *text = tigetstr((char *)name);
  return text == (char *)-1 ? NULL : text;
}

static int count(const char *const *names) {
  int number = 0;
  while (names[number] != NULL) number++;
  return number;
}

static void put_strings(struct entry *entry, int strings) {
  int offset = 0;
  for (int i = 0; i < strings; i++) {
    const char *text = string_of(strnames[i]);
    put_16(entry, text == NULL ? -1 : offset);
    if (text != NULL) offset += (int)strlen(text) + 1;
  }
  for (int i = 0; i < strings; i++) {
    const char *text = string_of(strnames[i]);
    if (text != NULL) put_text(entry, text);
  }
}

// Capabilities that have come later, by name: AX is kept, RGB is what this is about.
static void put_extensions(struct entry *entry) {
  bool has_defaults = tigetflag("AX") > 0;
  put_even(entry);
  put_16(entry, has_defaults ? 2 : 1);
  put_16(entry, 0);
  put_16(entry, 0);
  put_16(entry, has_defaults ? 2 : 1);
  put_16(entry, has_defaults ? 7 : 4);
  if (has_defaults) put(entry, 1);
  put(entry, 1);
  put_even(entry);
  put_16(entry, 0);
  if (has_defaults) put_16(entry, 3);
  if (has_defaults) put_text(entry, "AX");
  put_text(entry, "RGB");
}

static void describe(struct entry *entry, const char *name) {
  int flags = count((const char *const *)boolnames);
  int numbers = count((const char *const *)numnames);
  int strings = count((const char *const *)strnames);
  size_t text = 0;
  for (int i = 0; i < strings; i++) {
    const char *string = string_of(strnames[i]);
    if (string != NULL) text += strlen(string) + 1;
  }
  put_16(entry, MAGIC_32_BIT);
  put_16(entry, (int)strlen(name) + 1);
  put_16(entry, flags);
  put_16(entry, numbers);
  put_16(entry, strings);
  put_16(entry, (int)text);
  put_text(entry, name);
  for (int i = 0; i < flags; i++) put(entry, flag_of(boolnames[i]));
  put_even(entry);
  for (int i = 0; i < numbers; i++) put_32(entry, number_of(numnames[i]));
  put_strings(entry, strings);
  put_extensions(entry);
}

static bool starts(const char *text, const char *beginning) {
  return strncmp(text, beginning, strlen(beginning)) == 0;
}

// COLORTERM outlives the terminal that set it: GNU screen passes it on and takes no 24-bit colour;
// tmux, which calls itself screen too, takes it from everyone and fits it to what is outside.
static bool takes_direct(const char *name) {
  const char *said = getenv("COLORTERM");
  bool is_said = said != NULL && (is(said, "truecolor") || is(said, "24bit"));
  bool is_known = tigetflag("RGB") > 0 || tigetflag("Tc") > 0;
  if (!is_said && !is_known) return false;
  if (starts(name, "linux") || starts(name, "vt")) return false;
  const char *tmux = getenv("TMUX");
  if (starts(name, "screen") && (tmux == NULL || tmux[0] == '\0')) return false;
  const char *setter = tigetstr("setaf");
  return setter != NULL && setter != (char *)-1 && starts(setter, "\033[")
    && tigetnum("colors") < COLORS_DIRECT;
}

static void hand_over(const struct entry *entry) {
  static const char digits[] = "0123456789ABCDEF";
  char *text = malloc(2 * entry->length + 5);
  if (text == NULL) return;
  memcpy(text, "hex:", 4);
  char *end = text + 4;
  for (size_t i = 0; i < entry->length; i++) {
    *end++ = digits[entry->bytes[i] >> 4];
    *end++ = digits[entry->bytes[i] & 15];
  }
  *end = '\0';
  setenv("TERMINFO", text, 1);
  free(text);
}

void direct_prepare(void) {
  const char *name = getenv("TERM");
  int outcome = 0;
  if (name == NULL || setupterm(NULL, STDOUT_FILENO, &outcome) != OK) return;
  struct entry *entry = takes_direct(name) ? calloc(1, sizeof *entry) : NULL;
  if (entry != NULL) {
    describe(entry, name);
    if (!entry->is_full) hand_over(entry);
    free(entry);
  }
  del_curterm(cur_term);
}
