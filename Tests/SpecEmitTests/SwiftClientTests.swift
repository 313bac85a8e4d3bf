import Foundation
import SpecIR
import TestSupport
import Testing

@testable import SpecEmit

/// The Swift client of a small contract that has each thing a client can be given. `UPDATE_GOLDEN=1` writes it anew;
/// read the difference.
@Suite struct SwiftClientTests {
  private func api(_ path: String = ClientContract.folder + "/spec.yaml") throws -> API {
    try ClientContract.api(path)
  }

  @Test func writesWhatWasLookedAt() throws {
    let files = SwiftClientEmitter.files(for: try api())
    #expect(files.map(\.name) == SwiftClientEmitter.fileNames)
    for file in files where SwiftClientEmitter.contractFileNames.contains(file.name) {
      #expect(Golden.difference(file.text, from: ClientContract.folder + "/Generated/" + file.name) == nil)
    }
  }

  @Test func isDeterministic() throws {
    let (first, second) = (SwiftClientEmitter.files(for: try api()), SwiftClientEmitter.files(for: try api()))
    #expect(first.map(\.text) == second.map(\.text))
  }

  /// The second contract has no token operation, a third kind of bodies, and names of its own.
  @Test(arguments: ["small-client", "small-contract"])
  func compilesWithoutWarnings(contract: String) throws {
    let folder = try Compiler.scratchFolder(contract)
    let files = SwiftClientEmitter.files(for: try api(PackageRoot.path("Tests/Golden/\(contract)/spec.yaml")))
    let paths = try files.map { file in
      let path = folder + "/" + file.name
      try file.text.write(toFile: path, atomically: true, encoding: .utf8)
      return path
    }
    let result = try Compiler.run("swiftc", ["-typecheck", "-module-name", "Small"] + paths + Compiler.flags)
    #expect(result.status == 0, "\(result.output)")
  }

  @Test func needsTheStandardLibraryAndFoundationAlone() throws {
    let modules: Set<Substring> = ["Foundation", "FoundationNetworking", "Synchronization"]
    for file in SwiftClientEmitter.files(for: try api()) {
      for line in file.text.split(separator: "\n").map({ $0.drop { $0 == " " } }) where line.hasPrefix("import ") {
        #expect(modules.contains(line.dropFirst(7)), "\(file.name): \(line)")
      }
      for line in file.text.split(separator: "\n") { #expect(line.count <= 120, "\(file.name): \(line)") }
      for word in ["try!", "as!", "fatalError"] { #expect(!file.text.contains(word), "\(file.name) contains \(word)") }
    }
  }

  /// What is for browsers, for the sandbox, or for people, is no affair of a program.
  @Test func pagesAreLeftOut() throws {
    let text = SwiftClientEmitter.files(for: try api()).map(\.text).joined()
    #expect(!text.contains("left-out"))
    #expect(!text.contains("LeftOut"))
  }

  /// A new operation of the published contract shows here, so that somebody says which side it is on.
  @Test func thePublishedContractHasTheseMethods() throws {
    let api = try api(PackageRoot.path("spec/passemarche.yaml"))
    let operations = api.operations.filter { ClientOperationPlanner.isForPrograms($0, in: api) }.map(\.id)
    #expect(
      operations == [
        "createToken", "revokeToken", "introspectToken", "getTokenInfo", "getAuthorizationServerMetadata", "getStatus",
        "createPublicMarket", "listPublicMarkets", "getPublicMarket", "createMarketApplication",
        "listMarketApplications", "getMarketApplication", "getAttestation", "getDocumentsPackage", "getUp",
        "getReadiness", "getContractYAML", "getContractJSON",
      ])
  }

  @Test func aPackageIsCompleteByItself() throws {
    let files = SwiftPackageEmitter.files(for: try api())
    #expect(files.map(\.name).contains("Package.swift"))
    let sources = files.map(\.name).filter { $0.hasPrefix("Sources/PasseMarche/") }.count
    #expect(sources == SwiftClientEmitter.fileNames.count)
    let page = try #require(files.first { $0.name == "README.md" }?.text)
    #expect(Golden.difference(page, from: ClientContract.folder + "/Generated/README.md") == nil)
  }
}
