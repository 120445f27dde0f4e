// The C side of text: line break opportunities of libunistring, and the C library's own widths.
#ifndef BROADSHEET_CTEXT_SHIM_H
#define BROADSHEET_CTEXT_SHIM_H

#include <locale.h>
#include <unilbrk.h>
#include <wchar.h>

// Declared here because <wchar.h> hides it without _XOPEN_SOURCE.
extern int wcwidth(wchar_t);

#endif
