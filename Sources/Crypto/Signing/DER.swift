import COpenSSL

/// What OpenSSL encodes.
enum DER {
  typealias Target = UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>

  /// - Parameter body: an `i2d` function, which tells the length when it is given nil.
  static func encode(_ body: (Target?) -> Int32) throws(CryptoError) -> [UInt8] {
    let length = body(nil)
    guard length > 0 else { throw .failure(of: "DER") }
    var written: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(length)) { buffer, count in
      var target = buffer.baseAddress
      written = body(&target)
      count = written == length ? Int(length) : 0
    }
    guard written == length else { throw .failure(of: "DER") }
    return bytes
  }
}
