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

  /// Whatever they look like, words in the place of a made thing's identifier are drawn.
  @Test func identifiersInAddressesAreKnown() throws {
    let contract = try ContractSource.load(PackageRoot.path("spec/passemarche.yaml"))
    let target = try #require(Target("http://127.0.0.1:8080/base"))
    let page = """
      <a href="/base/candidate/market_applications/abc/files/aaaa-bbbb?x=1">f</a> <link href="/base/assets/a.css">
      <a href="http://127.0.0.1:8080/base/buyer/public_markets/VR-1/setup">m</a> <a href="https://example.org/x">e</a>
      <a href="/base/candidate/market_applications/abc/identite_entreprise">s</a>
      """
    #expect(contract.identifiers(onPage: page, of: target) == ["abc", "aaaa-bbbb", "VR-1"])
    var steadier = Steadier(target: target, redactor: Redactor(secrets: []))
    steadier.identifiers = ["aaaa-bbbb"]
    #expect(steadier.text("data-file=\"aaaa-bbbb\" aaaa-bbbb-c") == "data-file=\"⟨id⟩\" aaaa-bbbb-c")
  }

  /// The server's own address is its name, with the path or without; and one secret can follow another at once.
  @Test func whatVariesHasASign() throws {
    let target = try #require(Target("http://127.0.0.1:8080/base"))
    var steadier = Steadier(target: target, redactor: Redactor(secrets: ["s3cret", "s3cret-and-more", "abcd", "cdab"]))
    for (text, steady) in [
      ("http://127.0.0.1:8080/base/up, (127.0.0.1:8080)", "⟨server⟩/up, (⟨server⟩)"),
      ("http://127.0.0.1:8081/base/up", "http://127.0.0.1:8081/base/up"),
      ("2026-11-28T08:00:00.123Z 28/11/2026 à 08:00 28/11/2026, 2026", "⟨time⟩ ⟨time⟩ ⟨time⟩, 2026"),
      ("s3crets3cret-and-more abcabcdabcd s3cre", "[redacted][redacted] abc[redacted][redacted] s3cre"),
      ("", ""),
    ] { #expect(steadier.text(text) == steady) }
  }

  /// Characters that a page writes by name or by number are read once, and what only looks like one stays.
  @Test(arguments: [
    ("C&#39;est l&rsquo;offre&nbsp;: 1 &lt; 2", "C'est l’offre\u{A0}: 1 < 2"), ("&amp;lt;", "&lt;"),
    ("a & b &", "a & b &"), ("&lt", "&lt"), ("&lt&gt;", "&lt>"), ("&unknown; &\u{301};", "&unknown; &\u{301};"),
  ])
  func charactersOfPagesAreRead(_ page: String, _ text: String) {
    #expect(HTMLText.addresses(in: "<a href=\"\(page)\">") == [text])
  }

  /// A page that differs says where, which a digest cannot.
  @Test func pagesThatDifferAreShownWhere() throws {
    func document(_ text: String) throws -> ReportDocument {
      var document = try Self.right.get()
      let check = try #require(document.checks.firstIndex { $0.answer?.text != nil })
      document.checks = [document.checks[check]]
      document.checks[0].answer?.text = text
      document.checks[0].answer?.body = .string("sha256:\(text.count)")
      return document
    }
    let (before, after) = (try document("<h1>Mon dossier</h1>"), try document("<h1>Mon marché</h1>"))
    #expect(Self.differences(before, before).failed == 0)
    let found = try #require(Self.differences(before, after).checks.first?.findings.first?.message)
    #expect(
      found == "body at character 9: “<h1>Mon dossier</h1>” in yesterday, “<h1>Mon marché</h1>” in today")
    // What was read from a file has its digest alone.
    let read = try ReportDocument(json: Array(before.json.utf8))
    #expect(Self.differences(read, after).checks.first?.findings.first?.message.hasPrefix("body: ") == true)
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
      // Of sixteen bytes each, with digits, with one and with none.
      ("/files/gEiwd4TkKuAlR070EYy2eg", "/files/⟨id⟩"), ("/files/JgkEiwdTkKuAlR7EYyfegQ", "/files/⟨id⟩"),
      ("a=\"pkEiwdTkKuAl_RoEYy-egQ\"", "a=\"⟨id⟩\""),
      ("identite_entreprise_siret", "identite_entreprise_siret"), ("X-Content-Type-Options", "X-Content-Type-Options"),
      ("addEventListener", "addEventListener"), ("fr-btn--icon-left", "fr-btn--icon-left"),
      ("13002526500013", "13002526500013"), ("s3cret-value", "[redacted]"), ("été 2026", "été 2026"),
    ] {
      #expect(steadier.text(text) == expected)
    }
  }
}
