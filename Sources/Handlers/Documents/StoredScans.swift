import Runtime
import Store
import Vault

/// The files that wait for the antivirus, as the store knows them.
public struct StoredScans: ScanQueue {
  /// Milliseconds after which a file that the scanner could not look at is tried again.
  private static let retry: Int64 = 10 * 60_000

  private let store: any Store
  private let clock: Clock

  public init(store: any Store, clock: Clock) {
    self.store = store
    self.clock = clock
  }

  public func pending(limit: Int) async throws -> [PendingScan] {
    let now = clock.now
    return try await store.filesToScan(failedBefore: now.adding(milliseconds: -Self.retry), at: now, limit: limit)
      .map { PendingScan(storageName: $0.storageName, sealedKey: $0.sealedKey, size: $0.size) }
  }

  public func record(_ storageName: String, _ outcome: ScanOutcome) async throws {
    let scan: FileScan =
      switch outcome {
      case .clean: .clean
      case .infected(let signature): .infected(signature)
      case .unscanned: .unscanned
      case .failed(let reason): .error(reason)
      }
    _ = try await store.recordScan(storageName: storageName, scan, at: clock.now)
  }
}
