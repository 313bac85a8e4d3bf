import EditorClient
import Foundation
import Testing

/// The signatures were computed with Python's `hmac`.
@Suite struct WebhookTests {
  private static let secret = "demo_editor_webhook_secret"
  private static let body = Data(#"{"event":"market.archived"}"#.utf8)
  private static let now = Date(timeIntervalSince1970: 1_800_000_000)
  private static let published = "sha256=b681cbb7a0fc5a939157200ee5af3b8a98b4fb9f1cc08841d9ad62091001da83"
  private static let signature = "v1,705FVvweeGmBKKPlznKqP6NosQs1zzcvwJKfy2KOhbY="

  private func headers(_ changes: [String: String?] = [:]) -> HTTPFields {
    var headers = HTTPFields([
      "Webhook-Id": "msg_1", "Webhook-Timestamp": "1800000000", "Webhook-Signature": Self.signature,
      "X-Webhook-Signature-SHA256": Self.published,
    ])
    for (name, value) in changes { headers[name] = value }
    return headers
  }

  private func refusal(
    _ headers: HTTPFields, body: Data = body, at now: Date = now,
    _ receiver: WebhookReceiver = WebhookReceiver(secrets: [secret])
  ) -> WebhookRefusal? {
    do throws(WebhookRefusal) {
      _ = try receiver.receive(headers, body, now: now)
      return nil
    } catch {
      return error
    }
  }

  @Test func aRightlySignedDeliveryIsBelieved() throws {
    let delivery = try WebhookReceiver(secrets: [Self.secret]).receive(headers(), Self.body, now: Self.now)
    #expect(delivery.id == "msg_1")
    #expect(delivery.sentAt == Self.now)
    // An event of a later version is no error.
    guard case .unrecognized(let name, let body) = delivery.event else {
      Issue.record("\(delivery.event)")
      return
    }
    #expect(name == "market.archived")
    #expect(body == Self.body)
  }

  @Test func whatIsNotSignedRightlyIsRefused() {
    let wrong = "v1," + Data(repeating: 7, count: 32).base64EncodedString()
    for (changes, body, status) in [
      (["webhook-signature": wrong], Self.body, 401), (["webhook-id": "msg_2"], Self.body, 401),
      (["webhook-timestamp": "1800000001"], Self.body, 401), ([:], Self.body + Data(" ".utf8), 401),
      (["webhook-signature": "v1,AAAA"], Self.body, 401), (["webhook-signature": "v2,AAAA"], Self.body, 400),
      (["webhook-signature": ""], Self.body, 400), (["webhook-timestamp": "now"], Self.body, 400),
      (["webhook-timestamp": ""], Self.body, 400), (["webhook-timestamp": "-1800000000"], Self.body, 400),
      (["webhook-id": nil], Self.body, 401), (["webhook-signature": nil], Self.body, 401),
      (["webhook-timestamp": nil], Self.body, 401), ([:], Data(count: 1_048_577), 413),
    ] as [([String: String?], Data, Int)] {
      #expect(refusal(headers(changes), body: body)?.status == status, "\(changes) \(body.count)")
    }
    #expect(refusal(headers(), WebhookReceiver(secrets: ["another"]))?.status == 401)
    #expect(refusal(headers(), WebhookReceiver(secrets: []))?.status == 401)
  }

  @Test func anOldDeliveryIsNotBelievedAgain() {
    #expect(refusal(headers(), at: Self.now + 300) == nil)
    #expect(refusal(headers(), at: Self.now - 300) == nil)
    for late in [301.0, -301] {
      guard case .outsideWindow(let sentAt)? = refusal(headers(), at: Self.now + late) else {
        Issue.record("\(late)")
        continue
      }
      #expect(sentAt == Self.now)
    }
    // A header that covers the body alone does not help an old delivery through.
    let stripped = headers(["webhook-id": nil, "webhook-timestamp": nil, "webhook-signature": nil])
    #expect(refusal(stripped)?.status == 401)
    #expect(refusal(stripped, WebhookReceiver(secrets: [Self.secret], proof: .eitherHeader)) == nil)
  }

  @Test func whileASecretIsReplacedBothCount() {
    let both = WebhookReceiver(secrets: ["new", Self.secret])
    #expect(refusal(headers(), both) == nil)
    // The sender signs with both; this receiver knows one.
    let other = "v1," + Data(repeating: 7, count: 32).base64EncodedString()
    #expect(refusal(headers(["webhook-signature": "\(other) \(Self.signature)"])) == nil)
  }

  @Test func thePublishedHeaderAloneIsHeldToItsForm() throws {
    let receiver = WebhookReceiver(secrets: [Self.secret], proof: .eitherHeader)
    func only(_ signature: String?) -> HTTPFields {
      var headers = HTTPFields()
      headers["X-Webhook-Signature-SHA256"] = signature
      return headers
    }
    let delivery = try receiver.receive(only(Self.published), Self.body, now: Self.now)
    #expect(delivery.sentAt == nil)
    let zeros = "sha256=" + String(repeating: "0", count: 64)
    for (signature, status) in [(zeros, 401), ("sha256=00", 401), ("sha256=zz", 400), ("md5=00", 400), (nil, 401)] {
      #expect(refusal(only(signature), receiver)?.status == status, "\(signature ?? "none")")
    }
  }

  @Test func anEventIsReadOnlyOnceItIsBelieved() throws {
    let receiver = WebhookReceiver(secrets: [Self.secret], proof: .eitherHeader)
    let broken = Data(#"{"event":"market.completed","timestamp":"soon"}"#.utf8)
    var headers = HTTPFields()
    headers["X-Webhook-Signature-SHA256"] =
      "sha256=9c4cc6b0b80f0ad6b8b8d41a1f3c40dfb3b4f1d53d1e5ba7f8a8b7c0e0a0e0a0"
    #expect(refusal(headers, body: broken, receiver)?.status == 401)
    headers["X-Webhook-Signature-SHA256"] = "sha256=d1e888df87ae901612605a6ba759585062c87bf106130fba18a19123580f0124"
    #expect(refusal(headers, body: broken, receiver)?.status == 400)
  }

  @Test func eventsAreTyped() throws {
    let market = try WebhookEvent(
      Data(
        """
        {"event":"market.completed","timestamp":"2026-05-11T09:30:00.000Z","market":{"identifier":"VR-2026-A1B2C3D4E5F6",\
        "name":"Fourniture","lot_name":null,"lots":[],"deadline":"2026-06-15T23:59:59.000Z",\
        "market_type_codes":["supplies"],"completed_at":"2026-05-11T09:30:00.000Z","field_keys":["a"],\
        "provider_user_id":"acheteur-42"}}
        """.utf8))
    guard case .marketCompleted(let event) = market else {
      Issue.record("\(market)")
      return
    }
    #expect(event.market.identifier == "VR-2026-A1B2C3D4E5F6")
    #expect(event.market.providerUserID == "acheteur-42")
  }
}
