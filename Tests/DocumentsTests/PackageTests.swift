import Crypto
import Documents
import Foundation
import Runtime
import Testing

/// Packages by the judgement of unzip and of Python's zipfile.
@Suite struct PackageTests {
  private static let identifier = "FT20260615A1B2C3D4"

  /// Bytes in pieces of a size.
  private static func content(_ bytes: [UInt8], piece: Int = 1000, claiming: [UInt8]? = nil) throws -> Package.Content {
    let claimed = claiming ?? bytes
    return Package.Content(size: Int64(claimed.count), sha256: try SHA256.hash(claimed)) {
      var place = 0
      return {
        guard place < bytes.count else { return nil }
        defer { place += piece }
        return Array(bytes[place..<min(place + piece, bytes.count)])
      }
    }
  }

  private static func document(
    _ rank: Int, _ name: String, _ bytes: [UInt8], systemName: String? = nil, claiming: [UInt8]? = nil
  ) throws -> Package.Document {
    let content = try content(bytes, claiming: claiming)
    let file = AttachedFile(
      originalName: name,
      systemName: systemName
        ?? PackageNames.document(origin: .candidate, response: rank, document: 1, fieldKey: "kbis", originalName: name),
      size: content.size, sha256: content.sha256)
    return Package.Document(fieldKey: "kbis", file: file, source: content.source)
  }

  private static func package(_ documents: [Package.Document]) throws -> Package {
    Package(
      identifier: identifier, submittedAt: Samples.submittedAt, attestation: try content(Array("%PDF-1.4".utf8)),
      documents: documents)
  }

  private static func write(_ package: Package, limit: Int64 = PackageWriter.maxSize) throws -> [UInt8] {
    var bytes: [UInt8] = []
    let summary = try PackageWriter.write(package, limit: limit) { bytes += $0 }
    #expect(summary.size == Int64(bytes.count))
    #expect(try summary.sha256 == SHA256.hash(bytes))
    return bytes
  }

  private static let text = Array(String(repeating: "Une ligne de texte qui se répète.\n", count: 5000).utf8)

