import COpenSSL

/// Reading and writing of PEM (RFC 7468).
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
      let key = passphrase.withCString {
        PEM_read_bio_PrivateKey(source, nil, nil, UnsafeMutableRawPointer(mutating: $0))
      }
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
