// What Swift cannot take from <ncurses.h> itself: macros, function-like macros and globals.
#ifndef BROADSHEET_CNCURSES_SHIM_H
#define BROADSHEET_CNCURSES_SHIM_H

#define _XOPEN_SOURCE_EXTENDED 1  // Apple's header asks for this one
#define NCURSES_WIDECHAR 1        // Debian's for this one
#define NCURSES_NOMACROS 1        // real functions instead of function-like macros
#include <curses.h>
#include <term.h>
#include <wchar.h>

#endif
