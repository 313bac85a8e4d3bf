import Foundation
import Runtime
import Testing

@testable import Store

/// A database without others at it, and its secrets sealed anew.
@Suite final class ExclusiveStoreTests: StoreTest {
  /// Makes a database with a secret in each column, and more files than are read at once.
  private func fill() async throws {
    let store = try open()
    var new = newEditor("a")
    new.sealedWebhookSecret = [1, 1]
    let editor = try await store.createEditor(new)
    var changes = EditorChanges()
    changes.sealedWebhookSecret = .set([1, 2])
    changes.previousWebhookSecretUntil = at(100)
    _ = try await store.updateEditor(id: editor.id, changes, at: at(1))
    _ = try await store.createEditor(newEditor("without"))
    _ = try await store.ensureSigningKey(NewSigningKey(kid: "k", sealedKey: [1, 3], createdAt: at(0)))
    try await store.setSetting("master_key", to: "old")
    await store.close()
    try otherConnection().execute(
      """
      PRAGMA foreign_keys = OFF;
      INSERT INTO application_files (public_id, application_id, field_key, is_contestation, position, display_name,
        content_type, size, sha256, storage_name, sealed_key, scan_state, created_at)
      WITH RECURSIVE numbers (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < 2500)
      SELECT 'file-' || number, 1, 'files', 0, number, 'a.pdf', 'application/pdf', 1, zeroblob(32), 'blob-' || number,
        CAST('sealed-' || number AS BLOB), 'clean', 0
      FROM numbers;
      INSERT INTO documents (application_id, kind, storage_name, sealed_key, size, sha256, created_at)
      VALUES (1, 'package', 'package', X'0104', 1, zeroblob(32), 0);
      """)
  }

  private func secrets() throws -> [SealedValue] {
    let connection = try otherConnection()
    var values: [SealedValue] = []
    for column in SealedColumn.all {
      try column.forEach(in: connection) { (_, value) throws(StoreError) -> Void in values.append(value) }
    }
    return values
  }

