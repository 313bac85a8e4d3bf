import Glibc

/// The two streams that a command writes to. What is written goes out at once, since who waits for a line reads it
/// through a pipe.
package enum StandardStream: Int32 {
  case output = 1
  case error = 2

  package func write(_ text: String) { write(Array(text.utf8)) }

  /// Writes all of it, or as much as is taken: there is nobody to be told that nobody listens.
  package func write(_ bytes: [UInt8]) { _ = taken(bytes) }

  /// Writes what cannot be had again.
  /// - Returns: whether all of it was taken; false too where the reader is gone.
  package func writeOnce(_ text: String) -> Bool {
    // By default it would end the process before that can say what became of its work.
    let before = signal(SIGPIPE, SIG_IGN)
    defer { signal(SIGPIPE, before) }
    return taken(Array(text.utf8))
  }

  private func taken(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(rawValue, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
