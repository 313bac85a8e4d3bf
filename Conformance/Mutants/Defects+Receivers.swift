import Conformance
import Foundation
import SpecIR

extension WebhookDefect {
  /// Wrong receivers.
  static var receivers: [WebhookDefect] { trusting + picky + clumsy }

  private static func receiver(
    _ name: String, _ breaks: String, _ check: String, _ deliver: @escaping @Sendable (PassingDelivery) -> Answer?
  ) -> WebhookDefect {
    WebhookDefect(name: "receiver/\(name)", breaks: breaks, script: check, deliver: deliver)
  }

  /// What it takes is what the true receiver would, once it is signed at its own time.
  private static func takes(
    _ name: String, _ breaks: String, _ check: String, where isMet: @escaping @Sendable (PassingDelivery) -> Bool
  ) -> WebhookDefect {
    receiver(name, breaks, check) { delivery in
      var delivery = delivery
      if isMet(delivery) { delivery.set("webhook-timestamp", String(now)) }
      return delivery.send()
    }
  }

  private static func refuses(
    _ name: String, _ breaks: String, _ check: String, _ status: Int,
    where isMet: @escaping @Sendable (PassingDelivery) -> Bool
  ) -> WebhookDefect {
    receiver(name, breaks, check) { isMet($0) ? .made(status) : $0.send() }
  }

  private static var now: Int { Int(Date().timeIntervalSince1970) }

  private static func secondsAhead(_ delivery: PassingDelivery) -> Int? {
    delivery.request.header("webhook-timestamp").flatMap(Int.init).map { $0 - now }
  }

  private static var trusting: [WebhookDefect] {
    [
      takes("unsigned", "Takes deliveries without signatures", "signature/missing") {
        $0.request.header($0.signatureHeader) == nil && $0.request.header("webhook-signature") == nil
      },
      takes("another-key", "Takes any signature", "signature/wrong secret") { !$0.signatures.isEmpty },
      takes("empty-key", "Takes what the empty secret has signed", "signature/empty secret") { delivery in
        delivery.signatures.contains(delivery.standardSignature(by: WebhookSigner(secret: "")))
      },
      takes("empty-signature", "Takes an empty signature for a right one", "signature/empty") {
        $0.request.header("webhook-signature") == ""
      },
      takes("beginning-of-signature", "Compares the beginning of signatures", "signature/cut off") { delivery in
        let right = delivery.standardSignature(by: delivery.signer)
        return delivery.signatures.contains { right.hasPrefix($0) }
      },
      takes("changed-body", "Does not look at the body behind the signature", "signature/changed body") { delivery in
        var signed = delivery
        signed.request.replace(body: Array(signed.request.body.dropLast()))
        return signed.isSigned
      },
      takes("body-alone", "Verifies the signature of the body alone", "signature/replay under a new id") {
        $0.isBodySigned
      },
      takes("old-time", "Takes what was sent long ago", "signature/replay") { delivery in
        delivery.isSigned && secondsAhead(delivery).map { $0 < 0 } == true
      },
      takes("time-to-come", "Takes what was sent at a time to come", "signature/from the future") { delivery in
        delivery.isSigned && secondsAhead(delivery).map { $0 > 0 } == true
      },
      takes("no-number", "Takes a time that is no number", "signature/timestamp that is no number") { delivery in
        delivery.isSigned && secondsAhead(delivery) == nil
      },
      receiver("get", "Takes a delivery by GET", "http/GET") { $0.request.method == "GET" ? .made(200) : $0.send() },
      receiver("any-media-type", "Reads a body as JSON whatever it says it is", "http/content type") { delivery in
        var delivery = delivery
        delivery.request.set("Content-Type", "application/json")
        return delivery.send()
      },
    ]
  }

  private static var picky: [WebhookDefect] {
    [
      refuses("exact-clock", "Refuses a clock that is a minute off", "signature/clock *", 401) { delivery in
        secondsAhead(delivery).map { abs($0) > 60 } == true
      },
      refuses("both-signatures", "Insists on both signatures", "market.completed/secret rotation", 401) {
        !$0.isBodySigned
      },
      refuses("first-signature", "Looks at the first signature only", "market.completed/secret rotation", 401) {
        $0.signatures.first != $0.standardSignature(by: $0.signer)
      },
      refuses("signs-what-it-read", "Verifies the JSON as it would write it", "*/bytes as they came", 401) {
        $0.body?.text != String(decoding: $0.request.body, as: UTF8.self)
      },
      refuses("unknown-event", "Refuses an event that it does not know", "robust/unknown event", 400) {
        ![.string("market.completed"), .string("market_application.completed")].contains($0.body?["event"])
      },
      refuses("new-members", "Refuses members that it does not know", "market.completed/unknown members", 422) {
        let known = ["event", "timestamp", "market"]
        guard case .object(let members)? = $0.body else { return false }
        return !members.allSatisfy { known.contains($0.name) }
      },
      refuses("second-time", "Refuses a delivery that it has taken before", "market.completed/duplicate", 409) {
        $0.number > 1
      },
      refuses("spelling-of-headers", "Knows its header in one spelling only", "http/header names", 401) { delivery in
        !delivery.request.headers.contains { $0.name == delivery.signatureHeader }
      },
      refuses("exact-media-type", "Knows no parameter of media types", "http/content type with charset", 415) {
        $0.request.header("Content-Type") != "application/json"
      },
      refuses("small", "Takes bodies of 64 KiB at the most", "robust/large", 413) { $0.request.body.count > 65_536 },
    ]
  }

  private static var clumsy: [WebhookDefect] {
    [
      refuses("fails-on-broken-json", "Fails on a body that is no JSON", "robust/unreadable", 500) { $0.body == nil },
      refuses("fails-on-broken-rules", "Fails on a body that breaks the contract", "robust/broken rules", 500) {
        if case .string? = $0.body?["timestamp"] { false } else { true }
      },
      receiver("slow", "Answers when it has done its work", "robust/prompt") { delivery in
        Thread.sleep(forTimeInterval: 6)
        return delivery.send()
      },
      receiver("one-at-a-time", "Takes one delivery at a time", "robust/at once") { delivery in
        let answer = delivery.ledger.alone { () -> Answer? in
          Thread.sleep(forTimeInterval: 0.2)
          return delivery.send()
        }
        return answer ?? .made(503)
      },
      receiver("redirects", "Leads deliveries elsewhere", "market.completed/example") { _ in
        .made(302, [.init("Location", "/elsewhere")])
      },
      receiver("tells-the-secret", "Tells the secret in its answers", "http/*") { delivery in
        var answer = delivery.send()
        answer?.body = Array(delivery.signer.secret.utf8)
        return answer
      },
    ]
  }
}
