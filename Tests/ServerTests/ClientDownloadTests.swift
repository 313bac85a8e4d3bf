import EditorClient
import Foundation
import Synchronization
import TestSupport
import Testing

/// Documents of a real application, fetched by the generated client.
@Suite struct ClientDownloadTests {
  @Test func documentsAreFetchedWholeAndGoneOnWith() async throws {
    let server = try RunningServer(flags: ["--antivirus", "off"])
    let editor = try server.addEditor("Downloader", ["--quota", "downloads=1000/1000"])
    let client = PasseMarcheClient(server, editor)
    let folder = try TemporaryFolder()
    let market = try await client.createPublicMarket(.sample()).identifier
    #expect(try server.operate(["market", "complete", market]).status == 0)
    let application = try await client.createMarketApplication(
      identifier: market, MarketApplicationInput(siret: "73282932000074")
    ).identifier

    let early = try await failure(GetAttestationFailure.self) {
      try await client.getAttestation(identifier: application, to: folder.place("early.pdf"))
    }
    guard case .unprocessableContent(let pending) = early else { throw early }
    #expect(pending.sentences == ["Application not completed"])
    let unknown = try await failure(GetDocumentsPackageFailure.self) {
      try await client.getDocumentsPackage(identifier: "FT20260511AAAAAAAA", to: folder.place("early.zip"))
    }
    guard case .notFound(let missing) = unknown else { throw unknown }
    #expect(missing.body.error == "Resource not found")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)

    let candidate = Visitor(server)
    try candidate.logIn(application)
    _ = try candidate.answerUpToSummary(application)
    try await candidate.send(application)

    // What the raw bytes of the answer are, without the client.
    let raw = try APIClient(server, editor)
    let path = "/api/v1/market_applications/\(application)/documents_package"
    let answer = try raw.get(path)
    // A range has no meaning for HEAD (RFC 9110 section 14.2), whether there is such a part or not.
    for range in ["bytes=0-0", "bytes=\(answer.body.count)-"] {
      let head = try raw.send("HEAD", path, headers: ["Range: \(range)"])
      #expect(head.status == 200 && head["content-range"] == nil, "\(range)")
      #expect(head["content-length"] == String(answer.body.count), "\(range)")
    }
    let progress = Mutex<[Int]>([])
    let file = folder.place("package.zip")
    let whole = try await client.getDocumentsPackage(identifier: application, to: file) { received, total in
      #expect(total == answer.body.count)
      progress.withLock { $0.append(received) }
    }
    #expect(try Data(contentsOf: file) == Data(answer.body))
    #expect(whole.size == answer.body.count && whole.contentType == "application/zip")
    #expect(whole.name == "documents_package_\(application).zip")
    #expect(whole.sha256 == (try sha256(file)))
    #expect(progress.withLock { $0 }.last == answer.body.count)

    // The connection breaks again and again; each part is asked for where the last one ended.
    let broken = NotingTransport(breakBehind: answer.body.count / 3 + 1)
    let patient = PasseMarcheClient(server, editor, transport: broken) {
      $0.retries = RetryPolicy()
      $0.retries.firstPause = 0.01
    }
    let pieces = try await patient.getDocumentsPackage(identifier: application, to: folder.place("pieces.zip"))
    #expect(pieces.sha256 == whole.sha256)
    let step = answer.body.count / 3 + 1
    let parts = broken.calls.filter { $0.path.hasSuffix("/documents_package") }
    #expect(parts.map(\.status) == [200, 206, 206])
    #expect(parts.map(\.range) == [nil, "bytes=\(step)-", "bytes=\(2 * step)-"])

    // Another process goes on with what one has left; a part of something else is thrown away.
    let left = folder.place("left.zip")
    let first = PasseMarcheClient(server, editor, transport: NotingTransport(breakBehind: 100))
    _ = try await failure(GetDocumentsPackageFailure.self) {
      try await first.getDocumentsPackage(identifier: application, to: left)
    }
    let next = NotingTransport()
    let later = PasseMarcheClient(server, editor, transport: next)
    #expect(try await later.getDocumentsPackage(identifier: application, to: left).sha256 == whole.sha256)
    #expect(next.calls.last?.status == 206 && next.calls.last?.range == "bytes=100-")
    let other = folder.place("other.zip")
    try Data("something else".utf8).write(to: other.appendingPathExtension("part"))
    try Data("\"another\"".utf8).write(to: other.appendingPathExtension("part-tag"))
    #expect(try await later.getDocumentsPackage(identifier: application, to: other).sha256 == whole.sha256)
    #expect(next.calls.last?.status == 200 && next.calls.last?.range == "bytes=14-")
    #expect(
      Set(try FileManager.default.contentsOfDirectory(atPath: folder.path)) == [
        "package.zip", "pieces.zip", "left.zip", "other.zip",
      ])
  }

  private func sha256(_ file: URL) throws -> String {
    let result = try run(URL(fileURLWithPath: "/usr/bin/sha256sum"), [file.path])
    return String(result.output.prefix(64))
  }
}
