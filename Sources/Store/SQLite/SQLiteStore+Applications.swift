import Runtime

extension SQLiteStore {
  public func openApplication(_ application: NewApplication) async throws(StoreError) -> OpenedApplication {
    try await write { (connection) throws(StoreError) in
      if let siret = application.siret,
        let known = try ApplicationRecord.id(marketID: application.marketID, siret: siret, connection)
      {
        let record = try ApplicationRecord.existing(known, connection)
        guard record.completedAt == nil else { throw .alreadySubmitted }
        guard record.isSiretEntered else { return OpenedApplication(application: record, isNew: false) }
        // From now on the editor has told it: it stays with the application when the candidate deletes the draft.
        try connection.run("UPDATE applications SET siret_entered = 0 WHERE id = ?", known)
        return OpenedApplication(application: try ApplicationRecord.existing(known, connection), isNew: false)
      }
      let market = try connection.first(Int64.self, "SELECT id FROM markets WHERE id = ?", application.marketID)
      guard market != nil else { throw .notFound }
      let id = try connection.insert(
        """
        INSERT INTO applications (identifier, market_id, siret, provider_user_id, created_at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (identifier) DO NOTHING
        """,
        application.identifier, application.marketID, application.siret, application.providerUserID,
        application.createdAt)
      guard let id else { throw .identifierTaken }
      return OpenedApplication(application: try ApplicationRecord.existing(id, connection), isNew: true)
    }
  }

  public func application(identifier: String) throws(StoreError) -> ApplicationRecord? {
    try readSnapshot { (connection) throws(StoreError) in
      guard let id = try ApplicationRecord.id(identifier, connection) else { return nil }
      return try ApplicationRecord.existing(id, connection)
    }
  }

  public func applications(
    marketID: Int64, before: Int64?, limit: Int
  ) throws(StoreError) -> Page<ApplicationRecord> {
    try readSnapshot { (connection) throws(StoreError) in
      let limit = Page<ApplicationRecord>.bounded(limit)
      let ids = try connection.all(
        Int64.self, "SELECT id FROM applications WHERE market_id = ? AND id < ? ORDER BY id DESC LIMIT ?",
        marketID, before ?? Int64.max, limit + 1)
      return try Page(ids: ids, limit: limit) { (id) throws(StoreError) in
        try ApplicationRecord.existing(id, connection)
      }
    }
  }

  public func submitApplication(
    identifier: String, at now: Timestamp, conclude: @escaping @Sendable (ApplicationRecord) throws -> NewDelivery?
  ) async throws -> ApplicationRecord {
    let result: Result<(application: ApplicationRecord, isQueued: Bool), any Error> = try await write {
      (connection) throws(StoreError) in
      guard let id = try ApplicationRecord.id(identifier, connection) else { throw .notFound }
      let application = try ApplicationRecord.existing(id, connection)
      guard application.completedAt == nil else { throw .alreadySubmitted }
      let delivery: NewDelivery?
      do {
        delivery = try conclude(application)
      } catch {
        return .failure(error)
      }
      try connection.run("UPDATE applications SET completed_at = ? WHERE id = ?", now, id)
      var isQueued = false
      if let delivery {
        isQueued = try Self.enqueue(delivery, about: .application(id), to: application.editorID, at: now, connection)
      }
      return .success((try ApplicationRecord.existing(id, connection), isQueued))
    }
    let (application, isQueued) = try result.get()
    if isQueued { deliverySignal.ring() }
    return application
  }
}

extension ApplicationRecord {
  static func id(_ identifier: String, _ connection: Connection) throws(StoreError) -> Int64? {
    try connection.first(Int64.self, "SELECT id FROM applications WHERE identifier = ?", identifier)
  }

  static func id(
    marketID: Int64, siret: String, _ connection: Connection
  ) throws(StoreError) -> Int64? {
    try connection.first(
      Int64.self, "SELECT id FROM applications WHERE market_id = ? AND siret = ?", marketID, siret)
  }

  /// - Throws: ``StoreError/notFound``.
  static func named(_ identifier: String, _ connection: Connection) throws(StoreError) -> ApplicationRecord {
    guard let id = try id(identifier, connection) else { throw .notFound }
    return try existing(id, connection)
  }

  /// An application whose key was just read or written: every way to an application ends here.
  static func existing(_ id: Int64, _ connection: Connection) throws(StoreError) -> ApplicationRecord {
    let application = try connection.first(
      ApplicationRecord.self,
      """
      SELECT application.id, application.identifier, market.id, market.identifier, market.editor_id, application.siret,
        application.provider_user_id, application.completed_at, application.sync_status, application.created_at,
        application.candidate_id, application.company_name, application.submission_requested_at,
        application.siret_entered
      FROM applications AS application JOIN markets AS market ON market.id = application.market_id
      WHERE application.id = ?
      """, id)
    guard let application else { throw .corrupted("application \(id) is gone") }
    return application
  }
}

extension ApplicationRecord: SQLiteRow {
  init(row: inout Row) throws(StoreError) {
    self.init(
      id: try row.next(), identifier: try row.next(), marketID: try row.next(), marketIdentifier: try row.next(),
      editorID: try row.next(), siret: try row.next(), providerUserID: try row.next(), completedAt: try row.next(),
      syncStatus: try row.next(), createdAt: try row.next(), candidateID: try row.next(),
      companyName: try row.next(), submissionRequestedAt: try row.next(), isSiretEntered: try row.next())
  }
}
