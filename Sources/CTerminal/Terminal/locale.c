#include <langinfo.h>
#include <locale.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#if defined(__APPLE__)
#include <xlocale.h>
#endif

#include "cterminal.h"

// Where a login passes the locale on, it may be one that this system lacks; macOS even passes on a
// name, `UTF-8`, that only macOS knows. Any locale of UTF-8 has the characters that are meant.
static const char *const installed[] = {
  "C.UTF-8", "C.utf8", "en_US.UTF-8", "en_US.utf8", "en_GB.UTF-8", "de_DE.UTF-8", "fr_FR.UTF-8",
  "es_ES.UTF-8", "ja_JP.UTF-8", "zh_CN.UTF-8", "pt_BR.UTF-8", "ru_RU.UTF-8", "UTF-8",
};

static const char *asked_for(void) {
  static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
  for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
    const char *value = getenv(variables[i]);
    if (value != NULL && value[0] != '\0') return value;
  }
  return "";
}

static bool names_utf8(const char *text) {
  for (; *text != '\0'; text++)
    if (strncasecmp(text, "utf-8", 5) == 0 || strncasecmp(text, "utf8", 4) == 0) return true;
  return false;
}

// Whether there is such a locale, and whether its characters are UTF-8; the one in force stays.
static bool is_installed(const char *name, bool *utf8) {
  locale_t locale = newlocale(LC_CTYPE_MASK, name, (locale_t)0);
  if (locale == (locale_t)0) return false;
  *utf8 = strcmp(nl_langinfo_l(CODESET, locale), "UTF-8") == 0;
  freelocale(locale);
  return true;
}

struct screen_locale screen_locale(void) {
  struct screen_locale found = {.asked = asked_for(), .name = ""};
  if (is_installed("", &found.utf8)) return found;
  found.missing = true;
  found.name = "C";
  if (!names_utf8(found.asked)) return found;
  for (size_t i = 0; i < sizeof installed / sizeof *installed; i++) {
    bool utf8 = false;
    if (!is_installed(installed[i], &utf8) || !utf8) continue;
    found.utf8 = true;
    found.name = installed[i];
    break;
  }
  return found;
}
