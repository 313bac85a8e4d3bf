import Glibc
import Runtime

extension SQLiteStore {
  /// Reads whole tables, so it has a thread of its own too.
  public func counts() async throws(StoreError) -> StoreCounts {
    try await withOwnConnection("store-counts") { (connection) throws(StoreError) in
      let counts = try connection.first(
        StoreCounts.self,
        """
        SELECT (SELECT count(*) FROM editors), (SELECT count(*) FROM markets),
          (SELECT count(completed_at) FROM markets), (SELECT count(*) FROM applications),
          (SELECT count(completed_at) FROM applications)
        """)
      guard let counts else { throw .corrupted("no counts") }
      return counts
    }
  }

  public func integrityCheck() async throws(StoreError) -> [String] {
    try await withOwnConnection("store-check") { (connection) throws(StoreError) in
      let findings = try connection.all(String.self, "PRAGMA integrity_check")
      let orphans = try connection.all(
        String.self,
        """
        SELECT 'row ' || coalesce(rowid, '?') || ' of ' || "table" || ' refers to a missing row of ' || parent
        FROM pragma_foreign_key_check
        """)
      return findings.filter { $0 != "ok" } + orphans
    }
  }

  public func backup(to path: String) async throws(StoreError) {
    try await withOwnConnection("store-backup") { [database = self.path] (connection) throws(StoreError) in
      // SQLite would take what lies beside the copy for a part of it.
      for taken in ["", "-wal", "-journal"].map({ path + $0 }) where access(taken, F_OK) == 0 {
        throw .system(call: "backup", path: taken, errno: EEXIST)
      }
      guard !DatabaseFile.isBeside(database, path) else { throw .system(call: "backup", path: path, errno: EINVAL) }
      let partial = path + ".partial"
      let claim = try DatabaseFile.claim(partial)
      defer { Glibc.close(claim) }
      do throws(StoreError) {
        try Self.copy(connection, to: partial)
        try DatabaseFile.synchronize(partial)
        try DatabaseFile.move(partial, to: path)
      } catch {
        unlink(partial)
        throw error
      }
      try DatabaseFile.synchronize(DurableFile.folder(of: path))
    }
  }

  /// Fills an empty file.
  static func copy(_ source: Connection, to path: String) throws(StoreError) {
    let target = try Connection(path: path, role: .writer, busyTimeout: 0)
    try target.copyAll(from: source)
    // One file that stands alone, without a log beside it.
    try target.execute("PRAGMA journal_mode = DELETE")
    let findings = try target.all(String.self, "PRAGMA quick_check")
    guard findings == ["ok"] else { throw .corrupted("the copy: \(findings.first ?? "")") }
  }

  /// Long work reads with a connection of its own, on a thread of its own.
  func withOwnConnection<Value: Sendable>(
    _ name: String, _ body: @escaping @Sendable (Connection) throws(StoreError) -> Value
  ) async throws(StoreError) -> Value {
    guard writer.isOpen else { throw .closed }
    return try await onOwnThread(name) { [path, options] () throws(StoreError) -> Value in
      try body(Connection(path: path, role: .reader, busyTimeout: options.busyTimeoutMilliseconds))
    }
  }
}

extension StoreCounts: SQLiteRow {
  init(row: inout Row) throws(StoreError) {
    self.init(
      editors: try row.next(), markets: try row.next(), completedMarkets: try row.next(),
      applications: try row.next(), submittedApplications: try row.next())
  }
}
