import Glibc
import Runtime

/// Where the database lies and who may touch it: its owner alone.
enum DatabaseFile {
  static let name = "passemarche.db"

  /// Whether the file is there and something was written to it. Where the system does not tell, it may be.
  static func exists(in directory: String) -> Bool {
    var status = stat()
    guard stat(directory + "/" + name, &status) == 0 else { return errno != ENOENT && errno != ENOTDIR }
    return status.st_size > 0
  }

  /// Makes nothing.
  /// - Throws: ``StoreError/noDatabase(directory:)``, and as ``prepare(in:)`` does.
  /// - Returns: the absolute path of the file.
  static func find(in directory: String) throws(StoreError) -> String {
    guard exists(in: directory) else { throw .noDatabase(directory: directory) }
    return try prepare(in: directory)
  }

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
      try giveToOwner(of: directory, path)
      try synchronize(directory)
    } else if errno == EEXIST {
      // Not through a descriptor: closing one would drop the locks that this process may hold on the file.
      guard chmod(path, 0o600) == 0 else { throw failure("chmod", path) }
    } else {
      throw failure("open", path)
    }
    return path
  }

  /// Gives a file to whom its directory belongs: root may work on the database of the service's user, who is to be able
  /// to open it.
  static func giveToOwner(of directory: String, _ path: String) throws(StoreError) {
    var status = stat()
    guard stat(directory, &status) == 0 else { throw failure("stat", directory) }
    guard status.st_uid != geteuid() else { return }
    guard chown(path, status.st_uid, status.st_gid) == 0 else { throw failure("chown", path) }
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

  /// Makes a new, empty file for its owner alone, in place of one that a process that lives no more has left there.
  /// - Throws: ``StoreError/system(call:path:errno:)`` with `EBUSY` while another one has the file.
  /// - Returns: a descriptor that marks the file as taken until it is closed. That drops all locks of SQLite in this
  ///   process on the file, so it comes after the last connection to it.
  static func claim(_ path: String) throws(StoreError) -> Int32 {
    while true {
      var file = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
      let isNew = file >= 0
      if !isNew, errno == EEXIST {
        file = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC)
        if file < 0, errno == ENOENT { continue }
      }
      guard file >= 0 else { throw failure("open", path) }
      do throws(StoreError) {
        // One byte far behind all that SQLite writes and locks.
        try take(file, path, from: 1 << 62, count: 1)
        // Whoever had it until now may have removed it.
        if isNamed(path, file) {
          if isNew { return file }
          // Not emptied: what its maker died over at the last moment has its own name too.
          guard unlink(path) == 0 else { throw failure("unlink", path) }
        }
      } catch {
        close(file)
        throw error
      }
      close(file)
    }
  }

  /// `F_OFD_SETLK`, which the C library's module leaves out: a lock of the descriptor, not of the process.
  private static let setLock: Int32 = 37

  /// Keeps everybody else from a database, whatever is in the file: has all that SQLite locks in it
  /// (https://sqlite.org/lockingv3.html), of which a process that has the database open holds a part. Not for a process
  /// that has it open itself: that would lose its own locks with the descriptor.
  /// - Throws: ``StoreError/system(call:path:errno:)`` with `EBUSY` while any process has it open.
  /// - Returns: a descriptor that has the locks until it is closed.
  static func hold(_ path: String) throws(StoreError) -> Int32 {
    let file = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { throw failure("open", path) }
    do throws(StoreError) {
      try take(file, path, from: 0x4000_0000, count: 512)
    } catch {
      close(file)
      throw error
    }
    return file
  }

  /// Locks bytes of the file for as long as the descriptor is open. Not by `flock`, which on a network's file system
  /// locks every byte and would keep SQLite itself out.
  private static func take(_ file: Int32, _ path: String, from start: Int, count: Int) throws(StoreError) {
    var range = flock()
    range.l_type = Int16(F_WRLCK)
    range.l_whence = Int16(SEEK_SET)
    range.l_start = start
    range.l_len = count
    guard fcntl(file, setLock, &range) != 0 else { return }
    guard errno == EAGAIN || errno == EACCES else { throw failure("lock", path) }
    throw .system(call: "lock", path: path, errno: EBUSY)
  }

  private static func isNamed(_ path: String, _ file: Int32) -> Bool {
    var (named, opened) = (stat(), stat())
    return lstat(path, &named) == 0 && fstat(file, &opened) == 0 && named.st_dev == opened.st_dev
      && named.st_ino == opened.st_ino
  }

  /// Waits until the file's bytes, or the directory's entries, are on the disk. Not for a database that is open.
  static func synchronize(_ path: String) throws(StoreError) {
    do throws(SystemError) {
      try DurableFile.synchronize(path)
    } catch {
      throw .system(call: "fsync", path: path, errno: error.code)
    }
  }

  /// Gives a file another path.
  /// - Throws: ``StoreError/system(call:path:errno:)`` with `EEXIST` where something has that path.
  static func move(_ file: String, to path: String) throws(StoreError) {
    do throws(SystemError) {
      try DurableFile.move(file, to: path)
    } catch {
      throw .system(call: "rename", path: path, errno: error.code)
    }
  }

  /// Whether a path is that of a database, or of one of the files that are kept beside it by longer names.
  static func isBeside(_ database: String, _ path: String) -> Bool {
    guard let folder = realpath(DurableFile.folder(of: path), nil) else { return false }
    defer { free(folder) }
    let name = path.split(separator: "/", omittingEmptySubsequences: true).last.map(String.init) ?? ""
    return "\(String(cString: folder))/\(name)".hasPrefix(database)
  }

  static func failure(_ call: String, _ path: String) -> StoreError {
    .system(call: call, path: path, errno: errno)
  }
}
