import COpenSSL

/// A signature over a document, apart from it: CMS `SignedData` without content (RFC 5652) with one signer.
public struct DocumentSignature: Sendable, Hashable {
  /// DER.
  public let der: [UInt8]

  init(der: [UInt8]) { self.der = der }

  /// SHA-256 of the signature itself: what an authority puts its time to (RFC 5126, `signature-time-stamp`).
  public func digestToStamp() throws(CryptoError) -> [UInt8] {
    try withSigner { (_, signer) throws(CryptoError) in
      guard let value = signer.pointee.enc_digest, let start = ASN1_STRING_get0_data(value) else {
        throw .malformed("a signature without a value")
      }
      return try SHA256.hash(Array(UnsafeBufferPointer(start: start, count: Int(ASN1_STRING_length(value)))))
    }
  }

  /// The same signature with an authority's time beside it, in an attribute that is not signed: what makes PAdES baseline
  /// B-T of B-B (ETSI EN 319 142-1, 6.3).
  public func stamped(with token: TimestampToken) throws(CryptoError) -> DocumentSignature {
    try withSigner { (message, signer) throws(CryptoError) in
      guard let value = ASN1_STRING_new() else { throw .failure(of: "timestamp") }
      guard ASN1_STRING_set(value, token.der, Int32(token.der.count)) == 1,
        PKCS7_add_attribute(signer, NID_id_smime_aa_timeStampToken, V_ASN1_SEQUENCE, value) == 1
      else {
        ASN1_STRING_free(value)
        throw .failure(of: "timestamp")
      }
      return DocumentSignature(der: try DER.encode { i2d_PKCS7(message, $0) })
    }
  }

  private func withSigner<Value>(
    _ body: (UnsafeMutablePointer<PKCS7>, UnsafeMutablePointer<PKCS7_SIGNER_INFO>) throws(CryptoError) -> Value
  ) throws(CryptoError) -> Value {
    var start: UnsafePointer<UInt8>?
    let message = der.withUnsafeBufferPointer { bytes in
      start = bytes.baseAddress
      return d2i_PKCS7(nil, &start, bytes.count)
    }
    guard let message else { throw .failure(of: "reading a signature") }
    defer { PKCS7_free(message) }
    guard let signers = PKCS7_get_signer_info(message), let signer = OPENSSL_sk_value(signers, 0) else {
      throw .malformed("a signature without a signer")
    }
    return try body(message, signer.assumingMemoryBound(to: PKCS7_SIGNER_INFO.self))
  }
}
