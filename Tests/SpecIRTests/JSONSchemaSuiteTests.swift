import Foundation
import SpecModel
import SpecSyntax
import TestSupport
import Testing

@testable import SpecIR

/// The JSON-Schema-Test-Suite: each schema of it is refused with a reason, or lowered to a model that judges every
/// value of its group as the suite says.
@Suite struct JSONSchemaSuiteTests {
  @Test(.enabled(if: Corpora.shouldRun("json-schema-2020-12"), "the corpus 'json-schema-2020-12' is missing"))
  func loweredSchemasJudgeAsTheSuiteSays() throws {
    var taken = 0
    var refused = 0
    let folder = try Corpora.folder("json-schema-2020-12") + "/tests/draft2020-12"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }.sorted()
    #expect(files.count > 40)
    // The suite takes `format` for an annotation there; here it is always held to.
    for file in files where file != "format.json" {
      let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: folder + "/" + file)), as: UTF8.self)
      let loaded = YAML.load([UInt8](Self.withoutSurrogates(text).utf8), file: file)
      let groups = Cursor(node: try #require(loaded.node, "\(file): \(loaded.diagnostics)"), file: file).items
      #expect(!groups.isEmpty)
      for group in groups {
        if try judge(group, of: file) { taken += 1 } else { refused += 1 }
      }
    }
    // A ratchet: a schema that was taken once stays so.
    #expect(taken >= 123, "\(taken) taken, \(refused) refused")
  }

  /// JSON writes a scalar past U+FFFF as two escapes, which YAML does not know.
  private static func withoutSurrogates(_ text: String) -> String {
    text.replacing(/\\u([Dd][89ABab][0-9A-Fa-f]{2})\\u([Dd][C-Fc-f][0-9A-Fa-f]{2})/) { match in
      let units = [match.1, match.2].compactMap { UInt16($0, radix: 16) }
      return String(decoding: units, as: UTF16.self)
    }
  }

  /// Whether the group's schema is within the subset; its verdicts are then compared.
  private func judge(_ group: Cursor, of file: String) throws -> Bool {
    let schema = JSONValue(try #require(group["schema"])).text
    let (document, diagnostics) = Document.load(path: "schema.json", as: .schema) { name in
      name == "schema.json" ? [UInt8](schema.utf8) : nil
    }
    guard diagnostics.isEmpty, let document, !Self.hasForeignPattern(document.root) else { return false }
    var lowering = SchemaLowering(document: document)
    let use = lowering.lower(document.root, label: Message("Value"))
    _ = lowering.namedSchemas()
    if !lowering.diagnostics.isEmpty { return false }
    let check = lowering.valueCheck
    let lowered = try #require(check.resolve(use))
    for test in group["tests"]?.items ?? [] {
      let value = JSONValue(try #require(test["data"]))
      let refusal = check.refusal(of: value, by: lowered)
      let valid = test["valid"]?.bool == true
      #expect(
        (refusal == nil) == valid,
        "\(file): \(group["description"]?.string ?? ""): \(test["description"]?.string ?? ""): \(refusal ?? "no refusal")"
      )
    }
    return true
  }

  /// Patterns are checked by the lint; those that it refuses are no part of the subset.
  private static func hasForeignPattern(_ cursor: Cursor) -> Bool {
    if let pattern = cursor["pattern"]?.string, (try? Pattern(parsing: pattern).automaton()) == nil { return true }
    return cursor.members.contains { hasForeignPattern($0.value) } || cursor.items.contains(where: hasForeignPattern)
  }
}
