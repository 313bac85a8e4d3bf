import Foundation

/// A file with a secret in it.
enum PrivateFile {
  /// - Parameter kind: what it is, for the message.
  /// - Throws: ``CommandError`` where others may read it.
  static func demand(_ file: String, _ kind: String) throws {
    var status = stat()
    guard stat(file, &status) == 0, status.st_mode & 0o077 == 0 else {
      throw CommandError("others may read the \(kind) \(file); `chmod 600 \(file)` first")
    }
  }
}
