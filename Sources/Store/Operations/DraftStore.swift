import Runtime

/// What a candidate enters, from the first page to the submission.
///
/// Writes are refused with ``StoreError/notFound`` for an unknown application, ``StoreError/notOwner`` when the author
/// is not its owner, and ``StoreError/locked`` once its submission was asked for.
public protocol DraftStore: Sendable {
  /// Everything about an application, read as of one moment.
  func dossier(applicationIdentifier: String) async throws(StoreError) -> Dossier?
  /// The candidate's applications of one SIRET.
  /// - Parameter page: from 1; one that is too small is read as the first, one that is too large as the last.
  func dashboard(candidateID: Int64, siret: String, page: Int) async throws(StoreError) -> Dashboard

  /// Writes what a page sent, all of it or nothing. Of two tabs the one that is answered last counts, for each answer
  /// that it sends.
  /// - Parameter limits: of files, the ones that are there included. Asked only where files are added.
  /// - Throws: besides the above, ``StoreError/unknownField(_:)`` for a key that is not among the market's
  ///   ``MarketRecord/fieldKeys``; ``StoreError/unknownLot(_:)`` for a position that the market has not;
  ///   ``StoreError/tooManyLots(limit:)``; ``StoreError/limitExceeded(_:)``; ``StoreError/officialAnswer(_:)`` for a
  ///   file added to an official answer; ``StoreError/identifierTaken`` for a file's id or storage name that is in use;
  ///   ``StoreError/invalidValue(_:)`` for a digest that is not 32 bytes long, a negative size, or a display name that
  ///   is empty or longer than 255 characters.
  func saveDraft(
    _ access: DraftAccess, _ changes: DraftChanges, limits: FileLimits, at now: Timestamp
  ) async throws(StoreError) -> SavedDraft
  /// Gives an application without a SIRET its own, in a deployment without login; elsewhere a link does it.
  /// - Throws: besides the above, ``StoreError/siretTaken`` when the SIRET has another application to this market, and
  ///   ``StoreError/invalidValue(_:)`` when this one has another SIRET.
  func bindSiret(_ access: DraftAccess, to siret: String, at now: Timestamp) async throws(StoreError)
  /// Empties the application. It stays with its identifier, so that the editor's link still leads to it, and is
  /// nobody's again; a SIRET that came from a candidate goes too, one that the editor gave stays.
  /// - Returns: the storage names of its files, to be erased from the disk.
  func deleteDraft(_ access: DraftAccess) async throws(StoreError) -> [String]
  /// Empties, as ``deleteDraft(_:)`` does, the applications that were touched before the moment and not since, at
  /// most `limit`.
  func purgeDrafts(untouchedSince moment: Timestamp, limit: Int) async throws(StoreError) -> PurgedDrafts

  /// Writes what official sources gave, in one write. It overrides what the candidate entered in these fields, and
  /// nothing the candidate sends overrides it. A field whose source failed keeps what is in it.
  /// - Throws: ``StoreError/notFound``, ``StoreError/locked``, and as ``saveDraft(_:_:limits:at:)`` for fields, limits
  ///   and files.
  /// - Returns: the storage names of the files that were replaced, to be erased from the disk.
  func recordOfficialAnswers(
    applicationIdentifier: String, _ answers: [OfficialAnswer], limits: FileLimits, at now: Timestamp
  ) async throws(StoreError) -> [String]
}
