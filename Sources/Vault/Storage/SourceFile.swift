import Glibc

/// A file that is read from its beginning to its end.
final class SourceFile: Sendable {
  /// Bytes that it is read by, between which other work gets its turn.
  private static let piece = 1024 * 1024

  private let descriptor: Int32

  init(_ path: String) throws(VaultError) {
    descriptor = Glibc.open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw errno == ENOENT ? .missing : .failed("opening a file") }
  }

  deinit { close(descriptor) }

  /// The next bytes, a megabyte at most; none at the end.
  func next() throws(VaultError) -> [UInt8] {
    while true {
      var result = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: Self.piece) { buffer, initialized in
        result = read(descriptor, buffer.baseAddress, buffer.count)
        initialized = max(0, result)
      }
      if result >= 0 { return bytes }
      guard errno == EINTR else { throw .failed("reading a file") }
    }
  }
}
