import Glibc

/// The way back from a copy of the database.
enum Restoration {
  /// See ``restoreStore(dataDirectory:from:)``. Blocks.
  static func run(from file: String, in directory: String) throws(StoreError) {
    guard access(file, R_OK) == 0 else { throw DatabaseFile.failure("open", file) }
    // Whoever is about to open the database waits for the lock, and finds then that its file has moved.
    let path = try DatabaseFile.prepare(in: directory)
    let directory = DatabaseFile.directory(of: path)
    let held = try DatabaseFile.hold(path)
    defer { close(held) }
    let draft = path + ".restored"
    let claim = try DatabaseFile.claim(draft)
    defer { close(claim) }
    do throws(StoreError) {
      try fill(draft, from: file)
      try DatabaseFile.synchronize(draft)
      // Before the copy has its name: the log of another database is never to be read into it.
      for ending in ["-wal", "-shm"] {
        guard unlink(path + ending) == 0 || errno == ENOENT else { throw DatabaseFile.failure("unlink", path + ending) }
      }
      try DatabaseFile.synchronize(directory)
      guard rename(draft, path) == 0 else { throw DatabaseFile.failure("rename", path) }
    } catch {
      unlink(draft)
      throw error
    }
    try DatabaseFile.synchronize(directory)
  }

  /// No connection is left when this returns.
  private static func fill(_ draft: String, from file: String) throws(StoreError) {
    let source = try Connection(path: file, role: .reader, busyTimeout: 0)
    let version = try source.snapshot { () throws(StoreError) in try Migrator().version(source, file) }
    guard version > 0 else { throw .foreignDatabase(path: file) }
    try SQLiteStore.copy(source, to: draft)
    let copy = try Connection(path: draft, role: .reader, busyTimeout: 0)
    let findings = try copy.all(String.self, "PRAGMA integrity_check")
    guard findings == ["ok"] else { throw .corrupted(findings.first ?? "") }
  }
}
