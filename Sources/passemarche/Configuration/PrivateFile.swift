import Commands
import Glibc

/// A file with a secret in it.
enum PrivateFile {
  /// - Parameter kind: what it is, for the message.
  /// - Throws: ``CommandError`` where it is not there, or others may read it.
  static func demand(_ file: String, _ kind: String) throws {
    var status = stat()
    guard stat(file, &status) == 0 else {
      throw CommandError("the \(kind) \(file) cannot be read: \(String(cString: strerror(errno)))")
    }
    guard status.st_mode & 0o077 == 0 else {
      throw CommandError("others may read the \(kind) \(file); `chmod 600 \(file)` first")
    }
  }

  /// Makes a file that its owner alone can read. Under its name it is there as a whole or not at all, since another
  /// process may read it at any time; one that is there already stays as it is.
  /// - Parameters:
  ///   - kind: what it is, for the message.
  ///   - text: one line.
  static func make(_ file: String, _ kind: String, holding text: String) throws {
    func failure() -> CommandError {
      CommandError("cannot make the \(kind) \(file): \(String(cString: strerror(errno)))")
    }
    let draft = "\(file).\(getpid())"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure() }
    defer {
      close(descriptor)
      unlink(draft)
    }
    let bytes = Array((text + "\n").utf8)
    guard write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 else { throw failure() }
    guard link(draft, file) == 0 || errno == EEXIST else { throw failure() }
  }
}
