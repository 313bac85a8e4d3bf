import Crypto
import Glibc
import Runtime

/// Where a document signer's key and certificate come from: files that an operator provides, or one that the
/// installation makes for itself.
public enum SignerFile {
  /// The installation's own, in its data directory.
  public static let name = "document-signer.pem"

  /// Years that a certificate of our own is good.
  static let years: Int64 = 10
  /// Days before its end at which it is replaced.
  static let renewal: Int64 = 60
  /// Bytes of a file that is read: many times what eight certificates and a key have.
  private static let maxSize = 256 << 10

  /// A signer whose files an operator provides.
  /// - Parameters:
  ///   - certificates: PEM, the signer's own certificate first, then those above it.
  ///   - key: PEM; only its owner may read the file.
  ///   - passphrase: of the key, where it is encrypted.
  /// - Throws: `.missing`, `.exposed`, `.signer`.
  public static func load(
    certificates: String, key: String, passphrase: String = ""
  ) throws(DocumentsError) -> DocumentSigner {
    let chain = try PlainFile.read(certificates, maxSize: maxSize)
    let secret = try PlainFile.read(key, maxSize: maxSize, isSecret: true)
    return try telling { () throws(CryptoError) in
      try DocumentSigner(certificates: chain, privateKey: secret, passphrase: passphrase)
    }
  }

  /// The signer that the installation makes for itself, with a certificate that nobody else vouches for. Made when
  /// there is none, and again shortly before its certificate ends.
  ///
  /// The file holds the certificate, for anybody to compare, and the key sealed. To be called at start: making a key
  /// takes up to seconds.
  /// - Parameters:
  ///   - commonName: who signs, such as `Passe Marché (sandbox)`; at most 64 characters.
  ///   - seal: encrypts the key with the installation's master key.
  ///   - open: its reverse.
  /// - Throws: `.signer` where the key does not open: it was sealed with another master key.
  public static func ownSigner(
    in directory: String, commonName: String, now: Timestamp,
    seal: (_ key: [UInt8]) throws(CryptoError) -> [UInt8], open: (_ sealed: [UInt8]) throws(CryptoError) -> [UInt8]
  ) throws(DocumentsError) -> DocumentSigner {
    let path = directory + "/" + name
    if access(path, F_OK) == 0 {
      let signer = try read(path, open)
      if signer.validity.upperBound - now.milliseconds / 1000 > renewal * 86_400 { return signer }
    }
    let start = now.milliseconds / 1000
    let (text, signer) = try telling { () throws(CryptoError) in
      // From a day ago, so that clocks that are behind do not refuse it.
      let made = try SelfSignedCertificate(
        name: commonName, organization: "Passe Marché",
        validity: (start - 86_400)...(start + years * 31_557_600))
      return (
        made.certificate + block(try seal(made.privateKey)),
        try DocumentSigner(certificates: made.certificate, privateKey: made.privateKey)
      )
    }
    try PlainFile.replace(path, with: text)
    return signer
  }

  /// Exchanges the sealed forms in which ``ownSigner(in:commonName:now:seal:open:)`` has kept its key, so that another
  /// master key opens it; nothing where it has kept none. There are two while the master key is being rotated, one for
  /// each of the keys.
  /// - Parameter change: given the sealed forms, at least one, gives those that are to be in their place.
  /// - Throws: also `.signer` with what `change` throws.
  public static func reseal(
    in directory: String, _ change: (_ sealed: [[UInt8]]) throws(CryptoError) -> [[UInt8]]
  ) throws(DocumentsError) {
    let path = directory + "/" + name
    guard access(path, F_OK) == 0 else { return }
    let (certificate, sealed) = try parts(of: PlainFile.read(path, maxSize: maxSize, isSecret: true), path)
    let changed = try telling { () throws(CryptoError) in try change(sealed) }
    if changed == sealed { return }
    try PlainFile.replace(path, with: changed.reduce(certificate) { $0 + block($1) })
  }

  /// In PEM's form (RFC 7468), which programs that read the certificate pass over.
  private static func block(_ sealed: [UInt8]) -> [UInt8] {
    var digits = Array(Base64.encode(sealed).utf8)[...]
    var text = Array("\(begin)\n".utf8)
    while !digits.isEmpty {
      text += digits.prefix(64) + [UInt8(ascii: "\n")]
      digits = digits.dropFirst(64)
    }
    return text + Array("\(end)\n".utf8)
  }

  private static let begin = "-----BEGIN SEALED KEY-----"
  private static let end = "-----END SEALED KEY-----"

  private static func read(
    _ path: String, _ open: (_ sealed: [UInt8]) throws(CryptoError) -> [UInt8]
  ) throws(DocumentsError) -> DocumentSigner {
    let bytes = try PlainFile.read(path, maxSize: maxSize, isSecret: true)
    let (_, sealed) = try parts(of: bytes, path)
    return try telling { () throws(CryptoError) in
      try DocumentSigner(certificates: bytes, privateKey: try first(of: sealed, open))
    }
  }

  /// What the first of the sealed forms holds that opens.
  private static func first(
    of sealed: [[UInt8]], _ open: (_ sealed: [UInt8]) throws(CryptoError) -> [UInt8]
  ) throws(CryptoError) -> [UInt8] {
    for form in sealed.dropLast() {
      if let key = try? open(form) { return key }
    }
    return try open(sealed.last ?? [])
  }

  /// The certificate as it stands in the file, and the sealed forms of its key, at least one.
  private static func parts(
    of bytes: [UInt8], _ path: String
  ) throws(DocumentsError) -> (certificate: [UInt8], sealed: [[UInt8]]) {
    var certificate: [UInt8] = []
    var sealed: [[UInt8]] = []
    var digits: String?
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      if line == begin {
        digits = ""
      } else if line == end, let text = digits, let form = Base64.decode(text.utf8) {
        sealed.append(form)
        digits = nil
      } else if digits != nil {
        digits?.append(contentsOf: line)
      } else {
        certificate += Array(line.utf8) + [UInt8(ascii: "\n")]
      }
    }
    guard !sealed.isEmpty, digits == nil else { throw .signer("\(path) holds no sealed key") }
    return (certificate, sealed)
  }

  private static func telling<Value>(_ body: () throws(CryptoError) -> Value) throws(DocumentsError) -> Value {
    do { return try body() } catch { throw .signer("\(error)") }
  }
}
