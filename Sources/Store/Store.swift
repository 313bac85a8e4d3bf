import Runtime

/// Everything the server keeps, as typed operations. SQL lives behind it, in one folder for each engine.
///
/// - Reads see every write that was answered before them. SQLite answers them on the calling thread without suspending.
/// - Writes are answered once they are durable. Each is atomic and alone: it never sees half of another. A write that
///   was begun is finished even if the calling task is cancelled.
/// - Moments come from the caller, so that a controlled clock controls the store too. They are kept to the millisecond.
/// - Any operation may throw ``StoreError/busy`` (writes), ``StoreError/closed`` or one of the operator's errors;
///   further errors are named at the operation.
///
/// The journeys of buyers and candidates have a protocol for each concern, in `Operations`.
public protocol Store: BuyerStore, CandidateStore, DraftStore, FileStore, SubmissionStore, DeliveryStore {
  // MARK: Editors

  /// - Throws: ``StoreError/editorNameTaken``, ``StoreError/clientIDTaken``.
  func createEditor(_ editor: NewEditor) async throws(StoreError) -> EditorRecord
  func editor(id: Int64) async throws(StoreError) -> EditorRecord?
  /// Whether completions are told to the editor; false for an unknown one.
  func hasCompletionWebhook(editorID: Int64) async throws(StoreError) -> Bool
  func editor(clientID: String) async throws(StoreError) -> EditorRecord?
  func editor(name: String) async throws(StoreError) -> EditorRecord?
  /// All of them, by name.
  func editors() async throws(StoreError) -> [EditorRecord]
  /// - Throws: ``StoreError/notFound``, ``StoreError/editorNameTaken``, ``StoreError/clientIDTaken``,
  ///   ``StoreError/formerSecretSigns(until:)``.
  /// - Returns: the editor as it is now.
  func updateEditor(id: Int64, _ changes: EditorChanges, at now: Timestamp) async throws(StoreError) -> EditorRecord

  // MARK: Keys that sign access tokens

  /// All of them, newest first.
  func signingKeys() async throws(StoreError) -> [SigningKeyRecord]
  /// Stores the key unless one that signs is there: of several processes that start together one wins.
  /// - Throws: ``StoreError/identifierTaken``.
  /// - Returns: the key that signs.
  func ensureSigningKey(_ candidate: NewSigningKey) async throws(StoreError) -> SigningKeyRecord
  /// Stores the key and retires, at its creation, the one that signed; that one verifies until the moment given.
  /// - Throws: ``StoreError/identifierTaken``.
  func rotateSigningKey(to key: NewSigningKey, previousVerifiesUntil: Timestamp) async throws(StoreError)
  /// Stores the key in place of all others, and revokes all tokens, at its creation.
  func replaceSigningKeys(by key: NewSigningKey) async throws(StoreError)
  /// Deletes the keys that verify no more.
  /// - Returns: how many.
  func purgeSigningKeys(at now: Timestamp) async throws(StoreError) -> Int

  // MARK: Access tokens

  /// Stores the token and, in the same write, revokes the editor's live tokens with the same set of scopes.
  /// - Throws: ``StoreError/identifierTaken``.
  func issueAccessToken(_ token: NewAccessToken) async throws(StoreError) -> AccessTokenRecord
  /// The token, live or not, with its editor; nil where either is unknown.
  func accessGrant(jti: String) async throws(StoreError) -> AccessGrant?
  /// - Returns: false when the token is unknown or was revoked before.
  func revokeAccessToken(jti: String, at now: Timestamp) async throws(StoreError) -> Bool
  /// Deletes tokens that expired before the moment, at most `limit` of them (so that other writes need not wait long).
  /// - Returns: how many.
  func purgeAccessTokens(expiredBefore moment: Timestamp, limit: Int) async throws(StoreError) -> Int

  // MARK: Markets

