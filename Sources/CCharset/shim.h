// Encodings: uchardet guesses the name of one, the C library's iconv decodes it.
#ifndef BROADSHEET_CCHARSET_SHIM_H
#define BROADSHEET_CCHARSET_SHIM_H

#include <errno.h>
#include <iconv.h>
#include <uchardet/uchardet.h>

#endif
