import COpenSSL

/// A certificate that vouches for nobody but says which key signed: for installations that were given none.
public struct SelfSignedCertificate: Sendable {
  /// PEM.
  public let certificate: [UInt8]
  /// PEM, PKCS #8, not encrypted: to be sealed before it is stored.
  public let privateKey: [UInt8]

  /// What a key is for.
  public enum Purpose: Sendable {
    /// RSA; allows signing documents and nothing else (`digitalSignature` and `nonRepudiation`; extended use
    /// `documentSigning`, RFC 9336).
    case documents
    /// P-256; for a server under these names and addresses.
    case server(hosts: [String])
  }

  /// Bits of the RSA key: good past 2030 by ANSSI's guide and ETSI TS 119 312, and known to every reader of PDF files,
  /// some of which still refuse elliptic curves.
  static let keySize: UInt = 3072

  /// Makes a key, which takes up to a few seconds, and a certificate for it.
  /// - Parameters:
  ///   - name: the common name; 1 to 64 characters.
  ///   - organization: 1 to 64 characters.
  ///   - validity: seconds since 1970.
  public init(
    for purpose: Purpose = .documents, name: String, organization: String, validity: ClosedRange<Int64>
  ) throws(CryptoError) {
    guard (1...64).contains(name.unicodeScalars.count), (1...64).contains(organization.unicodeScalars.count) else {
      throw .malformed("names in a certificate have 1 to 64 characters")
    }
    guard let key = Self.makeKey(for: purpose), let certificate = X509_new() else { throw .failure(of: "a new key") }
    defer {
      EVP_PKEY_free(key)
      X509_free(certificate)
    }
    try Self.identify(certificate, key: key, name: name, organization: organization, validity: validity)
    for (extensionID, value) in try Self.extensions(for: purpose) {
      try Self.add(extensionID, value, to: certificate)
    }
    guard X509_sign(certificate, key, EVP_sha256()) > 0 else { throw .failure(of: "a new certificate") }
    self.certificate = try PEM.write { PEM_write_bio_X509($0, certificate) }
    privateKey = try PEM.write { PEM_write_bio_PKCS8PrivateKey($0, key, nil, nil, 0, nil, nil) }
  }

  private static func extensions(for purpose: Purpose) throws(CryptoError) -> [(Int32, String)] {
    let common = [(NID_basic_constraints, "critical,CA:FALSE"), (NID_subject_key_identifier, "hash")]
    switch purpose {
    case .documents:
      return common + [
        (NID_key_usage, "critical,digitalSignature,nonRepudiation"), (NID_ext_key_usage, "1.3.6.1.5.5.7.3.36"),
      ]
    case .server(let hosts):
      guard !hosts.isEmpty, hosts.allSatisfy(isName) else { throw .malformed("a certificate needs names of hosts") }
      let names = hosts.map { (isAddress($0) ? "IP:" : "DNS:") + $0 }.joined(separator: ",")
      return common + [
        (NID_key_usage, "critical,digitalSignature"), (NID_ext_key_usage, "serverAuth"),
        (NID_subject_alt_name, names),
      ]
    }
  }

  /// Whether it can stand in OpenSSL's list of names, which knows no quoting.
  private static func isName(_ host: String) -> Bool {
    !host.isEmpty
      && host.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"),
          UInt8(ascii: "*"):
          true
        default: false
        }
      }
  }

  private static func isAddress(_ host: String) -> Bool {
    guard let address = a2i_IPADDRESS(host) else { return false }
    ASN1_OCTET_STRING_free(address)
    return true
  }

  private static func makeKey(for purpose: Purpose) -> OpaquePointer? {
    var kind = "RSA"
    if case .server = purpose { kind = "EC" }
    guard let context = EVP_PKEY_CTX_new_from_name(nil, kind, nil) else { return nil }
    defer { EVP_PKEY_CTX_free(context) }
    var key: OpaquePointer?
    guard EVP_PKEY_keygen_init(context) == 1 else { return nil }
    let isSet =
      switch purpose {
      case .documents: EVP_PKEY_CTX_set_rsa_keygen_bits(context, Int32(keySize))
      case .server: EVP_PKEY_CTX_set_group_name(context, "P-256")
      }
    guard isSet == 1, EVP_PKEY_generate(context, &key) == 1 else { return nil }
    return key
  }

  private static func identify(
    _ certificate: OpaquePointer, key: OpaquePointer, name: String, organization: String,
    validity: ClosedRange<Int64>
  ) throws(CryptoError) {
    let serial = try SecureRandom.bytes(16)
    guard let number = BN_bin2bn([serial[0] & 0x7F | 0x40] + serial.dropFirst(), 16, nil) else {
      throw .failure(of: "a new certificate")
    }
    defer { BN_free(number) }
    guard X509_set_version(certificate, 2) == 1,
      BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate)) != nil,
      ASN1_TIME_set(X509_getm_notBefore(certificate), time_t(validity.lowerBound)) != nil,
      ASN1_TIME_set(X509_getm_notAfter(certificate), time_t(validity.upperBound)) != nil,
      X509_set_pubkey(certificate, key) == 1, let subject = X509_get_subject_name(certificate)
    else { throw .failure(of: "a new certificate") }
    for (entry, value) in [(NID_countryName, "FR"), (NID_organizationName, organization), (NID_commonName, name)] {
      let bytes = Array(value.utf8)
      let kind = entry == NID_countryName ? V_ASN1_PRINTABLESTRING : V_ASN1_UTF8STRING
      guard X509_NAME_add_entry_by_NID(subject, entry, kind, bytes, Int32(bytes.count), -1, 0) == 1 else {
        throw .failure(of: "a new certificate")
      }
    }
    guard X509_set_issuer_name(certificate, subject) == 1 else { throw .failure(of: "a new certificate") }
  }

  private static func add(_ id: Int32, _ value: String, to certificate: OpaquePointer) throws(CryptoError) {
    var context = X509V3_CTX()
    X509V3_set_ctx(&context, certificate, certificate, nil, nil, 0)
    guard let made = X509V3_EXT_conf_nid(nil, &context, id, value) else { throw .failure(of: "a new certificate") }
    defer { X509_EXTENSION_free(made) }
    guard X509_add_ext(certificate, made, -1) == 1 else { throw .failure(of: "a new certificate") }
  }
}
