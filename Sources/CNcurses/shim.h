// What Swift cannot take from <ncurses.h> itself: macros, function-like macros and globals.
#ifndef BROADSHEET_CNCURSES_SHIM_H
#define BROADSHEET_CNCURSES_SHIM_H

#define _XOPEN_SOURCE_EXTENDED 1  // Apple's header asks for this one
#define NCURSES_WIDECHAR 1        // Debian's for this one
#define NCURSES_NOMACROS 1        // real functions instead of function-like macros
#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <wchar.h>

// terminfo's look-ups, without <term.h>: that defines several hundred macros of common words.
extern char *tigetstr(const char *);
extern int tigetnum(const char *);
extern int tigetflag(const char *);
extern int setupterm(const char *, int, int *);

static inline WINDOW *_Nonnull cn_stdscr(void) { return stdscr; }
static inline int cn_lines(void) { return LINES; }
static inline int cn_columns(void) { return COLS; }
static inline int cn_colors(void) { return COLORS; }

static const attr_t CN_BOLD = A_BOLD, CN_DIM = A_DIM, CN_UNDERLINE = A_UNDERLINE,
                    CN_REVERSE = A_REVERSE, CN_ITALIC = A_ITALIC;
static const mmask_t CN_MOUSE_EVENTS = ALL_MOUSE_EVENTS | REPORT_MOUSE_POSITION,
                     CN_MOUSE_MOVED = REPORT_MOUSE_POSITION, CN_LEFT_PRESSED = BUTTON1_PRESSED,
                     CN_LEFT_RELEASED = BUTTON1_RELEASED, CN_WHEEL_UP = BUTTON4_PRESSED,
                     CN_WHEEL_DOWN = BUTTON5_PRESSED;

static inline int cn_function_key(int number) { return KEY_F(number); }

// The pair goes into ext_color; the old field of eight bits holds what fits, as curses itself does.
static inline attr_t cn_pair_attributes(int pair) { return COLOR_PAIR(pair > 255 ? 255 : pair); }

// Swift takes the standard streams for shared mutable state.
static inline FILE *_Nonnull cn_stdin(void) { return stdin; }
static inline FILE *_Nonnull cn_stdout(void) { return stdout; }

static inline int cn_window_size(int descriptor, int *columns, int *lines) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return -1;
  *columns = size.ws_col;
  *lines = size.ws_row;
  return 0;
}

#endif
