import CLinux
import Glibc
import Synchronization

/// SIGTERM and SIGINT as a descriptor that becomes readable. A handler that writes to an eventfd, since a signalfd
/// would ask that every thread of the process, those of the Swift runtime included, had the signals blocked.
enum StopSignals {
  private static let descriptor = Atomic<Int32>(-1)
  private static let isHeld = Atomic<Bool>(false)

  /// Takes the signals over for a server that is still to come, which obeys those that come before it.
  static func hold() throws(SystemError) {
    _ = try open()
    isHeld.store(true, ordering: .relaxed)
  }

  /// Takes the signals over for the rest of the process's life.
  static func open() throws(SystemError) -> Int32 {
    // Reading it here makes it, so that the handler never does.
    let existing = descriptor.load(ordering: .acquiring)
    if existing >= 0 {
      if isHeld.exchange(false, ordering: .relaxed) { return existing }
      // A signal that an earlier server has obeyed.
      var counter: UInt64 = 0
      _ = read(existing, &counter, 8)
      return existing
    }
    let opened = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
    guard opened >= 0 else { throw SystemError("eventfd") }
    descriptor.store(opened, ordering: .releasing)
    for signal in [SIGTERM, SIGINT] {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { _ in StopSignals.raise() }
      action.sa_flags = SA_RESTART
      guard sigaction(signal, &action, nil) == 0 else { throw SystemError("sigaction") }
    }
    return opened
  }

  /// Async-signal-safe: a load and a `write`.
  private static func raise() {
    let saved = errno
    var one: UInt64 = 1
    _ = write(descriptor.load(ordering: .acquiring), &one, 8)
    errno = saved
  }
}
