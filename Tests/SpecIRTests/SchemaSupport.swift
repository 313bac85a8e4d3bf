import SpecModel
import SpecSyntax
import Testing

@testable import SpecIR

/// Schemas made of texts.
struct LoweredSchemas {
  var schemas: [NamedSchema]
  var diagnostics: [Diagnostic]

  /// Lowers the components that `yaml` lists, under the root keywords `root`.
  init(_ yaml: String, root: String = "", files: [String: String] = [:]) throws {
    let indented = yaml.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }
    let spec =
      "openapi: 3.1.0\ninfo: {title: T, version: \"1\"}\n\(root)\ncomponents:\n  schemas:\n"
      + indented.joined(separator: "\n") + "\n"
    let (document, diagnostics) = Document.load(path: "spec.yaml") { name in
      (name == "spec.yaml" ? spec : files[name]).map { [UInt8]($0.utf8) }
    }
    #expect(diagnostics == [], "the document itself has faults")
    var lowering = SchemaLowering(document: try #require(document))
    schemas = lowering.namedSchemas()
    self.diagnostics = lowering.diagnostics
  }

  subscript(_ name: String) -> Schema {
    get throws { try #require(schemas.first { $0.name == name }?.schema, "there is no schema \(name)") }
  }
}

extension Schema {
  func property(_ name: String) throws -> Property {
    try #require(object.properties.first { $0.name == name }, "there is no property \(name)")
  }

  /// The schema of a property that is written in place.
  func inline(_ name: String) throws -> Schema { try #require(property(name).schema.inline) }
}

extension SchemaUse {
  var inline: Schema? { if case .inline(let schema) = self { schema } else { nil } }
}
