import Foundation
import Testing

/// The tour of the README, run as it is written.
@Suite struct ReadmeTests {
  @Test func theTourGivesTheDocumentedAnswers() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let readme = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    let tour = try #require(readme.components(separatedBy: "```sh\n").first { $0.hasPrefix("BASE=") })
      .components(separatedBy: "```")[0]
    let server = try RunningServer()
    let script =
      tour
      .replacing("http://127.0.0.1:8080", with: server.url)
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
