import Glibc

/// Where the database lies and who may touch it: its owner alone.
enum DatabaseFile {
  static let name = "passemarche.db"

  /// Makes the directory (0700, with the ones above it) and an empty file (0600) where they are missing.
  /// - Throws: ``StoreError/unsafeDirectory(path:)`` when others may write to a directory that is there: they could
  ///   replace the file. An existing directory's permissions are not ours to change; the file's are.
  /// - Returns: the absolute path of the file.
  static func prepare(in directory: String) throws(StoreError) -> String {
    let directory = try makeDirectory(directory)
    let path = directory + "/" + name
    let created = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    if created >= 0 {
      close(created)
      try synchronize(directory)
    } else if errno == EEXIST {
      // Not through a descriptor: closing one would drop the locks that this process may hold on the file.
      guard chmod(path, 0o600) == 0 else { throw failure("chmod", path) }
    } else {
      throw failure("open", path)
    }
    return path
  }

  /// - Returns: its absolute path: connections are opened at any time, wherever the process then stands.
  private static func makeDirectory(_ path: String) throws(StoreError) -> String {
    try makeParents(of: path)
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw failure("mkdir", path) }
    guard let resolved = realpath(path, nil) else { throw failure("realpath", path) }
    defer { free(resolved) }
    var status = stat()
    guard stat(resolved, &status) == 0 else { throw failure("stat", path) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw .system(call: "mkdir", path: path, errno: ENOTDIR) }
    guard status.st_mode & 0o022 == 0 else { throw .unsafeDirectory(path: path) }
    return String(cString: resolved)
  }

  private static func makeParents(of path: String) throws(StoreError) {
    let bytes = Array(path.utf8)
    for (index, byte) in bytes.enumerated() where byte == 0x2F && index > 0 {
      let parent = String(decoding: bytes[..<index], as: UTF8.self)
      guard mkdir(parent, 0o700) == 0 || errno == EEXIST else { throw failure("mkdir", parent) }
    }
  }

  /// Makes a new, empty file for its owner alone.
  static func create(_ path: String) throws(StoreError) {
    let created = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard created >= 0 else { throw failure("open", path) }
    close(created)
  }

  /// Waits until the file's bytes, or the directory's entries, are on the disk. Not for a database that is open.
  static func synchronize(_ path: String) throws(StoreError) {
    let opened = open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { throw failure("open", path) }
    defer { close(opened) }
    guard fsync(opened) == 0 else { throw failure("fsync", path) }
  }

  /// The directory that holds the path.
  static func directory(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: 0x2F) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func failure(_ call: String, _ path: String) -> StoreError {
    .system(call: call, path: path, errno: errno)
  }
}
