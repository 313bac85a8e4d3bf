import Runtime

extension SQLiteStore {
  public func documents(applicationIdentifier: String) throws(StoreError) -> [DocumentRecord] {
    try readSnapshot { (connection) throws(StoreError) in
      guard let application = try ApplicationRecord.id(applicationIdentifier, connection) else { return [] }
      return try DocumentRecord.all(of: application, connection)
    }
  }

  public func verification(token: String) throws(StoreError) -> AttestationVerification? {
    try read { (connection) throws(StoreError) in
      try connection.first(
        AttestationVerification.self,
        """
        SELECT application.identifier, document.kind,
          coalesce(application.submission_requested_at, application.completed_at), document.sha256
        FROM documents AS document JOIN applications AS application ON application.id = document.application_id
        WHERE document.verification_token = ? AND application.completed_at IS NOT NULL
        """, token)
    }
  }
}

extension NewDocument {
  func check() throws(StoreError) {
    try StoreError.checkDigest(sha256, column: "sha256")
    guard size >= 0 else { throw .invalidValue("size") }
  }

  func insert(application: Int64, at now: Timestamp, _ connection: Connection) throws(StoreError) {
    let inserted = try connection.run(
      """
      INSERT INTO documents
        (application_id, kind, storage_name, sealed_key, size, sha256, verification_token, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
      """, application, kind, storageName, sealedKey, size, sha256, verificationToken, now)
    guard inserted == 1 else { throw .identifierTaken }
  }
}

extension DocumentRecord: SQLiteRow {
  init(row: inout Row) throws(StoreError) {
    self.init(
      kind: try row.next(), storageName: try row.next(), sealedKey: try row.next(), size: try row.next(),
      sha256: try row.next(), verificationToken: try row.next(), createdAt: try row.next())
  }

  /// In the order in which they are made.
  static func all(of application: Int64, _ connection: Connection) throws(StoreError) -> [DocumentRecord] {
    let documents = try connection.all(
      DocumentRecord.self,
      """
      SELECT kind, storage_name, sealed_key, size, sha256, verification_token, created_at
      FROM documents WHERE application_id = ?
      """, application)
    return DocumentKind.allCases.flatMap { kind in documents.filter { $0.kind == kind } }
  }
}

extension AttestationVerification: SQLiteRow {
  init(row: inout Row) throws(StoreError) {
    self.init(
      applicationIdentifier: try row.next(), kind: try row.next(), submittedAt: try row.next(),
      sha256: try row.next())
  }
}
