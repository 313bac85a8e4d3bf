// Tells thread sanitizer of a contended `Mutex`. Swift's library, which takes and leaves one in that case, is not built
// for the sanitizer, so that it would take each change of hands for a race. `scripts/sanitize` has this loaded first.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>

// Those of the program; none where it is not built for the sanitizer, as the tools that tests start.
__attribute__((weak)) void __tsan_acquire(void *address);
__attribute__((weak)) void __tsan_release(void *address);

#define SWIFT __attribute__((swiftcall))
#define MUTEX __attribute__((swift_context)) void *mutex
#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define TRY_LOCK "$s15Synchronization12_MutexHandleV12_tryLockSlowSbyF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

typedef SWIFT void (*Lock)(uint32_t thread, MUTEX);
typedef SWIFT _Bool (*TryLock)(MUTEX);
typedef SWIFT void (*Unlock)(MUTEX);

// Swift's own function.
static void *original(_Atomic(void *) *known, const char *name) {
  void *function = atomic_load_explicit(known, memory_order_relaxed);
  if (function) return function;
  function = dlsym(RTLD_NEXT, name);
  if (!function) abort();
  atomic_store_explicit(known, function, memory_order_relaxed);
  return function;
}

static void taken(void *mutex) {
  if (__tsan_acquire) __tsan_acquire(mutex);
}

SWIFT void lockSlow(uint32_t thread, MUTEX) __asm__(LOCK);
SWIFT void lockSlow(uint32_t thread, MUTEX) {
  static _Atomic(void *) known;
  ((Lock)original(&known, LOCK))(thread, mutex);
  taken(mutex);
}

SWIFT _Bool tryLockSlow(MUTEX) __asm__(TRY_LOCK);
SWIFT _Bool tryLockSlow(MUTEX) {
  static _Atomic(void *) known;
  if (!((TryLock)original(&known, TRY_LOCK))(mutex)) return 0;
  taken(mutex);
  return 1;
}

SWIFT void unlockSlow(MUTEX) __asm__(UNLOCK);
SWIFT void unlockSlow(MUTEX) {
  static _Atomic(void *) known;
  if (__tsan_release) __tsan_release(mutex);
  ((Unlock)original(&known, UNLOCK))(mutex);
}
