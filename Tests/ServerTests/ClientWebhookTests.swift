import EditorClient
import Foundation
import TestSupport
import Testing

/// What a real server tells, as the generated client verifies it.
@Suite(.serialized) struct ClientWebhookTests {
  private let receiver: Receiver
  private let server: RunningServer
  private let editor: Credentials

  init() throws {
    receiver = try Receiver()
    server = try RunningServer()
    editor = try server.addEditor("Told editor", ["--webhook-url", receiver.url])
  }

  /// Completes a market, and gives what the receiver was sent for it.
  private func toldOfAMarket() async throws -> (headers: HTTPFields, body: Data, market: String) {
    let before = receiver.requests.count
    let market = try await PasseMarcheClient(server, editor).createPublicMarket(.sample()).identifier
    #expect(try server.operate(["market", "complete", market]).status == 0)
    try await eventually("the webhook") { receiver.requests.count > before }
    let request = receiver.requests[before]
    return (HTTPFields(request), Data(request.body), market)
  }

  private func refusal(
    _ headers: HTTPFields, _ body: Data, secrets: [String]? = nil, proof: WebhookReceiver.Proof = .standardWebhooks,
    now: Date = Date()
  ) -> String {
    do {
      _ = try WebhookReceiver(secrets: secrets ?? [editor.webhook_secret], proof: proof).receive(
        headers, body, now: now)
      return "believed"
    } catch {
      return "\(error.status) \(error)".components(separatedBy: ":")[0]
    }
  }

  @Test func onlyWhatTheServiceHasSignedNowIsBelieved() async throws {
    let (headers, body, market) = try await toldOfAMarket()
    let delivery = try WebhookReceiver(secrets: [editor.webhook_secret]).receive(headers, body)
    guard case .marketCompleted(let event) = delivery.event else {
      Issue.record("\(delivery.event)")
      return
    }
    #expect(event.market.identifier == market && delivery.id == headers["webhook-id"])
    let sentAt = try #require(delivery.sentAt)

    #expect(refusal(headers, body, now: sentAt + 300) == "believed")
    #expect(refusal(headers, body, now: sentAt + 301) == "401 signed at another time")
    #expect(refusal(headers, body, now: sentAt - 301) == "401 signed at another time")
    #expect(refusal(headers, body, secrets: [String(repeating: "0", count: 64)]) == "401 wrong signature")
    #expect(refusal(headers, body, secrets: []) == "401 wrong signature")
    #expect(refusal(headers, body + Data(" ".utf8)) == "401 wrong signature")
    for (name, value) in [
      ("webhook-id", "msg_other"), ("webhook-timestamp", String(Int(sentAt.timeIntervalSince1970) + 1)),
    ] {
      var changed = headers
      changed[name] = value
      #expect(refusal(changed, body) == "401 wrong signature", "\(name)")
    }

    // The published header alone says nothing of the time, and is believed only by who asks for no more.
    var published = headers
    published["webhook-signature"] = nil
    #expect(refusal(published, body) == "401 no signature")
    #expect(refusal(published, body, proof: .eitherHeader, now: sentAt + 86400) == "believed")
    #expect(refusal(published, body + Data(" ".utf8), proof: .eitherHeader) == "401 wrong signature")
  }

  /// While one secret replaces the other, who knows either believes; afterwards the new one alone signs.
  @Test func aRotationIsSurvivedByWhoKnowsEitherSecret() async throws {
    let rotated = try server.operate(["editor", "rotate-secret", "Told editor", "--webhook", "--overlap", "1"])
    let answer = try #require(try JSONSerialization.jsonObject(with: Data(rotated.output.utf8)) as? [String: Any])
    let new = try #require(answer["webhook_secret"] as? String)
    let old = editor.webhook_secret
    #expect(new != old)

    let during = try await toldOfAMarket()
    #expect(during.headers["webhook-signature"]?.split(separator: " ").count == 2)
    for secrets in [[old], [new], [old, new]] {
      #expect(refusal(during.headers, during.body, secrets: secrets) == "believed")
    }
    var published = during.headers
    published["webhook-signature"] = nil
    #expect(refusal(published, during.body, secrets: [old], proof: .eitherHeader) == "believed")
    #expect(refusal(published, during.body, secrets: [new], proof: .eitherHeader) == "401 wrong signature")

    let clock = try APIClient(server, try server.addEditor("Clock"))
    #expect(try clock.post("/sandbox/clock", #"{"advance_seconds":3601}"#).status == 200)
    let after = try await toldOfAMarket()
    // Signed at the time of the receiver's clock, which the sandbox does not move.
    #expect(refusal(after.headers, after.body, secrets: [old]) == "401 wrong signature")
    #expect(refusal(after.headers, after.body, secrets: [new]) == "believed")
  }
}
