// Compressed bytes, and zip files that lie in memory.
#ifndef BROADSHEET_CCOMPRESSION_SHIM_H
#define BROADSHEET_CCOMPRESSION_SHIM_H

#include <stdint.h>
#include <string.h>
#include <minizip/unzip.h>
#include <zlib.h>
#include <zstd.h>

// Bytes that minizip reads as if they were a file.
struct zip_memory {
  const unsigned char *bytes;
  uint64_t count;
  uint64_t place;
};

static inline voidpf zip_memory_open(voidpf memory, const void *name, int mode) {
  (void)name;
  (void)mode;
  ((struct zip_memory *)memory)->place = 0;
  return memory;
}

static inline uLong zip_memory_read(voidpf opaque, voidpf stream, void *buffer, uLong size) {
  struct zip_memory *memory = (struct zip_memory *)stream;
  (void)opaque;
  uint64_t left = memory->count - memory->place;
  if (size > left) size = (uLong)left;
  if (size > 0) memcpy(buffer, memory->bytes + memory->place, size);
  memory->place += size;
  return size;
}

static inline uLong zip_memory_write(voidpf opaque, voidpf stream, const void *bytes, uLong size) {
  (void)opaque;
  (void)stream;
  (void)bytes;
  (void)size;
  return 0;
}

static inline ZPOS64_T zip_memory_tell(voidpf opaque, voidpf stream) {
  (void)opaque;
  return ((struct zip_memory *)stream)->place;
}

static inline long zip_memory_seek(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin) {
  struct zip_memory *memory = (struct zip_memory *)stream;
  (void)opaque;
  uint64_t start = origin == ZLIB_FILEFUNC_SEEK_CUR   ? memory->place
                   : origin == ZLIB_FILEFUNC_SEEK_END ? memory->count
                                                      : 0;
  if (offset > memory->count - start) return -1;
  memory->place = start + offset;
  return 0;
}

static inline int zip_memory_close(voidpf opaque, voidpf stream) {
  (void)opaque;
  (void)stream;
  return 0;
}

static inline int zip_memory_error(voidpf opaque, voidpf stream) {
  (void)opaque;
  (void)stream;
  return 0;
}

// Opens the zip file that `memory` holds; NULL where it is none.
static inline unzFile zip_open(struct zip_memory *memory) {
  zlib_filefunc64_def calls = {
    .zopen64_file = zip_memory_open,
    .zread_file = zip_memory_read,
    .zwrite_file = zip_memory_write,
    .ztell64_file = zip_memory_tell,
    .zseek64_file = zip_memory_seek,
    .zclose_file = zip_memory_close,
    .zerror_file = zip_memory_error,
    .opaque = memory,
  };
  return unzOpen2_64("", &calls);
}

// `inflateInit2` is a macro. 15 + 16 reads gzip, 15 zlib, -15 what has neither head.
static inline int inflate_begin(z_stream *stream, int window) {
  return inflateInit2(stream, window);
}

#endif