  /// - Throws: ``StoreError/identifierTaken``.
  func createMarket(_ market: NewMarket) async throws(StoreError) -> MarketRecord
  func market(identifier: String) async throws(StoreError) -> MarketRecord?
  /// The same as its editor sees it, read in one step.
  func publishedMarket(identifier: String) async throws(StoreError) -> PublishedMarket?
  /// Newest first.
  /// - Parameters:
  ///   - editorID: whose markets; nil for everybody's.
  ///   - before: ``Page/next`` of the page before; nil for the first page.
  func markets(editorID: Int64?, before: Int64?, limit: Int) async throws(StoreError) -> Page<MarketSummary>
  /// Opens the market to applications, keeps the fields that they must fill and writes the delivery that tells the
  /// editor, in one transaction. Happens once.
  /// - Parameter conclude: given the market as it stands within the transaction; runs on the store's writing thread, so
  ///   it computes and does not wait. What it throws is thrown, and nothing is changed.
  /// - Throws: ``StoreError/notFound``, ``StoreError/alreadyCompleted``, and what `conclude` throws.
  func completeMarket(
    identifier: String, at now: Timestamp, conclude: @escaping @Sendable (MarketRecord) throws -> MarketConclusion
  ) async throws -> MarketRecord

  // MARK: Applications

  /// Creates an application. With a SIRET that has a pending application to the market, gives that one instead,
  /// unchanged; without a SIRET it always makes a new one.
  /// - Throws: ``StoreError/alreadySubmitted`` when that SIRET's application was submitted,
  ///   ``StoreError/identifierTaken``, ``StoreError/notFound`` for an unknown market.
  func openApplication(_ application: NewApplication) async throws(StoreError) -> OpenedApplication
  func application(identifier: String) async throws(StoreError) -> ApplicationRecord?
  /// Newest first; parameters as in ``markets(editorID:before:limit:)``.
  func applications(marketID: Int64, before: Int64?, limit: Int) async throws(StoreError) -> Page<ApplicationRecord>
  /// The candidate's submission, with the delivery that tells the editor, in one transaction. Happens once.
  /// - Parameter conclude: as for ``completeMarket(identifier:at:conclude:)``; the delivery is written only if the
  ///   editor has a webhook URL then.
  /// - Throws: ``StoreError/notFound``, ``StoreError/alreadySubmitted``, and what `conclude` throws.
  func submitApplication(
    identifier: String, at now: Timestamp, conclude: @escaping @Sendable (ApplicationRecord) throws -> NewDelivery?
  ) async throws -> ApplicationRecord

  // MARK: Changes

  /// A mark of all that is committed, by any process. While it stays equal, every read gives what it gave: what was
  /// read after it was taken may be remembered that long. Takes no longer than a look at memory. Nil where the store
  /// cannot tell, and nothing may be remembered.
  func changeMark() throws(StoreError) -> ChangeMark?

  // MARK: Settings

  func setting(_ key: String) async throws(StoreError) -> String?
  /// Nil removes it.
  func setSetting(_ key: String, to value: String?) async throws(StoreError)
  /// Sets it unless it is set: of several processes that start together one wins.
  /// - Returns: what it is now.
  func ensureSetting(_ key: String, _ value: String) async throws(StoreError) -> String

  // MARK: Upkeep

  func counts() async throws(StoreError) -> StoreCounts
  /// What is still to be done. However much is done, it reads little, on a thread of its own.
  func backlog(at now: Timestamp) async throws(StoreError) -> StoreBacklog
  var activity: StoreActivity { get }
  /// Reads the whole database, on a thread of its own.
  /// - Returns: what is wrong, a sentence each; empty when all is well.
  func integrityCheck() async throws(StoreError) -> [String]
  /// Copies the database as it is at one moment, while reads and writes go on. The copy is checked and durable before
  /// it appears under its name, readable by its owner only.
  /// - Throws: ``StoreError/system(call:path:errno:)`` with `EEXIST` when the file is there already, and with
  ///   `EBUSY` while another backup to it is running. What one that was killed has left is replaced.
  func backup(to path: String) async throws(StoreError)
  /// Refuses new operations, finishes the writes that wait, moves everything into the one database file. Closing twice
  /// is fine.
  func close() async
}
