import Glibc

/// A database that this process has for itself, to do with it what cannot be done while others use it.
public final class ExclusiveStore {
  private let connection: Connection

  private init(dataDirectory: String, of belonging: StoreBelonging?) throws(StoreError) {
    let path = try DatabaseFile.find(in: dataDirectory)
    connection = try Connection(path: path, role: .exclusive, busyTimeout: 0)
    _ = try Migrator().open(connection, path: path, as: .current, of: belonging)
    // With the log the connection holds the lock of the whole file until it is closed.
    try SQLiteStore.useLog(connection)
    guard try !connection.hasMoved() else { throw .system(call: "open", path: path, errno: EBUSY) }
  }

  /// Opens the database of a directory for as long as `body` runs; meanwhile others find it busy. Blocks.
  /// - Parameter belonging: as in ``StoreOptions``.
  /// - Throws: ``StoreError/busy`` while any process has it open; as ``openStore(dataDirectory:options:)`` does for a
  ///   database that has to be there and to be of this program's schema; and what `body` throws.
  public static func with<Value>(
    dataDirectory: String, of belonging: StoreBelonging? = nil, _ body: (ExclusiveStore) throws -> Value
  ) throws -> Value {
    let store = try ExclusiveStore(dataDirectory: dataDirectory, of: belonging)
    return try withExtendedLifetime(store) { try body(store) }
  }

  /// As ``Store/setting(_:)``.
  public func setting(_ key: String) throws(StoreError) -> String? {
    try connection.first(String.self, "SELECT value FROM settings WHERE key = ?", key)
  }

  /// Puts another sealed form in the place of each sealed secret, and sets settings, in one transaction: where it fails
  /// or the process is killed, nothing has changed.
  /// - Parameters:
  ///   - settings: by their keys, those that are to be as the secrets are.
  ///   - change: gives the form that a secret is to have.
  ///   - check: is shown each secret as it then is in the database, before anything is committed.
  /// - Throws: also what `change` and `check` throw.
  /// - Returns: how many secrets there are.
  public func reseal(
    settings: [String: String], _ change: (SealedValue) throws(StoreError) -> [UInt8],
    checking check: (SealedValue) throws(StoreError) -> Void
  ) throws(StoreError) -> Int {
    let count = try connection.transaction { () throws(StoreError) -> Int? in
      for column in SealedColumn.all {
        try column.forEach(in: connection) { (id, value) throws(StoreError) -> Void in
          try connection.run(column.write, change(value), id)
        }
      }
      for (key, value) in settings {
        try connection.run(
          "INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
          key, value)
      }
      var count = 0
      for column in SealedColumn.all {
        try column.forEach(in: connection) { (_, value) throws(StoreError) -> Void in
          try check(value)
          count += 1
        }
      }
      return count
    }
    return count ?? 0
  }

  /// Leaves nothing of what was replaced or deleted, however long ago, in the file or in the log beside it: what a
  /// server deletes stays in free room until something else takes that. The file is written anew, for which it takes as
  /// much room again beside it, and once more in the folder of SQLite's temporary files.
  /// - Parameter debt: the key of a setting that says that this is still to be done; removed once it is.
  /// - Throws: ``StoreError/diskFailed(code:message:)`` where there is no such room; then the file is as it was.
  public func eraseRemains(owedBy debt: String) throws(StoreError) {
    // First, so that the log does not hold what was written before as well.
    try emptyLog()
    // The copy may be larger than the memory.
    try connection.execute("PRAGMA temp_store = FILE; VACUUM")
    try emptyLog()
    // Not with it: what was written anew is on the disk, and the log empty, before it is forgotten that it has to be.
    try connection.run("DELETE FROM settings WHERE key = ?", debt)
    try emptyLog()
  }

  private func emptyLog() throws(StoreError) {
    guard try connection.checkpoint(.truncate) != nil else { throw .busy }
  }
}

/// A column of sealed secrets.
struct SealedColumn: Sendable {
  /// As `table.column`.
  let name: String
  /// A thousand rows behind one, in the order of their keys: the key, the name of whose the secret is, the secret.
  let read: StaticString
  /// Puts a secret in the row of a key.
  let write: StaticString
  let owner: @Sendable (String) -> SealedValue.Owner

  static let all = [
    SealedColumn(
      name: "editors.sealed_webhook_secret",
      read: """
        SELECT id, client_id, sealed_webhook_secret FROM editors
        WHERE id > ? AND sealed_webhook_secret IS NOT NULL ORDER BY id LIMIT 1000
        """,
      write: "UPDATE editors SET sealed_webhook_secret = ? WHERE id = ?",
      owner: { .editor(clientID: $0) }),
    SealedColumn(
      name: "editors.previous_webhook_secret",
      read: """
        SELECT id, client_id, previous_webhook_secret FROM editors
        WHERE id > ? AND previous_webhook_secret IS NOT NULL ORDER BY id LIMIT 1000
        """,
      write: "UPDATE editors SET previous_webhook_secret = ? WHERE id = ?",
      owner: { .editor(clientID: $0) }),
    SealedColumn(
      name: "signing_keys.sealed_key",
      read: "SELECT id, kid, sealed_key FROM signing_keys WHERE id > ? ORDER BY id LIMIT 1000",
      write: "UPDATE signing_keys SET sealed_key = ? WHERE id = ?",
      owner: { .signingKey(kid: $0) }),
    SealedColumn(
      name: "application_files.sealed_key",
      read: "SELECT id, storage_name, sealed_key FROM application_files WHERE id > ? ORDER BY id LIMIT 1000",
      write: "UPDATE application_files SET sealed_key = ? WHERE id = ?",
      owner: { .file(storageName: $0) }),
    SealedColumn(
      name: "documents.sealed_key",
      read: "SELECT id, storage_name, sealed_key FROM documents WHERE id > ? ORDER BY id LIMIT 1000",
      write: "UPDATE documents SET sealed_key = ? WHERE id = ?",
      owner: { .file(storageName: $0) }),
  ]

  /// Hands over each secret with the key of its row. No statement reads the table meanwhile, so that it can be changed.
  func forEach(
    in connection: Connection, _ body: (Int64, SealedValue) throws(StoreError) -> Void
  ) throws(StoreError) {
    var last = Int64.min
    while true {
      let rows = try connection.all(SealedRow.self, read, last)
      guard let end = rows.last else { return }
      for row in rows { try body(row.id, SealedValue(owner: owner(row.name), bytes: row.sealed)) }
      last = end.id
    }
  }
}

private struct SealedRow: SQLiteRow {
  let id: Int64
  let name: String
  let sealed: [UInt8]

  init(row: inout Row) throws(StoreError) {
    id = try row.next()
    name = try row.next()
    sealed = try row.next()
  }
}
