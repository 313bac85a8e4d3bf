import COpenSSL

/// An authority's word on when something was there at the latest.
public struct TimestampToken: Sendable, Hashable {
  /// Bytes that a token may have: some certificates and a signature have less.
  public static let maxSize = 16 << 10

  /// CMS `SignedData` (RFC 3161, 2.4.2) in DER.
  public let der: [UInt8]
}

/// Whom one believes about the time.
public final class TimestampTrust: @unchecked Sendable {
  // Sendable because nothing is added to the store after `init`, and OpenSSL locks what it looks up in it.
  fileprivate let store: OpaquePointer

  /// - Parameter certificates: in PEM, those of the authority itself or of authorities above it; at most
  ///   ``DocumentSigner/maxCertificates``.
  /// - Throws: `.malformed` where there is none.
  public init(certificates: [UInt8]) throws(CryptoError) {
    let owned = OwnedPointers()
    let trusted = try PEM.certificates(certificates, owned)
    guard !trusted.isEmpty else { throw .malformed("there is no certificate in the PEM text") }
    guard let store = X509_STORE_new() else { throw .failure(of: "timestamp") }
    for certificate in trusted {
      guard X509_STORE_add_cert(store, certificate) == 1 else {
        X509_STORE_free(store)
        throw .failure(of: "timestamp")
      }
    }
    // What is trusted ends a chain, whether or not it is signed with its own key.
    X509_STORE_set_flags(store, UInt(X509_V_FLAG_PARTIAL_CHAIN))
    self.store = store
  }

  deinit { X509_STORE_free(store) }
}

/// The question for a timestamp of a digest, and what the answer is held against (RFC 3161).
public struct TimestampRequest: Sendable {
  /// `TimeStampReq`, DER: what is sent as `application/timestamp-query`.
  public let der: [UInt8]

  /// Asks with a number of its own, so that no former answer fits, and for the authority's certificate.
  /// - Parameter digest: SHA-256, 32 bytes.
  public init(digest: [UInt8]) throws(CryptoError) {
    precondition(digest.count == SHA256.size, "a digest of SHA-256 has 32 bytes")
    guard let request = TS_REQ_new(), let imprint = TS_MSG_IMPRINT_new(), let algorithm = X509_ALGOR_new() else {
      throw .failure(of: "timestamp")
    }
    defer {
      X509_ALGOR_free(algorithm)
      TS_MSG_IMPRINT_free(imprint)
      TS_REQ_free(request)
    }
    guard let number = BN_bin2bn(try SecureRandom.bytes(16), 16, nil) else { throw .failure(of: "timestamp") }
    defer { BN_free(number) }
    guard let nonce = BN_to_ASN1_INTEGER(number, nil) else { throw .failure(of: "timestamp") }
    defer { ASN1_INTEGER_free(nonce) }
    var digest = digest
    guard X509_ALGOR_set0(algorithm, OBJ_nid2obj(NID_sha256), V_ASN1_NULL, nil) == 1,
      TS_MSG_IMPRINT_set_algo(imprint, algorithm) == 1,
      TS_MSG_IMPRINT_set_msg(imprint, &digest, Int32(digest.count)) == 1,
      TS_REQ_set_version(request, 1) == 1, TS_REQ_set_msg_imprint(request, imprint) == 1,
      TS_REQ_set_nonce(request, nonce) == 1, TS_REQ_set_cert_req(request, 1) == 1
    else { throw .failure(of: "timestamp") }
    der = try DER.encode { i2d_TS_REQ(request, $0) }
  }

  /// The token of an answer that was granted, is for this digest and this question, and is signed by who is trusted to
  /// tell the time.
  /// - Parameter reply: `TimeStampResp`, DER: the body of an answer of `application/timestamp-reply`.
  /// - Throws: `.malformed` where it is no such answer; `.library` with the authority's or the library's reason.
  public func token(in reply: [UInt8], trusting trust: TimestampTrust) throws(CryptoError) -> TimestampToken {
    var start: UnsafePointer<UInt8>?
    let response = reply.withUnsafeBufferPointer { bytes in
      start = bytes.baseAddress
      return d2i_TS_RESP(nil, &start, bytes.count)
    }
    guard let response else {
      ERR_clear_error()
      throw .malformed("the timestamp authority's answer is no TimeStampResp")
    }
    defer { TS_RESP_free(response) }
    let request = der.withUnsafeBufferPointer { bytes in
      start = bytes.baseAddress
      return d2i_TS_REQ(nil, &start, bytes.count)
    }
    guard let request else { throw .failure(of: "timestamp") }
    defer { TS_REQ_free(request) }
    guard let context = TS_REQ_to_TS_VERIFY_CTX(request, nil) else { throw .failure(of: "timestamp") }
    // Frees the store that it is given.
    defer { TS_VERIFY_CTX_free(context) }
    guard X509_STORE_up_ref(trust.store) == 1 else { throw .failure(of: "timestamp") }
    TS_VERIFY_CTX_set_store(context, trust.store)
    _ = TS_VERIFY_CTX_add_flags(context, Int32(TS_VFY_SIGNATURE))
    guard TS_RESP_verify_response(context, response) == 1 else { throw .failure(of: "timestamp") }
    guard let token = TS_RESP_get_token(response) else { throw .malformed("a timestamp without a token") }
    let bytes = try DER.encode { i2d_PKCS7(token, $0) }
    guard bytes.count <= TimestampToken.maxSize else {
      throw .malformed("a timestamp of \(bytes.count) bytes, where \(TimestampToken.maxSize) are taken")
    }
    return TimestampToken(der: bytes)
  }
}
