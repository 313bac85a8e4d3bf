import Glibc

/// The descriptors that the process may have open.
enum OpenFiles {
  /// What a loop needs beside connections (listening sockets, its wake-up, a connection to the database), and the rest
  /// of the process; both with room to spare.
  private static let perLoop = 12
  private static let forTheRest = 32

  /// Raises the process's limit as far as the system lets it, and gives how many connections it leaves room for: one
  /// more would take the descriptors that the work on the others needs.
  static func forConnections(loops: Int) -> Int {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return .max }
    var raised = limit
    raised.rlim_cur = limit.rlim_max
    if setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0 { limit = raised }
    return max(1, Int(clamping: limit.rlim_cur) - perLoop * loops - forTheRest)
  }
}
