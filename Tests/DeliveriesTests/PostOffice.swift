import Foundation
import Outgoing
import Runtime
import Store
import TestSupport
import Testing

@testable import Deliveries

/// A store, a clock of its own and workers that deliver from the one by the other.
final class PostOffice: Sendable {
  static let secret = Array("a webhook secret".utf8)

  private let folder: TemporaryFolder
  var directory: String { folder.path }
  let store: any Store
  let clock = Clock()
  private let log: Log

  private static let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)

  init() throws {
    folder = try TemporaryFolder()
    store = try openStore(dataDirectory: folder.path)
    log = try Log(level: .error, descriptor: Self.nowhere)
  }

  /// An editor whose secret is stored as it stands.
  func editor(_ name: String = "a", _ url: String?) async throws -> EditorRecord {
    var editor = NewEditor(name: name, clientID: name, clientSecretHash: "", createdAt: clock.now)
    editor.authorized = true
    editor.completionWebhookURL = url
    editor.sealedWebhookSecret = Self.secret
    return try await store.createEditor(editor)
  }

  /// Completes a market; the delivery is named after it.
  @discardableResult
  func complete(_ identifier: String, of editor: EditorRecord) async throws -> MarketRecord {
    _ = try await store.createMarket(
      NewMarket(
        identifier: identifier, editorID: editor.id, name: "Papier", siret: "13002526500013", deadline: clock.now,
        marketTypeCodes: ["supplies"], createdAt: clock.now))
    return try await store.completeMarket(identifier: identifier, at: clock.now) { market in
      MarketConclusion(
        fieldKeys: [],
        delivery: NewDelivery(
          webhookID: "w-" + identifier, event: "market.completed",
          payload: Array(#"{"market":"\#(market.identifier)","note":"é\u2028"}"#.utf8)))
    }
  }

  static func descriptor(
    timeout: Int = 2, pauses: [Int] = [0, 0], failures: Int = 5
  ) -> WebhookDescriptor {
    WebhookDescriptor(
      event: "market.completed", mediaType: "application/json", maxBody: 1000, timeoutSeconds: timeout,
      retryAfterSeconds: pauses, breakerFailures: failures, breakerSeconds: 1800,
      signatureHeader: "X-Webhook-Signature-SHA256", constantHeaders: [("User-Agent", "PasseMarche-Webhook/1.0")])
  }

  func workers(
    _ descriptor: WebhookDescriptor = PostOffice.descriptor(), policy: TargetPolicy? = nil, concurrency: Int = 64,
    perEditor: Int = 8, plan: (any DeliveryPlan)? = nil
  ) throws -> DeliveryWorkers {
    var configuration = DeliveryWorkers.Configuration(descriptors: [descriptor])
    configuration.concurrency = concurrency
    configuration.perEditor = perEditor
    return DeliveryWorkers(
      configuration: configuration, store: store,
      client: try HTTPClient(policy: policy ?? TargetPolicy(allowsPlainHTTP: true, allowsPrivateAddresses: true)),
      clock: clock, log: log, plan: plan, openSecret: { sealed, _ in sealed })
  }

  /// Runs the workers for as long as the body takes, and stops them in good order.
  func delivering(_ workers: DeliveryWorkers, _ body: () async throws -> Void) async throws {
    let running = Task { await workers.run() }
    do {
      try await body()
    } catch {
      running.cancel()
      await running.value
      throw error
    }
    workers.stop()
    await running.value
  }

  /// Waits until the workers have looked at the outbox as it is now, at the time that it is now, and have ended what
  /// they found. What has not been sent then is not due.
  func settle(_ workers: DeliveryWorkers) async throws {
    let before = workers.figures.looks
    try await eventually("a rest of the workers") {
      store.deliverySignal.ring()
      let figures = workers.figures
      // The first of these looks can have begun before, and the third says that what the second found is under way.
      return figures.looks >= before + 3 && figures.underWay == 0
    }
  }

  func state(_ market: String) async throws -> DeliveryState? {
    try await store.delivery(webhookID: "w-" + market)?.state
  }

  func log(_ market: String) async throws -> [DeliveryAttempt] {
    try await store.deliveryAttempts(webhookID: "w-" + market)
  }
}
