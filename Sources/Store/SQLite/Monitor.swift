import Glibc

/// A value behind a mutex, with a condition to wait for; the standard library's `Mutex` has none.
///
/// Unchecked: the state is reached only with the mutex held, and the mutex and the condition live at fixed addresses
/// for as long as the object does.
final class Monitor<State: Sendable>: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var state: State

  init(_ state: State) {
    self.state = state
    pthread_mutex_init(mutex, nil)
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    pthread_cond_init(condition, &attributes)
    pthread_condattr_destroy(&attributes)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  func withLock<Result>(_ body: (inout State) -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body(&state)
  }

  /// Wakes one waiting thread, to ask its question again.
  func signal() { pthread_cond_signal(condition) }

  /// Asks again and again, each time the thread is woken, until there is an answer.
  /// - Parameter poll: gives the answer, or the monotonic time in nanoseconds at which to ask again unless woken before
  ///   (nil: only when woken).
  func wait<Answer>(_ poll: (inout State) -> Wait<Answer>) -> Answer {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while true {
      switch poll(&state) {
      case .answer(let answer): return answer
      case .untilWoken: pthread_cond_wait(condition, mutex)
      case .until(let nanoseconds):
        var moment = timespec(
          tv_sec: Int(nanoseconds / 1_000_000_000), tv_nsec: Int(nanoseconds % 1_000_000_000))
        pthread_cond_timedwait(condition, mutex, &moment)
      }
    }
  }

  enum Wait<Answer> {
    case answer(Answer)
    case untilWoken
    /// Monotonic nanoseconds.
    case until(Int64)
  }
}
