import Deliveries
import Runtime
import Store

/// Deliveries of webhooks, and the breakers that hold them back.
enum WebhookMetrics {
  /// Editors that have series of their own: those whose last attempt failed first, then by age.
  private static let mostEditors = 100

  private static let attempts = MetricFamily.counter(
    "passemarche_webhook_attempts_total",
    "Attempts to deliver a webhook that have ended, by class of the answer's status or the word of the error",
    labels: ["outcome"])
  private static let underWay = MetricFamily.gauge(
    "passemarche_webhook_attempts_in_flight", "Attempts that this process has under way")
  private static let deliveries = MetricFamily.gauge(
    "passemarche_webhook_deliveries",
    "Deliveries that are not done: due, waiting for their time, under way in any process, or given up",
    labels: ["state"])
  private static let oldest = MetricFamily.gauge(
    "passemarche_webhook_oldest_due_age_seconds", "For how long the oldest due delivery has been due; 0 without one")
  private static let breakers = MetricFamily.gauge(
    "passemarche_webhook_breakers", "Editors with a webhook URL by the state of their breaker", labels: ["state"])
  private static let breaker = MetricFamily.gauge(
    "passemarche_webhook_breaker_state",
    "1 for the state that the breaker of an editor is in, 0 for the others; for \(mostEditors) editors at most",
    labels: ["client_id", "state"])
  private static let failures = MetricFamily.gauge(
    "passemarche_webhook_consecutive_failures",
    "Attempts for an editor that have failed one after the other, where the last one did", labels: ["client_id"])
  private static let retries = MetricFamily.counter(
    "passemarche_retry_sync_requests_total",
    "Requests of buyers and candidates to tell a completion again, by what came of them", labels: ["result"])
  private static let objects = MetricFamily.gauge(
    "passemarche_sync_objects",
    "Completed markets and applications by how far their editor has been told; not_configured has no webhook URL",
    labels: ["object", "status"])

  static let families = [
    attempts, underWay, deliveries, oldest, breakers, breaker, failures, retries, objects,
  ]

  static func write(
    _ figures: DeliveryFigures, _ requests: [RetryResult: Int], _ backlog: StoreBacklog?, at now: Timestamp,
    to text: inout MetricsText
  ) {
    text.write(attempts) { samples in
      for (outcome, count) in figures.attempts.sorted(by: { $0.key < $1.key }) {
        samples.add([outcome], .integer(count))
      }
    }
    text.write(underWay, .integer(figures.underWay))
    text.write(deliveries) { samples in
      guard let backlog else { return }
      samples.add(["due"], .integer(backlog.dueDeliveries))
      samples.add(["waiting"], .integer(backlog.laterDeliveries))
      samples.add(["processing"], .integer(backlog.processingDeliveries))
      samples.add(["failed"], .integer(backlog.failedDeliveries))
    }
    text.write(oldest) { if let backlog { $0.add(.age(of: backlog.oldestDueAt, at: now)) } }
    write(backlog?.receivers, at: now, to: &text)
    text.write(retries) { samples in
      for result in RetryResult.allCases { samples.add([result.rawValue], .integer(requests[result] ?? 0)) }
    }
    text.write(objects) { samples in
      guard let backlog else { return }
      for (object, counts) in [("market", backlog.markets), ("application", backlog.applications)] {
        for status in DeliveryStatus.allCases {
          samples.add([object, status.word], .integer(counts.byStatus[status] ?? 0))
        }
        samples.add([object, "not_configured"], .integer(counts.notConfigured))
      }
    }
  }

  private static func write(_ known: [ReceiverRecord]?, at now: Timestamp, to text: inout MetricsText) {
    let receivers = known ?? []
    let states = receivers.map { $0.state(at: now).word }
    text.write(breakers) { samples in
      guard known != nil else { return }
      for word in BreakerRecord.State.words {
        samples.add([word], .integer(states.count { $0 == word }))
      }
    }
    let shown = (receivers.filter { $0.breaker != nil } + receivers.filter { $0.breaker == nil }).prefix(mostEditors)
    text.write(breaker) { samples in
      for receiver in shown {
        for word in BreakerRecord.State.words {
          samples.add([receiver.clientID, word], .truth(receiver.state(at: now).word == word))
        }
      }
    }
    text.write(failures) { samples in
      for receiver in shown {
        if let breaker = receiver.breaker { samples.add([receiver.clientID], .integer(breaker.failures)) }
      }
    }
  }
}

extension BreakerRecord.State {
  fileprivate static let words = ["closed", "open", "half_open"]

  fileprivate var word: String {
    switch self {
    case .closed: "closed"
    case .open: "open"
    case .halfOpen: "half_open"
    }
  }
}

extension DeliveryStatus {
  /// As the contract calls it, without what is the same for all.
  fileprivate var word: String { String(rawValue.dropFirst("sync_".count)) }
}

extension MetricValue {
  /// How long ago a moment was; 0 for none, and for one that a clock puts ahead.
  static func age(of moment: Timestamp?, at now: Timestamp) -> MetricValue {
    .milliseconds(max(0, now.milliseconds - (moment ?? now).milliseconds))
  }
}
