import Foundation
import SpecIR
import SpecSyntax
import TestSupport
import Testing

@testable import SpecEmit

/// The clients in scripting languages, of the small contract that has each thing a client can be given, and of another
/// one. `UPDATE_GOLDEN=1` writes what comes of the contract anew; read the difference.
@Suite struct PackagedClientTests {
  private struct Refused: Error {}
  static let languages = ["php", "ruby", "typescript"]
  static let contracts = ["small-client", "small-contract"]

  private func package(
    _ language: String, _ contract: String = "small-client"
  ) throws -> [(name: String, text: String)] {
    let loaded = ContractLoader.load(path: PackageRoot.path("Tests/Golden/\(contract)/spec.yaml"))
    let report = DiagnosticRenderer.text(loaded.diagnostics) { loaded.sources[$0] }
    #expect(report == "")
    guard let api = loaded.api, let writer = ClientLanguage.all.first(where: { $0.name == language }) else {
      throw Refused()
    }
    return writer.package(api)
  }

  /// The files of the package in a folder of its own.
  private func written(_ language: String, _ contract: String) throws -> String {
    let folder = try Compiler.scratchFolder("\(contract)-\(language)")
    for file in try package(language, contract) {
      let url = URL(fileURLWithPath: folder + "/" + file.name)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.text.utf8).write(to: url)
    }
    return folder
  }

  @Test(arguments: languages) func writesWhatWasLookedAt(language: String) throws {
    for file in try package(language) where !file.text.contains("Written by `spec`. Changes are lost.") {
      let path = PackageRoot.path("Tests/Golden/small-client/\(language)/\(file.name)")
      #expect(Golden.difference(file.text, from: path) == nil)
    }
  }

  @Test(arguments: languages) func isDeterministic(language: String) throws {
    #expect(try package(language).map(\.text) == package(language).map(\.text))
  }

  @Test(arguments: languages) func isFitToBeRead(language: String) throws {
    for file in try package(language) {
      #expect(file.text.hasSuffix("\n") && !file.text.hasSuffix("\n\n"), "\(file.name)")
      for line in file.text.split(separator: "\n") {
        // A row of a table is one line, whatever it says.
        #expect(line.count <= 120 || line.hasPrefix("|"), "\(file.name): \(line)")
        #expect(line.last != " ", "\(file.name): \(line)")
      }
    }
  }

  /// What is for browsers, for the sandbox, or for people, is no affair of a program.
  @Test(arguments: languages) func pagesAreLeftOut(language: String) throws {
    let text = try package(language).map(\.text).joined()
    #expect(!text.contains("left-out") && !text.contains("LeftOut") && !text.contains("left_out"))
  }

  @Test(.enabled(if: Compiler.isWanted("tsc")), arguments: contracts)
  func typescriptIsStrictlyTyped(contract: String) throws {
    let folder = try written("typescript", contract)
    for project in ["", "/vectors"] where FileManager.default.fileExists(atPath: "\(folder)\(project)/tsconfig.json") {
      let result = try Compiler.run("tsc", ["--noEmit", "--project", folder + project])
      #expect(result.status == 0, "\(result.output)")
    }
  }

  @Test(.enabled(if: Compiler.isWanted("php")), arguments: contracts)
  func phpIsWellFormed(contract: String) throws {
    let folder = try written("php", contract)
    let check = "find \(folder) -name '*.php' -print0 | xargs -0 -n 1 php -l | grep -v '^No syntax errors'"
    // Grep finds nothing.
    #expect(try Compiler.run("sh", ["-c", check]).output == "")
    // All of it loads, by the autoloader.
    let load = """
      require '\(folder)/src/autoload.php';
      foreach (new RecursiveIteratorIterator(new RecursiveDirectoryIterator('\(folder)/src')) as $file) {
          if ($file->getExtension() === 'php') { require_once $file; }
      }
      """
    let result = try Compiler.run("php", ["-d", "error_reporting=-1", "-d", "display_errors=1", "-r", load])
    #expect(result.status == 0 && result.output == "", "\(result.output)")
  }

  @Test(.enabled(if: Compiler.isWanted("ruby")), arguments: contracts)
  func rubyLoadsWithoutWarnings(contract: String) throws {
    let folder = try written("ruby", contract)
    let result = try Compiler.run("ruby", ["-w", "-I", folder + "/lib", "-e", "require \"passe_marche\""])
    #expect(result.status == 0 && result.output == "", "\(result.output)")
    for file in ["passe_marche.gemspec", "vectors/operations.rb", "vectors/run.rb"] {
      let checked = try Compiler.run("ruby", ["-wc", "\(folder)/\(file)"])
      #expect(checked.output == "Syntax OK\n", "\(checked.output)")
    }
  }
}
