import Foundation
import SchemaEvaluator
import SpecIR
import SpecModel
import TestSupport
import Testing

/// The JSON-Schema-Test-Suite (draft 2020-12): what lowers without error is judged as the suite says; the other groups
/// are listed with the reason in `Tests/Fixtures/json-schema-suite/excluded.txt`.
@Suite struct SchemaSuiteTests {
  @Test(.enabled(if: Corpora.shouldRun("json-schema-2020-12"), "the corpus 'json-schema-2020-12' is missing"))
  func groupsWithinTheSubsetPass() throws {
    let folder = try Corpora.folder("json-schema-2020-12") + "/tests/draft2020-12"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }.sorted()
    var excluded = ""
    var values = 0
    for file in files {
      // There `format` and `contentEncoding` only annotate; in a contract they are rules.
      if ["format.json", "content.json"].contains(file) { continue }
      let text = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + file))
      for group in try JSONValue(json: text).items {
        let name = "\(file): \(group["description"]?.text ?? "")"
        switch lowered(group["schema"] ?? .null) {
        case .refused(let reason): excluded += "\(name): \(reason.replacing("\n", with: "\\n"))\n"
        case .taken(let use, let evaluator):
          for test in group["tests"]?.items ?? [] {
            let found = evaluator.violations(of: try #require(test["data"]), against: use)
            #expect(
              found.isEmpty == (test["valid"] == .bool(true)),
              "\(name): \(test["description"]?.text ?? ""): \(found.map(\.keyword))")
            values += 1
          }
        }
      }
    }
    #expect(values > 440)
    #expect(Golden.difference(excluded, from: PackageRoot.path("Tests/Fixtures/json-schema-suite/excluded.txt")) == nil)
  }

  private enum Lowered {
    case taken(SchemaUse, Evaluator)
    case refused(String)
  }

  private func lowered(_ schema: JSONValue) -> Lowered {
    let (document, diagnostics) = Document.load(path: "schema.json", as: .schema) { name in
      name == "schema.json" ? Array(schema.text.utf8) : nil
    }
    if let first = diagnostics.first { return .refused("\(first.code): \(first.message)") }
    guard let document else { return .refused("unreadable") }
    var lowering = SchemaLowering(document: document)
    let use = lowering.lower(document.root, label: Message(english: "Value", french: "Valeur"))
    let named = lowering.namedSchemas()
    if let first = lowering.diagnostics.first { return .refused("\(first.code): \(first.message)") }
    return .taken(use, Evaluator(schemas: named))
  }
}

extension JSONValue {
  fileprivate var items: [JSONValue] {
    if case .array(let items) = self { items } else { [] }
  }
}
