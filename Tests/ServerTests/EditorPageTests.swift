import Foundation
import TestSupport
import Testing

/// The pages for editors, typed into a shell as they are written.
@Suite(.serialized) struct EditorPageTests {
  /// From an empty folder to a tested integration, by following the page alone.
  @Test func gettingStartedLeadsThere() throws {
    var shell = try Shell()
    let (service, receiver) = (try freePort(), try freePort())
    shell.replacements = [
      ("127.0.0.1:8080", "127.0.0.1:\(service)"), ("127.0.0.1:3000", "127.0.0.1:\(receiver)"),
      ("receiver.py 3000", "receiver.py \(receiver)"),
    ]
    let blocks = try Page("docs/getting-started.md").shellBlocks
    try #require(blocks.count >= 8 && blocks[0].hasPrefix("git clone "))
    // One shell for all of them, in which what is set stays.
    let result = try shell.run([blocks.joined()], prelude: "set -u\n")
    #expect(result.status == 0, "\(result.output)\n\(result.errors)")
    for sentence in [
      "(mock) is ready on http://127.0.0.1:\(service)", "Name can't be blank", "Send the buyer to http://127.0.0.1:",
      "refused: wrong signature", "completed: VR-", "submitted: FT", "bytes in attestation.pdf",
    ] {
      #expect(result.output.contains(sentence), "no « \(sentence) » in \(result.output)")
    }
    let junit = try String(contentsOf: shell.folder.place("conformance.xml"), encoding: .utf8)
    #expect(junit.contains("<testsuite name=\"conformance\"") && junit.contains("failures=\"0\""))
    #expect(FileManager.default.fileExists(atPath: shell.folder.place(".github/workflows/passemarche.yml").path))
  }

  /// The manual of the mock: what is planned in it is planned, and what it starts starts.
  @Test func theManualOfTheMockIsTrue() throws {
    let blocks = try Page("docs/mock.md").shellBlocks
    let mock = try Mock()
    var shell = try Shell()
    shell.replacements = [("http://127.0.0.1:8080", mock.url)]
    shell.environment["PATH"] = Products.directory.path + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
    let calls = blocks.filter { !$0.hasPrefix("passemarche mock") }
    try #require(calls.count == 4)
    let result = try shell.run([calls.joined() + "echo; api $S\n"], prelude: "set -u\n")
    #expect(result.status == 0, "\(result.errors)")
    #expect(!result.output.contains("\"errors\""), "\(result.output)")
    #expect(result.output.contains(#"{"error":"Service unavailable","retry_after":1}"#))
    let attestation = try Data(contentsOf: shell.folder.place("attestation.pdf"))
    #expect(attestation.starts(with: Array("%PDF-".utf8)))
    // All of them wait to be met now.
    let planned = try #require(result.output.split(separator: "\n").last)
    #expect(Set(planned.matches(of: /"scenario":"([a-z_]+)"/).map(\.output.1)).count == 14, "\(planned)")
    for block in blocks where block.hasPrefix("passemarche mock") {
      let flags = block.split { " \n".contains($0) }.dropFirst(2).map(String.init)
      #expect(try Mock(flags).process.stop() == 0)
    }
  }
}
