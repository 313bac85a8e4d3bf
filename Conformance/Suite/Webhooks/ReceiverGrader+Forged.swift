import SchemaEvaluator
import SpecIR

/// What a receiver must refuse, since anybody can send it.
extension ReceiverGrader {
  /// A delivery that is wrong in one way.
  private struct Forgery {
    var name: String
    var proves: String
    var points = 8
    var cap: Grade? = .f
    var why = "The URL of a receiver is no secret: who takes what is not signed lets anybody complete markets."
    var mend =
      "Compute the HMAC-SHA256 of the raw body with your webhook secret, compare it in constant time, and answer 401 "
      + "where it does not fit (docs/webhooks.md, Verifying)."
    var change: (inout SentWebhook) -> Void
  }

  func refuses(_ webhook: Webhook) {
    guard let body = samples(webhook).examples.first?.body else { return }
    for forgery in forgeries(of: webhook) + replays {
      check(
        "signature/\(forgery.name)", "signature", forgery.proves, of: webhook,
        .init(points: forgery.points, why: forgery.why, mend: forgery.mend, cap: forgery.cap), provesRefusal: true
      ) {
        var sent = delivery(webhook, body)
        forgery.change(&sent)
        return mustRefuse(sent, "Such a delivery")
      }
    }
    for offset in [-240, 240] {
      check(
        "signature/clock \(offset < 0 ? "behind" : "ahead")", "signature",
        "Takes a delivery whose clock is four minutes \(offset < 0 ? "behind" : "ahead")", of: webhook,
        .init(
          points: 2, why: "Clocks differ, and a request can wait on its way.",
          mend: "Let webhook-timestamp differ from your clock by five minutes to either side.")
      ) {
        var sent = delivery(webhook, body)
        sent.timestamp = String(now + Int64(offset))
        sent.sign(by: signer)
        return mustTake(sent, "A delivery of four minutes' difference")
      }
    }
  }

  private func forgeries(of webhook: Webhook) -> [Forgery] {
    let stranger = WebhookSigner(secret: "a secret that the receiver does not have")
    return [
      Forgery(name: "missing", proves: "Refuses a delivery without signatures") {
        $0.bodySignature = nil
        $0.standardSignature = nil
      },
      Forgery(name: "wrong secret", proves: "Refuses a delivery that another secret has signed") {
        $0.sign(by: stranger)
      },
      Forgery(name: "empty secret", proves: "Refuses a delivery that the empty secret has signed") {
        $0.sign(by: WebhookSigner(secret: ""))
      },
      Forgery(name: "changed body", proves: "Refuses a delivery whose body was changed behind its signature") {
        $0.body.append(UInt8(ascii: " "))
      },
      Forgery(name: "empty", proves: "Refuses a delivery with empty signatures") {
        $0.bodySignature = ""
        $0.standardSignature = ""
      },
      Forgery(name: "cut off", proves: "Refuses signatures of which only the beginning is right") {
        $0.bodySignature = $0.bodySignature.map { String($0.prefix(20)) }
        $0.standardSignature = $0.standardSignature.map { String($0.prefix(12)) }
      },
      Forgery(
        name: "of another body", proves: "Refuses a delivery with the signature of another one",
        change: { [signer] sent in
          let other = Array("{}".utf8)
          sent.bodySignature = signer.ofBody(other)
          sent.standardSignature = signer.standard(id: sent.id, timestamp: sent.timestamp, body: other)
        }),
    ]
  }

  /// What somebody has recorded and sends again. Only the Standard Webhooks signature covers the time, so the other
  /// header is right in each of them.
  private var replays: [Forgery] {
    let why = "Who can read one delivery can send it again for ever, as long as only its body is signed."
    let mend =
      "Verify webhook-signature, which covers webhook-id and webhook-timestamp, and refuse a timestamp that is more "
      + "than five minutes from your clock."
    func replay(_ name: String, _ proves: String, _ points: Int, _ change: @escaping (inout SentWebhook) -> Void)
      -> Forgery
    {
      Forgery(name: name, proves: proves, points: points, cap: nil, why: why, mend: mend, change: change)
    }
    return [
      replay("replay", "Refuses a delivery of ten minutes ago", 4) { [signer, now] in
        $0.timestamp = String(now - 600)
        $0.sign(by: signer)
      },
      replay("from the future", "Refuses a delivery of ten minutes from now", 1) { [signer, now] in
        $0.timestamp = String(now + 600)
        $0.sign(by: signer)
      },
      replay("replay under a new time", "Refuses an old delivery under a timestamp of now", 3) { [signer, now] in
        $0.standardSignature = signer.standard(id: $0.id, timestamp: String(now - 600), body: $0.body)
      },
      replay("replay under a new id", "Refuses a delivery under another webhook-id than the signed one", 3) {
        $0.id = String($0.id.reversed())
      },
      replay("timestamp that is no number", "Refuses a timestamp that is no number", 1) { [signer] in
        $0.timestamp = "yesterday"
        $0.sign(by: signer)
      },
    ]
  }
}
