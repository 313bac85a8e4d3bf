import COpenSSL

/// Signs documents with a private key and the certificate that belongs to it: CMS signatures apart from what they sign,
/// in the profile that PAdES baseline B-B and B-T take (ETSI EN 319 122-1, EN 319 142-1).
public final class DocumentSigner: @unchecked Sendable {
  // Sendable because nothing changes after `init`, and OpenSSL lets threads use one key and one certificate at once as
  // long as nobody changes them: it counts their references atomically and locks what it caches in them.
  private let key: OpaquePointer
  /// The signer's own first, then those above it.
  private let certificates: [OpaquePointer]

  /// Who signs: the certificate's common name, or its whole subject where it has none.
  public let name: String
  /// Of the signer's certificate, in DER.
  public let certificate: [UInt8]
  /// Seconds since 1970 from and until which the certificate is good.
  public let validity: ClosedRange<Int64>

  /// - Parameters:
  ///   - certificates: in PEM, the signer's own first, then those above it; at most ``maxCertificates``.
  ///   - privateKey: in PEM: RSA of at least 2048 bits, or an elliptic curve. May be in the same text.
  ///   - passphrase: of the key, where it is encrypted.
  /// - Throws: `.malformed` where something is missing, too weak, or the key belongs to another certificate.
  public init(certificates: [UInt8], privateKey: [UInt8], passphrase: String = "") throws(CryptoError) {
    let owned = OwnedPointers()
    let chain = try PEM.certificates(certificates, owned)
    let key = try PEM.privateKey(privateKey, passphrase: passphrase, owned)
    guard let own = chain.first else { throw .malformed("there is no certificate in the signer's PEM text") }
    guard X509_check_private_key(own, key) == 1 else {
      ERR_clear_error()
      throw .malformed("the private key is not that of the first certificate")
    }
    switch EVP_PKEY_get_base_id(key) {
    case EVP_PKEY_RSA where EVP_PKEY_get_bits(key) >= 2048, EVP_PKEY_EC where EVP_PKEY_get_bits(key) >= 256: break
    default: throw .malformed("documents are signed with RSA of 2048 bits or more, or an elliptic curve of 256 or more")
    }
    name = CertificateText.name(of: own)
    certificate = try CertificateText.der(of: own)
    validity = try CertificateText.validity(of: own)
    self.key = key
    self.certificates = chain
    owned.giveUp()
  }

  /// More would make every document carry them.
  public static let maxCertificates = 8

  deinit {
    EVP_PKEY_free(key)
    for certificate in certificates { X509_free(certificate) }
  }

  /// Bytes that a signature never has more of, before it is stamped: the certificates, what is signed beside the digest,
  /// and the signature.
  public var maxSignatureSize: Int {
    let size = certificates.reduce(0) { $0 + Int(i2d_X509($1, nil)) }
    // Issuer and serial number stand once more in the signer's information.
    return size + certificate.count + Int(EVP_PKEY_get_size(key)) + 1024
  }

  /// A signature over a document of which the digest is given.
  ///
  /// Signed beside it are the type of content, the digest, and the digest of the certificate (`signing-certificate-v2`,
  /// RFC 5035). The time is not: in a PDF it stands in the signature dictionary, where PAdES wants it.
  /// - Parameter digest: SHA-256, 32 bytes.
  public func sign(digest: [UInt8]) throws(CryptoError) -> DocumentSignature {
    precondition(digest.count == SHA256.size, "a digest of SHA-256 has 32 bytes")
    guard let message = PKCS7_new() else { throw .failure(of: "signing") }
    defer { PKCS7_free(message) }
    // The functions named after PKCS #7, which CMS grew out of: those named after CMS add the time by themselves.
    guard PKCS7_set_type(message, NID_pkcs7_signed) == 1, PKCS7_content_new(message, NID_pkcs7_data) == 1,
      PKCS7_ctrl(message, PKCS7_OP_SET_DETACHED_SIGNATURE, 1, nil) == 1,
      let signer = PKCS7_add_signature(message, certificates[0], key, EVP_sha256())
    else { throw .failure(of: "signing") }
    for certificate in certificates where PKCS7_add_certificate(message, certificate) != 1 {
      throw .failure(of: "signing")
    }
    // In the order that DER wants of a set: OpenSSL writes them as they come, and sorts them for the signature.
    guard PKCS7_add_attrib_content_type(signer, nil) == 1,
      PKCS7_add1_attrib_digest(signer, digest, Int32(digest.count)) == 1
    else { throw .failure(of: "signing") }
    try addSigningCertificate(to: signer)
    guard PKCS7_SIGNER_INFO_sign(signer) == 1 else { throw .failure(of: "signing") }
    return DocumentSignature(der: try DER.encode { i2d_PKCS7(message, $0) })
  }

  private func addSigningCertificate(to signer: UnsafeMutablePointer<PKCS7_SIGNER_INFO>) throws(CryptoError) {
    guard let attribute = OSSL_ESS_signing_cert_v2_new_init(EVP_sha256(), certificates[0], nil, 0) else {
      throw .failure(of: "signing")
    }
    defer { ESS_SIGNING_CERT_V2_free(attribute) }
    let der = try DER.encode { i2d_ESS_SIGNING_CERT_V2(attribute, $0) }
    guard let value = ASN1_STRING_new() else { throw .failure(of: "signing") }
    guard ASN1_STRING_set(value, der, Int32(der.count)) == 1,
      PKCS7_add_signed_attribute(signer, NID_id_smime_aa_signingCertificateV2, V_ASN1_SEQUENCE, value) == 1
    else {
      ASN1_STRING_free(value)
      throw .failure(of: "signing")
    }
  }
}
