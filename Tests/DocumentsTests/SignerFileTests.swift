import Crypto
import Foundation
import Runtime
import Testing

@testable import Documents

/// Where keys come from and how they are kept.
@Suite struct SignerFileTests {
  private static let now = Timestamp(milliseconds: 1_800_000_000_000)

  private func own(in folder: Folder, at now: Timestamp = now, key: UInt8 = 1) throws -> DocumentSigner {
    let sealer = try Self.sealer(key)
    return try SignerFile.ownSigner(
      in: folder.path, commonName: "Passe Marché (sandbox)", now: now,
      seal: { key throws(CryptoError) in try sealer.seal(key, context: Self.context) },
      open: { sealed throws(CryptoError) in try sealer.open(sealed, context: Self.context) })
  }

  private static let context = Array("documents".utf8)

  private static func sealer(_ key: UInt8) throws -> Sealer {
    Sealer(current: try SealingKey(id: "k\(key)", key: SecretKey([UInt8](repeating: key, count: 32))))
  }

  @Test func anInstallationMakesItsOwnOnce() throws {
    let folder = try Folder()
    let made = try own(in: folder)
    #expect(made.name == "Passe Marché (sandbox)")
    #expect(made.validity.contains(Self.now.milliseconds / 1000))
    #expect(try own(in: folder).certificate == made.certificate)

    let path = folder.path + "/" + SignerFile.name
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(!text.contains("PRIVATE KEY"))
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [SignerFile.name])
    let described = try Tool.run(["openssl", "x509", "-in", path, "-noout", "-text"]).output
    for part in [
      "RSA Public-Key: (3072 bit)", "Digital Signature, Non Repudiation", "CA:FALSE", "1.3.6.1.5.5.7.3.36",
    ] {
      #expect(
        described.contains(part) || described.contains(part.replacingOccurrences(of: "RSA ", with: "")), "\(part)")
    }

    // Under another master key it does not open, and is not replaced.
    #expect(throws: DocumentsError.self) { try own(in: folder, key: 2) }
    #expect(try own(in: folder).certificate == made.certificate)
  }

  @Test func itsKeyIsSealedAnewForAnotherMasterKey() throws {
    let folder = try Folder()
    let made = try own(in: folder)
    let path = folder.path + "/" + SignerFile.name
    let (old, new) = (try Self.sealer(1), try Self.sealer(2))
    try SignerFile.reseal(in: folder.path) { (sealed) throws(CryptoError) in
      let key = try old.open(sealed[0], context: Self.context)
      return [sealed[0], try new.seal(key, context: Self.context)]
    }
    for key: UInt8 in [1, 2] { #expect(try own(in: folder, key: key).certificate == made.certificate) }
    try SignerFile.reseal(in: folder.path) { (sealed) throws(CryptoError) in [sealed[1]] }
    #expect(try own(in: folder, key: 2).certificate == made.certificate)
    #expect(throws: DocumentsError.self) { try own(in: folder, key: 1) }
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [SignerFile.name])

    // What fails changes nothing, and what is not there is not made.
    #expect(throws: DocumentsError.self) {
      try SignerFile.reseal(in: folder.path) { (sealed) throws(CryptoError) in
        [try old.reseal(sealed[0], context: Self.context)]
      }
    }
    #expect(try own(in: folder, key: 2).certificate == made.certificate)
    let empty = try Folder()
    try SignerFile.reseal(in: empty.path) { (_) throws(CryptoError) in [[1]] }
    #expect(try FileManager.default.contentsOfDirectory(atPath: empty.path) == [])
  }

  @Test func itIsReplacedBeforeItEnds() throws {
    let folder = try Folder()
    let made = try own(in: folder)
    let end = made.validity.upperBound
    let day: Int64 = 86_400
    let before = Timestamp(milliseconds: (end - 61 * day) * 1000)
    #expect(try own(in: folder, at: before).certificate == made.certificate)
    let after = Timestamp(milliseconds: (end - 59 * day) * 1000)
    #expect(try own(in: folder, at: after).certificate != made.certificate)
  }

  @Test func filesThatDoNotServeAreRefused() throws {
    let folder = try Signers.bought()
    let chain = folder.path + "/chain.pem"
    let key = folder.path + "/key.pem"
    #expect(throws: DocumentsError.missing(path: "/nowhere.pem")) {
      try SignerFile.load(certificates: "/nowhere.pem", key: key)
    }
    #expect(throws: DocumentsError.self) { try SignerFile.load(certificates: key, key: key) }
    try Tool.run(["chmod", "600", folder.path + "/ca.key"])
    #expect(throws: DocumentsError.self) { try SignerFile.load(certificates: chain, key: folder.path + "/ca.key") }
    try Tool.run(["chmod", "644", key])
    #expect(throws: DocumentsError.exposed(path: key)) { try SignerFile.load(certificates: chain, key: key) }
  }

  @Test func anEncryptedKeyNeedsItsPassphrase() throws {
    let folder = try Signers.bought()
    let key = folder.path + "/encrypted.pem"
    try Tool.run([
      "openssl", "pkcs8", "-topk8", "-in", folder.path + "/key.pem", "-passout", "pass:sésame", "-out", key,
    ])
    try Tool.run(["chmod", "600", key])
    let chain = folder.path + "/chain.pem"
    #expect(try SignerFile.load(certificates: chain, key: key, passphrase: "sésame").name == "Cachet acheté")
    #expect(throws: DocumentsError.self) { try SignerFile.load(certificates: chain, key: key, passphrase: "autre") }
    #expect(throws: DocumentsError.self) { try SignerFile.load(certificates: chain, key: key) }
  }
}
