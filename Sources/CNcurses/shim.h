// What Swift cannot take from <ncurses.h> itself: macros, function-like macros and globals.
#ifndef BROADSHEET_CNCURSES_SHIM_H
#define BROADSHEET_CNCURSES_SHIM_H

#define _XOPEN_SOURCE_EXTENDED 1  // Apple's header asks for this one
#define NCURSES_WIDECHAR 1        // Debian's for this one
#define NCURSES_NOMACROS 1        // real functions instead of function-like macros
#include <curses.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <wchar.h>

// The library's globals, which Swift refuses as shared mutable state.
static inline WINDOW *_Nonnull cn_stdscr(void) { return stdscr; }
static inline WINDOW *_Nonnull cn_curscr(void) { return curscr; }
static inline int cn_lines(void) { return LINES; }
static inline int cn_columns(void) { return COLS; }
static inline int cn_colors(void) { return COLORS; }
static inline int cn_pairs(void) { return COLOR_PAIRS; }

// Macros with casts in them.
static const attr_t CN_BOLD = A_BOLD, CN_DIM = A_DIM, CN_ITALIC = A_ITALIC;
static const attr_t CN_UNDERLINE = A_UNDERLINE, CN_REVERSE = A_REVERSE;
// Curses resets all of the terminal's colours when it comes back, as if it had changed any.
static inline void cn_keep_palette(void) { orig_colors = 0; }

// newterm() on the standard streams, which are globals too.
static inline SCREEN *_Nullable cn_newterm(const char *_Nullable type) {
  return newterm(type, stdout, stdin);
}

// Swift sees this structure's union under another name on each system.
static inline int cn_handle_signal(int number, void (*_Nonnull handler)(int), int flags) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigemptyset(&action.sa_mask);
  return sigaction(number, &action, NULL);
}
static inline int cn_is_ignored(int number) {
  struct sigaction action;
  return sigaction(number, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

// Requests to ioctl(), which is variadic and so closed to Swift.
static inline int cn_window_size(int descriptor, struct winsize *_Nonnull size) {
  return ioctl(descriptor, TIOCGWINSZ, size);
}
static inline int cn_bytes_waiting(int descriptor) {
  int count = 0;
  return ioctl(descriptor, FIONREAD, &count) == 0 ? count : -1;
}

#endif
