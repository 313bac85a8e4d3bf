import Foundation
import SpecIR
import TestSupport
import Testing

@testable import SpecEmit

/// What `x-limits` becomes for the runtime.
@Suite struct LimitTests {
  private struct Refused: Error {}

  private func files(_ limits: String) throws -> [String: String] {
    let quotas = "  api: {limit: 10, window: 60, burst: 5}\n"
    let path = PackageRoot.path("Tests/Fixtures/accept/things.yaml")
    let text = try String(contentsOfFile: path, encoding: .utf8).replacing(quotas, with: quotas + limits)
    guard let api = ContractLoader.load(path: "spec.yaml", read: { _ in Array(text.utf8) }).api else { throw Refused() }
    return Dictionary(uniqueKeysWithValues: SwiftEmitter.emit(api).files.map { ($0.name, $0.text) })
  }

  @Test func theNumbersAreThoseOfTheContract() throws {
    let files = try files(
      """
      x-limits:
        request-line: 1
        header-bytes: 2
        header-fields: 3
        json-depth: 4
        form-fields: 5
        form-texts: 6
        violations: 7
        further-violations: {en: "More than %{limit}", fr: "Plus de %{limit}"}

      """)
    let tables = try #require(files["Tables.swift"])
    for argument in [
      "requestLine: 1", "fieldBytes: 2", "fieldCount: 3", "jsonDepth: 4", "formFields: 5", "formTexts: 6",
      "violations: 7",
    ] {
      #expect(tables.contains(argument + ","))
    }
    let number = try #require(tables.firstMatch(of: /furtherViolations: RuleID\((\d+)\)/)?.1)
    let rule = try #require(files["Rules.swift"]?.split(separator: "// \(number)\n").last)
    #expect(rule.contains("keyword: \"x-limits\", limit: \"7\", english: \"More than 7\", french: \"Plus de 7\""))
  }

  @Test func withoutThemTheRuntimeHasItsOwn() throws {
    #expect(try files("")["Tables.swift"]?.contains("RequestLimits") == false)
  }
}
