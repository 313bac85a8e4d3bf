import Glibc

/// Where the command writes: results to the one, what is wrong to the other.
struct Console {
  var out: (String) -> Void
  var error: (String) -> Void

  static var standard: Console {
    Console(out: { write($0, to: STDOUT_FILENO) }, error: { write($0, to: STDERR_FILENO) })
  }

  /// All of the text; gives up where nobody reads it any more.
  private static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }
}

/// How the command ends.
enum ExitStatus {
  static let success: Int32 = 0
  /// There is something wrong with the input, or `--check` found a difference.
  static let diagnostics: Int32 = 1
  /// The command line was not understood.
  static let usage: Int32 = 2
}
