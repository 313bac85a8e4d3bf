import Foundation
import SchemaEvaluator
import SpecIR
import Synchronization

/// What a receiver must bear without falling over or being late.
extension ReceiverGrader {
  /// Seconds within which an answer is at once: nothing was done before it that could have waited.
  private static let promptly = 5.0
  /// Deliveries that one editor is sent at once.
  private static let atOnce = 8

  func endures(_ webhook: Webhook) {
    let samples = samples(webhook)
    guard let body = samples.examples.first?.body else { return }
    check(
      "robust/unknown event", "unknown event", "Answers an event that it does not know with 2xx", of: webhook,
      .init(
        points: 4,
        why:
          "A new kind of event is sent to everybody. Refusals count as failures: five in a row, and nothing is sent to "
          + "you for half an hour.",
        mend: "Answer 200 to an event that you do not know, once its signature is verified.")
    ) {
      let unknown = body.members.map {
        $0.value == .string(webhook.name) ? JSONValue.Member($0.name, .string("conformance.unknown")) : $0
      }
      return mustTake(delivery(webhook, .object(unknown)), "An unknown event")
    }
    check(
      "robust/order", "reordered events", "Takes the events in any order", of: webhook,
      .init(
        points: 3, why: "Between objects there is no order: an application can be told before its market.",
        mend: "Put aside what you cannot place yet, answer 200, and read what is missing from the API.")
    ) {
      contract.api.webhooks.reversed().flatMap { other -> [String] in
        guard let body = self.samples(other).examples.first?.body else { return [] }
        return mustTake(delivery(other, body), "\(other.name), the last first,")
      }
    }
    check(
      "robust/large", "large body", "Takes a body as large as the contract allows", of: webhook,
      .init(
        points: 3,
        why: "A market of 500 lots is a large body. Limits of a framework or of what stands before it refuse it.",
        mend: "Allow bodies of \(webhook.content.maxBytes.value) bytes, in the application and in the proxy before it.")
    ) {
      samples.largest.map { large in
        mustTake(delivery(webhook, large), "A body of \(large.text.utf8.count) bytes")
      } ?? []
    }
    check(
      "robust/too large", "large body", "Bears a body larger than the contract allows, and goes on", of: webhook,
      .init(
        points: 1, why: "Anybody can send such a body: it must not cost memory or stop the receiver.",
        mend: "Refuse with 413 what is larger than \(webhook.content.maxBytes.value) bytes, before it is read.")
    ) {
      let padding = [UInt8](repeating: 0x20, count: webhook.content.maxBytes.value + 1)
      let findings = mustSurvive(delivery(webhook, Array(body.text.utf8) + padding), "A body that is too large")
      return findings + mustTake(delivery(webhook, body), "The next delivery")
    }
    check(
      "robust/unreadable", "unreadable body", "Bears signed bodies that are no JSON", of: webhook,
      .init(
        points: 2,
        why: "An answer of 500 has a delivery come again, and hides faults of your own among those of others.",
        mend: "Answer 400 to what cannot be parsed.")
    ) {
      ["", "{", "null", "[]", "\u{FEFF}{}", "a=b"].flatMap {
        mustSurvive(delivery(webhook, Array($0.utf8)), "The body `\($0)`")
      }
    }
    check(
      "robust/broken rules", "invalid body", "Bears signed bodies that break the contract", of: webhook,
      .init(
        points: 2,
        why: "An answer of 500 has a delivery come again, and hides faults of your own among those of others.",
        mend: "Check what you use before you use it; answer 200 or 400, not 500.")
    ) {
      samples.broken.flatMap { mustSurvive(delivery(webhook, $0.body), "A body with \($0.name)") }
    }
    together(webhook, body)
    check(
      "robust/prompt", "slow answer", "Answers at once", of: webhook,
      .init(
        points: 4,
        why: "After \(webhook.delivery.timeoutSeconds) seconds a delivery counts as failed and comes again.",
        mend: "Verify, put the event into a queue of your own, answer, and work on it afterwards.")
    ) {
      let refusals = durations.isEmpty ? mustTake(delivery(webhook, body), "A delivery") : []
      guard let slowest = durations.max(), slowest > Self.promptly else { return refusals }
      return [
        "Every answer must come within \(Int(Self.promptly)) seconds, but one took \(Int(slowest.rounded(.up))) of the "
          + "\(webhook.delivery.timeoutSeconds) that the contract gives"
      ]
    }
  }

