import Foundation
import SchemaEvaluator
import SpecSyntax
import TestSupport
import Testing

@testable import SpecIR

/// The smallest contract that the lint has nothing to say about, `Tests/Fixtures/accept/things.yaml`, changed in
/// places.
enum Things {
  static let text: String = {
    let url = URL(fileURLWithPath: PackageRoot.path("Tests/Fixtures/accept/things.yaml"))
    return (try? String(contentsOf: url, encoding: .utf8)) ?? ""
  }()

  /// - Parameters:
  ///   - edits: What stands in the contract, and what takes its place. Each must be found.
  ///   - files: Further files, by the names that references give them.
  static func load(_ edits: KeyValuePairs<String, String> = [:], files: [String: String] = [:]) -> LoadedContract {
    var text = Self.text
    for (old, new) in edits {
      guard let range = text.range(of: old) else {
        Issue.record("`\(old)` is not in things.yaml")
        continue
      }
      text.replaceSubrange(range, with: new)
    }
    return ContractLoader.load(path: "spec.yaml") { name in
      name == "spec.yaml" ? Array(text.utf8) : files[name].map { Array($0.utf8) }
    }
  }

  static func api(_ edits: KeyValuePairs<String, String> = [:], files: [String: String] = [:]) throws -> API {
    let contract = load(edits, files: files)
    #expect(contract.diagnostics == [])
    return try #require(contract.api)
  }

  /// The codes of what the loader and the lint say.
  static func codes(_ edits: KeyValuePairs<String, String>) -> [String] {
    check(load(edits)).map(\.code)
  }

  /// What `spec lint` says.
  static func check(_ contract: LoadedContract) -> [Diagnostic] {
    guard let api = contract.api else { return contract.diagnostics }
    let evaluator = Evaluator(api: api)
    return contract.diagnostics
      + Lint.check(contract) { value, schema in
        evaluator.violations(of: value, against: schema).map { .init(pointer: $0.pointer, message: $0.message) }
      }
  }

  /// A further parameter of the operation, written in flow style.
  static func parameter(_ text: String) -> KeyValuePairs<String, String> {
    ["      requestBody:\n        required: true": "        - \(text)\n      requestBody:\n        required: true"]
  }
}
