import Foundation
import SpecIR
import TestSupport
import Testing

@testable import SpecEmit

/// The Python client of a small contract. `UPDATE_GOLDEN=1` writes it anew; read the difference.
@Suite struct PythonClientTests {
  private func files(_ contract: String = "small-client") throws -> [(name: String, text: String)] {
    PythonPackageEmitter.files(for: try ClientContract.api(PackageRoot.path("Tests/Golden/\(contract)/spec.yaml")))
  }

  @Test func writesWhatWasLookedAt() throws {
    let constant = Set(PythonClientSupport.modules.map { "src/passemarche/" + $0.name } + ["vectors/run.py"])
    for file in try files() where !constant.contains(file.name) {
      let path = ClientContract.folder + "/python/" + file.name
      #expect(Golden.difference(file.text, from: path) == nil)
    }
  }

  @Test func isDeterministic() throws {
    #expect(try files().map(\.text) == files().map(\.text))
  }

  /// The second contract has no token operation, a third kind of bodies, and names of its own.
  @Test(arguments: ["small-client", "small-contract"])
  func isImportedWithoutWarnings(contract: String) throws {
    let folder = try package(contract)
    let result = try Compiler.run(
      "python3", ["-W", "error", "-c", "import sys; sys.path[:0] = sys.argv[1:]; import passemarche, operations",
        folder + "/src", folder + "/vectors"])
    #expect(result.status == 0, "\(result.output)")
  }

  /// Models read what they write; what must not be told is not printed.
  @Test func modelsGoBothWays() throws {
    let folder = try package("small-client")
    let script = """
      import sys, datetime
      sys.path.insert(0, sys.argv[1])
      import passemarche as p
      token = p.Token.from_json
      value = {"access_token": "hush", "expires_in": 60, "later": {"a": [1]}}
      read = token(value)
      assert "hush" not in repr(p.AccessToken("hush", 0, 1)) + repr(p.Answer(200, p.Headers({"a": "hush"}), b"hush"))
      assert read.to_json() == {"access_token": "hush", "expires_in": 60}, read.to_json()
      color = p.Color("mauve")
      assert color == "mauve" and not color.is_known and p.Color.KNOWN[0].is_known
      try:
          token({"expires_in": 60})
      except p.Unreadable as error:
          assert "access_token" in str(error), error
      else:
          raise AssertionError("read what is not whole")
      from passemarche import _wire
      for text, written in [
          ("2026-05-11T09:30:00Z", "2026-05-11T09:30:00.000Z"),
          ("2026-05-11T11:30:00.1239+02:00", "2026-05-11T09:30:00.123Z"),
          ("2099-01-31T18:30", "2099-01-31T18:30:00"), ("2099-01-31", "2099-01-31"),
      ]:
          assert _wire.text(_wire.moment(text)) == written, text
      for text in ["2026-02-30T00:00:00Z", "2026-05-11T25:00:00Z", "yesterday", "2026-05-11T09:30:00"]:
          try:
              _wire.instant(text)
          except p.Unreadable:
              continue
          raise AssertionError(text)
      assert _wire.escaped("../a b?c#é") == "..%2Fa%20b%3Fc%23%C3%A9"
      assert _wire.escaped("..") == "%2E%2E"
      """
    let result = try Compiler.run("python3", ["-W", "error", "-c", script, folder + "/src"])
    #expect(result.status == 0, "\(result.output)")
  }

  /// Time-outs, repetition, connections and downloads, on real sockets.
  @Test func keepsItsPromisesOnTheNetwork() throws {
    let folder = try package("small-client")
    let script = PackageRoot.path("Tests/SpecEmitTests/python-client.py")
    let result = try Compiler.run("python3", ["-W", "error", script, folder + "/src"])
    #expect(result.status == 0, "\(result.output)")
  }

  @Test func needsTheStandardLibraryAlone() throws {
    let modules: Set<Substring> = [
      "__future__", "base64", "binascii", "collections", "concurrent", "dataclasses", "datetime", "enum", "hashlib",
      "hmac", "http", "io", "json", "math", "operations", "os", "passemarche", "pathlib", "platform", "random", "re",
      "select", "socket", "ssl", "sys", "tempfile", "threading", "time", "types", "typing", "urllib", "uuid",
    ]
    for file in try files() where file.name.hasSuffix(".py") {
      for line in file.text.split(separator: "\n") {
        #expect(line.count <= 120, "\(file.name): \(line)")
        let words = line.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)[0].split(separator: " ")
        guard words.count > 1, ["import", "from"].contains(words[0]), !words[1].hasPrefix(".") else { continue }
        guard words[0] == "import" || words.contains("import") else { continue }
        for word in words[0] == "import" ? words[1...] : words[1...1] {
          #expect(modules.contains(word.prefix { $0 != "." && $0 != "," }), "\(file.name): \(line)")
        }
      }
    }
  }

  /// What is for browsers, for the sandbox, or for people, is no affair of a program.
  @Test func pagesAreLeftOut() throws {
    let text = try files().map(\.text).joined()
    #expect(!text.contains("left-out") && !text.contains("left_out") && !text.contains("LeftOut"))
  }

  private func package(_ contract: String) throws -> String {
    let folder = try Compiler.scratchFolder(contract)
    for file in try files(contract) {
      let url = URL(fileURLWithPath: folder + "/" + file.name)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.text.utf8).write(to: url)
    }
    return folder
  }
}
