import COpenSSL

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
