import Glibc

/// Small files as a whole.
enum PlainFile {
  /// - Parameter isSecret: whether a file that others than its owner may read is refused.
  static func read(_ path: String, maxSize: Int, isSecret: Bool = false) throws(DocumentsError) -> [UInt8] {
    guard let file = fopen(path, "rbe") else { throw .missing(path: path) }
    defer { fclose(file) }
    var status = stat()
    guard !isSecret || (fstat(fileno(file), &status) == 0 && status.st_mode & 0o077 == 0) else {
      throw .exposed(path: path)
    }
    var bytes = [UInt8](repeating: 0, count: maxSize + 1)
    let count = fread(&bytes, 1, bytes.count, file)
    guard count > 0, count <= maxSize else { throw .library(operation: "reading \(path)", reason: "not of its size") }
    return Array(bytes.prefix(count))
  }

  /// Puts a file that only its owner may read under a name, as a whole or not at all. When this returns, it survives a
  /// crash of the system.
  static func replace(_ path: String, with bytes: [UInt8]) throws(DocumentsError) {
    func failure() -> DocumentsError {
      .library(operation: "writing \(path)", reason: String(cString: strerror(errno)))
    }
    let draft = "\(path).\(getpid())"
    // Of a process of the same number that was killed.
    unlink(draft)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure() }
    defer {
      close(descriptor)
      unlink(draft)
    }
    let count = write(descriptor, bytes, bytes.count)
    // For a part alone there is no reason given.
    if 0..<bytes.count ~= count { errno = ENOSPC }
    guard count == bytes.count, fsync(descriptor) == 0, rename(draft, path) == 0 else { throw failure() }
    guard synchronize(folder(of: path)) else { throw failure() }
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Waits until the folder's entries are on the disk.
  private static func synchronize(_ folder: String) -> Bool {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    let isDone = fsync(descriptor) == 0
    let reason = errno
    close(descriptor)
    errno = reason
    return isDone
  }
}
