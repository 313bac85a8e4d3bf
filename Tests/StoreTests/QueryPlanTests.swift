import CSQLite
import Runtime
import Testing

@testable import Store

/// Every statement that the operations prepare is asked for its plan: none walks a table, but for those that mean to.
@Suite final class QueryPlanTests: StoreTest {
  private let wholeTable: Set<String> = [
    "SELECT id FROM editors ORDER BY name",
    // A handful of keys at any time; the index of the one that signs has one entry.
    "SELECT kid, sealed_key, created_at, retired_at, verifies_until FROM signing_keys ORDER BY id DESC",
    "SELECT kid, sealed_key, created_at, retired_at, verifies_until FROM signing_keys WHERE retired_at IS NULL",
    "UPDATE signing_keys SET retired_at = ?, verifies_until = ? WHERE retired_at IS NULL",
    "DELETE FROM signing_keys WHERE verifies_until <= ?",
    // At opening.
    "SELECT count(*) FROM sqlite_schema",
    "SELECT version, sql FROM schema_migrations ORDER BY version",
    // Editors whose last attempt failed.
    "SELECT editor_id, failures, open_until, paused_until FROM delivery_breakers ORDER BY editor_id",
  ]

  @Test func noStatementWalksATable() async throws {
    let store = try open()
    try await writeEverything(store)
    let written = try await store.write { (connection) throws(StoreError) in connection.preparedSQL }
    let read = try readEverything(store)
    let statements = Set(written + read).filter { $0.contains("FROM") || $0.contains("UPDATE") }
    #expect(statements.count > 15)
    let connection = try otherConnection()
    for sql in statements.subtracting(wholeTable) {
      let steps = try connection.plan(sql)
      #expect(!steps.contains { $0.hasPrefix("SCAN") || $0.contains("TEMP B-TREE") }, "\(sql)\n\(steps)")
    }
    #expect(wholeTable.isSubset(of: statements), "the list of exceptions has grown old")
  }

  private func writeEverything(_ store: SQLiteStore) async throws {
    var new = newEditor("a")
    new.completionWebhookURL = "https://example.org/hook"
    let editor = try await store.createEditor(new)
    _ = try await store.updateEditor(id: editor.id, EditorChanges(), at: at(1))
    let key = NewSigningKey(kid: "k", sealedKey: [], createdAt: at(0))
    _ = try await store.ensureSigningKey(key)
    try await store.rotateSigningKey(
      to: NewSigningKey(kid: "l", sealedKey: [], createdAt: at(1)), previousVerifiesUntil: at(2))
    _ = try await store.purgeSigningKeys(at: at(0))
    _ = try await store.issueAccessToken(
      NewAccessToken(jti: "j", editorID: editor.id, scope: "s", issuedAt: at(0), expiresAt: at(1)))
    _ = try await store.revokeAccessToken(jti: "j", at: at(0))
    _ = try await store.purgeAccessTokens(expiredBefore: at(0), limit: 1)
    let market = try await store.createMarket(newMarket("m", of: editor))
    _ = try await store.completeMarket(identifier: "m", at: at(1)) { _ in
      MarketConclusion(fieldKeys: [], delivery: newDelivery("w-1"))
    }
    _ = try await store.openApplication(newApplication("f", to: market, siret: "0"))
    _ = try await store.submitApplication(identifier: "f", at: at(1)) { _ in newDelivery("w-2") }
    try await store.setSetting("k", to: "v")
    try await store.setSetting("k", to: nil)
    try await deliverEverything(store)
  }

  private func deliverEverything(_ store: SQLiteStore) async throws {
    let limits = ClaimLimits(count: 10, perEditor: 10)
    var changes = EditorChanges()
    changes.authorized = .set(true)
    changes.completionWebhookURL = .set("https://example.org/other")
    _ = try await store.updateEditor(id: 1, changes, at: at(1))
    let claimed = try await store.claimDeliveries(at: at(1), limits: limits, after: 0)
    let (first, second) = (try #require(claimed.first?.delivery), try #require(claimed.last?.delivery))
    try await store.releaseDelivery(id: first.id, attempt: first.attempts)
    for verdict in [AttemptVerdict.retry(at(1)), .failed, .delivered] {
      let again = try await store.claimDeliveries(at: at(1), limits: limits, after: 0)
      let delivery = again.first?.delivery ?? second
      _ = try await store.recordAttempt(finished(delivery, verdict, verdict == .delivered ? .well : .ill))
      _ = try await store.retryDelivery(of: delivery.object, at: at(1), limit: 1, windowMilliseconds: 1)
      _ = try await store.replayDelivery(webhookID: delivery.webhookID, at: at(1))
    }
    _ = try await store.recoverDeliveries(at: at(1))
    _ = try await store.purgeDeliveries(before: at(0), limit: 1)
    _ = try await store.purgePreviousWebhookSecrets(at: at(0))
  }

  /// Does not suspend, so that one thread's connection sees it all.
  private func readEverything(_ store: SQLiteStore) throws -> [String] {
    let editor = try #require(try store.editor(name: "a"))
    _ = try store.editor(clientID: editor.clientID)
    _ = try store.editors()
    _ = try store.signingKeys()
    _ = try store.accessGrant(jti: "j")
    let market = try #require(try store.market(identifier: "m"))
    _ = try store.markets(editorID: editor.id, before: nil, limit: 1)
    _ = try store.markets(editorID: nil, before: nil, limit: 1)
    _ = try store.application(identifier: "f")
    _ = try store.applications(marketID: market.id, before: nil, limit: 1)
    _ = try store.setting("k")
    _ = try store.deliveryAgenda(at: at(0), limits: ClaimLimits(count: 1, perEditor: 1))
    _ = try store.delivery(webhookID: "w-1")
    _ = try store.delivery(of: .market(market.id))
    _ = try store.deliveryPayload(webhookID: "w-1")
    _ = try store.deliveryAttempts(webhookID: "w-1")
    _ = try store.deliveryRequeues(webhookID: "w-1")
    for state in [nil, DeliveryState.failed] {
      _ = try store.deliveries(editorID: nil, state: state, before: nil, limit: 1)
      _ = try store.deliveries(editorID: editor.id, state: state, before: nil, limit: 1)
    }
    _ = try store.breakers()
    return try store.read { (connection) throws(StoreError) in connection.preparedSQL }
  }
}

extension Connection {
  fileprivate func plan(_ sql: String) throws -> [String] {
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    try #require(sqlite3_prepare_v2(handle, "EXPLAIN QUERY PLAN " + sql, -1, &statement, nil) == SQLITE_OK)
    var steps: [String] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      steps.append(sqlite3_column_text(statement, 3).map { String(cString: $0) } ?? "")
    }
    return steps
  }
}
