// The C library's widths of characters, which curses goes by.
#ifndef BROADSHEET_CTEXT_SHIM_H
#define BROADSHEET_CTEXT_SHIM_H

#include <locale.h>
#include <wchar.h>

// Declared here because <wchar.h> hides it without _XOPEN_SOURCE.
extern int wcwidth(wchar_t);

#endif
