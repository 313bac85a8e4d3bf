import Crypto
import Foundation
import Runtime
import TestSupport
import Testing

@testable import Documents

/// Signatures by the judgement of poppler's pdfsig and of pyHanko.
@Suite struct SignatureTests {
  private func pdfsig(_ document: PrintedDocument) throws -> String {
    // Certificates of ours are known to no list of trusted ones, so that none is asked.
    try Tool.run(["pdfsig", "-nocert", document.path], allowFailure: true).output
  }

  @Test func aReaderFindsTheSignatureValid() throws {
    let output = try pdfsig(PrintedDocument.print(Samples.typical(.buyer)))
    for line in [
      "Signature Validation: Signature is Valid.", "Signature Type: ETSI.CAdES.detached",
      "Signing Hash Algorithm: SHA-256", "Total document signed", "Signing Time: Jun 15 2026 12:03:12",
      "Signer Certificate Common Name: Passe Marché (test)",
    ] {
      #expect(output.contains(line), "\(line)")
    }
  }

  @Test func aChangedByteIsNoticed() throws {
    let document = try PrintedDocument.print(Samples.small())
    var bytes = document.bytes
    bytes[bytes.count / 2] ^= 1
    let output = try pdfsig(PrintedDocument(bytes))
    #expect(!output.contains("Signature is Valid."))
  }

  @Test(.enabled(if: Tool.hasPyHanko, "pyHanko is missing; scripts/test installs it"))
  func theProfileIsThatOfPAdES() throws {
    let document = try PrintedDocument.print(Samples.small())
    let certificates = try document.folder.write(Signers.made.get().certificate, "trusted.pem")
    try check(document, certificates: certificates, mechanism: "rsassa_pkcs1v15", count: 1)
  }

  @Test(.enabled(if: Tool.hasPyHanko, "pyHanko is missing; scripts/test installs it"))
  func aBoughtCertificateSignsWithItsChain() throws {
    let folder = try Signers.bought()
    let signer = try SignerFile.load(certificates: folder.path + "/chain.pem", key: folder.path + "/key.pem")
    #expect(signer.name == "Cachet acheté")
    // The certificate begins today, and the sample lies before or after that.
    let now = Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000) + 60_000)
    let bytes = try AttestationPrinter(signer: signer).print(Samples.small(), signedAt: now).document()
    let document = try PrintedDocument(bytes)
    #expect(try document.preflight() == "")
    #expect(try pdfsig(document).contains("Signature is Valid."))
    try check(
      document, certificates: folder.path + "/chain.pem", mechanism: "sha256_ecdsa", count: 2)
  }

  /// Against the last certificate of a file.
  /// - Parameter authorities: whose time it must have; none at all without them.
  private func check(
    _ document: PrintedDocument, certificates: String, mechanism: String, count: Int, authorities: URL? = nil
  ) throws {
    let files = [document.path, certificates] + (authorities.map { [$0.path] } ?? [])
    let output = try Tool.run([Tool.python, Tool.script("verify_signature.py")] + files, errors: false).output
    let found = try #require(
      try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any], "\(output)")
    for key in ["intact", "valid", "trusted", "bottom_line"] { #expect(found[key] as? Bool == true, "\(key)") }
    #expect(found["coverage"] as? String == "ENTIRE_FILE")
    #expect(found["digest"] as? String == "sha256")
    #expect(found["mechanism"] as? String == mechanism)
    #expect(found["subfilter"] as? String == "/ETSI.CAdES.detached")
    // Baseline B-B has these, and the time in the dictionary rather than among them (EN 319 142-1, table 1).
    #expect(found["attributes"] as? [String] == ["content_type", "message_digest", "signing_certificate_v2"])
    #expect(found["certificates"] as? Int == count)
    let timestamp = found["timestamp"] as? [String: Any]
    #expect((timestamp == nil) == (authorities == nil))
    if let timestamp {
      for key in ["intact", "valid", "trusted"] { #expect(timestamp[key] as? Bool == true, "timestamp \(key)") }
    }
  }

  @Test(.enabled(if: Tool.hasPyHanko, "pyHanko is missing; scripts/test installs it"))
  func anAuthoritysTimeMakesItBaselineT() throws {
    let authority = try TimestampAuthorityKit()
    let trust = try TimestampTrust(certificates: Array(Data(contentsOf: authority.certificates)))
    let signed = try AttestationPrinter(signer: Signers.rsa()).print(
      Samples.small(), signedAt: Samples.submittedAt, awaitsTimestamp: true)
    let request = try TimestampRequest(digest: signed.digestToStamp())
    let token = try request.token(in: authority.reply(to: request.der), trusting: trust)
    let document = try PrintedDocument(signed.document(timestamp: token), name: "stamped.pdf")
    #expect(try document.preflight() == "")
    #expect(try pdfsig(document).contains("Signature is Valid."))
    let certificates = try document.folder.write(Signers.made.get().certificate, "trusted.pem")
    try check(
      document, certificates: certificates, mechanism: "rsassa_pkcs1v15", count: 1, authorities: authority.certificates)
    // Without its token, the same document is of baseline B.
    let plain = try PrintedDocument(signed.document())
    try check(plain, certificates: certificates, mechanism: "rsassa_pkcs1v15", count: 1)
  }

  @Test func nothingIsSignedOutsideTheCertificatesValidity() throws {
    let printer = try AttestationPrinter(signer: Signers.rsa())
    for seconds in [Signers.validity.lowerBound - 1, Signers.validity.upperBound + 1] {
      #expect(throws: DocumentsError.certificateNotValid) {
        try printer.print(Samples.small(), signedAt: Timestamp(milliseconds: seconds * 1000)).document()
      }
    }
  }

  @Test func aFileWithoutItsPlaceIsNotSigned() throws {
    #expect(throws: DocumentsError.self) { try SignedFile(Array("%PDF-1.4".utf8)) }
    let place = SignatureField.rangePlaceholder + " /Contents <00> "
    #expect(throws: DocumentsError.self) { try SignedFile(Array((place + place).utf8)) }
    let file = try SignedFile(Array(place.utf8))
    #expect(throws: DocumentsError.self) { try file.signed(with: [1, 2]) }
    let signed = try file.signed(with: [0xAB])
    #expect(String(decoding: signed, as: UTF8.self).hasSuffix("/Contents <ab> "))
    #expect(signed.count == place.utf8.count)
  }
}
