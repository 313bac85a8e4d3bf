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
    // By an operator's hand, which ends all tokens.
    "DELETE FROM signing_keys",
    "UPDATE access_tokens SET revoked_at = ? WHERE revoked_at IS NULL",
    // At opening.
    "SELECT count(*) FROM sqlite_schema",
    // Ten rows.
    "SELECT object_kind, status, objects FROM sync_counts",
    // Editors, of which there are a few dozen.
    """
    SELECT client_id, editor_id, failures, open_until, paused_until
    FROM editors LEFT JOIN delivery_breakers ON editor_id = editors.id
    WHERE completion_webhook_url IS NOT NULL ORDER BY editors.id
    """,
    // Editors whose last attempt failed.
    "SELECT editor_id, failures, open_until, paused_until FROM delivery_breakers ORDER BY editor_id",
  ]

  @Test func noStatementWalksATable() async throws {
    let store = try open()
    try await writeEverything(store)
    let written = try await store.write { (connection) throws(StoreError) in connection.preparedSQL }
    let read = try readEverything(store)
    let statements = Set(written + read).filter { $0.contains("FROM") || $0.contains("UPDATE") }
    #expect(statements.count > 110)
    let connection = try otherConnection()
    for sql in statements.subtracting(wholeTable) {
      let steps = try connection.plan(sql)
      #expect(!steps.contains { $0.hasPrefix("SCAN") || $0.contains("TEMP B-TREE") }, "\(sql)\n\(steps)")
    }
    #expect(wholeTable.isSubset(of: statements), "the list of exceptions has grown old")
  }

  /// As a check of a column against a list of words would, or `RETURNING`, whenever a row is written.
  @Test func noRowIsWrittenByWayOfATable() async throws {
    let store = try open()
    try await writeEverything(store)
    let written = try await store.write { (connection) throws(StoreError) in connection.preparedSQL }
    let statements = written.filter { $0.hasPrefix("INSERT") && !$0.contains("SELECT") && !$0.contains("RETURNING") }
    #expect(statements.count > 15)
    let connection = try otherConnection()
    for sql in statements {
      let opcodes = try connection.opcodes(sql)
      #expect(opcodes.contains("Insert") || opcodes.contains("IdxInsert"))
      #expect(!opcodes.contains("OpenEphemeral"), "\(sql)")
    }
  }

  @Test(
    arguments: [
      ("markets", "sync_status"), ("applications", "sync_status"), ("deliveries", "state"), ("answers", "source"),
      ("answers", "kind"), ("application_files", "scan_state"), ("documents", "kind"),
    ])
  func noColumnTakesAnUnknownWord(table: String, column: String) async throws {
    let store = try open()
    try await writeEverything(store)
    let connection = try otherConnection()
    try connection.execute("UPDATE \(table) SET \(column) = \(column)")
    #expect(sqlite3_changes64(connection.handle) > 0)
    #expect(throws: StoreError.self) { try connection.execute("UPDATE \(table) SET \(column) = 'other'") }
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
    try await store.replaceSigningKeys(by: NewSigningKey(kid: "m", sealedKey: [], createdAt: at(2)))
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
    _ = try await store.ensureSetting("k", "v")
    try await configureEverything(store)
    try await draftEverything(store)
    try await submitEverything(store)
    _ = try await store.purgeMarketConfigurations(at: at(10_000_000), limit: 10)
    _ = try await store.purgeMagicLinks(at: at(10_000_000), limit: 10)
    _ = try await store.purgeDrafts(at: at(10_000_000), limit: 10)
    _ = try await store.purgeLoginSessions(expiredBefore: at(10_000_000), limit: 10)
  }

  private func configureEverything(_ store: SQLiteStore) async throws {
    let editor = try #require(try store.editor(name: "a"))
    _ = try await store.createMarket(newMarket("n", of: editor))
    var changes = MarketChanges()
    changes.mandatoryKeys = .set(["a"])
    changes.categories = ["c": CategoryChoice(additional: true, selectedKeys: ["b"])]
    changes.addsDefense = .set(true)
    changes.lotLimit = .set(2)
    changes.lastStep = .set("c")
    _ = try await store.configureMarket(identifier: "n", changes, at: at(1))
    try await store.setBuyerName(marketIdentifier: "n", to: "x")
  }

  private func draftEverything(_ store: SQLiteStore) async throws {
    _ = try await store.openDraft("FT1")
    _ = try await store.openDraft("FT2", siret: nil)
    let candidate = try await store.logIn(1, to: "FT1").session.candidate
    _ = try await store.logIn(2, to: "FT1")
    _ = try await store.keepLoginSession(sessionHash: digest(1), until: at(99), at: at(11))
    _ = try await store.endLoginSession(sessionHash: digest(1))
    _ = try await store.endLoginSessions(candidateID: candidate.id)
    _ = try await store.logIn(3, to: "FT1")
    try await store.bindSiret(DraftAccess("FT2", as: .anyone), to: otherSiret, at: at(12))
    let access = DraftAccess("FT1", as: .candidate(candidate.id))
    try await store.save(access) {
      $0.answers = [AnswerChange("name", .text("x")), AnswerChange("staff", nil)]
      $0.contestations = ["exclusion": "x", "name": ""]
      $0.lots = .set([1])
      $0.attestsNoExclusionMotifs = .set(true)
      $0.companyName = .set("x")
      $0.addedFiles = [newFile(1), newFile(2)]
      $0.lastStep = .set("x")
    }
    try await store.save(access) { $0.removedFiles = ["file-1"] }
    let answers = [OfficialAnswer("name", found: .init(value: .files)), OfficialAnswer("staff", found: nil)]
    _ = try await store.recordOfficialAnswers(
      applicationIdentifier: "FT1", answers, limits: FileLimits(), at: at(13))
    _ = try await store.recordScan(storageName: "blob-2", .clean, at: at(14))
    _ = try await store.deleteDraft(DraftAccess("FT2", as: .anyone))
  }

  private func submitEverything(_ store: SQLiteStore) async throws {
    let policy = SubmissionPolicy(acceptsUnscannedFiles: false)
    _ = try await store.requestSubmission(DraftAccess("FT1", as: .anyone), policy: policy, at: at(30))
    let claim = try #require(try await store.claimSubmission(at: at(31), leaseUntil: at(60))).claim
    let document = NewDocument(kind: .package, storageName: "d", sealedKey: [], size: 1, sha256: digest(1))
    _ = try await store.saveDocument(claim, document, leaseUntil: at(60), at: at(32))
    try await store.keepSubmission(claim, leaseUntil: at(60))
    try await store.failSubmission(claim, error: "x", retryAt: at(60))
    _ = try await store.releaseSubmissions(at: at(33))
    _ = try await store.openDraft("FT3")
    try await store.save(DraftAccess("FT3", as: .anyone)) { $0.lastStep = .set("x") }
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
    _ = try store.publishedMarket(identifier: "m")
    _ = try store.markets(editorID: editor.id, before: nil, limit: 1)
    _ = try store.markets(editorID: nil, before: nil, limit: 1)
    _ = try store.application(identifier: "f")
    _ = try store.applications(marketID: market.id, before: nil, limit: 1)
    _ = try store.setting("k")
    _ = try store.dossier(applicationIdentifier: "FT1")
    _ = try store.dashboard(candidateID: 1, siret: siret, page: 1)
    _ = try store.loginSession(sessionHash: digest(3), at: at(11))
    _ = try store.file(id: "file-2", applicationIdentifier: "FT1")
    _ = try store.fileTotals(applicationIdentifier: "FT1")
    _ = try store.filesToScan(failedBefore: at(99), at: at(99), limit: 10)
    _ = try store.storageNames(in: ["d"])
    _ = try store.pendingSubmissions(at: at(99), limit: 10)
    _ = try store.verification(token: "x")
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
    _ = try store.readSnapshot { (connection) throws(StoreError) in try StoreBacklog.load(at: at(0), connection) }
    return try store.read { (connection) throws(StoreError) in connection.preparedSQL }
  }
}

extension Connection {
  fileprivate func plan(_ sql: String) throws -> [String] { try texts(of: "EXPLAIN QUERY PLAN " + sql, column: 3) }

  /// What SQLite's machine does for a statement.
  fileprivate func opcodes(_ sql: String) throws -> [String] { try texts(of: "EXPLAIN " + sql, column: 1) }

  private func texts(of sql: String, column: Int32) throws -> [String] {
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    try #require(sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK)
    var texts: [String] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      texts.append(sqlite3_column_text(statement, column).map { String(cString: $0) } ?? "")
    }
    return texts
  }
}
