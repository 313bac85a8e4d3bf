import Conformance
import Foundation
import SpecIR

extension WebhookDefect {
  /// Wrong senders.
  static var senders: [WebhookDefect] { signatures + messages + courses + breakers }

  /// A sender whose deliveries are wrong, and which is right in what it makes of the answers.
  private static func changed(
    _ name: String, _ breaks: String, _ script: String = "taken/200",
    _ change: @escaping @Sendable (inout PassingDelivery) -> Void
  ) -> WebhookDefect {
    WebhookDefect(name: "sender/\(name)", breaks: breaks, script: script) { attempt in
      var attempt = attempt
      change(&attempt)
      return attempt.send()
    }
  }

  private static var signatures: [WebhookDefect] {
    [
      changed("unsigned", "Signs no delivery") {
        $0.request.set($0.signatureHeader, nil)
        $0.request.set("webhook-signature", nil)
      },
      changed("body-unsigned", "Leaves the signature of the body out") { $0.request.set($0.signatureHeader, nil) },
      changed("time-unsigned", "Leaves the signature of identifier, time and body out") {
        $0.request.set("webhook-signature", nil)
      },
      changed("another-key", "Signs with another secret") { $0.sign(by: WebhookSigner(secret: "another secret")) },
      changed("empty-key", "Signs with the empty secret") { $0.sign(by: WebhookSigner(secret: "")) },
      changed("signature-without-method", "Does not say by which method the body is signed") { attempt in
        attempt.request.set(
          attempt.signatureHeader,
          attempt.request.header(attempt.signatureHeader).map {
            String($0.dropFirst("sha256=".count))
          })
      },
      changed("changed-behind-signature", "Changes the body behind its signature") {
        $0.request.replace(body: $0.request.body + Array("\n".utf8))
      },
      changed("time-not-covered", "Signs the body alone in webhook-signature") {
        $0.request.set("webhook-signature", $0.signer.standard(id: "", timestamp: "", body: $0.request.body))
      },
    ]
  }

  private static var messages: [WebhookDefect] {
    [
      changed("old-time", "Tells a time of an hour ago") {
        $0.set("webhook-timestamp", String(Int(Date().timeIntervalSince1970) - 3_600))
      },
      changed("time-in-milliseconds", "Tells the time in milliseconds") {
        $0.set("webhook-timestamp", ($0.request.header("webhook-timestamp") ?? "") + "000")
      },
      changed("no-time", "Tells no time") { $0.set("webhook-timestamp", nil) },
      changed("no-identifier", "Gives deliveries no identifier") { $0.set("webhook-id", nil) },
      changed("identifier-for-each-attempt", "Draws an identifier for each attempt", "retry/500") {
        $0.set("webhook-id", "attempt_\($0.delivery)_\($0.number)")
      },
      changed("one-identifier", "Has one identifier for different deliveries", "taken/20*") {
        $0.set("webhook-id", "delivery_1")
      },
      changed("body-for-each-attempt", "Writes the body anew for each attempt", "retry/500") { attempt in
        let number = attempt.number
        attempt.change { $0.set("timestamp", .string("2026-05-11T09:30:0\(number).000Z")) }
      },
      changed("another-media-type", "Sends JSON as text") { $0.request.set("Content-Type", "text/plain") },
      changed("put", "Sends deliveries by PUT") { $0.request.set(method: "PUT") },
      changed("another-agent", "Calls itself by another name") { $0.request.set("User-Agent", "Mutant/1.0") },
      changed("no-event", "Does not tell the event") { attempt in
        attempt.change { $0.removeAll { $0.name == "event" } }
      },
      changed("nothing-of-it", "Does not tell what the event is about") { attempt in
        attempt.change { members in
          for index in members.indices { if case .object = members[index].value { members[index].value = .null } }
        }
      },
      changed("date-without-zone", "Tells when it happened without the zone") { attempt in
        attempt.change { $0.set("timestamp", .string("2026-05-11T09:30:00")) }
      },
      changed("latest-first", "Tells what concerns one object in the wrong order", "taken/20*") { attempt in
        let delivery = attempt.delivery
        attempt.change { members in
          members.set("timestamp", .string("2026-05-11T09:30:\(59 - delivery).000Z"))
          for index in members.indices {
            guard case .object(var object) = members[index].value else { continue }
            object.set("identifier", .string("VR-2026-A1B2C3D4E5F6"))
            members[index].value = .object(object)
          }
        }
      },
    ]
  }
}

extension [JSONValue.Member] {
  fileprivate mutating func set(_ name: String, _ value: JSONValue) {
    if let index = firstIndex(where: { $0.name == name }) { self[index].value = value }
  }
}
