import Foundation
import TestSupport
import Testing

/// A client that has used up its quota does not get a new one by a restart of the server.
@Suite(.serialized) struct QuotaRestartTests {
  private func file(_ server: RunningServer) -> String { server.directory.appendingPathComponent("quotas").path }

  /// Asks for tokens until there are no more.
  private func useUp(_ server: RunningServer) throws -> APIClient {
    let client = try APIClient(server, try server.addEditor("Editor"), scope: nil)
    var answers = 0
    while try token(client).status == 200 {
      answers += 1
      try #require(answers <= 12, "the quota of tokens has no end")
    }
    #expect(answers >= 10)
    return client
  }

  private func token(_ client: APIClient) throws -> Answer { try client.requestToken(scope: "api_access") }

  @Test func aServerThatIsStoppedAndStartedKeepsWhatIsUsed() throws {
    let server = try RunningServer()
    let client = try useUp(server)
    let before = try token(client)
    #expect(before.status == 429)
    #expect(server.stop() == 0)
    let mode = try FileManager.default.attributesOfItem(atPath: file(server))[.posixPermissions] as? Int
    #expect(mode == 0o600)
    try server.start()
    let after = try token(client)
    #expect(after.status == 429)
    #expect(after["x-ratelimit-remaining"] == before["x-ratelimit-remaining"])
    let ends = [before, after].compactMap { $0["x-ratelimit-reset"].flatMap { Int($0) } }
    #expect(ends.count == 2 && abs(ends[0] - ends[1]) <= 1)
  }

  @Test func aServerThatIsKilledKeepsWhatWasWritten() async throws {
    let server = try RunningServer()
    let client = try useUp(server)
    let before = try token(client)
    let used = try #require(before["x-ratelimit-remaining"].flatMap { Int($0) }.map { 60 - $0 })
    // It is written every second.
    try await eventually("the writing", pause: .milliseconds(50)) {
      let text = (try? String(contentsOfFile: file(server), encoding: .utf8)) ?? ""
      return text.split(separator: "\n").contains { line in
        line.hasPrefix("token editor:") && line.contains(" 60 3600 10 \(used) ")
      }
    }
    server.kill()
    try server.start()
    let after = try token(client)
    #expect(after.status == 429 && after["x-ratelimit-remaining"] == before["x-ratelimit-remaining"])
  }

  /// Two serve at once while one takes over from the other, and whichever ends last has the last word.
  @Test func whatEitherOfTwoServersCountsIsKept() throws {
    let server = try RunningServer()
    let other = try ServingProcess([
      "serve", "--environment", "sandbox", "--data-dir", server.directory.path, "--listen", "127.0.0.1:0",
      "--public-url", server.url,
    ])
    let client = try useUp(server)
    #expect(server.stop() == 0)
    #expect(other.stop() == 0)
    try server.start()
    #expect(try token(client).status == 429)
  }

  @Test func whatAServerThatWasKilledHasHalfWrittenIsReplaced() throws {
    let server = try RunningServer()
    #expect(server.stop() == 0)
    // The last as earlier versions named it.
    for name in ["new", "4711"] {
      try String(repeating: "half\n", count: 10_000).write(
        toFile: file(server) + "." + name, atomically: false, encoding: .utf8)
    }
    try server.start()
    let client = try useUp(server)
    #expect(server.stop() == 0)
    let files = try FileManager.default.contentsOfDirectory(atPath: server.directory.path)
    #expect(files.filter { $0.hasPrefix("quotas") } == ["quotas"])
    try server.start()
    #expect(try token(client).status == 429)
  }

  @Test(arguments: [
    "passemarche-quotas-1 half",
    "passemarche-quotas-1 x \(Int64.min) \(Int64.min)\ntoken editor:1 60 3600 10 5 0 0\nend 1\n",
  ])
  func aFileThatIsDamagedIsSaidAndPassedOver(text: String) async throws {
    let server = try RunningServer()
    #expect(server.stop() == 0)
    try text.write(toFile: file(server), atomically: true, encoding: .utf8)
    try server.start()
    try await eventually("the line of the log") {
      server.logLines.contains { $0.contains("what was used of quotas cannot be read") }
    }
    #expect(try APIClient.demo(server).get("/up").status == 200)
  }
}
