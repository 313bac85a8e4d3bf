import Runtime

extension SQLiteStore {
  public func issueAccessToken(_ token: NewAccessToken) async throws(StoreError) -> AccessTokenRecord {
    let scope = WordList.canonicalSet(token.scope)
    return try await write { (connection) throws(StoreError) in
      // The slow check of a secret may have begun before the secret was changed.
      if let secretHash = token.secretHash {
        let editor = try EditorRecord.load(token.editorID, connection)
        guard let editor, editor.mayCall, editor.clientSecretHash == secretHash else { throw .notFound }
      }
      try connection.run(
        "UPDATE access_tokens SET revoked_at = ? WHERE editor_id = ? AND scope = ? AND revoked_at IS NULL",
        token.issuedAt, token.editorID, scope)
      let inserted = try connection.run(
        """
        INSERT INTO access_tokens (jti, editor_id, scope, issued_at, expires_at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (jti) DO NOTHING
        """,
        token.jti, token.editorID, scope, token.issuedAt, token.expiresAt)
      guard inserted == 1 else { throw .identifierTaken }
      return AccessTokenRecord(
        jti: token.jti, editorID: token.editorID, scope: scope, issuedAt: token.issuedAt, expiresAt: token.expiresAt,
        revokedAt: nil)
    }
  }

  public func accessGrant(jti: String) throws(StoreError) -> AccessGrant? {
    try readSnapshot { (connection) throws(StoreError) in
      let token = try connection.first(
        AccessTokenRecord.self,
        "SELECT jti, editor_id, scope, issued_at, expires_at, revoked_at FROM access_tokens WHERE jti = ?", jti)
      guard let token, let editor = try EditorRecord.load(token.editorID, connection) else { return nil }
      return AccessGrant(token: token, editor: editor)
    }
  }

  public func revokeAccessToken(jti: String, at now: Timestamp) async throws(StoreError) -> Bool {
    try await write { (connection) throws(StoreError) in
      try connection.run("UPDATE access_tokens SET revoked_at = ? WHERE jti = ? AND revoked_at IS NULL", now, jti) == 1
    }
  }

  public func purgeAccessTokens(
    expiredBefore moment: Timestamp, limit: Int
  ) async throws(StoreError) -> Int {
    try await write { (connection) throws(StoreError) in
      try connection.run(
        "DELETE FROM access_tokens WHERE id IN (SELECT id FROM access_tokens WHERE expires_at < ? LIMIT ?)",
        moment, max(0, limit))
    }
  }
}

extension AccessTokenRecord: SQLiteRow {
  /// Ends all tokens of an editor, of whatever scope.
  static func revokeAll(of editorID: Int64, at now: Timestamp, _ connection: Connection) throws(StoreError) {
    try connection.run(
      "UPDATE access_tokens SET revoked_at = ? WHERE editor_id = ? AND revoked_at IS NULL", now, editorID)
  }

  init(row: inout Row) throws(StoreError) {
    self.init(
      jti: try row.next(), editorID: try row.next(), scope: try row.next(), issuedAt: try row.next(),
      expiresAt: try row.next(), revokedAt: try row.next())
  }
}
