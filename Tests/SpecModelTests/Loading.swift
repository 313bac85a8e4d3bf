import SpecModel
import SpecSyntax

/// Documents made of texts.
enum Files {
  /// Loads `files["spec.yaml"]`, with the other files beside it.
  static func load(
    _ files: [String: String], as kind: ObjectKind = .openAPI
  ) -> (document: Document?, diagnostics: [Diagnostic]) {
    Document.load(path: "spec.yaml", as: kind) { files[$0].map { [UInt8]($0.utf8) } }
  }

  /// A contract around `rest`.
  static func contract(_ rest: String) -> String {
    "openapi: 3.1.0\ninfo: {title: T, version: \"1\"}\n" + rest
  }
}

extension Document {
  func at(_ steps: String...) -> Cursor? {
    steps.reduce(root as Cursor?) { cursor, step in cursor.flatMap { $0[step] } }
  }
}
