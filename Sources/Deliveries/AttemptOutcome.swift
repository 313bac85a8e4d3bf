import Outgoing
import Runtime
import Store

/// What came of an attempt, and what it means (decision 23: a receiver that fails for now is tried again, one that
/// refuses is not).
struct AttemptOutcome: Sendable {
  enum Meaning: Sendable, Hashable {
    case delivered
    /// It may go better later.
    case temporary
    /// It would go no better.
    case final
  }

  let meaning: Meaning
  var status: Int?
  /// For the log, where there was no answer.
  var error: String?
  var excerpt: String?
  /// When the receiver wants to be asked again, as far as it is heeded.
  var pauseMilliseconds: Int64?
  /// Whether the receiver was reached for, so that the outcome says something of it.
  var concernsReceiver = true

  /// The longest pause that a receiver can ask for.
  static let longestPauseMilliseconds: Int64 = 3_600_000

  /// - Parameter now: by which a date in `Retry-After` is read.
  init(_ response: HTTPResponse, at now: Timestamp) {
    status = response.status
    switch response.status {
    case 200...299: meaning = .delivered
    case 408, 429, 500...599: meaning = .temporary
    default: meaning = .final
    }
    if meaning == .temporary, let text = response["retry-after"] {
      pauseMilliseconds = RetryAfter.milliseconds(text, at: now).map { min($0, Self.longestPauseMilliseconds) }
    }
    if !response.body.isEmpty { excerpt = Excerpt.redacted(response.body) }
  }

  init(_ failure: OutgoingError) {
    error = failure.code
    switch failure {
    case .dns, .connect, .timeout, .protocol, .tooLarge, .cancelled, .refusedMail, .refusedSession:
      meaning = .temporary
    case .tls: meaning = .final
    case .refusedURL, .refusedAddress, .malformedAddress:
      meaning = .final
      concernsReceiver = false
    }
  }

  /// Nothing could be sent, for a reason of our own.
  init(notSent reason: Reason) {
    meaning = .final
    error = reason.rawValue
    concernsReceiver = false
  }

  enum Reason: String {
    case noURL = "no_url"
    /// A delivery is signed or not made.
    case noSecret = "no_secret"
    /// Of a contract that this program does not know.
    case unknownEvent = "unknown_event"
  }

  /// What it says of the receiver. One that is overloaded (429) or closed (503) and asks for a pause is left alone
  /// altogether; another `Retry-After` holds for its own delivery.
  func health(at now: Timestamp) -> ReceiverHealth {
    guard concernsReceiver else { return .unknown }
    if meaning == .delivered { return .well }
    if let pauseMilliseconds, status == 429 || status == 503 {
      return .asksForPause(now.adding(milliseconds: pauseMilliseconds))
    }
    return .ill
  }

  /// What a trace tells of an attempt: not where it went, since addresses may hold secrets.
  func attributes(of delivery: DeliveryRecord) -> TraceSpan.Attributes {
    var attributes: TraceSpan.Attributes = [
      ("http.request.method", .text("POST")), ("passemarche.webhook_id", .text(delivery.webhookID)),
      ("passemarche.event", .text(delivery.event)), ("http.request.resend_count", .integer(delivery.attempts - 1)),
    ]
    if let status { attributes.append(("http.response.status_code", .integer(status))) }
    if meaning != .delivered { attributes.append(("error.type", .text(error ?? "\(status ?? 0)"))) }
    return attributes
  }

  /// A word for metrics; there are a dozen of them.
  var word: String { error ?? status.map { "\($0 / 100)xx" } ?? "none" }
}
