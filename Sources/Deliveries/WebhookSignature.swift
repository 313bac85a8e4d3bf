import Crypto
import Runtime

/// The signatures of a delivery, over exactly the bytes that are sent.
///
/// Two schemes stand side by side. `X-Webhook-Signature-SHA256` (or what the contract names) covers the body alone, as
/// published; `webhook-signature` (Standard Webhooks) covers the delivery's identifier and the moment of the attempt as
/// well, so that a receiver can refuse what somebody recorded and sends again.
public struct WebhookSignature: Sendable {
  /// Seconds that a receiver lets `webhook-timestamp` differ from its clock.
  public static let tolerance: Int64 = 300

  /// Keys are the text of the webhook secrets, as editors were given them; the one in force first.
  private let keys: [SecretKey]

  /// - Parameters:
  ///   - secret: the one in force.
  ///   - previous: the one that it replaces, while both sign.
  public init(secret: [UInt8], previous: [UInt8]? = nil) {
    keys = [SecretKey(secret)] + (previous.map { [SecretKey($0)] } ?? [])
  }

  /// `sha256=` and the hexadecimal HMAC-SHA256 of the body. While two secrets sign it is the replaced one's: a receiver
  /// that reads this header alone knows no other yet, and has until the end of the overlap to learn the new one.
  public func ofBody(_ body: [UInt8]) throws(CryptoError) -> String {
    "sha256=" + Hex.encode(try HMACSHA256.authenticate(body, key: keys[keys.count - 1]))
  }

  /// For each secret `v1,` and the Base64 HMAC-SHA256 of `id.timestamp.body`, separated by a space.
  public func standard(id: String, timestamp: Int64, body: [UInt8]) throws(CryptoError) -> String {
    let message = Array("\(id).\(timestamp).".utf8) + body
    var signatures: [String] = []
    for key in keys {
      signatures.append("v1," + Base64.encode(try HMACSHA256.authenticate(message, key: key)))
    }
    return signatures.joined(separator: " ")
  }

  // MARK: As a receiver checks them

  /// Whether the value of `X-Webhook-Signature-SHA256` is that of the body under one of the secrets.
  public func accepts(bodySignature value: String, body: [UInt8]) throws(CryptoError) -> Bool {
    guard value.hasPrefix("sha256="), let code = Hex.decode(String(value.dropFirst(7))) else { return false }
    for key in keys where try HMACSHA256.isValid(code, for: body, key: key) { return true }
    return false
  }

  /// Whether the values of the Standard Webhooks headers fit the body under one of the secrets, and are of this time.
  public func accepts(
    standardSignature value: String, id: String, timestamp: String, body: [UInt8], at now: Timestamp
  ) throws(CryptoError) -> Bool {
    guard let seconds = Int64(timestamp), abs(now.milliseconds / 1000 - seconds) <= Self.tolerance else { return false }
    let message = Array("\(id).\(seconds).".utf8) + body
    for part in value.split(separator: " ") where part.hasPrefix("v1,") {
      guard let code = Base64.decode(String(part.dropFirst(3))) else { continue }
      for key in keys where try HMACSHA256.isValid(code, for: message, key: key) { return true }
    }
    return false
  }
}
