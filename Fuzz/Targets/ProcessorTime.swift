import Glibc

/// Ends the process where something takes too long by the processor's clock. By that clock nothing passes while the
/// process is stopped, or has to wait for others to be done.
enum ProcessorTime {
  /// - Parameters:
  ///   - milliseconds: of all threads together, after which the process aborts.
  ///   - work: what is not to take as long.
  static func limit(milliseconds: Int, _ work: () throws -> Void) rethrows {
    watch
    setTimer(milliseconds)
    defer { setTimer(0) }
    try work()
  }

  /// Set up once.
  private static let watch: Void = {
    signal(SIGPROF) { _ in
      // Only what is safe at any point of the program that was interrupted.
      let message: StaticString = "ERROR: an input took too much of the processor's time\n"
      _ = write(STDERR_FILENO, message.utf8Start, message.utf8CodeUnitCount)
      abort()
    }
  }()

  private static func setTimer(_ milliseconds: Int) {
    var time = itimerval()
    time.it_value = timeval(tv_sec: milliseconds / 1000, tv_usec: milliseconds % 1000 * 1000)
    setitimer(Int32(ITIMER_PROF.rawValue), &time, nil)
  }
}
