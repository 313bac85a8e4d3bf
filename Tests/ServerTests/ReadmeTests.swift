import Foundation
import TestSupport
import Testing

/// The tour of the README, run as it is written.
@Suite struct ReadmeTests {
  /// The README's block that begins with a text.
  private func block(_ beginning: String) throws -> String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let readme = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    return try #require(readme.components(separatedBy: "```sh\n").first { $0.hasPrefix(beginning) })
      .components(separatedBy: "```")[0]
  }

  @Test func theTourGivesTheDocumentedAnswers() throws {
    let server = try RunningServer()
    try take("", on: server, at: server.url)
  }

  @Test func theTourIsTheSameOverHTTPSAndHTTP2() throws {
    let folder = try TemporaryFolder()
    func placed(_ text: String) -> String {
      text.replacing(".build/release/passemarche", with: Products.passemarche.path)
        .replacing("tls/", with: folder.url.path + "/").replacing("--output tls", with: "--output " + folder.url.path)
        .replacing(":8443", with: ":0")
    }
    let setUp = placed(try block(".build/release/passemarche certificate"))
      .split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    let made = try run(URL(fileURLWithPath: setUp[0][0]), Array(setUp[0].dropFirst()))
    #expect(made.status == 0, "\(made)")
    let server = try RunningServer(flags: Array(setUp[1].dropFirst()))
    let port = try #require(server.process.readyLine.firstMatch(of: /https:[^ ]*:(\d+)/)?.1)
    let greeting = try block("curl() {").replacing(":8443", with: ":\(port)").replacing(
      "tls/", with: folder.url.path + "/")
    try take(greeting, on: server, at: "https://localhost:\(port)")
    #expect(server.logLines.filter { $0.contains(#""http_version":"2""#) }.count >= 8)
  }

  private func take(_ greeting: String, on server: RunningServer, at url: String) throws {
    let script =
      (greeting + (try block("BASE=$")))
      .replacing("http://127.0.0.1:8080", with: url)
      .replacing(".build/release/passemarche", with: Products.passemarche.path)
      .replacing("--data-dir data", with: "--data-dir \(server.directory.path)")
    // The first market's answer is shown on standard error, on its way to the variable.
    let result = try run(URL(fileURLWithPath: "/bin/bash"), ["-eu", "-o", "pipefail", "-c", script])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("/setup"))
    let lines = result.output.split(separator: "\n").map(String.init)
    try #require(lines.count == 7, "\(result.output)")
    #expect(lines[0].contains("/setup"))
    #expect(
      lines[1].contains(
        #"["Name can't be blank","Deadline must be in the future","Siret is invalid","Market type codes can't be blank"]"#
      ))
    #expect(lines[2].contains(#""status":"pending""#))
    #expect(lines[3].contains(#""completed_at":"2"#))
    #expect(lines[4] == lines[5])
    #expect(lines[6].contains("/company_identification"))
    #expect(lines[6] != lines[5])
  }
}
