import SchemaEvaluator
import SpecIR

/// A delivery as a sender makes it, every part of it under control so that it can also be wrong.
struct SentWebhook {
  var method = "POST"
  var id: String
  /// Unix seconds, as text.
  var timestamp: String
  var body: [UInt8]
  var mediaType: String
  /// Values of the headers with the signatures; nil leaves the header out.
  var bodySignature: String?
  var standardSignature: String?
  /// Those of the contract that say nothing of this delivery, such as `User-Agent`.
  var others: [Request.Header]
  var signatureHeader: String

  /// A valid delivery.
  init(_ webhook: Webhook, body: [UInt8], signedBy signer: WebhookSigner, evaluator: Evaluator, at now: Int64) {
    id = "conformance_" + Self.drawn()
    timestamp = String(now)
    self.body = body
    mediaType = webhook.content.mediaType
    signatureHeader = webhook.delivery.signatureHeader
    let own = Set([signatureHeader.lowercased(), "webhook-id", "webhook-timestamp", "webhook-signature"])
    others = webhook.headers.filter { !own.contains($0.name.lowercased()) }.compactMap { header in
      Sample(evaluator: evaluator).value(for: header.schema)?.formText.map { .init(header.name, $0) }
    }
    sign(by: signer)
  }

  /// Signs what stands there now.
  mutating func sign(by signer: WebhookSigner) {
    bodySignature = signer.ofBody(body)
    standardSignature = signer.standard(id: id, timestamp: timestamp, body: body)
  }

  func request(_ target: String) -> Request {
    var headers = others + [.init("Content-Type", mediaType)]
    if let bodySignature { headers.append(.init(signatureHeader, bodySignature)) }
    headers += [.init("webhook-id", id), .init("webhook-timestamp", timestamp)]
    if let standardSignature { headers.append(.init("webhook-signature", standardSignature)) }
    return Request(method: method, target: target, headers: headers, body: method == "GET" ? .none : .declared(body))
  }

  private static func drawn() -> String {
    let letters = Array("0123456789abcdefghijklmnopqrstuvwxyz")
    return String((0..<20).map { _ in letters[Int.random(in: 0..<letters.count)] })
  }
}
