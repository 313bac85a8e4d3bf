import Foundation
import TestSupport
import Testing

@testable import spec

/// What a run of the command left behind.
struct Run {
  var status: Int32
  var output = ""
  var errors = ""

  init(_ words: String...) {
    final class Sink { var output = "", errors = "" }
    let sink = Sink()
    status = SpecCommand.run(words, console: Console(out: { sink.output += $0 }, error: { sink.errors += $0 }))
    output = sink.output
    errors = sink.errors
  }
}

@Suite struct SpecCommandTests {
  static let contract = PackageRoot.path("Tests/Fixtures/accept/things.yaml")
  static let broken = PackageRoot.path("Tests/Fixtures/reject/PM0309-no-timeout/spec.yaml")

  @Test func withoutACommandItSaysWhichThereAre() {
    let run = Run()
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    for subcommand in SpecCommand.subcommands { #expect(run.errors.contains("  \(subcommand.name) ")) }
    #expect(Run("--help").status == 0)
    #expect(Run("--help").output == run.errors)
  }

  @Test(arguments: SpecCommand.subcommands.map(\.name))
  func everyCommandExplainsItself(_ name: String) {
    let run = Run(name, "--help")
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    #expect(run.output.contains("Usage: spec \(name)"))
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 140 })
  }

  @Test(arguments: [
    (["compile"], "there is no command compile"), (["lint"], "FILE is missing"),
    (["lint", "a", "b"], "b is one operand too many"), (["lint", "--strict", "a"], "there is no option --strict"),
    (["lint", "--format"], "--format needs a value"),
    (["lint", "--format=yaml", "a"], "--format is one of text, json, not yaml"),
    (["lint", "--format", "text", "--format", "json", "a"], "--format is given twice"),
    (["generate", "--check=yes"], "--check takes no value"),
    (["generate", "--catalogue", "a"], "--contract is missing"),
    (["dump", "a"], "--stage is missing"), (["explain", "PM9999"], "there is no code PM9999"),
  ])
  func aCommandLineThatIsNotUnderstoodIsUsage(_ words: [String], _ message: String) {
    var errors = ""
    let status = SpecCommand.run(words, console: Console(out: { _ in }, error: { errors += $0 }))
    #expect(status == 2)
    #expect(errors.contains(message))
  }

  @Test func lintIsSilentAboutASoundContract() {
    let run = Run("lint", Self.contract)
    #expect(run.status == 0)
    #expect(run.output + run.errors == "")
  }

  @Test func lintTellsPeopleOnStandardError() {
    let run = Run("lint", Self.broken)
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("spec.yaml:42:5: error[PM0309]: `POST /things/{id}` has no `x-timeout`\n"))
  }

  @Test func lintTellsToolsOnStandardOutput() throws {
    let run = Run("lint", "--format=json", Self.broken)
    #expect(run.status == 1)
    #expect(run.errors.isEmpty)
    let document = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: [[String: Any]]])
    #expect(document["diagnostics"]?.map { $0["code"] as? String } == ["PM0309"])
    #expect(Run("lint", "--format=json", Self.contract).output == "{\"diagnostics\":[]}\n")
  }

  @Test func aMissingFileIsADiagnostic() {
    let run = Run("lint", "/nowhere/spec.yaml")
    #expect(run.status == 1)
    #expect(run.errors.contains("/nowhere/spec.yaml:1:1: error[PM0101]"))
  }

  @Test func everyCodeIsExplained() {
    let codes = SpecCommand.codes
    #expect(Set(codes.map(\.code)).count == codes.count)
    for code in codes {
      let run = Run("explain", code.code.lowercased())
      #expect(run.status == 0)
      #expect(run.output.hasPrefix("\(code.code): \(code.title)\n\nwhy: "))
    }
    #expect(Run("explain", "all").output.split(separator: "\n").count == codes.count)
  }

  @Test func theJSONFormIsTheDocument() throws {
    let run = Run("json", Self.contract)
    #expect(run.status == 0)
    let document = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(document["openapi"] as? String == "3.1.0")
    #expect(Run("json", Self.broken).status == 1)
    #expect(Run("json", Self.broken).output.isEmpty)
  }

  @Test func eachStageCanBeSeen() {
    let tree = Run("dump", "--stage", "tree", Self.contract).output
    #expect(tree.contains("  openapi @1:10 = \"3.1.0\"\n"))
    #expect(!tree.contains("→"))
    let model = Run("dump", "--stage", "model", Self.contract).output
    #expect(model.contains("    404 @31:10 → \(Self.contract)#/components/responses/Refused\n"))
    let ir = Run("dump", "--stage", "ir", Self.contract).output
    #expect(ir.contains("      id: \"changeThing\"\n"))
    #expect(ir.contains("name: \"X-Signature\""))
  }

  @Test func keywordsAreThePageInDocs() throws {
    let page = try String(contentsOfFile: PackageRoot.path("docs/keyword-coverage.md"), encoding: .utf8)
    #expect(Run("keywords").output == page)
  }
}
