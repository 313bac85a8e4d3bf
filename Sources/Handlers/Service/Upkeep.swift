import Runtime
import Store
import Synchronization
import Vault

/// What is done from time to time beside the requests: signing keys rotated; expired tokens, secrets, drafts, links and
/// sessions deleted; deliveries of long ago forgotten; files that no row knows moved away, and erased a month later.
///
/// A step that fails keeps no other from being done: a damaged row or a full disk stays for longer than a round, and
/// meanwhile nothing is to be kept past its time, and the sweep is to free its room.
public final class Upkeep: Sendable {
  /// In the order in which they are done. The values are what logs and metrics call them.
  enum Step: String, CaseIterable, Sendable {
    case signingKeys = "signing_keys"
    case accessTokens = "access_tokens"
    case webhookSecrets = "webhook_secrets"
    case deliveries
    case marketConfigurations = "market_configurations"
    case magicLinks = "magic_links"
    /// Before sessions: whoever has neither any more is forgotten with the last of them.
    case drafts
    case loginSessions = "login_sessions"
    case files
  }

  /// Milliseconds between two rounds by the server's clock, which the sandbox can move; the first comes at the start,
  /// and another one when the clock was set back.
  private static let interval: Int64 = 3_600_000
  /// Between two looks at that clock.
  private static let pause = Duration.seconds(1)
  /// Rows deleted in one write, so that other writes need not wait long.
  private static let batch = 1000
  /// The same for drafts, whose files are erased before anything else is done: a stop waits for those of one batch.
  private static let draftBatch = 20
  /// How long a delivery is kept once it is delivered, and the log of its attempts.
  private static let deliveryRetention: Int64 = 90 * 86_400_000

  private let store: any Store
  private let keys: SigningKeys
  private let vault: FileVault
  private let clock: Clock
  private let log: Log
  private let began: Timestamp
  private let done = Mutex<[Step: Timestamp]>([:])
  private let fileFailures = Mutex(0)

  public init(store: any Store, keys: SigningKeys, vault: FileVault, clock: Clock, log: Log) {
    self.store = store
    self.keys = keys
    self.vault = vault
    self.clock = clock
    self.log = log
    began = clock.now
  }

  /// When a step was done last; when the process began where it was not yet.
  func lastDone(_ step: Step) -> Timestamp { done.withLock { $0[step] } ?? began }

  /// How often a file of the vault could not be moved or erased.
  var failedFiles: Int { fileFailures.withLock { $0 } }

  /// Works until its task is cancelled; of a round that was begun the next process does the rest.
  public func run() async {
    var last: Timestamp?
    while true {
      // Ends with the server, before the store is closed.
      guard (try? await Task.sleep(for: Self.pause)) != nil else { return }
      let now = clock.now
      // A clock that was set back would put the next round off by as much.
      if let last, (last..<last.adding(milliseconds: Self.interval)).contains(now) { continue }
      last = now
      await round()
    }
  }

  /// Does every step once, until its task is cancelled.
  func round() async {
    for step in Step.allCases {
      do {
        guard !Task.isCancelled else { return }
        try await perform(step)
        guard !Task.isCancelled else { return }
        let now = clock.now
        done.withLock { $0[step] = now }
      } catch {
        if let failures = error as? FileFailures { tell(failures, of: step) }
        log.record(.error, "upkeep failed", [("step", step.rawValue), ("error", "\(error)")])
      }
    }
  }

  /// A file's name on the disk is random, and says nothing of whose it is or what it holds.
  private func tell(_ failures: FileFailures, of step: Step) {
    fileFailures.withLock { $0 += failures.count }
    for failure in failures.named {
      log.record(
        .error, "a file could not be moved or erased",
        [("step", step.rawValue), ("file", failure.storageName), ("error", "\(failure.error)")])
    }
  }

  private func perform(_ step: Step) async throws {
    let now = clock.now
    switch step {
    case .signingKeys:
      try await keys.maintain(at: now)
    case .accessTokens:
      try await inBatches {
        try await self.store.purgeAccessTokens(expiredBefore: now, limit: Self.batch) == Self.batch
      }
    case .webhookSecrets:
      _ = try await store.purgePreviousWebhookSecrets(at: now)
    case .deliveries:
      let oldest = now.adding(milliseconds: -Self.deliveryRetention)
      try await inBatches { try await self.store.purgeDeliveries(before: oldest, limit: Self.batch) > 0 }
    case .marketConfigurations:
      try await inBatches { try await self.store.purgeMarketConfigurations(at: now, limit: Self.batch) == Self.batch }
    case .magicLinks:
      try await inBatches { try await self.store.purgeMagicLinks(at: now, limit: Self.batch) == Self.batch }
    case .drafts:
      try await purgeDrafts(at: now)
    case .loginSessions:
      try await inBatches {
        try await self.store.purgeLoginSessions(expiredBefore: now, limit: Self.batch) == Self.batch
      }
    case .files:
      try await sweep()
    }
  }

  /// Does a step batch by batch, until nothing remains or its task is cancelled.
  /// - Parameter batch: gives whether there may be more.
  private func inBatches(_ batch: () async throws -> Bool) async throws {
    var mayBeMore = true
    while mayBeMore, !Task.isCancelled { mayBeMore = try await batch() }
  }

  /// - Throws: also ``FileFailures``, for files that cannot be moved or erased, once all others are.
  private func sweep() async throws {
    let report = try await vault.sweep { [store] names in try await store.storageNames(in: names) }
    for (count, event) in [
      (report.lost, "files that no row knows were moved to `lost`"),
      (report.found, "files that a row knows again were put back"),
      (report.returned, "files that lay in another folder than their own were moved to it"),
      (report.copies, "files of which a copy is in its place were erased elsewhere"),
    ] where count > 0 { log.record(.warning, event, [("files", "\(count)")]) }
    if report.failures.count > 0 { throw report.failures }
  }

  /// A batch is finished with all its files, which nothing but the sweep would find again.
  /// - Throws: also ``FileFailures``, for files that cannot be erased, once all others are. No row knows them any more,
  ///   so that the sweep finds them.
  private func purgeDrafts(at now: Timestamp) async throws {
    var failures = FileFailures()
    while !Task.isCancelled {
      let purged = try await store.purgeDrafts(at: now, limit: Self.draftBatch)
      for name in purged.erasedStorageNames {
        do throws(VaultError) {
          try await vault.remove(name)
        } catch {
          failures.add(name, error)
        }
      }
      guard purged.applicationIdentifiers.count == Self.draftBatch else { break }
    }
    if failures.count > 0 { throw failures }
  }
}
