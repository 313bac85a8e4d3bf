import Foundation

extension Process {
  /// Runs the process with no signal blocked. Threads of pools have most of them blocked, and what is started from one
  /// inherits that: it could not be told to end by SIGTERM, and whoever is left over keeps the output of the tests open.
  public func launchUnblocked() throws {
    var none = sigset_t()
    var before = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try run()
  }
}
