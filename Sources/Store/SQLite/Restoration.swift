import Glibc
import Runtime

/// The way back from a copy of the database.
enum Restoration {
  /// What SQLite keeps beside a database and may hold changes that are still to be made to it, or taken back.
  private static let logs = ["-wal", "-journal"]

  /// See ``restoreStore(dataDirectory:from:of:)``. Blocks.
  static func run(from file: String, in directory: String, of belonging: StoreBelonging?) throws(StoreError) {
    try demandCopy(file)
    let source = try Connection(copy: file)
    let version = try source.snapshot { () throws(StoreError) in try Migrator().version(source, file, of: belonging) }
    guard version > 0 else { throw .foreignDatabase(path: file) }
    if let belonging, DatabaseFile.exists(in: directory) { try demand(belonging, in: directory) }
    // Whoever is about to open the database waits for the lock, and finds then that its file has moved.
    let path = try DatabaseFile.prepare(in: directory)
    let directory = DurableFile.folder(of: path)
    try settle(path)
    let held = try DatabaseFile.hold(path)
    defer { close(held) }
    let draft = path + ".restored"
    let claim = try DatabaseFile.claim(draft)
    defer { close(claim) }
    do throws(StoreError) {
      try fill(draft, from: source)
      try DatabaseFile.giveToOwner(of: directory, draft)
      try DatabaseFile.synchronize(draft)
      // Before the copy has its name: the log of another database is never to be read into it.
      for ending in logs + ["-shm"] {
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

  /// A copy is one regular file: what lies beside it is of another database, or makes it one that is in use.
  private static func demandCopy(_ file: String) throws(StoreError) {
    var status = stat()
    guard stat(file, &status) == 0 else { throw DatabaseFile.failure("open", file) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .foreignDatabase(path: file) }
    guard access(file, R_OK) == 0 else { throw DatabaseFile.failure("open", file) }
    for ending in logs where access(file + ending, F_OK) == 0 {
      throw .system(call: "restore", path: file + ending, errno: EEXIST)
    }
  }

  /// A database that cannot be read may be replaced by anybody's: that may be why it is.
  private static func demand(_ belonging: StoreBelonging, in directory: String) throws(StoreError) {
    let path = directory + "/" + DatabaseFile.name
    do throws(StoreError) {
      try Migrator.demand(belonging, of: Connection(path: path, role: .reader, busyTimeout: 0), path)
    } catch {
      if case .belongsElsewhere = error { throw error }
    }
  }

  /// Has a database that is there take in what lies beside it, so that at each moment until another one has its name
  /// nothing is missing from it. One that is damaged stays as it is.
  private static func settle(_ path: String) throws(StoreError) {
    do throws(StoreError) {
      try Connection(path: path, role: .writer, busyTimeout: 0).execute("PRAGMA journal_mode = DELETE")
    } catch {
      guard error == .busy else { return }
      throw .system(call: "lock", path: path, errno: EBUSY)
    }
  }

  /// No connection to the draft is left when this returns.
  private static func fill(_ draft: String, from source: Connection) throws(StoreError) {
    try SQLiteStore.copy(source, to: draft)
    let copy = try Connection(path: draft, role: .reader, busyTimeout: 0)
    let findings = try copy.all(String.self, "PRAGMA integrity_check")
    guard findings == ["ok"] else { throw .corrupted(findings.first ?? "") }
  }
}
