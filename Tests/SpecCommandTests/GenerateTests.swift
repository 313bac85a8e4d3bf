import Foundation
import SpecEmit
import TestSupport
import Testing

@testable import spec

@Suite struct GenerateTests {
  private let folder: TemporaryFolder
  private var output: String { folder.place("out/generated").path }
  private let catalogue = PackageRoot.path("spec/catalogue/fields.yaml")

  init() throws { folder = try TemporaryFolder() }

  private func generate(_ contract: String, catalogue: String? = nil, check: Bool = false) -> Run {
    let (catalogue, output) = (catalogue ?? self.catalogue, output)
    return check
      ? Run("generate", "--contract", contract, "--catalogue", catalogue, "--output", output, "--check")
      : Run("generate", "--contract", contract, "--catalogue", catalogue, "--output", output)
  }

  private func file(_ name: String) -> String { output + "/" + name }

  private func written(_ name: String) throws -> Date? {
    try FileManager.default.attributesOfItem(atPath: file(name))[.modificationDate] as? Date
  }

  @Test func onlyWhatChangesIsWritten() throws {
    #expect(generate(SpecCommandTests.contract).status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: output)
    #expect(names.sorted() == SwiftEmitter.fileNames.sorted())

    // An old date on each file shows which of them are touched.
    let past = Date(timeIntervalSince1970: 1_000_000_000)
    for name in names {
      try FileManager.default.setAttributes([.modificationDate: past], ofItemAtPath: file(name))
    }
    try Data("mine".utf8).write(to: URL(fileURLWithPath: file("Other.swift")))
    try Data("stale".utf8).write(to: URL(fileURLWithPath: file("Router.swift")))
    #expect(generate(SpecCommandTests.contract).status == 0)
    for name in names where name != "Router.swift" { #expect(try written(name) == past) }
    #expect(try String(contentsOfFile: file("Router.swift"), encoding: .utf8) != "stale")
    #expect(try String(contentsOfFile: file("Other.swift"), encoding: .utf8) == "mine")
  }

  @Test func checkWritesNothing() throws {
    let first = generate(SpecCommandTests.contract, check: true)
    #expect(first.status == 1)
    #expect(first.errors.contains("Router.swift is not up to date"))
    #expect(!FileManager.default.fileExists(atPath: output))
    #expect(generate(SpecCommandTests.contract).status == 0)
    #expect(generate(SpecCommandTests.contract, check: true).status == 0)
  }

  @Test func nothingIsWrittenWhereThereIsAnError() throws {
    let loaded = generate(SpecCommandTests.broken)
    #expect(loaded.status == 1)
    #expect(loaded.errors.contains("error[PM0309]"))
    // The lint comes before the sources.
    let linted = generate(PackageRoot.path("Tests/Fixtures/reject/PM0401-string/spec.yaml"))
    #expect(linted.status == 1)
    #expect(linted.errors.contains("error[PM0401]"))
    let catalogue = generate(
      SpecCommandTests.contract, catalogue: PackageRoot.path("Tests/Fixtures/reject/PM0704-dead-type/spec.yaml"))
    #expect(catalogue.status == 1)
    #expect(catalogue.errors.contains("error[PM0704]"))
    let missing = generate(SpecCommandTests.contract, catalogue: "/nowhere.yaml")
    #expect(missing.errors.contains("/nowhere.yaml cannot be read"))
    #expect(!FileManager.default.fileExists(atPath: output))
  }

  @Test func aFolderThatCannotBeMadeIsTold() throws {
    try Data().write(to: folder.place("out"))
    let run = generate(SpecCommandTests.contract)
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("spec generate: "))
  }
}
