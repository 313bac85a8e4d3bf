import Foundation
import SpecIR
import SpecSyntax
import TestSupport
import Testing

@testable import SpecEmit

/// The whole output for a small contract that uses every feature. `UPDATE_GOLDEN=1` writes it anew; read the
/// difference.
@Suite struct GoldenTests {
  private struct Refused: Error {}
  private static let folder = PackageRoot.path("Tests/Golden/small-contract")

  private func emission() throws -> SwiftEmitter.Emission {
    let loaded = ContractLoader.load(path: Self.folder + "/spec.yaml")
    let report = DiagnosticRenderer.text(loaded.diagnostics) { loaded.sources[$0] }
    #expect(report == "")
    guard let api = loaded.api else { throw Refused() }
    let emission = SwiftEmitter.emit(api)
    #expect(emission.diagnostics.isEmpty, "\(emission.diagnostics)")
    return emission
  }

  @Test func writesWhatWasLookedAt() throws {
    let files = try emission().files
    #expect(files.map(\.name) == SwiftEmitter.fileNames)
    for file in files {
      #expect(Golden.difference(file.text, from: Self.folder + "/Generated/" + file.name) == nil)
    }
  }

  @Test func isDeterministic() throws {
    let first = try emission().files.map(\.text)
    let second = try emission().files.map(\.text)
    #expect(first == second)
  }

  @Test func compilesWithoutWarnings() throws {
    let folder = try Compiler.scratchFolder("small")
    let paths = try emission().files.map { file in
      let path = folder + "/" + file.name
      try file.text.write(toFile: path, atomically: true, encoding: .utf8)
      return path
    }
    let result = try Compiler.run(
      "swiftc", ["-typecheck", "-module-name", "Small"] + paths + Compiler.flags + Compiler.moduleFlags)
    #expect(result.status == 0, "\(result.output)")
  }

  @Test func usesNothingItShouldNot() throws {
    for file in try emission().files {
      for word in ["Codable", "Decodable", "CodingKey", "Mirror(", "import Foundation", "Regex", "try!", "as!"] {
        #expect(!file.text.contains(word), "\(file.name) contains \(word)")
      }
      let imports = file.text.split(separator: "\n").filter { $0.contains("import ") && !$0.hasPrefix("//") }
      if file.name != "Contract.swift" {
        #expect(imports.allSatisfy { $0.hasSuffix("import Runtime") }, "\(file.name): \(imports)")
      }
    }
  }
}
