// HTML as browsers read it. Gumbo gets its memory from an arena with a limit: that is quicker than
// malloc, nothing has to be freed node by node (which gumbo does by recursion, as deep as the page
// nests), and a page that would make it ask for more ends the parse instead of the program.
#ifndef BROADSHEET_CGUMBO_SHIM_H
#define BROADSHEET_CGUMBO_SHIM_H

#include <gumbo.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

typedef struct html_chunk {
  struct html_chunk *_Nullable next;
} html_chunk;

typedef struct html_arena {
  html_chunk *_Nullable chunks;
  char *_Nullable free;
  size_t left;
  size_t total;
  size_t limit;
  jmp_buf exhausted;
} html_arena;

static inline void *html_allocate(void *context, size_t size) {
  html_arena *arena = (html_arena *)context;
  size = (size + 15) & ~(size_t)15;
  if (size > arena->left) {
    size_t wanted = size + sizeof(html_chunk) + 16 > 1 << 18 ? size + sizeof(html_chunk) + 16 : 1 << 18;
    html_chunk *chunk = arena->total + wanted > arena->limit ? NULL : (html_chunk *)malloc(wanted);
    if (!chunk) longjmp(arena->exhausted, 1);
    chunk->next = arena->chunks;
    arena->chunks = chunk;
    arena->total += wanted;
    arena->free = (char *)chunk + 16;
    arena->left = wanted - 16;
  }
  void *memory = arena->free;
  arena->free += size;
  arena->left -= size;
  return memory;
}

static inline void html_keep(void *context, void *memory) {
  (void)context;
  (void)memory;
}

// The tree of a page, or NULL where it takes more memory than the arena may have.
static __attribute__((noinline)) GumboNode *_Nullable html_parse(
    html_arena *_Nonnull arena, const char *_Nonnull text, size_t length) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = html_allocate;
  options.deallocator = html_keep;
  options.userdata = arena;
  options.max_errors = 0;
  if (setjmp(arena->exhausted)) return NULL;
  return gumbo_parse_with_options(&options, text, length)->document;
}

static inline html_arena *_Nullable html_arena_new(size_t limit) {
  html_arena *arena = (html_arena *)calloc(1, sizeof(html_arena));
  if (arena) arena->limit = limit;
  return arena;
}

static inline void html_arena_free(html_arena *_Nonnull arena) {
  html_chunk *chunk = arena->chunks;
  while (chunk) {
    html_chunk *next = chunk->next;
    free(chunk);
    chunk = next;
  }
  free(arena);
}

static inline GumboVector html_children(const GumboNode *_Nonnull node) {
  if (node->type == GUMBO_NODE_DOCUMENT) return node->v.document.children;
  return node->v.element.children;
}

// The place of a byte, or `length` where it does not stand in the text.
static inline size_t html_find(const unsigned char *_Nonnull text, size_t length, unsigned char byte) {
  const unsigned char *place = (const unsigned char *)memchr(text, byte, length);
  return place ? (size_t)(place - text) : length;
}

static inline size_t html_length(const char *_Nonnull text) { return strlen(text); }

#endif
