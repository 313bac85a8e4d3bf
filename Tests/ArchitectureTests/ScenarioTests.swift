import Foundation
import TestSupport
import Testing

/// The product's acceptance scenarios are numbered. Each is a test whose display name begins with its number, or is
/// said here to be for later; `docs/scenarios.md` is made of those names.
@Suite struct ScenarioTests {
  private static let all = 1...124

  /// What belongs to parts of the product that are still to come.
  private static let later: [(numbers: ClosedRange<Int>, what: String)] = [
    (81...87, "recovery of answers from official sources"),
    (106...118, "administration of editors, fields and categories"),
  ]

  private let tests: [ScenarioTest]

  init() throws { tests = try ScenarioTest.inSources() }

  @Test func everyScenarioIsTestedOrForLater() {
    let tested = Set(tests.flatMap(\.numbers))
    for number in Self.all {
      let isLater = Self.later.contains { $0.numbers.contains(number) }
      #expect(tested.contains(number) || isLater, "no test is named after scenario \(number)")
      #expect(!tested.contains(number) || !isLater, "scenario \(number) is tested, and said to be for later")
    }
    #expect(tested.isSubset(of: Self.all))
  }

  @Test func thePageNamesTheirTests() {
    var rows = Self.later.map { later in
      (later.numbers.lowerBound, "| \(later.numbers.lowerBound)–\(later.numbers.upperBound) | later: \(later.what) | |")
    }
    for test in tests {
      for number in test.numbers {
        rows.append((number, "| \(number) | \(test.sentence) | `\(test.file)`, `\(test.function)` |"))
      }
    }
    rows.sort { $0 < $1 }
    let page = Self.head + rows.map { $0.1 + "\n" }.joined()
    #expect(Golden.difference(page, from: PackageRoot.path("docs/scenarios.md")) == nil)
  }

  private static let head = """
    # Acceptance scenarios

    What the product promises, by the numbers of its acceptance scenarios, and the test that holds each. The page is
    made of the tests' display names (`@Test("Scenario 37: …")`): `UPDATE_GOLDEN=1 swift test --filter ScenarioTests`
    writes it. A scenario without a test fails there, unless it is said to be for later.

    | scenario | what holds | test |
    |---|---|---|

    """
}

/// A test that is named after scenarios.
private struct ScenarioTest {
  let numbers: [Int]
  let sentence: String
  let file: String
  let function: String

  static func inSources() throws -> [ScenarioTest] {
    let files = try FileManager.default.subpathsOfDirectory(atPath: PackageRoot.path("Tests"))
    return try files.filter { $0.hasSuffix(".swift") }.sorted().flatMap { file in
      let text = try String(contentsOfFile: PackageRoot.path("Tests/" + file), encoding: .utf8)
      let names = /(?m)^ *@Test\(\s*"(?:"")?\s*Scenarios? ([^:"]+): ([^"]+)"[\s\S]*?\bfunc (\w+)/
      return text.matches(of: names).map { match in
        // A long name is a text of several lines that are one.
        let sentence = match.2.replacing(/\\\n */, with: "").trimmingCharacters(in: .whitespacesAndNewlines)
        return ScenarioTest(
          numbers: numbers(String(match.1)), sentence: sentence, file: "Tests/" + file, function: String(match.3))
      }
    }
  }

  /// Of `37`, `2 and 3`, `16, 23 and 24`, `51–53`.
  private static func numbers(_ list: String) -> [Int] {
    list.replacing(" and ", with: ",").split(separator: ",").flatMap { part -> [Int] in
      let ends = part.split(separator: "–").compactMap { Int($0.trimmingCharacters(in: .whitespaces)) }
      guard let first = ends.first, let last = ends.last, first <= last else { return [] }
      return Array(first...last)
    }
  }
}
