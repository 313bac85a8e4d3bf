/// A file that the vault holds, as its row remembers it. Without the row nobody can read it: the key is nowhere else.
public struct StoredFile: Sendable, Hashable {
  /// Where the vault keeps it: 32 hexadecimal digits, random, and no part of any URL.
  public let storageName: String
  /// The file's own key, encrypted with the operator's master key.
  public let sealedKey: [UInt8]
  /// Of the contents, in bytes.
  public let size: Int
  /// SHA-256 of the contents, 32 bytes.
  public let sha256: [UInt8]

  public init(storageName: String, sealedKey: [UInt8], size: Int, sha256: [UInt8]) {
    self.storageName = storageName
    self.sealedKey = sealedKey
    self.size = size
    self.sha256 = sha256
  }
}
