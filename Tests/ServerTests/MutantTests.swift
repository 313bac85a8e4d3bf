import Foundation
import TestSupport
import Testing

/// A sample of what `scripts/mutants` does at length: the suite finds the true server broken, and the page that tells
/// how is up to date.
@Suite(.serialized) struct MutantTests {
  @Test(.timeLimit(.minutes(10))) func theSuiteFindsServersThatAreBroken() throws {
    let root = PackageRoot.path
    let result = try run(
      Products.mutants,
      [
        "--server", Products.passemarche.path, "--assets-dir", root + "/.build/assets", "--contract",
        root + "/spec/passemarche.yaml", "--survivors", root + "/Conformance/Mutants/survivors.txt", "--every", "60",
      ])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    let page = try String(contentsOfFile: root + "/docs/conformance-mutants.md", encoding: .utf8)
    let rows = result.output.matches(of: /(?m)^\d+\/\d+  (.+?)  killed by\b/)
    #expect(rows.count >= 5)
    for row in rows {
      // By which case changes with the suite; that it is killed does not.
      let line = page.split(separator: "\n").first { $0.hasPrefix("| `\(row.1)` |") }
      #expect(line?.hasSuffix("` |") == true, "docs/conformance-mutants.md does not tell \(row.1) (scripts/mutants)")
    }
  }

  @Test func aMutantThatLivesIsAFailure() throws {
    let folder = try TemporaryFolder()
    let survivors = folder.place("survivors.txt")
    try Data("header/no-date: it is killed, and so stands here for nothing\n".utf8).write(to: survivors)
    let result = try run(
      Products.mutants,
      [
        "--server", Products.passemarche.path, "--assets-dir", PackageRoot.path(".build/assets"), "--contract",
        PackageRoot.path("spec/passemarche.yaml"), "--survivors", survivors.path, "--only", "header/no-date",
      ])
    #expect(result.status == 1, "\(result.output)\(result.errors)")
    #expect(result.output.contains("listed as a survivor, but killed: header/no-date"))
  }
}
