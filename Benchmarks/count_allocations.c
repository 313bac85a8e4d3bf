// Counts the calls of malloc and its kin in a process that it is preloaded into. The count is kept in a file that is
// mapped, so that whoever measures reads it while the process runs.
//
//   COUNT_ALLOCATIONS=FILE LD_PRELOAD=./count_allocations.so PROGRAM
//
// FILE holds one 64-bit number in the byte order of the machine: calls of malloc, calloc, realloc, aligned_alloc,
// posix_memalign and memalign by any thread.

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

// glibc's own names, which stay reachable: asking dlsym for them would itself allocate.
extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

static _Atomic uint64_t unmapped;
static _Atomic uint64_t *_Atomic count = &unmapped;

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("COUNT_ALLOCATIONS");
  if (path == NULL) return;
  int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0 || ftruncate(file, sizeof(uint64_t)) != 0) abort();
  void *cell = mmap(NULL, sizeof(uint64_t), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (cell == MAP_FAILED) abort();
  close(file);
  count = cell;
}

static inline void note(void) { atomic_fetch_add_explicit(count, 1, memory_order_relaxed); }

void *malloc(size_t size) {
  note();
  return __libc_malloc(size);
}

void *calloc(size_t items, size_t size) {
  note();
  return __libc_calloc(items, size);
}

void *realloc(void *old, size_t size) {
  note();
  return __libc_realloc(old, size);
}

void *memalign(size_t alignment, size_t size) {
  note();
  return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  note();
  return __libc_memalign(alignment, size);
}

int posix_memalign(void **result, size_t alignment, size_t size) {
  if (alignment < sizeof(void *) || (alignment & (alignment - 1)) != 0) return EINVAL;
  note();
  void *memory = __libc_memalign(alignment, size);
  if (memory == NULL) return ENOMEM;
  *result = memory;
  return 0;
}
