// Put before the C library, this makes single calls of a program fail: those that write, sync, open,
// rename or make something below one folder are counted, and the environment says which of them
// does not succeed.
//
//   FAILING_BELOW   the folder; calls elsewhere are none of this
//   FAILING_FIRST   the number of the first call that fails, counted from 1
//   FAILING_EVERY   from there on each so many-th fails too; 0 for none
//   FAILING_CODE    the error's number
//   FAILING_DEED    fail, kill (the program, before the call), torn (half of it is written, then
//                   kill), or stop (the program, as a debugger would)
//   FAILING_REPORT  the file that gets a line for each call that failed, and at the end the number
//                   of all calls, and of those that were to change something
//
// Directories that SQLite syncs are left out: it does not look at what comes of that.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { most_descriptors = 4096 };

static char watched[most_descriptors][200];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static long calls, changes, first, every;
static int code, is_ready;
static const char *below, *deed, *report;

#define NEXT(type, name, ...) ((type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name))

static void tell(const char *text) {
  if (!report) return;
  int descriptor = (int)syscall(SYS_open, report, O_WRONLY | O_APPEND | O_CREAT, 0600);
  if (descriptor < 0) return;
  syscall(SYS_write, descriptor, text, strlen(text));
  syscall(SYS_close, descriptor);
}

__attribute__((constructor)) static void begin(void) {
  const char *value;
  below = getenv("FAILING_BELOW");
  deed = getenv("FAILING_DEED");
  report = getenv("FAILING_REPORT");
  first = (value = getenv("FAILING_FIRST")) ? atol(value) : 0;
  every = (value = getenv("FAILING_EVERY")) ? atol(value) : 0;
  code = (value = getenv("FAILING_CODE")) ? atoi(value) : EIO;
  if (!deed) deed = "fail";
  // What this program starts is another one.
  unsetenv("LD_PRELOAD");
  is_ready = 1;
}

__attribute__((destructor)) static void end(void) {
  char line[64];
  snprintf(line, sizeof line, "changes %ld\ncalls %ld\n", changes, calls);
  tell(line);
}

static int is_below(const char *path) {
  return is_ready && below && path && strncmp(path, below, strlen(below)) == 0;
}

static const char *name_of(int descriptor) {
  if (descriptor < 0 || descriptor >= most_descriptors || !watched[descriptor][0]) return NULL;
  return watched[descriptor];
}

static void note(int descriptor, const char *path) {
  if (descriptor < 0 || descriptor >= most_descriptors) return;
  watched[descriptor][0] = 0;
  if (is_below(path)) snprintf(watched[descriptor], sizeof watched[0], "%s", path);
}

// Counts a call, and tells whether it is one that does not succeed.
static int is_hit(const char *what, const char *path) {
  pthread_mutex_lock(&lock);
  long number = ++calls;
  if (strcmp(what, "open") && strcmp(what, "sync") && !strstr(path, "-shm")) changes++;
  pthread_mutex_unlock(&lock);
  if (!first || number < first) return 0;
  if (number > first && (!every || (number - first) % every)) return 0;
  char line[300];
  snprintf(line, sizeof line, "%s %ld %s %s\n", deed, number, what, path + strlen(below));
  tell(line);
  if (!strcmp(deed, "kill")) kill(getpid(), SIGKILL);
  if (!strcmp(deed, "stop")) {
    kill(getpid(), SIGSTOP);
    return 0;
  }
  errno = code;
  return 1;
}

static int is_lost(const char *what, int descriptor) {
  const char *path = name_of(descriptor);
  return path && is_hit(what, path);
}

// A write that does not succeed: of a torn one the first half is there, and the program is not.
static ssize_t lost_write(int descriptor, const void *bytes, size_t count, off_t place, int placed) {
  if (strcmp(deed, "torn")) return -1;
  if (placed) syscall(SYS_pwrite64, descriptor, bytes, count / 2, place);
  else syscall(SYS_write, descriptor, bytes, count / 2);
  kill(getpid(), SIGKILL);
  return -1;
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
  if (is_lost("write", descriptor)) return lost_write(descriptor, bytes, count, 0, 0);
  return NEXT(ssize_t, "write", int, const void *, size_t)(descriptor, bytes, count);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t place) {
  if (is_lost("write", descriptor)) return lost_write(descriptor, bytes, count, place, 1);
  return NEXT(ssize_t, "pwrite", int, const void *, size_t, off_t)(descriptor, bytes, count, place);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t place) {
  if (is_lost("write", descriptor)) return lost_write(descriptor, bytes, count, place, 1);
  return NEXT(ssize_t, "pwrite64", int, const void *, size_t, off64_t)(
      descriptor, bytes, count, place);
}

int ftruncate(int descriptor, off_t size) {
  if (is_lost("truncate", descriptor)) return -1;
  return NEXT(int, "ftruncate", int, off_t)(descriptor, size);
}

int ftruncate64(int descriptor, off64_t size) {
  if (is_lost("truncate", descriptor)) return -1;
  return NEXT(int, "ftruncate64", int, off64_t)(descriptor, size);
}

static int is_left_out(const char *path) {
  struct stat status;
  return !path || (strstr(path, "/libraries/") && !stat(path, &status) && S_ISDIR(status.st_mode));
}

int fsync(int descriptor) {
  if (!is_left_out(name_of(descriptor)) && is_lost("sync", descriptor)) return -1;
  return NEXT(int, "fsync", int)(descriptor);
}

int fdatasync(int descriptor) {
  if (!is_left_out(name_of(descriptor)) && is_lost("sync", descriptor)) return -1;
  return NEXT(int, "fdatasync", int)(descriptor);
}

// Folders are opened to be synced or listed; what is listed has another way in.
static int opened(const char *name, const char *path, int flags, int mode) {
  int counts = is_below(path) && !(flags & O_DIRECTORY) && !is_left_out(path);
  if (counts && is_hit("open", path)) return -1;
  int descriptor = NEXT(int, name, const char *, int, ...)(path, flags, mode);
  note(descriptor, path);
  return descriptor;
}

static int mode_of(int flags, va_list arguments) {
  return flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, int) : 0;
}

int open(const char *path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  int mode = mode_of(flags, arguments);
  va_end(arguments);
  return opened("open", path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  int mode = mode_of(flags, arguments);
  va_end(arguments);
  return opened("open64", path, flags, mode);
}

int close(int descriptor) {
  if (descriptor >= 0 && descriptor < most_descriptors) watched[descriptor][0] = 0;
  return NEXT(int, "close", int)(descriptor);
}

int rename(const char *old, const char *new) {
  if (is_below(old) && is_hit("rename", old)) return -1;
  return NEXT(int, "rename", const char *, const char *)(old, new);
}

int mkdir(const char *path, mode_t mode) {
  if (is_below(path) && is_hit("mkdir", path)) return -1;
  return NEXT(int, "mkdir", const char *, mode_t)(path, mode);
}
