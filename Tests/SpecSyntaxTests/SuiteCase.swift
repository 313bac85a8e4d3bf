import Foundation
import SpecSyntax
import TestSupport

/// One case of the yaml-test-suite (`src/ID.yaml`, each a YAML sequence of cases).
struct SuiteCase: Sendable {
  /// `229Q`, or `3RLN/01` where a file holds several.
  let id: String
  let yaml: String
  let mustFail: Bool
  /// The events in the suite's notation.
  let tree: String
  /// The value as JSON, where it has one.
  let json: String?

  struct Unreadable: Error {
    let diagnostics: String
  }

  /// All cases, read with our own loader. Cases that the suite itself skips are left out.
  static func all() throws -> [SuiteCase] {
    let folder = try Corpora.folder("yaml") + "/src"
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().flatMap { name in
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)))
      return try cases(of: bytes, file: name)
    }
  }

  private static func cases(of bytes: [UInt8], file: String) throws -> [SuiteCase] {
    let loaded = YAML.load(bytes, file: file)
    guard loaded.diagnostics.isEmpty, case .sequence(let items) = loaded.node?.value else {
      throw Unreadable(diagnostics: DiagnosticRenderer.text(loaded.diagnostics) { _ in bytes })
    }
    // What a case does not say is as in the case before it, except whether it fails.
    var known: [String: Node] = [:]
    var cases: [SuiteCase] = []
    for (index, item) in items.enumerated() {
      guard case .mapping(let mapping) = item.value else { continue }
      for entry in mapping.entries { known[entry.name] = entry.value }
      if known["skip"] != nil { continue }
      let id = file.dropLast(".yaml".count) + (items.count > 1 ? "/" + String(index / 10) + String(index % 10) : "")
      let json = string(known["json"]).flatMap { $0.isEmpty ? nil : $0 }
      cases.append(
        SuiteCase(
          id: String(id), yaml: decoded(string(known["yaml"]) ?? ""), mustFail: mapping["fail"] != nil,
          tree: string(known["tree"]) ?? "", json: json))
    }
    return cases
  }

  private static func string(_ node: Node?) -> String? {
    if case .string(let text) = node?.value { text } else { nil }
  }

  /// The suite shows white space that is easily lost by visible characters.
  static func decoded(_ text: String) -> String {
    var text = text.replacing("␣", with: " ")
    text = text.replacing(/—*»/, with: "\t")
    text = text.replacing("⇔", with: "\u{FEFF}").replacing("↵", with: "").replacing("←", with: "\r")
    return text.replacing(/∎\n$/, with: "")
  }
}
