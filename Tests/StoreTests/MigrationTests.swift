import Runtime
import Testing

@testable import Store

@Suite final class MigrationTests: StoreTest {
  private let first = Migration(version: 1, name: "one", sql: "CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT")
  private let second = Migration(
    version: 2, name: "two", sql: "ALTER TABLE a ADD COLUMN b TEXT; INSERT INTO a (b) VALUES ('new')")

  private func connection() throws -> Connection {
    let path = try DatabaseFile.prepare(in: directory)
    return try Connection(path: path, role: .writer, busyTimeout: 1000)
  }

  @Test func anEmptyFileGetsEveryStepAndThenNone() async throws {
    let connection = try connection()
    let migrator = Migrator(migrations: [first, second])
    #expect(try migrator.migrate(connection, path: file) == (0, 2))
    #expect(try migrator.migrate(connection, path: file) == (2, 2))
    #expect(try connection.all(String.self, "SELECT b FROM a") == ["new"])
    #expect(try connection.all(String.self, "SELECT name FROM schema_migrations ORDER BY version") == ["one", "two"])
  }

  /// Each released schema leads to the newest one.
  @Test(arguments: 0...Migration.all.count)
  func everyReleasedSchemaIsBroughtForward(version: Int) async throws {
    let connection = try connection()
    _ = try Migrator(migrations: Array(Migration.all.prefix(version))).migrate(connection, path: file)
    #expect(try Migrator().migrate(connection, path: file) == (version, Migration.all.count))
    let store = try open()
    #expect(store.migrated == (Migration.all.count, Migration.all.count))
    let editor = try await store.createEditor(newEditor("a"))
    #expect(try store.editor(id: editor.id) == editor)
  }

  @Test func versionsHaveNoGaps() {
    #expect(Migration.all.map(\.version) == Array(1...Migration.all.count))
  }

  @Test func aStepThatFailsChangesNothing() throws {
    let connection = try connection()
    let broken = Migration(
      version: 2, name: "broken", sql: "INSERT INTO a (id) VALUES (7); INSERT INTO nowhere VALUES (1)")
    #expect(throws: StoreError.self) {
      try Migrator(migrations: [self.first, broken]).migrate(connection, path: self.file)
    }
    #expect(!connection.isInTransaction)
    #expect(try connection.first(Int64.self, "SELECT max(version) FROM schema_migrations") == 1)
    #expect(try connection.first(Int64.self, "SELECT count(*) FROM a") == 0)
    #expect(try Migrator(migrations: [first, second]).migrate(connection, path: file) == (1, 2))
  }

  @Test func aNewerDatabaseIsRefused() throws {
    _ = try Migrator(migrations: [first, second]).migrate(connection(), path: file)
    #expect(throws: StoreError.newerSchema(found: 2, supported: 1)) {
      try Migrator(migrations: [self.first]).migrate(self.connection(), path: self.file)
    }
  }

  @Test func anAlteredStepIsRefused() throws {
    _ = try Migrator(migrations: [first]).migrate(connection(), path: file)
    let altered = Migration(version: 1, name: "one", sql: first.sql + ";")
    #expect(throws: StoreError.alteredMigration(version: 1)) {
      try Migrator(migrations: [altered, self.second]).migrate(self.connection(), path: self.file)
    }
  }

  @Test func aForeignDatabaseIsLeftAlone() throws {
    let other = try connection()
    try other.execute("CREATE TABLE theirs (id INTEGER)")
    #expect(throws: StoreError.foreignDatabase(path: file)) { try self.open() }
    #expect(try other.first(String.self, "PRAGMA journal_mode") == "delete")
  }

  @Test func aFileThatIsNoDatabaseIsRefused() throws {
    try write([UInt8](repeating: 0x41, count: 8192), to: try DatabaseFile.prepare(in: directory))
    let error = #expect(throws: StoreError.self) { try self.open() }
    guard case .corrupted = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
