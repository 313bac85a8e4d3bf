import Crypto
import Outgoing
import Runtime
import Store

/// Makes one attempt at a delivery: signs the bytes and sends them.
struct DeliverySender: Sendable {
  private let descriptors: [String: WebhookDescriptor]
  private let client: HTTPClient
  private let clock: Clock
  private let openSecret: DeliveryWorkers.SecretOpener
  /// What receivers compare `webhook-timestamp` with cannot be moved.
  private let receiversClock = Clock()

  init(
    descriptors: [WebhookDescriptor], client: HTTPClient, clock: Clock,
    openSecret: @escaping DeliveryWorkers.SecretOpener
  ) {
    self.descriptors = Dictionary(descriptors.map { ("\($0.event)", $0) }) { first, _ in first }
    self.client = client
    self.clock = clock
    self.openSecret = openSecret
  }

  func descriptor(of event: String) -> WebhookDescriptor? { descriptors[event] }

  /// - Parameters:
  ///   - forgery: what is sent in place of the delivery, for tests of receivers.
  ///   - extra: fields that are sent along.
  /// - Returns: nil when it was broken off.
  func attempt(
    _ claimed: ClaimedDelivery, as forgery: DeliveryScenario.Forgery? = nil,
    headers extra: [(name: String, value: String)] = []
  ) async -> AttemptOutcome? {
    guard let descriptor = descriptors[claimed.delivery.event] else { return AttemptOutcome(notSent: .unknownEvent) }
    guard let url = claimed.editor.completionWebhookURL else { return AttemptOutcome(notSent: .noURL) }
    let payload = forgery == .unknownEvent ? Self.unknownEvent(at: clock.now) : claimed.payload
    guard let headers = try? headers(claimed, descriptor, payload, forgery) else {
      return AttemptOutcome(notSent: .noSecret)
    }
    do throws(OutgoingError) {
      let response = try await client.send(
        HTTPRequest(
          .post, url, headers: headers + extra, body: payload,
          timeoutMilliseconds: Int64(descriptor.timeoutSeconds) * 1000))
      return AttemptOutcome(response, at: clock.now)
    } catch .cancelled {
      return nil
    } catch {
      return AttemptOutcome(error)
    }
  }

  private func headers(
    _ claimed: ClaimedDelivery, _ descriptor: WebhookDescriptor, _ payload: [UInt8],
    _ forgery: DeliveryScenario.Forgery?
  ) throws -> [(name: String, value: String)] {
    let editor = claimed.editor
    guard let sealed = editor.sealedWebhookSecret else { throw CryptoError.malformed("no webhook secret") }
    var previous: [UInt8]?
    if let replaced = editor.previousWebhookSecret, clock.now < replaced.validUntil {
      previous = try openSecret(replaced.sealed, editor)
    }
    let signature =
      forgery == .wrongSignature
      ? WebhookSignature(secret: try SecureRandom.bytes(32))
      : WebhookSignature(secret: try openSecret(sealed, editor), previous: previous)
    // An event that is not the delivery's has an identifier of its own.
    let id = claimed.delivery.webhookID + (forgery == .unknownEvent ? "-unknown" : "")
    let timestamp = receiversClock.milliseconds / 1000 - (forgery == .late ? 2 * WebhookSignature.tolerance : 0)
    return [("Content-Type", "\(descriptor.mediaType)")]
      + descriptor.constantHeaders.map { ("\($0.name)", "\($0.value)") }
      + [
        ("\(descriptor.signatureHeader)", try signature.ofBody(payload)), ("webhook-id", id),
        ("webhook-timestamp", "\(timestamp)"),
        ("webhook-signature", try signature.standard(id: id, timestamp: timestamp, body: payload)),
      ]
  }

  private static func unknownEvent(at now: Timestamp) -> [UInt8] {
    Array(#"{"event":"sandbox.unknown","timestamp":"\#(now.text)"}"#.utf8)
  }
}
