import Runtime

/// Brings a database to the schema of this program, forward only. Each applied step is recorded with its text, so that
/// a step which was changed after its release is found out.
struct Migrator {
  /// "PMar": marks the file as ours (SQLite's `application_id`).
  static let applicationID: Int64 = 0x504D_6172

  var migrations = Migration.all

  /// Migrates where that is the way to open the database.
  /// - Parameter belonging: whose it has to be; nil takes anybody's.
  /// - Throws: ``StoreError/noDatabase(directory:)`` and ``StoreError/olderSchema(found:supported:)`` where it is not;
  ///   and as ``version(_:_:of:)`` and ``migrate(_:path:)`` do.
  /// - Returns: the versions before and after; 0 is an empty file.
  func open(
    _ connection: Connection, path: String, as opening: StoreOpening, of belonging: StoreBelonging?
  ) throws(StoreError) -> (from: Int, to: Int) {
    let found = try connection.snapshot { () throws(StoreError) in try version(connection, path, of: belonging) }
    if opening == .migrated { return try migrate(connection, path: path) }
    if found == 0 {
      guard opening.makes else { throw .noDatabase(directory: DurableFile.folder(of: path)) }
      return try migrate(connection, path: path)
    }
    guard found == migrations.count || opening == .ofAnySchema else {
      throw .olderSchema(found: found, supported: migrations.count)
    }
    return (found, found)
  }

  /// - Parameter path: of the file, for the error.
  /// - Throws: ``StoreError/foreignDatabase(path:)``, ``StoreError/newerSchema(found:supported:)``,
  ///   ``StoreError/alteredMigration(version:)``; a step that fails changes nothing.
  /// - Returns: the versions before and after; 0 is an empty file.
  func migrate(_ connection: Connection, path: String) throws(StoreError) -> (from: Int, to: Int) {
    let from = try connection.snapshot { () throws(StoreError) in try version(connection, path) }
    var reached = from
    while reached < migrations.count {
      // Asked again within the transaction: several processes may open the file at once.
      let now = try connection.transaction { () throws(StoreError) in
        var current = try version(connection, path)
        // A new database has its whole schema at once, or none.
        let goal = current == 0 ? migrations.count : min(current + 1, migrations.count)
        while current < goal { current = try apply(migrations[current], connection) }
        return current
      }
      reached = now ?? reached
    }
    return (from, reached)
  }

  /// The version of the database, after checking that its past is ours.
  func version(_ connection: Connection, _ path: String) throws(StoreError) -> Int {
    let mark = try connection.first(Int64.self, "PRAGMA application_id")
    if mark != Self.applicationID {
      let tables = try connection.first(Int64.self, "SELECT count(*) FROM sqlite_schema")
      guard mark == 0, tables == 0 else { throw .foreignDatabase(path: path) }
      return 0
    }
    let applied = try connection.all(Applied.self, "SELECT version, sql FROM schema_migrations ORDER BY version")
    if let last = applied.last, last.version > migrations.count {
      throw .newerSchema(found: last.version, supported: migrations.count)
    }
    for (record, migration) in zip(applied, migrations)
    where record.version != migration.version || record.sql != migration.sql {
      throw .alteredMigration(version: migration.version)
    }
    return applied.count
  }

  /// The same, after checking whose it is as well.
  /// - Throws: also ``StoreError/belongsElsewhere(path:setting:found:expected:)``.
  func version(_ connection: Connection, _ path: String, of belonging: StoreBelonging?) throws(StoreError) -> Int {
    let found = try version(connection, path)
    if found > 0, let belonging { try Self.demand(belonging, of: connection, path) }
    return found
  }

  /// Of a database that has a schema.
  static func demand(_ belonging: StoreBelonging, of connection: Connection, _ path: String) throws(StoreError) {
    let found = try connection.first(String.self, "SELECT value FROM settings WHERE key = ?", belonging.setting)
    guard let found, found != belonging.value else { return }
    throw .belongsElsewhere(path: path, setting: belonging.setting, found: found, expected: belonging.value)
  }

  private func apply(_ migration: Migration, _ connection: Connection) throws(StoreError) -> Int {
    if migration.version == 1 {
      try connection.execute(
        """
        PRAGMA application_id = \(Self.applicationID);
        CREATE TABLE schema_migrations (
          version INTEGER PRIMARY KEY,
          name TEXT NOT NULL,
          sql TEXT NOT NULL,
          applied_at INTEGER NOT NULL
        ) STRICT;
        """)
    }
    try connection.execute(migration.sql)
    try connection.run(
      "INSERT INTO schema_migrations (version, name, sql, applied_at) VALUES (?, ?, ?, 1000 * unixepoch())",
      migration.version, migration.name, migration.sql)
    return migration.version
  }
}

private struct Applied: SQLiteRow {
  let version: Int
  let sql: String

  init(row: inout Row) throws(StoreError) {
    version = try row.next()
    sql = try row.next()
  }
}
