import Runtime

/// An attempt as the log of deliveries keeps it.
public struct DeliveryAttempt: Sendable, Hashable {
  /// The most bytes kept of an answer's body.
  public static let excerptLimit = 1024

  /// From 1; see ``DeliveryRecord/attempts``.
  public var number: Int
  /// When it began.
  public var at: Timestamp
  public var durationMilliseconds: Int
  /// Of the answer, where there was one.
  public var status: Int?
  /// A word for what went wrong where there was no answer, or none that counts.
  public var error: String?
  /// The beginning of the answer's body, with what may be secret or personal taken out, at most ``excerptLimit`` bytes.
  public var excerpt: String?

  public init(
    number: Int, at: Timestamp, durationMilliseconds: Int, status: Int? = nil, error: String? = nil,
    excerpt: String? = nil
  ) {
    self.number = number
    self.at = at
    self.durationMilliseconds = durationMilliseconds
    self.status = status
    self.error = error
    self.excerpt = excerpt
  }
}

/// What becomes of a delivery after an attempt.
public enum AttemptVerdict: Sendable, Hashable {
  case delivered
  /// Attempted again, not before that moment.
  case retry(Timestamp)
  case failed
}

/// What an attempt says about its editor's receiver.
public enum ReceiverHealth: Sendable, Hashable {
  /// It took the delivery.
  case well
  /// It did not; it counts towards the breaker.
  case ill
  /// As ``ill``, and it asked to be left alone until that moment.
  case asksForPause(Timestamp)
  /// Nothing was sent.
  case unknown
}

/// A finished attempt, with all that follows from it.
public struct FinishedAttempt: Sendable, Hashable {
  public var deliveryID: Int64
  public var attempt: DeliveryAttempt
  public var verdict: AttemptVerdict
  public var health: ReceiverHealth
  public var breaker: BreakerRule
  /// When it was finished.
  public var finishedAt: Timestamp

  public init(
    deliveryID: Int64, attempt: DeliveryAttempt, verdict: AttemptVerdict, health: ReceiverHealth, breaker: BreakerRule,
    finishedAt: Timestamp
  ) {
    self.deliveryID = deliveryID
    self.attempt = attempt
    self.verdict = verdict
    self.health = health
    self.breaker = breaker
    self.finishedAt = finishedAt
  }
}

/// When an editor's breaker opens, and for how long.
public struct BreakerRule: Sendable, Hashable {
  /// Consecutive failures.
  public var failures: Int
  public var openMilliseconds: Int64

  public init(failures: Int, openMilliseconds: Int64) {
    self.failures = failures
    self.openMilliseconds = openMilliseconds
  }
}

/// The breaker of an editor whose last attempt failed; one whose last attempt went well has none.
public struct BreakerRecord: Sendable, Hashable {
  public enum State: Sendable, Hashable {
    /// Deliveries go on, one at a time.
    case closed
    /// None is made until then.
    case open(until: Timestamp)
    /// The next delivery is a trial, alone: it closes the breaker or opens it again.
    case halfOpen
  }

  public let editorID: Int64
  /// How many attempts have failed one after the other.
  public let failures: Int
  /// Set by the failure that opened it last, until a success.
  public let openUntil: Timestamp?
  /// The receiver asked to be left alone until then.
  public let pausedUntil: Timestamp?

  public func state(at now: Timestamp) -> State {
    guard let openUntil else { return .closed }
    return now < openUntil ? .open(until: openUntil) : .halfOpen
  }
}

/// A delivery that was asked for again.
public struct DeliveryRequeue: Sendable, Hashable {
  public enum Origin: String, Sendable, Hashable, CaseIterable {
    /// From the object's status page.
    case page
    /// By an operator's command.
    case operation
  }

  public let at: Timestamp
  public let origin: Origin
}

/// The answer to a request from a status page to deliver again.
public enum RetryAnswer: Sendable, Hashable {
  case queued
  /// The object is not `sync_failed`; a delivered one never goes back.
  case notFailed
  /// The editor has no webhook URL.
  case noURL
  /// As often as may be within the window; the next one is possible then.
  case tooOften(until: Timestamp)
}

/// The answer to an operator's request to deliver again.
public enum ReplayAnswer: Sendable, Hashable {
  case queued
  /// An attempt is under way.
  case underWay
  /// The editor has no webhook URL.
  case noURL
}
