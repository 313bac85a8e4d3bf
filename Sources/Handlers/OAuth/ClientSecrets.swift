import Crypto
import Dispatch
import Runtime
import Synchronization

/// Checks client secrets against their slow hash, off the event loops and one at a time, so that a flood of wrong
/// secrets takes one core at most. A secret that was right is remembered by a digest of itself and its stored hash, so
/// that token requests stay fast and a rotated secret is forgotten by itself.
public final class ClientSecrets: Sendable {
  /// How many right secrets are remembered; when full the memory is emptied and fills again.
  private static let capacity = 10_000
  /// How many checks may wait; over it the caller is told to come back.
  private static let queueLimit = 64

  private let known = Mutex<Set<[UInt8]>>([])
  private let waiting = Atomic(0)
  private let queue = DispatchQueue(label: "client-secrets", qos: .utility)
  /// Hashed in place of an unknown client's, so that the time taken tells nothing about which clients exist.
  private let decoy: String

  public init() throws {
    decoy = try PasswordHash.decoy()
  }

  func isKnown(_ secret: String, hash: String) throws -> Bool {
    let digest = try Self.digest(secret, hash)
    return known.withLock { $0.contains(digest) }
  }

  /// - Parameter hash: the stored hash; nil for an unknown client, which takes as long and is never right.
  /// - Throws: ``Overloaded`` when too many checks wait; `CryptoError` for a stored hash that cannot be read.
  func isRight(_ secret: String, hash: String?) async throws -> Bool {
    if let hash, try isKnown(secret, hash: hash) { return true }
    guard waiting.add(1, ordering: .relaxed).newValue <= Self.queueLimit else {
      waiting.subtract(1, ordering: .relaxed)
      throw Overloaded(retryAfter: 1)
    }
    defer { waiting.subtract(1, ordering: .relaxed) }
    let matches = try await withCheckedThrowingContinuation { continuation in
      queue.async { [decoy] in
        continuation.resume(with: Result { try PasswordHash.verify(secret, against: hash ?? decoy) })
      }
    }
    guard matches, let hash else { return false }
    remember(try Self.digest(secret, hash))
    return true
  }

  private func remember(_ digest: [UInt8]) {
    known.withLock {
      if $0.count >= Self.capacity { $0.removeAll(keepingCapacity: true) }
      $0.insert(digest)
    }
  }

  private static func digest(_ secret: String, _ hash: String) throws -> [UInt8] {
    try SHA256.hash(Array(hash.utf8) + [0] + Array(secret.utf8))
  }
}

/// Too much of one kind of work waits already.
struct Overloaded: TransientError {
  let retryAfter: Int?
}
