import Runtime

extension SQLiteStore {
  public func requestSubmission(
    _ access: DraftAccess, policy: SubmissionPolicy, at now: Timestamp
  ) async throws(StoreError) -> SubmissionOutcome {
    try await write { (connection) throws(StoreError) in
      let application = try ApplicationRecord.named(access.applicationIdentifier, connection)
      guard access.author.mayWrite(to: application) else { throw .notOwner }
      if let before = application.submissionRequestedAt ?? application.completedAt {
        return .alreadyRequested(at: before)
      }
      if let refusal = try policy.refusal(of: application, at: now, connection) { return .refused(refusal) }
      try connection.run(
        "UPDATE applications SET submission_requested_at = ?1, submission_next_at = ?1 WHERE id = ?2",
        now, application.id)
      return .requested(at: now)
    }
  }

  public func pendingSubmissions(at now: Timestamp, limit: Int) throws(StoreError) -> [PendingSubmission] {
    try read { (connection) throws(StoreError) in
      try connection.all(
        PendingSubmission.self,
        """
        SELECT identifier, submission_requested_at, submission_attempts, submission_next_at, submission_error
        FROM applications WHERE submission_requested_at <= ? AND completed_at IS NULL
        ORDER BY submission_requested_at, id LIMIT ?
        """, now, max(0, limit))
    }
  }

  public func claimSubmission(at now: Timestamp, leaseUntil: Timestamp) async throws(StoreError) -> SubmissionJob? {
    try await write { (connection) throws(StoreError) in
      let id = try connection.first(
        Int64.self,
        """
        SELECT id FROM applications
        WHERE submission_attempts >= 0 AND submission_requested_at <= ?1 AND completed_at IS NULL
          AND submission_next_at <= ?1
        ORDER BY submission_attempts, submission_requested_at, id LIMIT 1
        """, now)
      guard let id else { return nil }
      let claimed = try connection.first(
        ClaimRow.self,
        """
        UPDATE applications SET submission_attempts = submission_attempts + 1, submission_next_at = ? WHERE id = ?
        RETURNING identifier, submission_attempts, submission_requested_at
        """, leaseUntil, id)
      guard let claimed else { throw .corrupted("application \(id) is gone") }
      return SubmissionJob(
        claim: claimed.claim, requestedAt: claimed.requestedAt,
        documents: try DocumentRecord.all(of: id, connection))
    }
  }

  public func releaseSubmissions(at now: Timestamp) async throws(StoreError) -> Int {
    try await write { (connection) throws(StoreError) in
      try connection.run(
        """
        UPDATE applications SET submission_next_at = ?1
        WHERE submission_requested_at <= ?1 AND completed_at IS NULL AND submission_next_at > ?1
        """, now)
    }
  }

  public func saveDocument(
    _ claim: SubmissionClaim, _ document: NewDocument, leaseUntil: Timestamp, at now: Timestamp
  ) async throws(StoreError) -> String? {
    try document.check()
    return try await write { (connection) throws(StoreError) in
      let id = try claim.keep(until: leaseUntil, connection)
      let replaced = try connection.first(
        String.self, "DELETE FROM documents WHERE application_id = ? AND kind = ? RETURNING storage_name",
        id, document.kind)
      try document.insert(application: id, at: now, connection)
      return replaced == document.storageName ? nil : replaced
    }
  }

  public func keepSubmission(_ claim: SubmissionClaim, leaseUntil: Timestamp) async throws(StoreError) {
    try await write { (connection) throws(StoreError) in
      _ = try claim.keep(until: leaseUntil, connection)
    }
  }

  public func failSubmission(
    _ claim: SubmissionClaim, error: String, retryAt: Timestamp
  ) async throws(StoreError) {
    let error = String(error.prefix(500))
    try await write { (connection) throws(StoreError) in
      let id = try claim.keep(until: retryAt, connection)
      try connection.run("UPDATE applications SET submission_error = ? WHERE id = ?", error, id)
    }
  }
}

extension SubmissionClaim {
  /// Moves the moment at which another worker may take the submission.
  /// - Returns: the application's key.
  fileprivate func keep(until moment: Timestamp, _ connection: Connection) throws(StoreError) -> Int64 {
    let id = try connection.first(
      Int64.self,
      """
      UPDATE applications SET submission_next_at = ?
      WHERE identifier = ? AND submission_attempts = ? AND submission_requested_at IS NOT NULL
        AND completed_at IS NULL
      RETURNING id
      """, moment, applicationIdentifier, attempt)
    guard let id else { throw .claimLost }
    return id
  }
}

extension SubmissionPolicy {
  fileprivate func refusal(
    of application: ApplicationRecord, at now: Timestamp, _ connection: Connection
  ) throws(StoreError) -> SubmissionRefusal? {
    let market = try MarketRecord.existing(application.marketID, connection)
    guard market.takesApplications(at: now) else { return .deadlinePassed }
    guard application.siret != nil else { return .siretMissing }
    if !market.lots.isEmpty, try DraftState.lots(of: application.id, connection).isEmpty { return .lotsMissing }
    return refusal(of: try FileRecord.all(of: application.id, connection))
  }

  private func refusal(of files: [FileRecord]) -> SubmissionRefusal? {
    var pending: [String] = []
    var infected: [String] = []
    var unscanned: [String] = []
    for file in files {
      switch file.scan {
      case .pending: pending.append(file.id)
      case .infected: infected.append(file.id)
      case .unscanned, .error: unscanned.append(file.id)
      case .clean: break
      }
    }
    let bytes = files.reduce(0) { $0 + $1.size }
    if !infected.isEmpty { return .filesInfected(infected) }
    if !pending.isEmpty { return .filesPending(pending) }
    if !unscanned.isEmpty, !acceptsUnscannedFiles { return .filesUnscanned(unscanned) }
    return bytes > maximumFileBytes ? .filesTooLarge(bytes: bytes) : nil
  }
}

extension SubmissionState: SQLiteRow {
  init(row: inout Row) throws(StoreError) {
    self.init(
      requestedAt: try row.next(), attempts: try row.next(), nextAttemptAt: try row.next(), lastError: try row.next())
  }

  static func load(application: Int64, _ connection: Connection) throws(StoreError) -> SubmissionState? {
    try connection.first(
      SubmissionState.self,
      """
      SELECT submission_requested_at, submission_attempts, submission_next_at, submission_error
      FROM applications WHERE id = ? AND submission_requested_at IS NOT NULL
      """, application)
  }
}

extension PendingSubmission: SQLiteRow {
  init(row: inout Row) throws(StoreError) {
    self.init(applicationIdentifier: try row.next(), state: try SubmissionState(row: &row))
  }
}

private struct ClaimRow: SQLiteRow {
  let claim: SubmissionClaim
  let requestedAt: Timestamp

  init(row: inout Row) throws(StoreError) {
    claim = SubmissionClaim(applicationIdentifier: try row.next(), attempt: try row.next())
    requestedAt = try row.next()
  }
}
