import Commands
import Foundation
import TestSupport
import Testing

@Suite struct SurroundingsTests {
  @Test func aFileIsReadWholeUpToItsLimit() throws {
    let folder = try TemporaryFolder()
    let file = folder.place("file")
    let bytes = (0...GivenFile.usualLimit).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try Data(bytes).write(to: file)
    #expect(throws: CommandError.self) { try GivenFile.bytes(file.path) }
    #expect(GivenFile.text(file.path) == nil)
    #expect(try GivenFile.bytes(file.path, limit: .max) == bytes)
    #expect(throws: CommandError.self) { try GivenFile.bytes(folder.path) }
    #expect(throws: CommandError.self) { try GivenFile.bytes(folder.place("none").path) }
    try Data("é\n".utf8).write(to: file)
    #expect(GivenFile.text(file.path) == "é\n")
    try Data([0xFF]).write(to: file)
    #expect(GivenFile.text(file.path) == nil)
  }

  @Test func theEnvironmentIsThatOfTheProcess() {
    let all = ProcessInfo.processInfo.environment
    #expect(EnvironmentVariables.all == all)
    for (name, value) in all { #expect(EnvironmentVariables.value(name) == (value.isEmpty ? nil : value)) }
    #expect(EnvironmentVariables.value("COMMANDS_TESTS_NONE") == nil)
  }

  @Test(arguments: [
    ("http://a", "http"), ("HTTPS://a.example:8080/b?c=%20#d", "https"), ("http://[::1]:80/", "http"), ("", nil),
    ("a.example", nil), ("ftp://a", nil), ("http:a", nil), ("http:/a", nil), ("http://", nil), ("http://:80", nil),
    ("http:///a", nil), ("http://b@a", nil), ("http://b:c@a", nil), ("http://a b", nil), ("http://a/%zz", nil),
    ("http://é.example", nil), ("http://a:b", nil), ("javascript:alert(1)", nil),
  ])
  func urlsAreAbsoluteAndWithoutCredentials(text: String, scheme: String?) {
    #expect(GivenURL.scheme(of: text) == scheme)
  }
}
