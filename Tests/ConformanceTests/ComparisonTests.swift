import Foundation
import SchemaEvaluator
import TestSupport
import Testing

@testable import Conformance

/// Two runs of one plan differ in what differs, and in nothing else.
@Suite(.serialized) struct ComparisonTests {
  private static let right = Result { try FakeRun.report(nil).document(everyExchange: true) }

  private static func document(_ defect: Defect?) throws -> ReportDocument {
    try FakeRun.report(defect).document(everyExchange: true)
  }

  private static func differences(_ before: ReportDocument, _ after: ReportDocument) -> ReportDocument {
    Comparison.document(before, after, names: ("yesterday", "today"))
  }

  @Test func twoRightServersDoNotDiffer() throws {
    let before = try Self.right.get()
    let after = try FakeRun.report(nil, { _ in }).document(everyExchange: true)
    let comparison = Self.differences(before, after)
    #expect(comparison.failed == 0 && comparison.checks.count == before.checks.count, "\(comparison.failures)")
    // Nor after they were written and read.
    let read = try ReportDocument(json: Array(before.json.utf8))
    #expect(Self.differences(read, after).failed == 0)
  }

  @Test(arguments: [
    (Defect.undeclaredHeader, "header"), (.undeclaredMember, "body at"), (.wrongErrorBody, "body at"),
    (.undeclaredStatus, "status"), (.dropsPattern, "outcome"), (.missingLocation, "header location"),
  ])
  func aDefectIsADifference(_ defect: Defect, _ word: String) throws {
    let (before, after) = (try Self.right.get(), try Self.document(defect))
    let comparison = Self.differences(before, after)
    let found = comparison.checks.flatMap(\.findings)
    #expect(found.contains { $0.message.hasPrefix(word) }, "\(comparison.failures.prefix(2_000))")
    // No case that passes on both with the same answer is among them.
    #expect(comparison.passed > 0)
    #expect(comparison.checks.first(where: \.hasFailed)?.evidence != nil)
  }

  @Test func whatIsOnlyInOneIsTold() throws {
    let before = try Self.right.get()
    var after = before
    let gone = after.checks.removeFirst()
    after.checks.append(.init(name: "new", group: nil, keyword: "", proves: "", site: nil, outcome: .passed))
    let comparison = Self.differences(before, after)
    #expect(comparison.checks.filter(\.hasFailed).map(\.name).sorted() == [gone.name, "new"].sorted())
  }

  @Test func whatVariesIsLeftOut() throws {
    let target = try #require(Target("http://127.0.0.1:8080"))
    var steadier = Steadier(target: target, redactor: Redactor(secrets: ["s3cret-value"]))
    for (text, expected) in [
      ("VR-2026-0RVZKGHO6SJ3", "⟨id⟩"), ("FT20261121XAW7SQ8Q x", "⟨id⟩ x"),
      ("2026-11-21T04:35:45.174Z", "⟨time⟩"),
      ("2026-11-21T04:35:45+01:00.", "⟨time⟩."), ("2026-06-15", "2026-06-15"),
      ("le 15/06/2026 à 23:59 (heure de Paris)", "le ⟨time⟩ (heure de Paris)"),
      ("le 15/06/2026, signé", "le ⟨time⟩, signé"),
      ("http://127.0.0.1:8080/a/VR-2026-0RVZKGHO6SJ3/b", "⟨server⟩/a/⟨id⟩/b"),
      ("identite_entreprise_siret", "identite_entreprise_siret"),
      ("13002526500013", "13002526500013"), ("s3cret-value", "[redacted]"), ("été 2026", "été 2026"),
    ] {
      #expect(steadier.text(text) == expected)
    }
  }
}
