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
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard let first = lines.firstIndex(of: begin[...]), let last = lines.firstIndex(of: end[...]), first < last,
      let sealed = Base64.decode(lines[(first + 1)..<last].joined().utf8)
    else { throw .signer("\(path) holds no sealed key") }
    return try telling { () throws(CryptoError) in
      try DocumentSigner(certificates: bytes, privateKey: try open(sealed))
    }
  }

  private static func telling<Value>(_ body: () throws(CryptoError) -> Value) throws(DocumentsError) -> Value {
    do { return try body() } catch { throw .signer("\(error)") }
  }
}
