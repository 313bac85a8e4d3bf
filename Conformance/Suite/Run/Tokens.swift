import SchemaEvaluator
import SpecIR

/// A token, and the middle of its life by the server's clock: from then on it is replaced, since the clock can make a
/// jump.
struct Token: Sendable {
  var text: String
  var refreshAt: Moment
  var lifeSeconds: Int
}

/// A client that the suite was given and the server lets not in, so that no token can be had.
struct RefusedClient: Sendable {
  /// How the server said so.
  var exchange: Exchange
  /// Whether something could not be sent for want of its token.
  var isMissed = false
}

extension Credential.Forgery {
  /// A token that looks like the real one and must not be taken; nil where the real one has not the form of a JWT.
  func forged(from token: String) -> String? {
    let parts = token.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let payload = Base64URL.decode(parts[1]) else {
      return self == .truncated ? String(token.dropLast()) : nil
    }
    switch self {
    case .truncated: return String(token.dropLast())
    case .tamperedSignature:
      // In the middle, where every bit counts; the last character may hold bits that no one reads.
      let signature = Array(parts[2])
      guard signature.count > 4 else { return nil }
      var changed = signature
      changed[2] = signature[2] == "A" ? "B" : "A"
      return "\(parts[0]).\(parts[1]).\(String(changed))"
    case .tamperedPayload:
      guard case .object(let members)? = try? JSONValue(json: payload) else { return nil }
      let more = JSONValue.object(members + [.init("conformance", .bool(true))])
      return "\(parts[0]).\(Base64URL.encode(Array(more.text.utf8))).\(parts[2])"
    case .algorithmNone:
      return Base64URL.encode(Array(#"{"alg":"none","typ":"JWT"}"#.utf8)) + ".\(parts[1])."
    case .otherKey: return signed(parts[0], parts[1], key: Array("a key that the server does not have".utf8))
    case .emptyKey: return signed(parts[0], parts[1], key: [])
    }
  }

  private func signed(_ header: String, _ payload: String, key: [UInt8]) -> String {
    let message = Array("\(header).\(payload)".utf8)
    return "\(header).\(payload).\(Base64URL.encode(HMACCode.sha256(message, key: key)))"
  }
}
