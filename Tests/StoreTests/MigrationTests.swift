import Glibc
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

  private func store(as opening: StoreOpening) throws -> SQLiteStore {
    var options = StoreOptions()
    options.opening = opening
    return try open(options)
  }

  @Test func onlyWhoMayMakesADatabase() async throws {
    for opening in [StoreOpening.current, .ofAnySchema] {
      #expect(throws: StoreError.noDatabase(directory: directory)) { try self.store(as: opening) }
      #expect(access(file, F_OK) != 0)
    }
    // One whose maker has died before it wrote anything.
    try write([], to: file)
    #expect(throws: StoreError.noDatabase(directory: directory)) { try self.store(as: .current) }
    let made = try store(as: .madeOrCurrent)
    #expect(made.migrated == (0, Migration.all.count))
    await made.close()
    for opening in [StoreOpening.current, .madeOrCurrent, .ofAnySchema] {
      let store = try store(as: opening)
      #expect(store.migrated == (Migration.all.count, Migration.all.count))
      await store.close()
    }
  }

  @Test(arguments: [StoreOpening.migrated, .madeOrCurrent, .current, .ofAnySchema])
  func theDatabaseOfAnotherIsLeftAsItIs(opening: StoreOpening) async throws {
    _ = try Migrator(migrations: [.initial]).migrate(connection(), path: file)
    try otherConnection().execute("INSERT INTO settings (key, value) VALUES ('environment', 'production')")
    var options = StoreOptions()
    options.opening = opening
    options.belonging = StoreBelonging(setting: "environment", value: "sandbox")
    let wrong = options
    let expected = StoreError.belongsElsewhere(
      path: try DatabaseFile.find(in: directory), setting: "environment", found: "production", expected: "sandbox")
    #expect(throws: expected) { try self.open(wrong) }
    let left = try otherConnection().first(Int64.self, "SELECT max(version) FROM schema_migrations")
    #expect(left == 1)
    // Its own, and one that nobody has named.
    options.opening = .migrated
    options.belonging = StoreBelonging(setting: "environment", value: "production")
    await (try open(options)).close()
    options.belonging = StoreBelonging(setting: "other", value: "sandbox")
    await (try open(options)).close()
  }

  @Test func onlyWhoMayMigratesADatabase() async throws {
    _ = try Migrator(migrations: [.initial]).migrate(connection(), path: file)
    for opening in [StoreOpening.current, .madeOrCurrent] {
      #expect(throws: StoreError.olderSchema(found: 1, supported: Migration.all.count)) {
        try self.store(as: opening)
      }
    }
    let copied = try store(as: .ofAnySchema)
    #expect(copied.migrated == (1, 1))
    let copy = directory + "/copy"
    try await copied.backup(to: copy)
    await copied.close()
    let opened = try Connection(path: copy, role: .reader, busyTimeout: 0)
    #expect(try opened.first(Int64.self, "SELECT max(version) FROM schema_migrations") == 1)
  }

  /// As the first release wrote it.
  @Test func releasedDataAreKeptAndWorkOn() async throws {
    let connection = try connection()
    _ = try Migrator(migrations: [.initial]).migrate(connection, path: file)
    try connection.execute(
      """
      INSERT INTO editors VALUES (1, 'a', 'client-a', 'scrypt$a', 1, 1, 0, NULL, NULL, NULL, x'00', 5, 6);
      INSERT INTO markets VALUES
        (1, 'VR-1', 1, 'Papier', '13002526500013', \(at(100).milliseconds), 'supplies services', 1, 'u', '', NULL,
          'sync_pending', 7),
        (2, 'VR-2', 1, 'Encre', '13002526500013', \(at(100).milliseconds), 'supplies', NULL, NULL, 'name files', 8,
          'sync_completed', 7);
      INSERT INTO market_lots VALUES (1, 1, 'A4', NULL), (1, 2, 'A3', '30192113-6'), (2, 1, 'Noire', NULL);
      INSERT INTO applications VALUES
        (1, 'FT1', 2, '73282932000074', 'c', NULL, 'sync_pending', 9),
        (2, 'FT2', 2, NULL, NULL, NULL, 'sync_pending', 9),
        (3, 'FT3', 2, '13002526500013', NULL, 10, 'sync_failed', 9);
      INSERT INTO settings VALUES ('k', 'v');
      """)
    let store = try open()
    #expect(store.migrated == (1, Migration.all.count))
    #expect(try await store.integrityCheck() == [])
    #expect(try store.setting("k") == "v")
    let market = try #require(try store.market(identifier: "VR-1"))
    #expect(market.lots.map(\.name) == ["A4", "A3"] && market.lotLimit == 1 && market.buyerName == nil)
    #expect(market.configuration == MarketConfiguration())
    let old = try store.application(identifier: "FT3")
    #expect(old?.isLocked == true && old?.candidateID == nil && old?.submissionRequestedAt == nil)
    let backlog = try await store.backlog(at: at(0))
    #expect(backlog.markets.byStatus[.completed] == 1 && backlog.markets.notConfigured == 0)
    #expect(backlog.applications.byStatus[.failed] == 1 && backlog.applications.byStatus[.pending] == 0)
    // What was there goes through the journeys.
    var step = MarketChanges()
    step.lotLimit = .set(2)
    #expect(try await store.configureMarket(identifier: "VR-1", step, at: at(1)).lotLimit == 2)
    let login = try await store.logIn(1, to: "FT2", siret: "42417936400023", at: at(2))
    let access = DraftAccess("FT2", as: .candidate(login.session.candidate.id))
    try await store.save(access) {
      $0.answers = [AnswerChange("name", .text("x"))]
      $0.lots = .set([1])
    }
    let outcome = try await store.requestSubmission(access, policy: .init(acceptsUnscannedFiles: false), at: at(30))
    #expect(outcome == .requested(at: at(30)))
    #expect(try await store.purgeDrafts(untouchedSince: at(1000), limit: 10).applicationIdentifiers == [])
    #expect(try store.application(identifier: "FT1")?.siret == "73282932000074", "untouched drafts are not drafts")
  }

  @Test func versionsHaveNoGaps() {
    #expect(Migration.all.map(\.version) == Array(1...Migration.all.count))
  }

  @Test func aStepThatFailsChangesNothing() throws {
    let connection = try connection()
    let broken = Migration(
      version: 2, name: "broken", sql: "INSERT INTO a (id) VALUES (7); INSERT INTO nowhere VALUES (1)")
    #expect(throws: StoreError.self, "a new database") {
      try Migrator(migrations: [self.first, broken]).migrate(connection, path: self.file)
    }
    #expect(try connection.first(Int64.self, "SELECT count(*) FROM sqlite_schema") == 0)
    #expect(try Migrator(migrations: [first]).migrate(connection, path: file) == (0, 1))
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
