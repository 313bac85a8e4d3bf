import Runtime
import Store
import Synchronization

/// Why a completion is not told again. What people are told of it is the caller's.
public enum RetryRefusal: Error, Sendable, Hashable {
  /// The object is not `sync_failed`: it is still under way, or delivered for good.
  case notFailed
  /// As often as may be; after so many seconds the next one is taken.
  case tooOften(retryAfterSeconds: Int)
  /// The editor has no webhook URL.
  case noURL
  case store(StoreError)
}

/// Where deliveries are asked for again.
public struct DeliveryDesk: Sendable {
  /// How often an object's delivery may be asked for from its page (product.md §6.5), within how long.
  public static let retriesAllowed = 3
  public static let retryWindowMilliseconds: Int64 = 3_600_000

  private let store: any Store
  private let clock: Clock
  private let counted = Counted()

  public init(store: any Store, clock: Clock) {
    self.store = store
    self.clock = clock
  }

  /// Requests of ``retrySync(_:)`` by what came of them, for metrics.
  public var requests: [RetryResult: Int] { counted.requests.withLock { $0 } }

  /// `retry_sync` of the status pages: the object, failed until now, is pending again and all attempts are to be had.
  public func retrySync(_ object: DeliveryObject) async throws(RetryRefusal) {
    do throws(RetryRefusal) {
      try await ask(object)
      counted.add(.queued)
    } catch {
      counted.add(RetryResult(error))
      throw error
    }
  }

  private func ask(_ object: DeliveryObject) async throws(RetryRefusal) {
    let now = clock.now
    let answer: RetryAnswer
    do throws(StoreError) {
      answer = try await store.retryDelivery(
        of: object, at: now, limit: Self.retriesAllowed, windowMilliseconds: Self.retryWindowMilliseconds)
    } catch .notFound {
      // Without a delivery there is nothing that could have failed.
      throw .notFailed
    } catch {
      throw .store(error)
    }
    switch answer {
    case .queued: return
    case .notFailed: throw .notFailed
    case .noURL: throw .noURL
    case .tooOften(let until):
      // Rounded up, so that the next one is taken then.
      throw .tooOften(retryAfterSeconds: Int(max(1, (until.milliseconds - now.milliseconds + 999) / 1000)))
    }
  }
}

/// What came of a request to tell a completion again; the raw values are for metrics.
public enum RetryResult: String, Sendable, CaseIterable {
  case queued
  case notFailed = "not_failed"
  case tooOften = "too_often"
  case noURL = "no_url"
  case error

  init(_ refusal: RetryRefusal) {
    switch refusal {
    case .notFailed: self = .notFailed
    case .tooOften: self = .tooOften
    case .noURL: self = .noURL
    case .store: self = .error
    }
  }
}

/// What all copies of a desk count together.
private final class Counted: Sendable {
  let requests = Mutex<[RetryResult: Int]>([:])

  func add(_ result: RetryResult) { requests.withLock { $0[result, default: 0] += 1 } }
}
