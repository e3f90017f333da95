#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <stdbool.h>
#include <stdint.h>

/// Why a screen could not be opened.
enum screen_error {
  SCREEN_OK = 0,
  /// Standard input or output is not a terminal.
  SCREEN_NO_TERMINAL,
  /// TERM names no terminal on which a cursor can be placed.
  SCREEN_UNKNOWN_TERMINAL,
  /// A screen is open already, or the system refused.
  SCREEN_FAILED,
};

/// What the terminal can show.
struct screen_traits {
  /// The locale's characters are UTF-8.
  bool utf8;
  /// 0, 8, 16, 256, or 2^24 for any red, green and blue.
  int32_t colors;
  /// Linux's own console, whose font has few characters.
  bool console;
};

/// One cell: a Unicode scalar, colours and attributes. A colour is an index into the palette, on a
/// screen of 2^24 colours 0xRRGGBB; -1 is the terminal's own.
struct screen_cell {
  uint32_t scalar;
  int32_t foreground;
  int32_t background;
  bool bold;
  bool dim;
  bool reversed;
};

/// Keys that are no characters; all above the last Unicode scalar.
enum screen_key {
  SCREEN_KEY_NONE = 0x200000,
  SCREEN_KEY_UP,
  SCREEN_KEY_DOWN,
  SCREEN_KEY_LEFT,
  SCREEN_KEY_RIGHT,
  SCREEN_KEY_ENTER,
  SCREEN_KEY_ESCAPE,
  SCREEN_KEY_BACKSPACE,
  SCREEN_KEY_TAB,
  SCREEN_KEY_PAGE_UP,
  SCREEN_KEY_PAGE_DOWN,
  SCREEN_KEY_HOME,
  SCREEN_KEY_END,
  SCREEN_KEY_DELETE,
  SCREEN_KEY_WORD_LEFT,
  SCREEN_KEY_WORD_RIGHT,
  SCREEN_KEY_INTERRUPT,
  SCREEN_KEY_SUSPEND,
  SCREEN_KEY_REDRAW,
  SCREEN_KEY_RESIZE,
  SCREEN_KEY_OTHER,
  /// The mouse: `screen_mouse_place` tells what and where.
  SCREEN_KEY_MOUSE,
  /// Text was pasted: `screen_paste` has it.
  SCREEN_KEY_PASTE,
  /// The terminal is gone: no key will ever come again.
  SCREEN_KEY_LOST,
};

/// What is held down with a character's key, added to its scalar: Ctrl with a small letter or one of
/// `\ ] ^ _`, Alt with any character, and with 127 where the key is Backspace.
enum screen_modifier {
  SCREEN_CONTROL = 0x1000000,
  SCREEN_ALT = 0x2000000,
};

/// What a mouse does.
enum screen_mouse_kind {
  SCREEN_MOUSE_PRESS,
  SCREEN_MOUSE_WHEEL_UP,
  SCREEN_MOUSE_WHEEL_DOWN,
};

/// What the mouse did last, and the cell under it; it may lie outside of the screen.
struct screen_mouse {
  enum screen_mouse_kind kind;
  int32_t column;
  int32_t row;
};

/// What became of the locale that the environment asks for.
struct screen_locale {
  /// The characters are UTF-8.
  bool utf8;
  /// The locale that was asked for is not installed.
  bool missing;
  /// Its name as the environment has it; empty where nothing is asked for.
  const char *asked;
  /// The one to take instead, as setlocale knows it.
  const char *name;
};

/// Finds the locale that was asked for; where that is not installed and its characters are UTF-8,
/// another one of UTF-8. Changes nothing, and holds until the environment changes.
struct screen_locale screen_locale(void);

/// What is known of the terminal before it is taken.
struct screen_description {
  /// There is a description of it, by which a cursor can be placed.
  bool usable;
  /// The entry that stands in for TERM's, which is not installed; NULL where none has to.
  const char *stand_in;
};

/// Finds a description of the terminal, finds out whether the terminal takes 24-bit colour, and tells
/// curses both by the environment; takes the locale. All this before other threads run, and before
/// `screen_open`.
struct screen_description screen_prepare(void);

/// Takes the terminal: alternate screen, raw keys, hidden cursor, standard error held back.
/// Fatal signals give it back before they kill. Only one screen can be open.
enum screen_error screen_open(struct screen_traits *traits);

/// Gives the terminal back and lets go what standard error has held; harmless when closed. A terminal
/// that nobody reads is waited for less than a second.
void screen_close(void);

/// Whether the terminal has taken nothing for a while of what it was to show.
bool screen_is_stalled(void);

/// The size in cells; at least 1×1.
void screen_size(int32_t *columns, int32_t *rows);

/// Shows rows × columns cells, row-major; what lies outside the terminal is dropped. Left out where
/// the terminal has not taken the last ones yet.
void screen_present(const struct screen_cell *cells, int32_t columns, int32_t rows);

/// The next key: a Unicode scalar, one with a screen_modifier, or a screen_key; SCREEN_KEY_NONE after `milliseconds` without
/// one, or as soon as `wake_fd` (-1: none) can be read.
int32_t screen_next_key(int32_t milliseconds, int32_t wake_fd);

/// Asks the terminal to report the mouse, or no longer; off when a screen is opened.
void screen_mouse(bool on);

/// The press or turn behind the last SCREEN_KEY_MOUSE.
struct screen_mouse screen_mouse_place(void);

/// The bytes behind the last SCREEN_KEY_PASTE, as they came; they stand until the next key is asked for.
const uint8_t *screen_paste(int32_t *length);

/// What was written on standard error since it was asked last: the number of bytes, at most `size`,
/// now in `buffer`. Only what comes while a screen is open and standard error is a terminal.
int32_t screen_errors(void *buffer, int32_t size);

/// Gives the terminal back, stops the process group, and takes the terminal again on return.
void screen_suspend(void);

/// Sets the terminal's modes again and repaints everything, for after a stop from outside.
void screen_repaint(void);

/// Rings the terminal's bell.
void screen_ring(void);

/// Starts to collect SIGINT, SIGTERM, SIGHUP, SIGTSTP and SIGCONT instead of obeying them.
/// Returns false where the system refuses.
bool signals_catch(void);

/// Restores what those signals did before.
void signals_release(void);

/// A descriptor that can be read while a collected signal waits; -1 before `signals_catch`.
int32_t signals_descriptor(void);

/// The next collected signal, in order of arrival; 0 if there is none.
int32_t signals_next(void);

/// Whether SIGTERM or SIGHUP was ever collected.
bool signals_ask_to_end(void);

/// Writes on a terminal, a pipe or a file, waiting for room no longer than so many milliseconds, even
/// where the descriptor's own writes block. The number of bytes written; -1 where nobody can read any
/// more, and errno says why.
int32_t bounded_write(int32_t fd, const void *bytes, int32_t count, int32_t milliseconds);

/// Makes a terminal of that size whose keys are written to `ours` and whose picture is read from it;
/// `theirs` is for the program inside. False where the system refuses.
bool pseudo_terminal_open(int32_t columns, int32_t rows, int32_t *ours, int32_t *theirs);

#endif
