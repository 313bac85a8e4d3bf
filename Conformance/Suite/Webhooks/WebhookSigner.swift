import COpenSSL

/// The signatures of webhooks, made and checked by the rules of docs/webhooks.md and of Standard Webhooks.
package struct WebhookSigner: Sendable {
  /// The text of the secret, as the editor was given it.
  package let secret: String

  package init(secret: String) { self.secret = secret }

  /// Seconds by which `webhook-timestamp` may differ from a receiver's clock.
  static let tolerance = 300

  /// `sha256=` and the hexadecimal HMAC of the body.
  package func ofBody(_ body: [UInt8]) -> String {
    "sha256=" + code(body).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// `v1,` and the Base64 HMAC of `id.timestamp.body`.
  package func standard(id: String, timestamp: String, body: [UInt8]) -> String {
    "v1," + Base64URL.base64(code(Array("\(id).\(timestamp).".utf8) + body))
  }

  private func code(_ message: [UInt8]) -> [UInt8] { HMACCode.sha256(message, key: Array(secret.utf8)) }
}

/// HMAC-SHA256 (RFC 2104).
enum HMACCode {
  static func sha256(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var count: UInt32 = 0
    // An empty key must still be a valid pointer.
    _ = HMAC(EVP_sha256(), key.isEmpty ? [0] : key, Int32(key.count), message, message.count, &digest, &count)
    return Array(digest.prefix(Int(count)))
  }
}