  @Test func everySecretIsSealedAnew() async throws {
    try await fill()
    let before = try secrets()
    #expect(
      Set(before.filter { $0.bytes.first == 1 }) == [
        SealedValue(owner: .editor(clientID: "client-a"), bytes: [1, 2]),
        SealedValue(owner: .editor(clientID: "client-a"), bytes: [1, 1]),
        SealedValue(owner: .signingKey(kid: "k"), bytes: [1, 3]),
        SealedValue(owner: .file(storageName: "package"), bytes: [1, 4]),
      ])
    #expect(before.count == 2504)
    #expect(before.contains(SealedValue(owner: .file(storageName: "blob-2500"), bytes: Array("sealed-2500".utf8))))
    var checked: [SealedValue] = []
    let count = try ExclusiveStore.with(dataDirectory: directory) { exclusive in
      let known = try exclusive.setting("master_key")
      #expect(known == "old")
      return try exclusive.reseal(settings: ["master_key": "new", "other": "made"]) { (value) throws(StoreError) in
        [9] + value.bytes
      } checking: { (value) throws(StoreError) in
        checked.append(value)
      }
    }
    #expect(count == 2504)
    let after = try secrets()
    #expect(after == before.map { SealedValue(owner: $0.owner, bytes: [9] + $0.bytes) })
    #expect(checked == after)
    let store = try open()
    let editor = try #require(try store.editor(name: "a"))
    #expect(editor.sealedWebhookSecret == [9, 1, 2] && editor.previousWebhookSecret?.sealed == [9, 1, 1])
    #expect(editor.previousWebhookSecret?.validUntil == at(100) && editor.updatedAt == at(1))
    #expect(try store.editor(name: "without")?.sealedWebhookSecret == nil)
    #expect(try store.signingKeys().map(\.sealedKey) == [[9, 1, 3]])
    #expect(try store.setting("master_key") == "new")
    #expect(try store.setting("other") == "made")
    await store.close()
  }

  @Test(arguments: [true, false])
  func whatDoesNotOpenChangesNothing(isFoundBefore: Bool) async throws {
    try await fill()
    let before = try secrets()
    let damage = StoreError.corrupted("package")
    #expect(throws: damage) {
      try ExclusiveStore.with(dataDirectory: directory) { exclusive in
        try exclusive.reseal(settings: ["master_key": "new"]) { (value) throws(StoreError) in
          if isFoundBefore, value.owner == .file(storageName: "package") { throw damage }
          return [9] + value.bytes
        } checking: { (value) throws(StoreError) in
          if value.owner == .file(storageName: "package") { throw damage }
        }
      }
    }
    #expect(try secrets() == before)
    let store = try open()
    #expect(try store.setting("master_key") == "old")
    await store.close()
  }

  @Test func nobodyElseHasTheDatabase() async throws {
    #expect(throws: StoreError.noDatabase(directory: directory)) {
      try ExclusiveStore.with(dataDirectory: directory) { _ in }
    }
    let store = try open()
    try await store.setSetting("a", to: "v")
    #expect(throws: StoreError.busy) { try ExclusiveStore.with(dataDirectory: directory) { _ in } }
    try await store.setSetting("a", to: "w")
    await store.close()
    var impatient = StoreOptions()
    impatient.busyTimeoutMilliseconds = 0
    let options = impatient
    let value = try ExclusiveStore.with(dataDirectory: directory) { exclusive in
      #expect(throws: StoreError.busy) { try open(options) }
      #expect(throws: StoreError.busy) { try ExclusiveStore.with(dataDirectory: directory) { _ in } }
      return try exclusive.setting("a")
    }
    #expect(value == "w")
    let reopened = try open()
    #expect(try reopened.setting("a") == "w")
    await reopened.close()
  }

  /// In the file or in its log.
  private func isOnTheDisk(_ text: String) throws -> Bool {
    let files: [String] = [file, file + "-wal"]
    return try files.filter { access($0, F_OK) == 0 }.contains { path in
      try Data(contentsOf: URL(fileURLWithPath: path)).range(of: Data(text.utf8)) != nil
    }
  }

  @Test func nothingIsLeftOfWhatWasReplacedOrDeletedBefore() async throws {
    try await fill()
    // As a server leaves it.
    try otherConnection().execute(
      """
      PRAGMA secure_delete = OFF; CREATE TABLE former (secret BLOB);
      WITH RECURSIVE numbers (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < 2500)
      INSERT INTO former SELECT CAST('deleted-' || number AS BLOB) FROM numbers;
      """)
    try otherConnection().execute("PRAGMA secure_delete = OFF; DROP TABLE former")
    for text in ["sealed-2500", "deleted-1000"] { #expect(try isOnTheDisk(text), "\(text)") }
    let before = try secrets()
    let log = file + "-wal"
    try ExclusiveStore.with(dataDirectory: directory) { exclusive in
      _ = try exclusive.reseal(settings: ["debt": "still to be erased"]) { (value) throws(StoreError) in
        value.bytes.map { $0 ^ 0xFF }
      } checking: { (_) throws(StoreError) in
      }
      let owed = try exclusive.setting("debt")
      #expect(owed == "still to be erased")
      try exclusive.eraseRemains(owedBy: "debt")
      var status = stat()
      #expect(stat(log, &status) != 0 || status.st_size == 0)
    }
    for text in ["sealed-", "deleted-", "still to be erased"] { #expect(try !isOnTheDisk(text), "\(text)") }
    #expect(try secrets() == before.map { SealedValue(owner: $0.owner, bytes: $0.bytes.map { $0 ^ 0xFF }) })
    #expect(try otherConnection().first(String.self, "PRAGMA integrity_check") == "ok")
  }

  @Test func anothersDatabaseIsNotOpened() async throws {
    let store = try open()
    try await store.setSetting("environment", to: "production")
    await store.close()
    let expected = StoreError.belongsElsewhere(
      path: try DatabaseFile.find(in: directory), setting: "environment", found: "production", expected: "sandbox")
    #expect(throws: expected) {
      try ExclusiveStore.with(
        dataDirectory: directory, of: StoreBelonging(setting: "environment", value: "sandbox")
      ) { _ in }
    }
  }

  /// A column that a migration adds is to be named here, or in ``SealedColumn`` where what it holds is sealed.
  @Test func everyColumnOfBytesIsKnown() async throws {
    await (try open()).close()
    let plain: Set = [
      "answers.value", "application_files.sha256", "deliveries.payload", "documents.sha256", "link_requests.email_hash",
      "login_sessions.session_hash", "magic_links.token_hash",
    ]
    let columns = try otherConnection().all(
      String.self,
      """
      SELECT tables.name || '.' || columns.name
      FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
      WHERE tables.type = 'table' AND columns.type = 'BLOB'
      """)
    #expect(Set(columns) == plain.union(SealedColumn.all.map(\.name)))
  }
}
