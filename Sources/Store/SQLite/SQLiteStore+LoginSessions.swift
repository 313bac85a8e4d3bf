import Runtime

extension SQLiteStore {
  public func loginSession(sessionHash: [UInt8], at now: Timestamp) throws(StoreError) -> LoginSession? {
    try read { (connection) throws(StoreError) in
      try connection.first(
        LoginSession.self,
        """
        SELECT session.session_hash, candidate.id, candidate.email, candidate.created_at, application.identifier,
          session.siret, session.created_at, session.last_seen_at, session.expires_at
        FROM login_sessions AS session
        JOIN candidates AS candidate ON candidate.id = session.candidate_id
        JOIN applications AS application ON application.id = session.application_id
        WHERE session.session_hash = ? AND session.expires_at > ?
        """, sessionHash, now)
    }
  }

  public func keepLoginSession(
    sessionHash: [UInt8], until expiresAt: Timestamp, at now: Timestamp
  ) async throws(StoreError) -> Bool {
    try await write { (connection) throws(StoreError) in
      try connection.run(
        "UPDATE login_sessions SET last_seen_at = ?2, expires_at = ?3 WHERE session_hash = ?1 AND expires_at > ?2",
        sessionHash, now, expiresAt) == 1
    }
  }

  public func endLoginSession(sessionHash: [UInt8]) async throws(StoreError) -> Bool {
    try await write { (connection) throws(StoreError) in
      try LoginSession.end(sessionHash, connection)
    }
  }

  public func endLoginSessions(candidateID: Int64) async throws(StoreError) -> Int {
    try await write { (connection) throws(StoreError) in
      let ended = try connection.all(
        Int64.self, "DELETE FROM login_sessions WHERE candidate_id = ? RETURNING candidate_id", candidateID)
      try LoginSession.forgetIdle(ended, connection)
      return ended.count
    }
  }

  public func purgeLoginSessions(expiredBefore moment: Timestamp, limit: Int) async throws(StoreError) -> Int {
    try await write { (connection) throws(StoreError) in
      let ended = try connection.all(
        Int64.self,
        """
        DELETE FROM login_sessions WHERE id IN (SELECT id FROM login_sessions WHERE expires_at < ? LIMIT ?)
        RETURNING candidate_id
        """, moment, max(0, limit))
      try LoginSession.forgetIdle(ended, connection)
      return ended.count
    }
  }
}

extension LoginSession: SQLiteRow {
  init(row: inout Row) throws(StoreError) {
    self.init(
      sessionHash: try row.next(), candidate: try CandidateRecord(row: &row),
      applicationIdentifier: try row.next(), siret: try row.next(), createdAt: try row.next(),
      lastSeenAt: try row.next(), expiresAt: try row.next())
  }

  func insert(application: Int64, _ connection: Connection) throws(StoreError) {
    let inserted = try connection.run(
      """
      INSERT INTO login_sessions
        (session_hash, candidate_id, application_id, siret, created_at, last_seen_at, expires_at)
      VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (session_hash) DO NOTHING
      """, sessionHash, candidate.id, application, siret, createdAt, lastSeenAt, expiresAt)
    guard inserted == 1 else { throw .identifierTaken }
  }

  /// - Returns: whether there was such a session.
  @discardableResult
  static func end(_ sessionHash: [UInt8], _ connection: Connection) throws(StoreError) -> Bool {
    let ended = try connection.all(
      Int64.self, "DELETE FROM login_sessions WHERE session_hash = ? RETURNING candidate_id", sessionHash)
    try forgetIdle(ended, connection)
    return !ended.isEmpty
  }

  /// Forgets those of the candidates whose last session has ended and who own nothing.
  fileprivate static func forgetIdle(_ candidates: [Int64], _ connection: Connection) throws(StoreError) {
    for id in Set(candidates) { try CandidateRecord.forgetIfIdle(id, connection) }
  }
}
