import Commands
import Crypto
import Runtime

/// What an editor is given once and we keep only hashed or sealed.
struct Credentials {
  let clientID: String
  let clientSecret: String
  let webhookSecret: String

  static func random(clientID: String?) throws -> Credentials {
    if let clientID,
      !(1...255).contains(clientID.utf8.count) || !clientID.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    {
      throw UsageError("--client-id has 1 to 255 visible ASCII characters")
    }
    return Credentials(
      clientID: try clientID ?? Hex.encode(SecureRandom.bytes(16)), clientSecret: try secret(),
      webhookSecret: try secret())
  }

  /// 64 hexadecimal digits.
  static func secret() throws -> String { Hex.encode(try SecureRandom.bytes(32)) }

  var json: String {
    JSON.members(
      ("client_id", .string(clientID)), ("client_secret", .string(clientSecret)),
      ("webhook_secret", .string(webhookSecret))
    ).text
  }
}

extension JSON {
  static func members(_ members: (String, JSON)...) -> JSON {
    .object(members.map { Member($0.0, $0.1) })
  }

  /// The value as JSON text on one line.
  var text: String {
    var writer = JSONWriter()
    writer.value(self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
