import Foundation
import Synchronization
import TestSupport
import Testing

@testable import EditorClient

/// Downloads by the engine itself, of a service that sends parts and of one that does not.
@Suite struct DownloadTests {
  private let folder: TemporaryFolder
  private var file: URL { folder.place("package.zip") }
  private let whole = Data((0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })

  init() throws {
    folder = try TemporaryFolder()
  }

  private struct Broken: Error {}

  /// The bytes in pieces; broken off before `end` where there is one.
  private static func response(
    _ status: Int, _ bytes: Data, brokenAt end: Int? = nil, _ headers: [String: String]
  ) -> HTTPResponse {
    let sent = bytes.prefix(end ?? bytes.count)
    let (stream, continuation) = AsyncThrowingStream.makeStream(of: Data.self)
    for start in stride(from: 0, to: sent.count, by: 10_000) {
      continuation.yield(Data(sent.dropFirst(start).prefix(10_000)))
    }
    continuation.finish(throwing: end == nil ? nil : Broken())
    var fields = HTTPFields(headers)
    fields["Content-Type"] = "application/zip"
    if fields["Content-Length"] == nil { fields["Content-Length"] = String(bytes.count) }
    return HTTPResponse(status: status, headers: fields, body: stream)
  }

  private func answer(_ tag: String = "\"a\"", brokenAt end: Int? = nil) -> ScriptedTransport.Reply {
    let whole = whole
    return { _ in
      Self.response(
        200, whole, brokenAt: end,
        ["ETag": tag, "Content-Disposition": "attachment; filename=\"documents_package_FT1.zip\""])
    }
  }

  /// Sends what the request asks for.
  private func rest(brokenAt end: Int? = nil) -> ScriptedTransport.Reply {
    let whole = whole
    return { request in
      let range = request.headers["Range"] ?? ""
      guard let start = Int(range.dropFirst(6).dropLast()), request.headers["If-Range"] == "\"a\"" else {
        return Self.response(500, Data(), [:])
      }
      return Self.response(
        206, whole.dropFirst(start), brokenAt: end,
        ["Content-Range": "bytes \(start)-\(whole.count - 1)/\(whole.count)"])
    }
  }

  private func download(
    _ transport: ScriptedTransport, isResumable: Bool = true, limit: Int = 1 << 20, attempts: Int = 3
  ) async throws(GetDocumentsPackageFailure) -> Download {
    var policy = RetryPolicy()
    policy.attempts = attempts
    let call = Call("GET", "/package", needsToken: true, quota: nil, timeout: 60, limit: limit)
    return try await client(transport, retries: policy).engine.download(
      call, to: file, isResumable: isResumable, progress: nil, or: GetDocumentsPackageFailure.self)
  }

