import Foundation
import Synchronization
import TestSupport
import Testing

/// The largest file through server, vault, antivirus and package, and what memory it takes. Prints what it measures;
/// `PRODUCTS=.build/release` measures a release build.
@Suite(.serialized) struct LargeUploadTests {
  /// Bytes that a file may have.
  private static let limit = 100 * 1_048_576

  @Test func memoryDoesNotFollowTheSize() async throws {
    let folder = try TemporaryFolder()
    let clamd = try RealClamd(in: folder.path, "StreamMaxLength 101M", "MaxFileSize 101M", "MaxScanSize 400M")
    try await clamd.start()
    let server = try RunningServer(flags: ["--antivirus", "required", "--clamd", clamd.listensAt])
    let market = try OpenMarket(server, try APIClient(server, try server.addEditor("Large editor")))
    let candidature = try Candidature(server, market)
    try candidature.upload("petit.pdf", SampleFile.pdf(1000, seed: 1))
    try await eventually("a first verdict") { try candidature.state(of: "petit.pdf") == "clean" }

    let before = try server.memory()
    let peak = Peak(server)
    var times: [(String, Duration)] = []
    let start = ContinuousClock.now
    #expect(try candidature.stream("grand.pdf", size: Self.limit).status == 200)
    times.append(("uploaded", .now - start))
    try await eventually("the verdict", pause: .milliseconds(50), patience: .seconds(300)) {
      try candidature.state(of: "grand.pdf") == "clean"
    }
    times.append(("scanned", .now - start))
    #expect(try candidature.send(candidature.summary()).status == 303)
    try await candidature.waitUntilSent(patience: .seconds(300))
    times.append(("packed", .now - start))
    let most = peak.end()
    let after = try server.memory()
    print(
      "100 MB: \(before) KB before, \(most) KB at most, \(after) KB after; "
        + times.map { "\($0.0) after \($0.1)" }.joined(separator: ", "))
    #expect(most - before < 40 * 1024, "\(before) KB before and \(most) KB at most")
    let documents = try SubmittedDocuments(market.editor, candidature.identifier)
    let file = try #require(documents.documents.first { $0["original_name"] as? String == "grand.pdf" })
    #expect(file["size"] as? Int == Self.limit)
    server.checkLog()
  }

  /// A byte more than a file may have is refused when it comes, and leaves nothing.
  @Test func theLimitIsAtTheByte() throws {
    let server = try RunningServer(flags: ["--antivirus", "off"])
    let market = try OpenMarket(server, try APIClient(server, try server.addEditor("Large editor")))
    let candidature = try Candidature(server, market)
    let snapshots = try Snapshots(server)
    let before = try snapshots.take()
    let answer = try candidature.stream("trop.pdf", size: Self.limit + 1)
    #expect(answer.status == 413)
    #expect(answer.json["error"] as? String == "Payload too large")
    #expect(try snapshots.take() == before)
    let spool = server.directory.appendingPathComponent("spool").path
    let left = try FileManager.default.subpathsOfDirectory(atPath: spool)
    #expect(left.allSatisfy { !$0.contains("/") }, "nothing waits in the spool: \(left)")
  }
}

/// Looks at a server's memory a hundred times a second.
private final class Peak: Sendable {
  private let most = Atomic<Int>(0)
  private let isOver = Atomic<Bool>(false)
  private let done = DispatchSemaphore(value: 0)

  init(_ server: RunningServer) {
    Thread.detachNewThread { [self] in
      while !isOver.load(ordering: .relaxed) {
        most.max((try? server.memory()) ?? 0, ordering: .relaxed)
        usleep(10_000)
      }
      done.signal()
    }
  }

  /// Kilobytes.
  func end() -> Int {
    isOver.store(true, ordering: .relaxed)
    done.wait()
    return most.load(ordering: .relaxed)
  }
}

extension Candidature {
  /// Uploads a PDF of exactly so many bytes, which are never all in memory.
  fileprivate func stream(_ name: String, size: Int) throws -> Answer {
    let (start, end) = (Array("%PDF-1.7\n%".utf8), Array("\nstartxref\n0\n%%EOF\n".utf8))
    let body = FormBody(
      multipart: [("csrf_token", token)], [ChosenFile(input: "files[\(Self.field)]", name: name, bytes: start + end)])
    let mark = try #require(body.bytes.firstRange(of: start)).upperBound
    let filling = size - start.count - end.count
    let client = try RawClient(port: visitor.server.port, timeoutSeconds: 120)
    let cookies = visitor.cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
    try client.send(
      "POST \(address("files")) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nCookie: \(cookies)\r\n"
        + "Content-Type: \(body.type)\r\nContent-Length: \(body.bytes.count + filling)\r\n\r\n")
    var random = SeededGenerator(seed: 7)
    let piece = random.bytes(1_048_576)
    do {
      try client.send(Array(body.bytes[..<mark]))
      var left = filling
      while left > 0 {
        try client.send(Array(piece.prefix(left)))
        left -= min(left, piece.count)
      }
      try client.send(Array(body.bytes[mark...]))
    } catch is HarnessError {
      // A server that has had enough says so before the end.
    }
    return try client.answer()
  }
}
