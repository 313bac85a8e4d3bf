import COpenSSL

/// Keys and certificates of OpenSSL that nobody owns yet: freed unless they are given up to an owner.
final class OwnedPointers {
  private var keys: [OpaquePointer] = []
  private var certificates: [OpaquePointer] = []

  func own(key: OpaquePointer) { keys.append(key) }
  func own(certificate: OpaquePointer) { certificates.append(certificate) }

  /// Another owner has them now.
  func giveUp() {
    keys = []
    certificates = []
  }

  deinit {
    for key in keys { EVP_PKEY_free(key) }
    for certificate in certificates { X509_free(certificate) }
  }
}

/// Reading of PEM (RFC 7468).
enum PEM {
  static func certificates(_ text: [UInt8], _ owned: OwnedPointers) throws(CryptoError) -> [OpaquePointer] {
    try withSource(text) { source throws(CryptoError) in
      var certificates: [OpaquePointer] = []
      while let certificate = PEM_read_bio_X509(source, nil, nil, nil) {
        owned.own(certificate: certificate)
        certificates.append(certificate)
        guard certificates.count <= DocumentSigner.maxCertificates else {
          throw .malformed("a signer has at most \(DocumentSigner.maxCertificates) certificates")
        }
      }
      let isEnd = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE
      ERR_clear_error()
      guard isEnd else { throw .malformed("a certificate cannot be read") }
      return certificates
    }
  }

  static func privateKey(
    _ text: [UInt8], passphrase: String, _ owned: OwnedPointers
  ) throws(CryptoError) -> OpaquePointer {
    try withSource(text) { source throws(CryptoError) in
      // A passphrase is always given, be it empty: else OpenSSL asks for it on the terminal.
      let key = passphrase.withCString { PEM_read_bio_PrivateKey(source, nil, nil, UnsafeMutableRawPointer(mutating: $0)) }
      guard let key else {
        ERR_clear_error()
        throw .malformed("there is no private key in the PEM text that the passphrase opens")
      }
      owned.own(key: key)
      return key
    }
  }

  private static func withSource<Value>(
    _ text: [UInt8], _ body: (OpaquePointer) throws(CryptoError) -> Value
  ) throws(CryptoError) -> Value {
    guard let source = BIO_new(BIO_s_mem()) else { throw .failure(of: "PEM") }
    defer { BIO_free(source) }
    var written = 0
    guard text.isEmpty || BIO_write_ex(source, text, text.count, &written) == 1 else { throw .failure(of: "PEM") }
    return try body(source)
  }

  /// What a function of OpenSSL writes as PEM.
  static func write(_ body: (OpaquePointer) -> Int32) throws(CryptoError) -> [UInt8] {
    guard let sink = BIO_new(BIO_s_mem()) else { throw .failure(of: "PEM") }
    defer { BIO_free(sink) }
    guard body(sink) == 1 else { throw .failure(of: "PEM") }
    var bytes = [UInt8](repeating: 0, count: BIO_ctrl_pending(sink))
    var read = 0
    guard BIO_read_ex(sink, &bytes, bytes.count, &read) == 1, read == bytes.count else { throw .failure(of: "PEM") }
    return bytes
  }
}

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

/// What is read from a certificate.
enum CertificateText {
  static func name(of certificate: OpaquePointer) -> String {
    guard let subject = X509_get_subject_name(certificate) else { return "" }
    let place = X509_NAME_get_index_by_NID(subject, NID_commonName, -1)
    if place >= 0, let value = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, place)) {
      var utf8: UnsafeMutablePointer<UInt8>?
      let length = ASN1_STRING_to_UTF8(&utf8, value)
      if length > 0, let utf8 {
        defer { CRYPTO_free(utf8, #file, #line) }
        return String(decoding: UnsafeBufferPointer(start: utf8, count: Int(length)), as: UTF8.self)
      }
    }
    guard let text = X509_NAME_oneline(subject, nil, 0) else { return "" }
    defer { CRYPTO_free(text, #file, #line) }
    return String(cString: text)
  }

  static func der(of certificate: OpaquePointer) throws(CryptoError) -> [UInt8] {
    try DER.encode { i2d_X509(certificate, $0) }
  }

  static func validity(of certificate: OpaquePointer) throws(CryptoError) -> ClosedRange<Int64> {
    let start = try seconds(X509_get0_notBefore(certificate))
    let end = try seconds(X509_get0_notAfter(certificate))
    guard start <= end else { throw .malformed("a certificate ends before it begins") }
    return start...end
  }

  private static func seconds(_ time: UnsafePointer<ASN1_TIME>?) throws(CryptoError) -> Int64 {
    guard let epoch = ASN1_TIME_set(nil, 0) else { throw .failure(of: "time") }
    defer { ASN1_STRING_free(epoch) }
    var days: Int32 = 0
    var seconds: Int32 = 0
    guard ASN1_TIME_diff(&days, &seconds, epoch, time) == 1 else { throw .failure(of: "time") }
    return Int64(days) * 86_400 + Int64(seconds)
  }
}