  /// Several at once, as a busy day has them.
  private func together(_ webhook: Webhook, _ body: JSONValue) {
    check(
      "robust/at once", "concurrency", "Takes \(Self.atOnce) deliveries at once", of: webhook,
      .init(
        points: 3, why: "Up to \(Self.atOnce) deliveries are sent to one editor at the same time.",
        mend: "Serve several requests at once, and hold no lock while an event is worked on.")
    ) {
      let requests = (0..<Self.atOnce).map { _ in delivery(webhook, body).request(options.path) }
      let answers = Answers()
      let group = DispatchGroup()
      let target = options.target
      let timeout = Double(webhook.delivery.timeoutSeconds)
      for request in requests {
        group.enter()
        Thread.detachNewThread {
          // A client has one connection; each of these needs its own.
          let client = HTTPClient(target: target, timeout: timeout)
          do throws(ClientError) { answers.add(.success(try client.send(request))) } catch {
            answers.add(.failure(error))
          }
          group.leave()
        }
      }
      group.wait()
      return note(answers.all).prefix(1).map { $0 }
    }
  }
}

/// What several threads have got.
private final class Answers: Sendable {
  private let state = Mutex<[Result<Exchange, ClientError>]>([])
  var all: [Result<Exchange, ClientError>] { state.withLock { $0 } }
  func add(_ result: Result<Exchange, ClientError>) { state.withLock { $0.append(result) } }
}

/// The rest of HTTP, and what must never be answered.
extension ReceiverGrader {
  func other(_ webhook: Webhook) {
    guard let body = samples(webhook).examples.first?.body else { return }
    check(
      "http/header names", "letter case", "Finds headers whatever the letter case of their names", of: webhook,
      .init(
        points: 4, why: "Names of headers have no letter case; proxies and HTTP/2 write them in small letters.",
        mend: "Look headers up without regard to letter case.")
    ) {
      var sent = delivery(webhook, body)
      sent.signatureHeader = sent.signatureHeader.lowercased()
      sent.others = sent.others.map { .init($0.name.lowercased(), $0.value) }
      return mustTake(sent, "A delivery with names in small letters")
    }
    check(
      "http/GET", "method", "Takes nothing by GET", of: webhook,
      .init(
        points: 1, why: "Crawlers and previews of links follow URLs by GET.",
        mend: "Answer 405 to every method but POST."), provesRefusal: true
    ) {
      var sent = delivery(webhook, body)
      sent.method = "GET"
      return mustRefuse(sent, "GET")
    }
    check(
      "http/content type", "content type", "Refuses a body that does not call itself \(webhook.content.mediaType)",
      of: webhook,
      .init(
        points: 1, why: "A form of a foreign page can send text, but not JSON, without the browser asking first.",
        mend: "Answer 415 where Content-Type is not \(webhook.content.mediaType)."), provesRefusal: true
    ) {
      var sent = delivery(webhook, body)
      sent.mediaType = "text/plain"
      return mustRefuse(sent, "A body of text/plain")
    }
    check(
      "http/content type with charset", "content type", "Takes a media type with a parameter", of: webhook,
      .init(
        points: 2, why: "`application/json; charset=utf-8` is the same media type.",
        mend: "Compare what stands before the semicolon, without regard to letter case.")
    ) {
      var sent = delivery(webhook, body)
      sent.mediaType += "; charset=utf-8"
      return mustTake(sent, "A media type with a parameter")
    }
    check(
      "http/secret", "secret", "Answers without the secret", of: webhook,
      .init(
        points: 5, why: "What stands in an answer stands in the logs of both sides.",
        mend: "Never write the secret or the expected signature into an answer.", cap: .e)
    ) {
      var forged = delivery(webhook, body)
      forged.sign(by: WebhookSigner(secret: "a secret that the receiver does not have"))
      for sent in [delivery(webhook, body), forged] { _ = send(sent) }
      return hasEchoed ? ["The secret must not stand in an answer"] : []
    }
  }
}

extension JSONValue {
  var members: [Member] { if case .object(let members) = self { members } else { [] } }
}