  private static func samples() throws -> [Package.Document] {
    [
      try document(1, "Kbis_Entreprise_2024.pdf", (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 5) }),
      try document(2, "Résumé d’activité 漢字.txt", text), try document(3, "vide.csv", []),
    ]
  }

  @Test func otherProgramsReadIt() throws {
    let folder = try Folder()
    let bytes = try Self.write(Self.package(Self.samples()))
    let path = try folder.write(bytes, "package.zip")
    #expect(try Tool.run(["unzip", "-t", path]).output.contains("No errors detected"))
    let listed = try Tool.run(["python3", Tool.script("read_zip.py"), path]).output
    let entries = try #require(try JSONSerialization.jsonObject(with: Data(listed.utf8)) as? [[String: Any]])
    #expect(
      entries.map { $0["name"] as? String } == [
        "buyer_attestation_FT20260615A1B2C3D4.pdf", "documents/user_01_01_kbis_Kbis_Entreprise_2024.pdf",
        "documents/user_02_01_kbis_Résumé d’activité 漢字.txt", "documents/user_03_01_kbis_vide.csv", "manifest.json",
      ])
    // The clock of Paris, since the field has no zone.
    for entry in entries {
      #expect(entry["date"] as? [Int] == [2026, 6, 15, 14, 3, 12])
      #expect(entry["mode"] as? String == "0o100644")
    }
    #expect(entries.map { $0["stored"] as? Bool } == [true, true, false, false, false])
    #expect(bytes.count < 100_000 + Self.text.count / 4)
  }

  @Test func theManifestTellsWhatIsThere() throws {
    let folder = try Folder()
    let path = try folder.write(Self.write(Self.package(Self.samples())), "package.zip")
    let text = try Tool.run(["unzip", "-p", path, "manifest.json"]).output
    let manifest = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(manifest["identifier"] as? String == Self.identifier)
    #expect(manifest["submitted_at"] as? String == "2026-06-15T12:03:12.000Z")
    let documents = try #require(manifest["documents"] as? [[String: Any]])
    #expect(documents.count == 3)
    #expect(documents[1]["original_name"] as? String == "Résumé d’activité 漢字.txt")
    #expect(documents[1]["field_key"] as? String == "kbis")
    #expect(documents[1]["size"] as? Int == Self.text.count)
    // Every digest is that of the entry.
    try Tool.run(["unzip", "-q", path, "-d", folder.path])
    for document in documents + [try #require(manifest["attestation"] as? [String: Any])] {
      let name = try #require(document["name"] as? String)
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.path + "/" + name)))
      #expect(try document["sha256"] as? String == Hex.encode(SHA256.hash(bytes)))
    }
  }

  @Test func theSamePackageHasTheSameBytes() throws {
    let bytes = try Self.write(Self.package(Self.samples()))
    #expect(try Self.write(Self.package(Self.samples())) == bytes)
  }

  // MARK: What is refused

  private static func failure(_ package: Package, limit: Int64 = PackageWriter.maxSize) -> String {
    do {
      _ = try PackageWriter.write(package, limit: limit) { _ in }
      return "written"
    } catch { return "\(error)" }
  }

  @Test func alteredDocumentsAreNoticed() throws {
    let bytes = Array("contenu d’origine".utf8)
    for altered in [Array("contenu d’origina".utf8), Array("contenu".utf8), bytes + [0], []] {
      let document = try Self.document(1, "a.pdf", altered, claiming: bytes)
      #expect(Self.failure(try Self.package([try Self.document(1, "b.txt", [1]), document])) == "altered(entry: 2)")
    }
    var package = try Self.package([])
    package.attestation.sha256[0] ^= 1
    #expect(Self.failure(package) == "altered(entry: 0)")
  }

  @Test(arguments: [
    ("programme.exe", "refusedExtension(entry: 1)"), ("sans extension", "refusedExtension(entry: 1)"),
    ("facture.pdf.js", "refusedExtension(entry: 1)"), ("../etc/passwd.txt", "unsafeName(entry: 1)"),
    ("a/b.pdf", "unsafeName(entry: 1)"), ("a\\b.pdf", "unsafeName(entry: 1)"), ("", "unsafeName(entry: 1)"),
    (".cache.pdf", "unsafeName(entry: 1)"), ("a\u{0}.pdf", "unsafeName(entry: 1)"), ("nul.txt", "unsafeName(entry: 1)"),
    ("e\u{301}.pdf", "unsafeName(entry: 1)"), (String(repeating: "a", count: 300) + ".pdf", "unsafeName(entry: 1)"),
  ])
  func namesThatDoNotServeAreRefused(_ name: String, _ failure: String) throws {
    let document = try Self.document(1, "a.pdf", [1], systemName: name)
    #expect(Self.failure(try Self.package([document])) == failure)
  }

  @Test func twoEntriesNeverHaveOneName() throws {
    let first = try Self.document(1, "a.pdf", [1], systemName: "Été.pdf")
    let second = try Self.document(2, "a.pdf", [1], systemName: "été.PDF")
    #expect(Self.failure(try Self.package([first, second])) == "duplicateName(entry: 2)")
  }

  @Test func theLimitHolds() throws {
    let document = try Self.document(1, "a.pdf", [UInt8](repeating: 7, count: 5000))
    let package = try Self.package([document])
    #expect(Self.failure(package, limit: 5007) == "tooLarge(limit: 5007)")
    // Known only while it is written: the directory at the end is too much.
    #expect(Self.failure(package, limit: 5100) == "tooLarge(limit: 5100)")
    let size = Int64(try Self.write(package).count)
    #expect(try Self.write(package, limit: size).count == Int(size))
    #expect(Self.failure(package, limit: size - 1) == "tooLarge(limit: \(size - 1))")
    #expect(size <= PackageWriter.upperBound(documents: [5000], attestation: 8))
    var boundless = document
    boundless.file.size = .max
    var other = try Self.document(2, "b.pdf", [])
    other.file.size = .max
    #expect(Self.failure(try Self.package([boundless, other])) == "tooLarge(limit: 524288000)")
  }

  @Test func theBoundIsNeverTooLow() throws {
    let long = String(repeating: "é", count: 90) + ".pdf"
    let documents = try (1...50).map { try Self.document($0, long, [UInt8](repeating: UInt8($0), count: $0 * 37)) }
    let size = Int64(try Self.write(Self.package(documents)).count)
    #expect(size <= PackageWriter.upperBound(documents: documents.map(\.file.size), attestation: 8))
  }

  private struct Broken: Error {}

  @Test func failuresOfOthersAreTold() throws {
    var document = try Self.document(1, "a.pdf", [1])
    document.source = { throw Broken() }
    #expect(try Self.failure(Self.package([document])).hasPrefix("source(entry: 1, "))
    document.source = { { throw Broken() } }
    #expect(try Self.failure(Self.package([document])).hasPrefix("source(entry: 1, "))
    do {
      _ = try PackageWriter.write(Self.package(Self.samples())) { _ in throw Broken() }
      Issue.record("the sink's failure was lost")
    } catch PackageError.sink(let cause) { #expect(cause is Broken) }
  }

  /// `PACKAGE_GIGABYTES=5 swift test --filter PackageTests` writes an archive that needs the forms of Zip64.
  @Test func archivesMayBeLong() throws {
    let gigabytes = ProcessInfo.processInfo.environment["PACKAGE_GIGABYTES"].flatMap { Double($0) } ?? 0.02
    let piece = [UInt8](repeating: 0x20, count: 1 << 20)
    let count = Int(gigabytes * 1024)
    var digest = try IncrementalSHA256()
    for _ in 0..<count { try digest.update(piece) }
    let folder = try Folder()
    let path = try folder.write([], "long.zip")
    let file = try #require(FileHandle(forWritingAtPath: path))
    let content = Package.Content(size: Int64(count) << 20, sha256: try digest.finish()) {
      var rest = count
      return {
        guard rest > 0 else { return nil }
        rest -= 1
        return piece
      }
    }
    let documents = try ["long.pdf", "long.txt"].enumerated().map { place, name in
      var document = try Self.document(place + 1, name, [])
      document.file.size = content.size
      document.file.sha256 = content.sha256
      document.source = content.source
      return document
    }
    _ = try PackageWriter.write(try Self.package(documents), limit: 1 << 40) { try file.write(contentsOf: Data($0)) }
    try file.close()
    #expect(try Tool.run(["unzip", "-t", path]).output.contains("No errors detected"))
    #expect(try Tool.run(["python3", Tool.script("read_zip.py"), path]).output.contains("long.txt"))
  }
}
