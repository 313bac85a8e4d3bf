import Crypto
import Runtime

/// The claims of an access token (decision: JWT signed with HS256, RFC 7515 and 7519).
struct AccessTokenClaims: Sendable, Hashable {
  var issuer: String
  var subject: String
  var audience: String
  /// Unix seconds.
  var issuedAt: Int64
  var expiresAt: Int64
  /// 32 hexadecimal digits; the token's name in the store.
  var id: String
  /// Space-separated, in the order of the contract.
  var scope: String
}

/// Writes and reads the compact form of a token. Reading accepts nothing but what writing produces: one algorithm, one
/// header shape, a signature compared in constant time before a claim is looked at.
enum AccessToken {
  /// Longer texts are not tokens of ours; the contract's cap on a presented token.
  static let maximumLength = 4096

  static func sign(_ claims: AccessTokenClaims, keyID: String, key: SecretKey) throws -> String {
    var header = JSONWriter()
    header.beginObject()
    header.key("alg")
    header.string("HS256")
    header.key("typ")
    header.string("JWT")
    header.key("kid")
    header.string(keyID)
    header.endObject()
    var payload = JSONWriter()
    payload.beginObject()
    payload.key("iss")
    payload.string(claims.issuer)
    payload.key("sub")
    payload.string(claims.subject)
    payload.key("aud")
    payload.string(claims.audience)
    payload.key("iat")
    payload.integer(claims.issuedAt)
    payload.key("exp")
    payload.integer(claims.expiresAt)
    payload.key("jti")
    payload.string(claims.id)
    payload.key("scope")
    payload.string(claims.scope)
    payload.endObject()
    let signed = Base64URL.encode(header.bytes) + "." + Base64URL.encode(payload.bytes)
    return signed + "." + Base64URL.encode(try HMACSHA256.authenticate(Array(signed.utf8), key: key))
  }

  /// - Parameter key: gives the signing key of a `kid`, nil where there is none (any more).
  /// - Returns: the claims of a token that we signed; nil for everything else. Expiry and revocation are the caller's
  ///   to check.
  static func verify(_ token: ArraySlice<UInt8>, key: (String) -> SecretKey?) throws -> AccessTokenClaims? {
    guard token.count <= maximumLength else { return nil }
    let parts = token.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3,
      let header = Base64URL.decode(parts[0]), let payload = Base64URL.decode(parts[1]),
      let signature = Base64URL.decode(parts[2]),
      let fields = members(header), fields["alg"] == .string("HS256"),
      case .string(let keyID)? = fields["kid"], let key = key(keyID)
    else { return nil }
    let signed = Array(token[parts[0].startIndex..<parts[1].endIndex])
    guard try HMACSHA256.isValid(signature, for: signed, key: key),
      let claims = members(payload),
      case .string(let issuer)? = claims["iss"], case .string(let subject)? = claims["sub"],
      case .string(let audience)? = claims["aud"], case .string(let id)? = claims["jti"],
      case .string(let scope)? = claims["scope"],
      case .number(let issued)? = claims["iat"], let issuedAt = Int64(issued),
      case .number(let expires)? = claims["exp"], let expiresAt = Int64(expires)
    else { return nil }
    return AccessTokenClaims(
      issuer: issuer, subject: subject, audience: audience, issuedAt: issuedAt, expiresAt: expiresAt, id: id,
      scope: scope)
  }

  private static func members(_ bytes: [UInt8]) -> JSON? { try? JSON.parse(bytes, maxDepth: 4) }
}
