import Runtime

extension EditorRecord: SQLiteRow {
  init(row: inout Row) throws(StoreError) {
    self.init(
      id: try row.next(), name: try row.next(), clientID: try row.next(), clientSecretHash: try row.next(),
      authorized: try row.next(), active: try row.next(), canCreateDefenseMarkets: try row.next(),
      completionWebhookURL: try row.next(), buyerReturnURL: try row.next(), candidateReturnURL: try row.next(),
      sealedWebhookSecret: try row.next(), previousWebhookSecret: try PreviousWebhookSecret(row: &row),
      frameAncestors: try row.next(WordList.self).words, quotaOverrides: [:], createdAt: try row.next(),
      updatedAt: try row.next())
  }

  /// The row with its overrides, by key: every way to an editor ends here.
  static func load(_ id: Int64, _ connection: Connection) throws(StoreError) -> EditorRecord? {
    var editor = try connection.first(
      EditorRecord.self,
      """
      SELECT id, name, client_id, client_secret_hash, authorized, active, can_create_defense_markets,
        completion_webhook_url, buyer_return_url, candidate_return_url, sealed_webhook_secret, previous_webhook_secret,
        previous_webhook_secret_until, frame_ancestors, created_at, updated_at
      FROM editors WHERE id = ?
      """, id)
    let quotas = try connection.all(
      QuotaRow.self, "SELECT quota, request_limit, burst FROM editor_quotas WHERE editor_id = ?", id)
    for row in quotas { editor?.quotaOverrides[row.quota] = row.override }
    return editor
  }

  /// An editor whose key was just read or written.
  static func existing(_ id: Int64, _ connection: Connection) throws(StoreError) -> EditorRecord {
    guard let editor = try load(id, connection) else { throw .corrupted("editor \(id) is gone") }
    return editor
  }

  static func id(clientID: String, _ connection: Connection) throws(StoreError) -> Int64? {
    try connection.first(Int64.self, "SELECT id FROM editors WHERE client_id = ?", clientID)
  }

  static func id(name: String, _ connection: Connection) throws(StoreError) -> Int64? {
    try connection.first(Int64.self, "SELECT id FROM editors WHERE name = ?", name)
  }

  private static func replaceOverrides(
    _ id: Int64, _ overrides: [String: QuotaOverride], _ connection: Connection
  ) throws(StoreError) {
    try connection.run("DELETE FROM editor_quotas WHERE editor_id = ?", id)
    for (quota, override) in overrides {
      try connection.run(
        "INSERT INTO editor_quotas (editor_id, quota, request_limit, burst) VALUES (?, ?, ?, ?)",
        id, quota, override.limit, override.burst)
    }
  }

  /// Asked before writing rather than read from a broken constraint, which names one column only in prose.
  private static func checkFree(
    name: String, clientID: String, except own: Int64?, _ connection: Connection
  ) throws(StoreError) {
    if let other = try id(name: name, connection), other != own { throw .editorNameTaken }
    if let other = try id(clientID: clientID, connection), other != own { throw .clientIDTaken }
  }

  /// - Returns: the new key.
  static func insert(_ new: NewEditor, _ connection: Connection) throws(StoreError) -> Int64 {
    try checkFree(name: new.name, clientID: new.clientID, except: nil, connection)
    let id = try connection.insert(
      """
      INSERT INTO editors (name, client_id, client_secret_hash, authorized, active, can_create_defense_markets,
        completion_webhook_url, buyer_return_url, candidate_return_url, sealed_webhook_secret, frame_ancestors,
        created_at, updated_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?12)
      """,
      new.name, new.clientID, new.clientSecretHash, new.authorized, new.active, new.canCreateDefenseMarkets,
      new.completionWebhookURL, new.buyerReturnURL, new.candidateReturnURL, new.sealedWebhookSecret,
      try WordList(new.frameAncestors, column: "frame_ancestors"), new.createdAt)
    guard let id else { throw .corrupted("an inserted editor has no key") }
    try replaceOverrides(id, new.quotaOverrides, connection)
    return id
  }

  /// Writes every column: changes are rare, and one statement serves them all.
  func update(_ connection: Connection) throws(StoreError) {
    try Self.checkFree(name: name, clientID: clientID, except: id, connection)
    try connection.run(
      """
      UPDATE editors SET name = ?2, client_id = ?3, client_secret_hash = ?4, authorized = ?5, active = ?6,
        can_create_defense_markets = ?7, completion_webhook_url = ?8, buyer_return_url = ?9, candidate_return_url = ?10,
        sealed_webhook_secret = ?11, previous_webhook_secret = ?12, previous_webhook_secret_until = ?13,
        frame_ancestors = ?14, updated_at = ?15
      WHERE id = ?1
      """,
      id, name, clientID, clientSecretHash, authorized, active, canCreateDefenseMarkets, completionWebhookURL,
      buyerReturnURL, candidateReturnURL, sealedWebhookSecret, previousWebhookSecret?.sealed,
      previousWebhookSecret?.validUntil, try WordList(frameAncestors, column: "frame_ancestors"), updatedAt)
    try Self.replaceOverrides(id, quotaOverrides, connection)
  }

  mutating func apply(_ changes: EditorChanges) {
    changes.name.apply(to: &name)
    changes.clientID.apply(to: &clientID)
    changes.clientSecretHash.apply(to: &clientSecretHash)
    changes.authorized.apply(to: &authorized)
    changes.active.apply(to: &active)
    changes.canCreateDefenseMarkets.apply(to: &canCreateDefenseMarkets)
    changes.completionWebhookURL.apply(to: &completionWebhookURL)
    changes.buyerReturnURL.apply(to: &buyerReturnURL)
    changes.candidateReturnURL.apply(to: &candidateReturnURL)
    if case .set(let secret) = changes.sealedWebhookSecret {
      previousWebhookSecret = nil
      if let sealedWebhookSecret, let until = changes.previousWebhookSecretUntil {
        previousWebhookSecret = PreviousWebhookSecret(sealed: sealedWebhookSecret, validUntil: until)
      }
      sealedWebhookSecret = secret
    }
    changes.frameAncestors.apply(to: &frameAncestors)
    changes.quotaOverrides.apply(to: &quotaOverrides)
  }
}

extension PreviousWebhookSecret {
  /// From two columns, of which both are empty or none.
  fileprivate init?(row: inout Row) throws(StoreError) {
    let sealed = try row.next([UInt8]?.self)
    let validUntil = try row.next(Timestamp?.self)
    guard let sealed, let validUntil else { return nil }
    self.init(sealed: sealed, validUntil: validUntil)
  }
}

private struct QuotaRow: SQLiteRow {
  let quota: String
  let override: QuotaOverride

  init(row: inout Row) throws(StoreError) {
    quota = try row.next()
    override = QuotaOverride(limit: try row.next(), burst: try row.next())
  }
}
