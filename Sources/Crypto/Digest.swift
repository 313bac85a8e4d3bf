import COpenSSL

/// SHA-256 (FIPS 180-4).
public enum SHA256 {
  /// Length of a hash in bytes.
  public static let size = 32

  public static func hash(_ bytes: [UInt8]) throws(CryptoError) -> [UInt8] {
    var hash = [UInt8](repeating: 0, count: size)
    guard COpenSSL.SHA256(bytes, bytes.count, &hash) != nil else { throw .failure(of: "SHA-256") }
    return hash
  }
}

/// HMAC with SHA-256 (RFC 2104).
public enum HMACSHA256 {
  /// The authentication code of a message, 32 bytes.
  public static func authenticate(_ message: [UInt8], key: SecretKey) throws(CryptoError) -> [UInt8] {
    var code = [UInt8](repeating: 0, count: SHA256.size)
    let result = key.withBytes { key in
      // The library tells an empty key from none by its pointer.
      withUnsafePointer(to: 0 as UInt8) { empty in
        HMAC(EVP_sha256(), key.baseAddress ?? empty, Int32(key.count), message, message.count, &code, nil)
      }
    }
    guard result != nil else { throw .failure(of: "HMAC-SHA-256") }
    return code
  }

  /// Whether a code is that of the message, in a time that does not tell how much of it is right.
  public static func isValid(_ code: [UInt8], for message: [UInt8], key: SecretKey) throws(CryptoError) -> Bool {
    ConstantTime.equal(code, try authenticate(message, key: key))
  }
}

/// Comparison of secrets.
public enum ConstantTime {
  /// Whether both are equal, in a time that depends on their length alone. Lengths are not kept secret.
  public static func equal(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    left.count == right.count
      && left.withUnsafeBufferPointer { left in
        right.withUnsafeBufferPointer { CRYPTO_memcmp(left.baseAddress, $0.baseAddress, left.count) == 0 }
      }
  }

  /// The same of arrays.
  public static func equal(_ left: [UInt8], _ right: [UInt8]) -> Bool { equal(left.span, right.span) }
}
