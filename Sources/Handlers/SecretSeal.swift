import Crypto

/// Encrypts what the store keeps secret, with the operator's master key. What a secret is for and whose it is are
/// authenticated with it, so that a sealed value moved to another row does not open.
public struct SecretSeal: Sendable {
  public enum Purpose: String, Sendable {
    case webhookSecret = "webhook-secret"
    case signingKey = "signing-key"
    /// What proves that a form comes from a page of ours, and under which addresses are counted.
    case browserKey = "browser-key"
    case documentSigner = "document-signer"
  }

  public let sealer: Sealer

  public init(sealer: Sealer) { self.sealer = sealer }

  /// - Parameter name: what the secret belongs to: the client identifier, the key's `kid`.
  public func close(_ secret: [UInt8], as purpose: Purpose, name: String) throws(CryptoError) -> [UInt8] {
    try sealer.seal(secret, context: Self.context(purpose, name))
  }

  /// - Throws: where the master key is another, or the value was altered or is somebody else's.
  public func open(_ sealed: [UInt8], as purpose: Purpose, name: String) throws(CryptoError) -> [UInt8] {
    try sealer.open(sealed, context: Self.context(purpose, name))
  }

  /// The secret sealed anew, with the current one of the sealer's keys.
  /// - Throws: as ``open(_:as:name:)`` does.
  public func reseal(_ sealed: [UInt8], as purpose: Purpose, name: String) throws(CryptoError) -> [UInt8] {
    try sealer.reseal(sealed, context: Self.context(purpose, name))
  }

  private static func context(_ purpose: Purpose, _ name: String) -> [UInt8] {
    Array((purpose.rawValue + ":" + name).utf8)
  }
}
