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
  /// process may read it at any time; one that is there already stays as it is. It survives a crash of the system.
  /// - Parameters:
  ///   - kind: what it is, for the message.
  ///   - text: one line.
  static func make(_ file: String, _ kind: String, holding text: String) throws {
    func failure() -> CommandError {
      CommandError("cannot make the \(kind) \(file): \(String(cString: strerror(errno)))")
    }
    let draft = "\(file).\(getpid())"
    // Of a process of the same number that was killed.
    unlink(draft)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure() }
    defer {
      close(descriptor)
      unlink(draft)
    }
    let bytes = Array((text + "\n").utf8)
    let count = write(descriptor, bytes, bytes.count)
    // For a part alone there is no reason given.
    if 0..<bytes.count ~= count { errno = ENOSPC }
    guard count == bytes.count, fsync(descriptor) == 0 else { throw failure() }
    guard link(draft, file) == 0 || errno == EEXIST else { throw failure() }
    // Its name is to survive a crash of the system, whoever has given it.
    guard synchronize(folder(of: file)) else { throw failure() }
  }

  /// Has a file take the place of another, also after a crash of the system.
  /// - Parameter kind: what it is, for the message.
  static func move(_ draft: String, to file: String, _ kind: String) throws {
    guard rename(draft, file) == 0, synchronize(folder(of: file)) else {
      throw CommandError("cannot put the \(kind) \(file) in place: \(String(cString: strerror(errno)))")
    }
  }

  /// Has a file that somebody else has made survive a crash of the system.
  /// - Parameter kind: what it is, for the message.
  static func keep(_ file: String, _ kind: String) throws {
    guard synchronize(file), synchronize(folder(of: file)) else {
      throw CommandError("the \(kind) \(file) cannot be kept on the disk: \(String(cString: strerror(errno)))")
    }
  }

  private static func folder(of file: String) -> String {
    guard let slash = file.lastIndex(of: "/") else { return "." }
    return slash == file.startIndex ? "/" : String(file[..<slash])
  }

  /// Waits until the folder's entries, or the file's bytes, are on the disk.
  private static func synchronize(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    let isDone = fsync(descriptor) == 0
    let reason = errno
    close(descriptor)
    errno = reason
    return isDone
  }
}
