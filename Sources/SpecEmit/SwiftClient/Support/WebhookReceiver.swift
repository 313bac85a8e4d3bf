extension SwiftClientSupport {
  /// Verifying what the service tells by webhook.
  static let webhookReceiver = #"""
import Foundation

/// Takes the webhooks of the service, whichever framework has received them: headers and bytes in, a typed event out.
///
///     let receiver = WebhookReceiver(secrets: [secret])
///     do {
///       let delivery = try receiver.receive(headers, body)
///       // Deliveries come at least once: keep `delivery.id` and skip the ones that are known.
///       switch delivery.event { … }
///       // answer 200
///     } catch {
///       // answer error.status
///     }
public struct WebhookReceiver: Sendable {
  /// What has to prove where a webhook comes from.
  public enum Proof: Sendable, Hashable {
    /// `webhook-id`, `webhook-timestamp` and `webhook-signature` (Standard Webhooks): the signature covers the time, so
    /// that an old delivery cannot be sent again.
    case standardWebhooks
    /// Where those are missing, the published signature header will do. It covers the body alone: nothing tells an old
    /// delivery from a new one.
    case eitherHeader
  }

  private let keys: [[UInt8]]
  private let tolerance: Double
  private let proof: Proof

  /// - Parameters:
  ///   - secrets: the webhook secret; while it is replaced, the old one and the new one.
  ///   - tolerance: seconds that a delivery may be older, or newer, than the receiver's clock.
  public init(secrets: [String], tolerance: Double = 300, proof: Proof = .standardWebhooks) {
    // Anybody can sign with an empty one.
    keys = secrets.filter { !$0.isEmpty }.map { Array($0.utf8) }
    self.tolerance = tolerance
    self.proof = proof
  }

  /// Verifies a delivery and reads its event.
  /// - Parameter body: the bytes as they were received; JSON that was read and written again has other ones.
  public func receive(
    _ headers: HTTPFields, _ body: Data, now: Date = Date()
  ) throws(WebhookRefusal) -> WebhookDelivery {
    guard body.count <= WebhookFacts.largestBody else { throw .tooLarge(limit: WebhookFacts.largestBody) }
    let (id, sentAt) = try verify(headers, body, now)
    do {
      return WebhookDelivery(id: id, sentAt: sentAt, event: try WebhookEvent(body))
    } catch {
      throw .unreadable(error)
    }
  }

  private func verify(
    _ headers: HTTPFields, _ body: Data, _ now: Date
  ) throws(WebhookRefusal) -> (id: String?, sentAt: Date?) {
    if let id = headers["webhook-id"], let timestamp = headers["webhook-timestamp"],
      let signatures = headers["webhook-signature"]
    {
      guard timestamp.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let seconds = Double(timestamp) else {
        throw .malformed("webhook-timestamp")
      }
      let signed = Data("\(id).\(timestamp).".utf8) + body
      let given = signatures.split(separator: " ").compactMap { signature -> [UInt8]? in
        guard signature.hasPrefix("v1,") else { return nil }
        return Data(base64Encoded: String(signature.dropFirst(3))).map { Array($0) }
      }
      guard !given.isEmpty else { throw .malformed("webhook-signature") }
      guard matches(given, signed) else { throw .wrongSignature }
      // Judged after the signature: a time that nobody vouches for says nothing.
      let sentAt = Date(timeIntervalSince1970: seconds)
      guard abs(sentAt.timeIntervalSince(now)) <= tolerance else { throw .outsideWindow(sentAt: sentAt) }
      return (id, sentAt)
    }
    guard proof == .eitherHeader, let signature = headers[WebhookFacts.signatureHeader] else { throw .unsigned }
    guard signature.hasPrefix("sha256="), let code = Hex.bytes(signature.dropFirst(7)) else {
      throw .malformed(WebhookFacts.signatureHeader)
    }
    guard matches([code], body) else { throw .wrongSignature }
    return (headers["webhook-id"], nil)
  }

  private func matches(_ given: [[UInt8]], _ signed: Data) -> Bool {
    var isFound = false
    for key in keys {
      let code = HMAC.code(signed, key: key)
      for candidate in given where HMAC.isEqual(candidate, code) { isFound = true }
    }
    return isFound
  }
}

/// A webhook whose origin is proven.
public struct WebhookDelivery: Sendable {
  /// The same for each attempt at the same delivery; nil where only the published signature header came.
  public let id: String?
  /// When the attempt was made; nil likewise.
  public let sentAt: Date?
  public let event: WebhookEvent
}

/// Why a webhook is not believed.
public enum WebhookRefusal: Error, CustomStringConvertible {
  case unsigned
  /// A header that is not what it should be.
  case malformed(String)
  case wrongSignature
  /// Rightly signed, but at another time than now: sent again by somebody, or one of the clocks is wrong.
  case outsideWindow(sentAt: Date)
  case tooLarge(limit: Int)
  /// Rightly signed, and not the body of the event it names.
  case unreadable(any Error)

  /// The status to answer with. The service tries again after none of these.
  public var status: Int {
    switch self {
    case .unsigned, .wrongSignature, .outsideWindow: 401
    case .malformed, .unreadable: 400
    case .tooLarge: 413
    }
  }

  public var description: String {
    switch self {
    case .unsigned: "no signature"
    case .malformed(let header): "the header \(header) is malformed"
    case .wrongSignature: "wrong signature"
    case .outsideWindow(let sentAt): "signed at another time: \(sentAt)"
    case .tooLarge(let limit): "larger than \(limit) bytes"
    case .unreadable(let error): "unreadable: \(error)"
    }
  }
}

"""#
}
