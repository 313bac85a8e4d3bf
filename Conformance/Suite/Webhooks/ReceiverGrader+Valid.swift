import SchemaEvaluator
import SpecIR

/// What a receiver must take.
extension ReceiverGrader {
  func takes(_ webhook: Webhook) {
    let samples = samples(webhook)
    check(
      "\(webhook.name)/example", "valid delivery", "Takes a delivery of \(webhook.name)", of: webhook,
      .init(
        points: 10, why: "It is what the receiver is there for: what is refused is lost for good.",
        mend: "Answer 200 as soon as the signature is verified and the event is put aside; look at the response below.",
        cap: .d)
    ) {
      samples.examples.flatMap { mustTake(delivery(webhook, $0.body), "The example \($0.name)") }
    }
    check(
      "\(webhook.name)/generated", "valid delivery", "Takes every body of \(webhook.name) that the contract allows",
      of: webhook,
      .init(
        points: 6, why: "Names up to 255 characters, emoji, null for what is not known: real markets have them all.",
        mend: "Validate no more than the contract does, and give columns its lengths.")
    ) {
      samples.generated.flatMap { mustTake(delivery(webhook, $0.body), "The body \($0.name)") }
    }
    check(
      "\(webhook.name)/unknown members", "unknown members", "Reads past members of \(webhook.name) that are new",
      of: webhook,
      .init(
        points: 6, why: "New members are added without a new version of the API: who refuses them stops on that day.",
        mend: "Ignore members that you do not know, at every level.")
    ) {
      samples.extended.map { mustTake(delivery(webhook, $0), "A body with new members") } ?? []
    }
    check(
      "\(webhook.name)/bytes as they came", "valid delivery",
      "Verifies the bytes of \(webhook.name) as they came, however they are written", of: webhook,
      .init(
        points: 6,
        why: "A signature covers bytes. Who parses the JSON first and signs what comes out again fails on the first "
          + "change of white space or escapes.",
        mend: "Keep the raw body and compute the HMAC of it, before any JSON parser touches it.")
    ) {
      guard let body = samples.examples.first?.body else { return [] }
      return mustTake(
        delivery(webhook, WebhookSamples.respelled(body)), "The same event with other white space and escapes")
    }
    check(
      "\(webhook.name)/duplicate", "duplicate", "Answers a delivery of \(webhook.name) that comes twice with 2xx",
      of: webhook,
      .init(
        points: 5,
        why: "Deliveries come at least once: after a lost answer the same one comes again, under the same webhook-id.",
        mend: "Keep the webhook-id of what you have dealt with for a day, and answer 200 to one that you know.")
    ) {
      guard let body = samples.examples.first?.body else { return [] }
      var sent = delivery(webhook, body)
      let first = mustTake(sent, "The first delivery")
      if !first.isEmpty { return first }
      // As a sender repeats it: with a timestamp and a signature of the new attempt.
      sent.timestamp = String(now)
      sent.sign(by: signer)
      return mustTake(sent, "The same delivery again")
    }
    check(
      "\(webhook.name)/secret rotation", "secret rotation",
      "Takes \(webhook.name) while two secrets sign, whichever it knows", of: webhook,
      .init(
        points: 4,
        why:
          "While a secret is changed, webhook-signature holds two signatures and \(webhook.delivery.signatureHeader) "
          + "that of the old one: a receiver must be content with either.",
        mend: "Split webhook-signature at its spaces and accept the delivery when one of the parts fits. Where "
          + "webhook-signature is there, do not insist on \(webhook.delivery.signatureHeader).")
    ) {
      guard let body = samples.examples.first?.body else { return [] }
      let other = WebhookSigner(secret: "another secret of a rotation")
      // It knows the old secret: the other header is by its own.
      var old = delivery(webhook, body)
      let mine = old.standardSignature ?? ""
      let theirs = other.standard(id: old.id, timestamp: old.timestamp, body: old.body)
      old.standardSignature = "\(theirs) \(mine)"
      // It knows the new secret: the other header is by the old one.
      var new = delivery(webhook, body)
      new.standardSignature =
        "\(new.standardSignature ?? "") \(other.standard(id: new.id, timestamp: new.timestamp, body: new.body))"
      new.bodySignature = other.ofBody(new.body)
      return mustTake(old, "With the old secret known") + mustTake(new, "With the new secret known")
    }
  }
}