  private var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }

  @Test func aWholeFileIsWritten() async throws {
    try Data("of before".utf8).write(to: file)
    let download = try await self.download(ScriptedTransport(answer()))
    #expect(download.size == whole.count)
    #expect(download.sha256 == Hex.text(SHA256.hash(whole)))
    #expect(download.name == "documents_package_FT1.zip")
    #expect(download.contentType == "application/zip")
    #expect(try Data(contentsOf: file) == whole)
    #expect(names == ["package.zip"])
  }

  @Test func aBrokenDownloadGoesOnWhereItStopped() async throws {
    let transport = ScriptedTransport(answer(brokenAt: 70_000), rest(brokenAt: 30_000), rest(brokenAt: 30_000), rest())
    // Each attempt brings something, so that none counts against the call.
    let download = try await self.download(transport, attempts: 2)
    #expect(download.sha256 == Hex.text(SHA256.hash(whole)))
    #expect(try Data(contentsOf: file) == whole)
    #expect(
      transport.requests.map { $0.headers["Range"] } == [nil, "bytes=70000-", "bytes=100000-", "bytes=130000-"])
  }

  @Test func anotherProcessGoesOn() async throws {
    // The first attempt counts for nothing, since it brought something; the second brings nothing.
    let first = ScriptedTransport(answer(brokenAt: 70_000), fails(Broken()))
    await #expect(throws: GetDocumentsPackageFailure.self) { try await self.download(first, attempts: 1) }
    #expect(names == ["package.zip.part", "package.zip.part-tag"])
    let second = ScriptedTransport(rest())
    let download = try await self.download(second)
    #expect(second.requests[0].headers["Range"] == "bytes=70000-")
    #expect(download.sha256 == Hex.text(SHA256.hash(whole)))
    #expect(names == ["package.zip"])
  }

  @Test func aFileThatHasChangedIsReadAnew() async throws {
    let transport = ScriptedTransport(answer("\"old\"", brokenAt: 70_000), answer())
    let download = try await self.download(transport)
    #expect(transport.requests[1].headers["If-Range"] == "\"old\"")
    #expect(download.sha256 == Hex.text(SHA256.hash(whole)))
    #expect(try Data(contentsOf: file) == whole)
    // The service has less than what is here.
    try FileManager.default.removeItem(at: file)
    let shorter = ScriptedTransport(answer(brokenAt: 70_000), json(416, "{}"), answer())
    _ = try await self.download(shorter)
    #expect(shorter.requests.map { $0.headers["Range"] } == [nil, "bytes=70000-", nil])
    #expect(try Data(contentsOf: file) == whole)
  }

  @Test func withoutPartsItBeginsAgain() async throws {
    let transport = ScriptedTransport(answer(brokenAt: 70_000), answer())
    let download = try await self.download(transport, isResumable: false)
    #expect(transport.requests.map { $0.headers["Range"] } == [nil, nil])
    #expect(download.size == whole.count)
    // A weak tag does not stand for the same bytes.
    let weak = ScriptedTransport(answer("W/\"a\"", brokenAt: 70_000), answer("W/\"a\""))
    _ = try await self.download(weak)
    #expect(weak.requests.map { $0.headers["Range"] } == [nil, nil])
  }

  @Test func aBodyShorterThanToldIsNoFile() async throws {
    let whole = whole
    let short = ScriptedTransport({ _ in Self.response(200, whole, ["Content-Length": "200001"]) })
    await #expect {
      try await self.download(short, isResumable: false)
    } throws: { error in
      if case GetDocumentsPackageFailure.unexpected(.transport) = error { true } else { false }
    }
    #expect(names.isEmpty)
  }

  @Test func whatIsTooLargeOrRefusedLeavesNothing() async throws {
    await #expect {
      try await self.download(ScriptedTransport(answer("W/\"a\"")), limit: 199_999)
    } throws: { error in
      if case GetDocumentsPackageFailure.unexpected(.tooLarge(199_999)) = error { true } else { false }
    }
    #expect(names.isEmpty)
    let refused = ScriptedTransport(json(422, #"{"error":"Application not completed"}"#))
    await #expect {
      try await self.download(refused)
    } throws: { error in
      guard case GetDocumentsPackageFailure.unprocessableContent(let refusal) = error else { return false }
      return refusal.body.error == "Application not completed"
    }
    #expect(names.isEmpty)
  }

  @Test func aRefusedTokenIsRenewedHereToo() async throws {
    let transport = ScriptedTransport(json(401, #"{"error":"Not authorized"}"#), answer())
    _ = try await self.download(transport)
    #expect(transport.requests.map { $0.headers["Authorization"] } == ["Bearer t1", "Bearer t2"])
  }

  @Test func progressIsTold() async throws {
    let told = Mutex<[(Int, Int?)]>([])
    let call = Call("GET", "/package", needsToken: false, quota: nil, timeout: 60, limit: 1 << 20)
    _ = try await client(ScriptedTransport(answer())).engine.download(
      call, to: file, isResumable: true, progress: { received, total in told.withLock { $0.append((received, total)) } },
      or: GetDocumentsPackageFailure.self)
    let steps = told.withLock { $0 }
    #expect(steps.count == 20)
    #expect(steps.last?.0 == whole.count && steps.allSatisfy { $0.1 == whole.count })
  }
}
