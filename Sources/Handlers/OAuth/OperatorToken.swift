import Crypto

/// The bearer token of whoever runs the service, which opens the operations of the contract's `operator` scheme. Only
/// its digest is kept.
public struct OperatorToken: Sendable {
  /// Characters; of the letters, digits, `-` and `_` that ``make()`` draws they hold 192 bits.
  public static let minimumLength = 32

  private let digest: [UInt8]

  /// - Parameter text: what stands behind `Bearer ` (RFC 6750 section 2.1).
  /// - Returns: nil for one that is shorter than ``minimumLength`` or has characters that no bearer token has.
  public init?(_ text: String) throws(CryptoError) {
    guard text.utf8.count >= Self.minimumLength, text.utf8.allSatisfy(Self.isPart) else { return nil }
    digest = try SHA256.hash(Array(text.utf8))
  }

  /// A new token, of 256 random bits.
  public static func make() throws(CryptoError) -> String { Base64URL.encode(try SecureRandom.bytes(32)) }

  private static func isPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-._~+/=".utf8.contains(byte)
    }
  }

  /// Compares digests, whose bytes tell nothing of the token, in constant time.
  func isEqual(to token: ArraySlice<UInt8>) -> Bool {
    guard let other = try? SHA256.hash(Array(token)) else { return false }
    return ConstantTime.equal(digest, other)
  }
}
