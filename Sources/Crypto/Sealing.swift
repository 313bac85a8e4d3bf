/// A key for ``Sealer`` and the name under which sealed values remember it.
public struct SealingKey: Sendable {
  /// Length of a key in bytes.
  public static let size = 32

  public let id: String
  let key: SecretKey

  /// - Parameters:
  ///   - id: 1 to 32 bytes; not secret, written into each sealed value.
  ///   - key: 32 bytes.
  public init(id: String, key: SecretKey) throws(CryptoError) {
    guard (1...32).contains(id.utf8.count) else { throw .malformed("a key's id has 1 to 32 bytes") }
    guard key.count == Self.size else { throw .malformed("a sealing key has \(Self.size) bytes") }
    self.id = id
    self.key = key
  }
}

/// Encrypts values that are stored, so that nobody can read or alter them without the key: AES-256-GCM (NIST SP
/// 800-38D).
///
/// A sealed value is: version (1), length of the key's id, the id, a random nonce of 12 bytes, the ciphertext, a tag of
/// 16 bytes. The bytes before the nonce and the associated data are authenticated too. With random nonces one key is
/// good for 2^32 values.
public struct Sealer: Sendable {
  private static let version: UInt8 = 1

  private let current: SealingKey
  private let former: [SealingKey]

  /// - Parameters:
  ///   - current: seals, and opens what it sealed.
  ///   - former: only open, until everything has been sealed anew.
  public init(current: SealingKey, former: [SealingKey] = []) {
    self.current = current
    self.former = former
  }

  /// - Parameter context: what the value is and whose (`webhook secret of editor 7`), so that a sealed value that is
  ///   moved elsewhere does not open there.
  public func seal(_ plaintext: [UInt8], context: [UInt8]) throws(CryptoError) -> [UInt8] {
    let header = Self.header(current.id)
    let nonce = try SecureRandom.bytes(AESGCM.nonceSize)
    return try header + nonce
      + AESGCM.encrypt(plaintext, key: current.key, nonce: nonce, authenticating: header + context)
  }

  /// The value that was sealed with the same context.
  public func open(_ sealed: [UInt8], context: [UInt8]) throws(CryptoError) -> [UInt8] {
    let id = try Self.keyID(sealed)
    guard let key = ([current] + former).first(where: { $0.id == id }) else { throw .unknownKey(id: id) }
    let header = Self.header(id)
    let body = header.count + AESGCM.nonceSize
    return try AESGCM.decrypt(
      Array(sealed[body...]), key: key.key, nonce: Array(sealed[header.count..<body]),
      authenticating: header + context)
  }

  /// The same value sealed with the current key, whichever of the keys it was sealed with.
  public func reseal(_ sealed: [UInt8], context: [UInt8]) throws(CryptoError) -> [UInt8] {
    try seal(try open(sealed, context: context), context: context)
  }

  /// Whether a value was sealed with a former key, and should be sealed anew.
  public func needsResealing(_ sealed: [UInt8]) -> Bool {
    (try? Self.keyID(sealed)) != current.id
  }

  private static func header(_ id: String) -> [UInt8] { [version, UInt8(id.utf8.count)] + id.utf8 }

  /// The id in the header, after a check that all fixed parts are there.
  private static func keyID(_ sealed: [UInt8]) throws(CryptoError) -> String {
    guard sealed.count >= 2, sealed[0] == version else { throw .malformed("not a sealed value of version \(version)") }
    let end = 2 + Int(sealed[1])
    guard sealed.count >= end + AESGCM.nonceSize + AESGCM.tagSize,
      let id = String(validating: sealed[2..<end], as: UTF8.self)
    else { throw .malformed("a sealed value is cut short") }
    return id
  }
}
