import Runtime

extension CandidateRecord: SQLiteRow {
  init(row: inout Row) throws(StoreError) {
    self.init(id: try row.next(), email: try row.next(), createdAt: try row.next())
  }

  static func load(_ id: Int64, _ connection: Connection) throws(StoreError) -> CandidateRecord? {
    try connection.first(CandidateRecord.self, "SELECT id, email, created_at FROM candidates WHERE id = ?", id)
  }

  /// A candidate whose key was just read.
  static func existing(_ id: Int64, _ connection: Connection) throws(StoreError) -> CandidateRecord {
    guard let candidate = try load(id, connection) else { throw .corrupted("candidate \(id) is gone") }
    return candidate
  }

  /// The candidate of an address in lower case, made where there is none.
  static func findOrMake(
    email: String, at now: Timestamp, _ connection: Connection
  ) throws(StoreError) -> CandidateRecord {
    try connection.run(
      "INSERT INTO candidates (email, created_at) VALUES (?, ?) ON CONFLICT (email) DO NOTHING", email, now)
    let candidate = try connection.first(
      CandidateRecord.self, "SELECT id, email, created_at FROM candidates WHERE email = ?", email)
    guard let candidate else { throw .corrupted("an inserted candidate is gone") }
    return candidate
  }

  /// Deletes the candidate, unless an application or a session is theirs.
  static func forgetIfIdle(_ id: Int64, _ connection: Connection) throws(StoreError) {
    try connection.run(
      """
      DELETE FROM candidates WHERE id = ?1
        AND NOT EXISTS (SELECT 1 FROM applications WHERE candidate_id = ?1)
        AND NOT EXISTS (SELECT 1 FROM login_sessions WHERE candidate_id = ?1)
      """, id)
  }
}
