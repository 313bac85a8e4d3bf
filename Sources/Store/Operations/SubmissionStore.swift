import Runtime

/// From the candidate's click to the documents: a job that survives its workers. Its end is the submission of the
/// application (``Store``), until which it counts as pending.
public protocol SubmissionStore: Sendable {
  /// Checks the application and locks it, in one write, so that nothing changes in between. Asked for twice it is asked
  /// for once.
  /// - Throws: ``StoreError/notFound``, ``StoreError/notOwner``.
  func requestSubmission(
    _ access: DraftAccess, policy: SubmissionPolicy, at now: Timestamp
  ) async throws(StoreError) -> SubmissionOutcome

  /// The submissions that are not completed, in the order in which they were asked for.
  func pendingSubmissions(at now: Timestamp, limit: Int) async throws(StoreError) -> [PendingSubmission]
  /// Takes a submission that is due: of those tried least often the first, so that one that brings its workers down
  /// keeps no other waiting. It is the caller's until the lease ends, unless kept.
  func claimSubmission(at now: Timestamp, leaseUntil: Timestamp) async throws(StoreError) -> SubmissionJob?
  /// Makes every submission due at once. For the start of the only worker, so that it need not wait for the leases of
  /// one that has died.
  /// - Returns: how many.
  func releaseSubmissions(at now: Timestamp) async throws(StoreError) -> Int
  /// Keeps a document that was made, in place of one of the same kind, and the submission until the lease's new end.
  /// - Throws: ``StoreError/claimLost`` when another worker has the submission or it is completed;
  ///   ``StoreError/identifierTaken`` for a storage name or a verification token that is in use;
  ///   ``StoreError/invalidValue(_:)`` for a digest that is not 32 bytes long or a negative size.
  /// - Returns: the storage name of the document it replaces, to be erased from the disk.
  func saveDocument(
    _ claim: SubmissionClaim, _ document: NewDocument, leaseUntil: Timestamp, at now: Timestamp
  ) async throws(StoreError) -> String?
  /// Keeps the submission until the lease's new end.
  /// - Throws: ``StoreError/claimLost``.
  func keepSubmission(_ claim: SubmissionClaim, leaseUntil: Timestamp) async throws(StoreError)
  /// Gives the submission back, to be tried again.
  /// - Parameter error: for operators: no personal data. Cut to 500 characters.
  /// - Throws: ``StoreError/claimLost``.
  func failSubmission(
    _ claim: SubmissionClaim, error: String, retryAt: Timestamp
  ) async throws(StoreError)

  /// In the order of ``DocumentKind``; none of an unknown application.
  func documents(applicationIdentifier: String) async throws(StoreError) -> [DocumentRecord]
  /// What an attestation's token confirms; nil for an unknown token, and until the application is completed.
  func verification(token: String) async throws(StoreError) -> AttestationVerification?
}
