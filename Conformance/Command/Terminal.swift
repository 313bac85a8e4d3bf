import Conformance
import Glibc

/// What people and programs read while the command runs.
enum Terminal {
  static func write(_ text: String, to descriptor: Int32 = STDOUT_FILENO) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      rest = rest.dropFirst(count)
    }
  }

  static func complain(_ text: String) { write("conformance: \(text)\n", to: STDERR_FILENO) }

  /// A variable of the environment; one that is empty is none.
  static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The line that tells how far it is, on a terminal alone: files and CI logs have no use for it.
  struct Progress {
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private var failures = 0

    mutating func show(_ name: String, hasFailed: Bool, _ number: Int, of count: Int) {
      if hasFailed { failures += 1 }
      say("\(number)/\(count)  \(failures) failed  \(name)")
    }

    func say(_ text: String) {
      guard isTerminal else { return }
      let width = columns
      // Control characters of a name would move the cursor.
      let line = String(
        text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0) }.prefix(width))
      Terminal.write("\r\u{1B}[K" + line, to: STDERR_FILENO)
    }

    func clear() {
      if isTerminal { Terminal.write("\r\u{1B}[K", to: STDERR_FILENO) }
    }

    private var columns: Int {
      var size = winsize()
      guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 10 else { return 79 }
      return Int(size.ws_col) - 1
    }
  }
}
