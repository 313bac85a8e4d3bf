/// A file that waits for the scanner.
public struct PendingScan: Sendable, Hashable {
  public let storageName: String
  public let sealedKey: [UInt8]
  /// Of the contents, in bytes.
  public let size: Int

  public init(storageName: String, sealedKey: [UInt8], size: Int) {
    self.storageName = storageName
    self.sealedKey = sealedKey
    self.size = size
  }
}

/// What becomes of a file that waited.
public enum ScanOutcome: Sendable, Hashable {
  case clean
  case infected(signature: String)
  /// Taken as it is, for this reason; under ``ScanPolicy/tolerated`` only.
  case unscanned(reason: String)
  /// Not to be judged, for this reason.
  case failed(reason: String)
}

/// The files that wait, as the store knows them.
public protocol ScanQueue: Sendable {
  /// The rows that nothing is known of yet, oldest first.
  func pending(limit: Int) async throws -> [PendingScan]

  /// Writes the outcome into the row, durably, if it is still pending. A row that is gone is no error: candidates delete
  /// files while they wait.
  ///
  /// The blob of an infected file is removed right after this returns, and the file does not count as known to
  /// ``FileVault/sweep(olderThan:erasingLostAfter:known:)`` any more, so that a crash in between leaves nothing for
  /// good.
  func record(_ storageName: String, _ outcome: ScanOutcome) async throws
}
