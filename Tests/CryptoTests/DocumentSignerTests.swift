import Foundation
import Testing

@testable import Crypto

/// Signatures by the judgement of OpenSSL's own command.
@Suite struct DocumentSignerTests {
  private static let validity: ClosedRange<Int64> = 1_700_000_000...2_600_000_000
  private static let made = Result {
    try SelfSignedCertificate(name: "Cachet d’essai", organization: "Essai", validity: validity)
  }

  private func signer() throws -> DocumentSigner {
    let made = try Self.made.get()
    return try DocumentSigner(certificates: made.certificate, privateKey: made.privateKey)
  }

  private func openssl(_ arguments: [String], input: [UInt8] = []) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["openssl"] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  private func withFiles(_ files: [String: [UInt8]], _ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "signer-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (name, bytes) in files { try Data(bytes).write(to: URL(fileURLWithPath: folder + "/" + name)) }
    try body(folder)
  }

  @Test func signaturesVerify() throws {
    let document = Array("Un document.".utf8)
    let signature = try signer().sign(digest: SHA256.hash(document)).der
    #expect(try signature.count <= signer().maxSignatureSize)
    let certificate = try Self.made.get().certificate
    let files = [
      "signature": signature, "document": document, "other": Array("Un documenT.".utf8), "certificate": certificate,
    ]
    try withFiles(files) { folder in
      let verify = [
        "cms", "-verify", "-binary", "-inform", "DER", "-in", folder + "/signature", "-CAfile", folder + "/certificate",
        "-cades", "-purpose", "any", "-out", "/dev/null", "-content",
      ]
      let right = try openssl(verify + [folder + "/document"])
      #expect(right.status == 0, "\(right.output)")
      #expect(try openssl(verify + [folder + "/other"]).status != 0)
      let printed = try openssl(["cms", "-cmsout", "-print", "-inform", "DER", "-in", folder + "/signature"]).output
      #expect(printed.contains("id-smime-aa-signingCertificateV2"))
      #expect(!printed.contains("signingTime"))
    }
  }

  /// RSA signatures have no chance in them, so that documents are reproducible.
  @Test func theSameDigestHasTheSameSignature() throws {
    let digest = try SHA256.hash([1])
    #expect(try signer().sign(digest: digest) == signer().sign(digest: digest))
  }

  @Test func threadsSignAtOnce() async throws {
    let signer = try signer()
    let digest = try SHA256.hash([1])
    let expected = try signer.sign(digest: digest)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<64 { group.addTask { (try? signer.sign(digest: digest)) == expected } }
      for await isEqual in group { #expect(isEqual) }
    }
  }

  @Test func certificatesTellWhoseTheyAre() throws {
    let signer = try signer()
    #expect(signer.name == "Cachet d’essai")
    // Past 2049 dates have another form in certificates.
    #expect(signer.validity == Self.validity)
    #expect(signer.certificate.first == 0x30)
    #expect(
      try SelfSignedCertificate(name: "a", organization: "b", validity: 0...1).certificate
        != Self.made.get().certificate)
    for name in ["", String(repeating: "a", count: 65)] {
      #expect(throws: CryptoError.self) { try SelfSignedCertificate(name: name, organization: "b", validity: 0...1) }
    }
  }

  @Test func whatDoesNotSignIsRefused() throws {
    let made = try Self.made.get()
    let other = try SelfSignedCertificate(name: "Autre", organization: "Autre", validity: Self.validity)
    let nothing: [UInt8] = []
    let damaged = Array(
      String(decoding: made.certificate, as: UTF8.self).replacingOccurrences(of: "MII", with: "MIJ").utf8)
    for (certificates, key) in [
      (made.certificate, other.privateKey), (nothing, made.privateKey), (made.certificate, nothing),
      (made.privateKey, made.privateKey), (damaged, made.privateKey),
      (Array(repeating: made.certificate, count: 9).flatMap { $0 }, made.privateKey),
    ] {
      #expect(throws: CryptoError.self) { try DocumentSigner(certificates: certificates, privateKey: key) }
    }
    // The key may come first, and in the same text.
    #expect(
      try DocumentSigner(
        certificates: made.privateKey + made.certificate, privateKey: made.certificate + made.privateKey
      ).name
        == "Cachet d’essai")
  }

  @Test func weakKeysAreRefused() throws {
    try withFiles([:]) { folder in
      for key in [["rsa:1024"], ["ec", "-pkeyopt", "ec_paramgen_curve:secp224r1"], ["ed25519"]] {
        let made = try openssl(
          ["req", "-x509", "-nodes", "-subj", "/CN=a", "-keyout", folder + "/key", "-out", folder + "/cert", "-newkey"]
            + key)
        #expect(made.status == 0, "\(made.output)")
        let certificate = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder + "/cert")))
        let secret = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder + "/key")))
        #expect(throws: CryptoError.self) { try DocumentSigner(certificates: certificate, privateKey: secret) }
      }
    }
  }
}
