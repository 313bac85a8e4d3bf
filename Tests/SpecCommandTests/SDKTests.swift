import Foundation
import SpecEmit
import TestSupport
import Testing

@testable import spec

/// What `sdk` does with a folder that has more in it than the package.
@Suite struct SDKTests {
  private let folder: TemporaryFolder
  private var output: String { folder.place("client").path }

  init() throws { folder = try TemporaryFolder() }

  private func sdk(_ language: String = "python", check: Bool = false) -> Run {
    let contract = SpecCommandTests.contract
    return check
      ? Run("sdk", "--language", language, "--contract", contract, "--output", output, "--check")
      : Run("sdk", "--language", language, "--contract", contract, "--output", output)
  }

  private func write(_ text: String, _ name: String) throws {
    let url = folder.place("client/" + name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  private func isThere(_ name: String) -> Bool { FileManager.default.fileExists(atPath: output + "/" + name) }

  @Test func whatIsMadeNoLongerIsToldAndRemoved() throws {
    #expect(sdk().status == 0)
    let client = try String(contentsOfFile: output + "/src/passemarche/client.py", encoding: .utf8)
    try write(client, "src/passemarche/old/deep.py")
    let check = sdk(check: true)
    #expect(check.status == 1)
    #expect(check.errors == "spec sdk: src/passemarche/old/deep.py is none of the package's files\n")
    #expect(isThere("src/passemarche/old/deep.py"))

    let run = sdk()
    #expect(run.status == 0 && run.errors == "")
    #expect(!isThere("src/passemarche/old") && isThere("src/passemarche/client.py"))
    #expect(sdk(check: true).status == 0)
  }

  @Test func whatIsSomebodysIsToldAndLeftAlone() throws {
    #expect(sdk().status == 0)
    try write("# Written by hand: `spec` did not.\n", "src/mine.py")
    let run = sdk()
    #expect(run.status == 0 && run.errors.contains("src/mine.py is none of the package's files, and is left alone"))
    #expect(isThere("src/mine.py"))
    #expect(sdk(check: true).status == 1)
  }

  @Test func whatABuildLeavesIsNoAffairOfAnybody() throws {
    #expect(sdk().status == 0)
    for name in [
      "src/passemarche/__pycache__/client.cpython-310.pyc", "build/lib/passemarche/client.py",
      "src/passemarche.egg-info/PKG-INFO", ".git/HEAD",
    ] { try write("# Written by `spec`. Changes are lost.\n", name) }
    #expect(sdk(check: true).status == 0)
    #expect(sdk().status == 0)
    #expect(isThere("build/lib/passemarche/client.py"))
    // Elsewhere it is no build's.
    try write("", "src/build/client.py")
    #expect(sdk(check: true).errors == "spec sdk: src/build/client.py is none of the package's files\n")
  }

  /// What a package once had is known by its first lines, whatever it was.
  @Test(arguments: ClientLanguage.all.map(\.name)) func sourcesAreMarked(language: String) throws {
    #expect(sdk(language).status == 0)
    let endings = [".py", ".swift", ".ts", ".php", ".java", ".cs", ".rb", ".go"]
    let names = try FileManager.default.subpathsOfDirectory(atPath: output).filter { name in
      endings.contains { name.hasSuffix($0) } && !name.hasSuffix("Package.swift")
    }
    #expect(names.count > 5)
    for name in names {
      #expect(ClientLanguage.isMarked(try String(contentsOfFile: output + "/" + name, encoding: .utf8)), "\(name)")
    }
  }
}
