/// Signatures of webhooks in test vectors. The key is the text of the secret.
enum WebhookSignature {
  /// An entry of `webhook-signature` (Standard Webhooks): the code covers identifier, time and body.
  static func standard(id: String, timestamp: Int, body: String, secret: String) -> String {
    "v1," + base64(code(Array("\(id).\(timestamp).\(body)".utf8), key: Array(secret.utf8)))
  }

  /// The value of the published header, which covers the body alone.
  static func published(body: String, secret: String) -> String {
    let digits = code(Array(body.utf8), key: Array(secret.utf8)).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return "sha256=" + digits.joined()
  }

  /// HMAC-SHA256 (RFC 2104).
  private static func code(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
    var block = key.count > 64 ? SHA256.bytes(key) : key
    block += [UInt8](repeating: 0, count: 64 - block.count)
    return SHA256.bytes(block.map { $0 ^ 0x5C } + SHA256.bytes(block.map { $0 ^ 0x36 } + message))
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let value = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        text.append(place <= group.count ? digits[value >> (18 - 6 * place) & 63] : "=")
      }
    }
    return text
  }
}
