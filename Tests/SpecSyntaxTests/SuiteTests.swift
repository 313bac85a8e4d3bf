import Foundation
import SpecSyntax
import TestSupport
import Testing

/// The yaml-test-suite: valid documents load with the value that the suite gives, invalid ones are refused; what
/// differs is in `SuiteExceptions`, and an exception that is no longer needed is a failure too.
@Suite struct SuiteTests {
  @Test(.enabled(if: Corpora.shouldRun("yaml"), "the corpus 'yaml' is missing"))
  func everyCase() throws {
    let cases = try SuiteCase.all()
    #expect(cases.count > 350)
    var unused = Set(SuiteExceptions.outcomes.keys)
    for test in cases {
      unused.remove(test.id)
      let found = outcome(of: test)
      #expect(found == (SuiteExceptions.outcomes[test.id] ?? .asDefined), "\(test.id)")
    }
    #expect(unused.isEmpty)
  }

  private func outcome(of test: SuiteCase) -> SuiteExceptions.Outcome {
    let loaded = YAML.load(Array(test.yaml.utf8), file: test.id)
    if test.mustFail { return loaded.diagnostics.hasErrors ? .asDefined : .accepted }
    if let first = loaded.diagnostics.first { return .refused(first.code) }
    guard let node = loaded.node, SuiteTree(events: test.tree)?.matches(node) == true else { return .otherValue }
    if let json = test.json, !isSame(node, json) { return .otherValue }
    return .asDefined
  }

  private func isSame(_ node: Node, _ json: String) -> Bool {
    guard let expected = try? JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed) else {
      return false
    }
    return isSame(node, expected)
  }

  private func isSame(_ node: Node, _ json: Any) -> Bool {
    switch node.value {
    case .null: json is NSNull
    case .bool(let bool): (json as? Bool) == bool
    case .integer, .float:
      (json as? NSNumber)?.doubleValue == node.jsonNumber.flatMap { Double($0) } && !(json is String)
    case .string(let text): (json as? String).map { $0.unicodeScalars.elementsEqual(text.unicodeScalars) } ?? false
    case .sequence(let items):
      (json as? [Any]).map { $0.count == items.count && zip(items, $0).allSatisfy { isSame($0, $1) } } ?? false
    case .mapping(let mapping):
      (json as? [String: Any]).map { object in
        object.count == mapping.entries.count
          && mapping.entries.allSatisfy { entry in
            object[entry.name].map { isSame(entry.value, $0) } ?? false
          }
      } ?? false
    }
  }
}
