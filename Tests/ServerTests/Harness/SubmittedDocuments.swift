import Foundation
import TestSupport
import Testing

/// The documents of a submitted application, as its editor downloads them: opened, and held against each other.
struct SubmittedDocuments {
  let attestation: [UInt8]
  let manifest: [String: Any]
  /// Entries of the package in its order.
  let entries: [String]
  private let folder: TemporaryFolder
  private let identifier: String
  /// Without it `unzip` writes names in an alphabet of its own.
  private static let unicode = ["LC_ALL": "C.UTF-8"]

  init(_ editor: APIClient, _ identifier: String) throws {
    self.identifier = identifier
    let answers = try ["attestation", "documents_package"].map { document in
      let answer = try editor.get("/api/v1/market_applications/\(identifier)/\(document)")
      guard answer.status == 200 else { throw HarnessError("no \(document): \(answer.status) \(answer.text)") }
      return answer.body
    }
    attestation = answers[0]
    folder = try TemporaryFolder()
    let package = folder.place("package.zip").path
    try Data(answers[1]).write(to: URL(fileURLWithPath: package))
    try Data(attestation).write(to: folder.place("attestation.pdf"))
    let whole = try run(URL(fileURLWithPath: "/usr/bin/unzip"), ["-qq", package, "-d", folder.place("package").path],
      environment: Self.unicode)
    guard whole.status == 0 else { throw HarnessError("the package does not open: \(whole.output)\(whole.errors)") }
    let list = try run(URL(fileURLWithPath: "/usr/bin/unzip"), ["-Z1", package], environment: Self.unicode)
    entries = list.output.split(separator: "\n").map(String.init)
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: folder.place("package/manifest.json")))
    manifest = try #require(json as? [String: Any])
  }

  var documents: [[String: Any]] { manifest["documents"] as? [[String: Any]] ?? [] }
  var originalNames: [String] { documents.compactMap { $0["original_name"] as? String } }

  func entry(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.place("package").appendingPathComponent(name)))
  }

  /// What `pdftotext` reads in an attestation.
  func text(ofBuyersAttestation: Bool = false) throws -> String {
    let path = ofBuyersAttestation ? "package/buyer_attestation_\(identifier).pdf" : "attestation.pdf"
    return try run(URL(fileURLWithPath: "/usr/bin/pdftotext"), ["-layout", folder.place(path).path, "-"]).output
  }

  /// Everything that two of them say of the same thing.
  ///
  /// - Parameter files: what was sent, by name.
  func check(submittedAt: String, files: [String: [UInt8]], _ server: RunningServer) throws {
    #expect(manifest["identifier"] as? String == identifier)
    #expect(manifest["submitted_at"] as? String == submittedAt)
    let named = try #require(manifest["attestation"] as? [String: Any])
    let names = documents.compactMap { $0["name"] as? String }
    #expect(entries == ["buyer_attestation_\(identifier).pdf"] + names + ["manifest.json"])
    for document in [named] + documents {
      let name = try #require(document["name"] as? String)
      #expect(try SampleFile.digest(entry(name)) == document["sha256"] as? String, "\(name)")
    }
    #expect(Set(originalNames) == Set(files.keys))
    for document in documents {
      guard let name = document["original_name"] as? String, let sent = files[name] else { continue }
      #expect(try SampleFile.digest(sent) == document["sha256"] as? String, "\(name) is what was sent")
    }
    try checkAttestation(attestation, "attestation.pdf", text(), server)
    let buyers = "buyer_attestation_\(identifier).pdf"
    try checkAttestation(entry(buyers), "package/\(buyers)", text(ofBuyersAttestation: true), server)
  }

  /// Signed, and confirmed by the page that it names.
  private func checkAttestation(_ bytes: [UInt8], _ path: String, _ text: String, _ server: RunningServer) throws {
    let signature = try run(URL(fileURLWithPath: "/usr/bin/pdfsig"), ["-nocert", folder.place(path).path]).output
    #expect(signature.contains("Signature is Valid"), "\(signature)")
    #expect(signature.contains("Total document signed"), "\(signature)")
    let address = try #require(
      text.split(whereSeparator: \.isWhitespace).first { $0.contains("/verification/") }, "\(path): \(text)")
    let page = try Visitor(server).open(String(address))
    #expect(page.status == 200)
    #expect(page.text.contains("Attestation authentique"))
    #expect(page.text.contains(identifier))
    #expect(page.text.contains(try SampleFile.digest(bytes)), "\(path)")
  }
}
