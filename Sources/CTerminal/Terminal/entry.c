#include "entry.h"

#include <curses.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <term.h>
#include <unistd.h>

// Terminals come with a description of their own, which the system one has logged into does not know.
// Nearly all of them understand what a terminal understands whose description is everywhere.

enum { NAME_MAX_LENGTH = 128, MOST = 5 };

// What may stand in for a name that begins like that, the best first; the first that begins so counts.
struct family {
  const char *beginning;
  const char *entries[MOST];
};

#define XTERM {"xterm-256color", "xterm"}

static const struct family families[] = {
  {"xterm-mono", {"xterm-mono", "vt220", "vt100"}},
  {"xterm-16", {"xterm-16color", "xterm"}},
  {"xterm-88", {"xterm-88color", "xterm"}},
  {"xterm-color", {"xterm-color", "xterm"}},
  {"xterm", XTERM},
  {"alacritty", XTERM},
  {"contour", XTERM},
  {"foot", XTERM},
  {"ghostty", XTERM},
  {"gnome", XTERM},
  {"hyper", XTERM},
  {"iterm", XTERM},
  {"kitty", XTERM},
  {"konsole", XTERM},
  {"mintty", XTERM},
  {"mlterm", XTERM},
  {"ms-terminal", XTERM},
  {"nsterm", XTERM},
  {"putty", XTERM},
  {"rio", XTERM},
  {"st-", XTERM},
  {"terminator", XTERM},
  {"terminology", XTERM},
  {"vte", XTERM},
  {"vscode", XTERM},
  {"warp", XTERM},
  {"wezterm", XTERM},
  {"xfce", XTERM},
  {"tmux-", {"tmux-256color", "screen-256color", "screen"}},
  {"tmux", {"tmux", "screen"}},
  {"screen-", {"screen-256color", "screen"}},
  {"screen", {"screen"}},
  {"rxvt-unicode", {"rxvt-unicode-256color", "rxvt-unicode", "rxvt", "xterm-256color"}},
  {"rxvt", {"rxvt", "xterm"}},
  {"eterm", {"Eterm", "rxvt", "xterm"}},
  {"linux", {"linux"}},
  {"con", {"linux"}},
  {"fbterm", {"linux"}},
  {"cygwin", {"cygwin", "xterm"}},
  {"vt", {"vt220", "vt100"}},
  {"ansi", {"ansi"}},
  {"pcansi", {"pcansi", "ansi"}},
  {"sun", {"sun", "ansi"}},
};

static const char *const others[] = {"xterm", "vt220", "vt100", "linux", "ansi"};

static bool is_missing(const char *text) { return text == NULL || text == (char *)-1; }

// Whether that name has a description at all, and one by which a cursor can be placed.
static bool is_known(const char *name, bool *is_able) {
  int outcome = 0;
  *is_able = false;
  if (name[0] == '\0' || setupterm(name, STDOUT_FILENO, &outcome) != OK) return false;
  *is_able = !is_missing(tigetstr("cup"));
  del_curterm(cur_term);
  return true;
}

static bool is_able(const char *name) {
  bool able = false;
  return is_known(name, &able) && able;
}

static const char *of_family(const char *name) {
  for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
    const struct family *family = &families[i];
    if (strncasecmp(name, family->beginning, strlen(family->beginning)) != 0) continue;
    for (int n = 0; n < MOST && family->entries[n] != NULL; n++)
      if (is_able(family->entries[n])) return family->entries[n];
    return NULL;
  }
  return NULL;
}

// The beginning of a name is often that of a kind: `foot-extra` is a `foot`, `sun-cmd` a `sun`.
static const char *of_kind(const char *name) {
  static char kind[NAME_MAX_LENGTH];
  if (strlen(name) >= sizeof kind) return NULL;
  strcpy(kind, name);
  for (;;) {
    char *end = strrchr(kind, '-'), *dot = strrchr(kind, '.');
    if (dot != NULL && (end == NULL || dot > end)) end = dot;
    if (end == NULL) return NULL;
    *end = '\0';
    if (is_able(kind)) return kind;
  }
}

struct screen_description entry_prepare(void) {
  const char *name = getenv("TERM");
  struct screen_description description = {false, NULL};
  if (name == NULL) name = "";
  // One that says it can do nothing is believed.
  bool is_dumb = strncmp(name, "dumb", 4) == 0;
  if (is_known(name, &description.usable) || is_dumb) return description;
  const char *found = of_family(name);
  if (found == NULL) found = of_kind(name);
  for (size_t i = 0; found == NULL && i < sizeof others / sizeof *others; i++)
    if (is_able(others[i])) found = others[i];
  if (found != NULL) setenv("TERM", found, 1);
  return (struct screen_description){found != NULL, found};
}
