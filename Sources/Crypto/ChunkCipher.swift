/// Encrypts a file piece by piece: AES-256-GCM (NIST SP 800-38D) where the nonce of each piece is its number. Nonces may
/// never repeat under one key, so a key serves one file that is written once.
public struct ChunkCipher: Sendable {
  /// What each piece grows by, in bytes.
  public static let overhead = AESGCM.tagSize

  private let key: SecretKey

  /// - Parameter key: 32 random bytes, used for nothing else.
  public init(key: SecretKey) throws(CryptoError) {
    guard key.count == SealingKey.size else { throw .malformed("a file's key has \(SealingKey.size) bytes") }
    self.key = key
  }

  /// The ciphertext and its tag.
  /// - Parameters:
  ///   - number: of the piece in its file, from 0; used once.
  ///   - data: authenticated with the piece, and not stored.
  public func seal(_ plaintext: [UInt8], number: UInt64, authenticating data: [UInt8]) throws(CryptoError) -> [UInt8] {
    try AESGCM.encrypt(plaintext, key: key, nonce: Self.nonce(number), authenticating: data)
  }

  /// - Throws: `notAuthentic` for anything but what was sealed with the same number and data.
  public func open(_ sealed: [UInt8], number: UInt64, authenticating data: [UInt8]) throws(CryptoError) -> [UInt8] {
    try AESGCM.decrypt(sealed, key: key, nonce: Self.nonce(number), authenticating: data)
  }

  /// The number, big-endian, in the last 8 of the 12 bytes.
  private static func nonce(_ number: UInt64) -> [UInt8] {
    [0, 0, 0, 0] + withUnsafeBytes(of: number.bigEndian) { Array($0) }
  }
}
