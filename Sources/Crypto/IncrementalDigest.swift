import COpenSSL

/// SHA-256 (FIPS 180-4) of a message that arrives in pieces. One owner, who feeds it from one thread at a time.
public struct IncrementalSHA256: ~Copyable, Sendable {
  // Sendable: the context is this value's alone, and the value cannot be copied.
  private nonisolated(unsafe) let context: OpaquePointer

  public init() throws(CryptoError) {
    context = try Self.begin()
  }

  private static func begin() throws(CryptoError) -> OpaquePointer {
    guard let context = EVP_MD_CTX_new() else { throw .failure(of: "SHA-256") }
    guard EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
      EVP_MD_CTX_free(context)
      throw .failure(of: "SHA-256")
    }
    return context
  }

  deinit { EVP_MD_CTX_free(context) }

  public mutating func update(_ bytes: [UInt8]) throws(CryptoError) {
    guard EVP_DigestUpdate(context, bytes, bytes.count) == 1 else { throw .failure(of: "SHA-256") }
  }

  /// The hash of all pieces, 32 bytes.
  public consuming func finish() throws(CryptoError) -> [UInt8] {
    var hash = [UInt8](repeating: 0, count: SHA256.size)
    guard EVP_DigestFinal_ex(context, &hash, nil) == 1 else { throw .failure(of: "SHA-256") }
    return hash
  }
}
