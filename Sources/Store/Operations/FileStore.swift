import Runtime

/// The descriptions of uploaded files. They come and go with ``DraftStore/saveDraft(_:_:limits:at:)``.
public protocol FileStore: Sendable {
  /// A file of this application, by its id; another application's is not found.
  func file(id: String, applicationIdentifier: String) async throws(StoreError) -> FileRecord?
  /// All of an application, by ``FileRecord/position``; none of an unknown one.
  func files(applicationIdentifier: String) async throws(StoreError) -> [FileRecord]
  func fileTotals(applicationIdentifier: String) async throws(StoreError) -> FileTotals

  /// Files without a verdict, oldest first, then those that the scanner could not look at before the moment.
  func filesToScan(
    failedBefore moment: Timestamp, at now: Timestamp, limit: Int
  ) async throws(StoreError) -> [FileToScan]
  /// - Returns: false when the file is gone.
  func recordScan(storageName: String, _ verdict: FileScan, at now: Timestamp) async throws(StoreError) -> Bool

  /// Which of these names files and documents use: the others' bytes belong to nothing, and those of infected files are
  /// gone. Bytes are written before their
  /// description, so ask only about old ones.
  /// - Parameter names: at most 1000; ``StoreError/limitExceeded(_:)`` beyond.
  func storageNames(in names: [String]) async throws(StoreError) -> Set<String>
}
