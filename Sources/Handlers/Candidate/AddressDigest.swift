import Crypto
import Store

/// How email addresses are counted without being kept: by a digest that nobody can try addresses against without the
/// key.
public struct AddressDigest: Sendable {
  private let key: SecretKey

  public init(key: SecretKey) { self.key = key }

  func digest(_ email: String) throws -> [UInt8] {
    try HMACSHA256.authenticate(Array(("email:" + CandidateRecord.canonicalEmail(email)).utf8), key: key)
  }
}
