// CommonMark with GitHub's tables, strikethrough, autolinks, task lists and footnotes.
#ifndef BROADSHEET_CMARKDOWN_SHIM_H
#define BROADSHEET_CMARKDOWN_SHIM_H

#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>

#endif
