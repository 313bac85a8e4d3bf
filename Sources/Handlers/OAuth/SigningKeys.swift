import Crypto
import Runtime
import Store
import Synchronization

/// The keys that sign access tokens: made by the server, kept sealed in the store, shared by every process on it. One
/// signs for ``SigningKeys/lifetimeMilliseconds``; after that it still verifies until the last token that it signed has
/// expired.
public final class SigningKeys: Sendable {
  /// How long one key signs.
  public static let lifetimeMilliseconds: Int64 = 30 * 86_400_000

  /// How long another process may go on signing with a key that was replaced: it looks after the keys every hour.
  private static let overlapMilliseconds: Int64 = 2 * 3_600_000

  private struct Ring {
    var readAt: ContinuousClock.Instant?
    var signing: (id: String, key: SecretKey)?
    var verifying: [String: SecretKey] = [:]
  }

  private let store: any Store
  private let seal: SecretSeal
  private let reloadPause: Duration
  private let ring = Mutex(Ring())
  /// Grows whenever other keys verify than before.
  private let changes = Atomic(0)

  /// - Parameter reloadPause: a `kid` that nobody knows, and a token that is to be signed, make the keys be read again,
  ///   but not more often than this.
  public init(store: any Store, seal: SecretSeal, reloadPause: Duration = .seconds(1)) {
    self.store = store
    self.seal = seal
    self.reloadPause = reloadPause
  }

  /// Reads the keys, makes the first one, replaces one that has signed for its lifetime and drops those that verify no
  /// more. To be called at start and from time to time.
  public func maintain(at now: Timestamp) async throws {
    let current = try await store.ensureSigningKey(try fresh(at: now))
    if now.milliseconds - current.createdAt.milliseconds >= Self.lifetimeMilliseconds { try await rotate(at: now) }
    _ = try await store.purgeSigningKeys(at: now)
    try await reload()
  }

  /// Has another key sign from now on. Servers sign with it from the next token on, and what they signed before stays
  /// good until it expires.
  public func rotate(at now: Timestamp) async throws {
    try await store.rotateSigningKey(
      to: try fresh(at: now),
      previousVerifiesUntil: now.adding(milliseconds: Self.overlapMilliseconds + TokenIssuer.lifetimeSeconds * 1000))
  }

  /// Has another key sign from now on, forgets those of before and ends all tokens: for when one has leaked.
  public func replace(at now: Timestamp) async throws {
    try await store.replaceSigningKeys(by: try fresh(at: now))
  }

  /// Equal to what it was: the same keys verify.
  var version: Int { changes.load(ordering: .acquiring) }

  /// The key that signs now: looked for, since another process may have made it. Where that fails the one that signed
  /// last does.
  func signing() async throws -> (id: String, key: SecretKey) {
    do {
      try await reloadIfStale()
    } catch {
      guard ring.withLock({ $0.signing != nil }) else { throw error }
    }
    guard let current = ring.withLock({ $0.signing }) else { throw StoreError.notFound }
    return current
  }

  /// The key of a token's `kid`, where it is known here. Another process may have made it since the last look:
  /// ``reloadIfStale()`` and ask again.
  func verifying(_ id: String) -> SecretKey? { ring.withLock { $0.verifying[id] } }

  func reloadIfStale() async throws {
    if let readAt = ring.withLock({ $0.readAt }), readAt.duration(to: .now) < reloadPause { return }
    try await reload()
  }

  private func reload() async throws {
    var next = Ring()
    next.readAt = .now
    for record in try await store.signingKeys() {
      let key = SecretKey(try seal.open(record.sealedKey, as: .signingKey, name: record.kid))
      next.verifying[record.kid] = key
      if record.retiredAt == nil, next.signing == nil { next.signing = (record.kid, key) }
    }
    let isOther = ring.withLock { ring in
      defer { ring = next }
      return ring.verifying.keys != next.verifying.keys
    }
    if isOther { changes.add(1, ordering: .acquiringAndReleasing) }
  }

  private func fresh(at now: Timestamp) throws -> NewSigningKey {
    let kid = Hex.encode(try SecureRandom.bytes(8))
    return NewSigningKey(
      kid: kid, sealedKey: try seal.close(SecureRandom.bytes(32), as: .signingKey, name: kid), createdAt: now)
  }
}
