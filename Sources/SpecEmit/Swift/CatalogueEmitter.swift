import SpecIR

/// Writes the field catalogue as static data.
struct CatalogueEmitter {
  func file(_ header: String, _ catalogue: FieldCatalogue) -> String {
    let writer = CodeWriter()
    writer.verbatim(header)
    writer.doc("The field catalogue: what a buyer can ask of a company, in the order in which it is shown.")
    writer.block("public enum Catalogue {") {
      types(writer)
      writer.line()
      writer.doc("Every field, in the order of the catalogue.")
      writer.line("public static let fields: [Field] = categories.flatMap(\\.subcategories).flatMap(\\.fields)")
      writer.line()
      writer.doc("The fields by their key.")
      writer.line("public static let fieldsByKey: [String: Field] =")
      writer.indented {
        writer.line("Dictionary(fields.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })")
      }
      writer.line()
      writer.line("public static let categories: [Category] = [")
      writer.indented {
        for (index, category) in catalogue.categories.enumerated() {
          writer.line("Category(")
          writer.indented {
            writer.line(labels(category.key, category.labels) + ",")
            let names = category.subcategories.indices.map { "subcategory\(index)_\($0)" }
            writer.line("subcategories: [\(names.joined(separator: ", "))]),")
          }
        }
      }
      writer.line("]")
      for (index, category) in catalogue.categories.enumerated() {
        for (number, subcategory) in category.subcategories.enumerated() {
          writer.line()
          writer.line("private static let subcategory\(index)_\(number) = Subcategory(")
          writer.indented {
            writer.line(labels(subcategory.key, subcategory.labels) + ",")
            writer.block("fields: [", closing: "])") {
              for field in subcategory.fields { self.field(field, writer) }
            }
          }
        }
      }
    }
    return writer.text
  }

  private func labels(_ key: String, _ labels: FieldCatalogue.Labels) -> String {
    "key: \(SwiftLiteral.string(key)), buyer: \(SwiftLiteral.string(labels.buyer)),"
      + " candidate: \(SwiftLiteral.string(labels.candidate))"
  }

  private func field(_ field: FieldCatalogue.Field, _ writer: CodeWriter) {
    let source = field.source.map {
      "Source(api: \(SwiftLiteral.string($0.api)), key: \(SwiftLiteral.string($0.key)))"
    }
    writer.line("Field(")
    writer.indented {
      writer.line(
        "key: \(SwiftLiteral.string(field.key)), type: .\(SwiftNames.escaped(caseName(field.type.rawValue))),")
      writer.line(
        "isMandatory: \(field.mandatory), markets: ["
          + field.markets.map { "." + $0.rawValue }.joined(separator: ", ") + "], source: \(source ?? "nil"),")
      writer.line(
        "buyer: \(SwiftLiteral.string(field.labels.buyer)), candidate: \(SwiftLiteral.string(field.labels.candidate))),"
      )
    }
  }

  private func caseName(_ value: String) -> String { SwiftNames.lowerCamel(value) }

  private func types(_ writer: CodeWriter) {
    writer.block("public struct Category: Sendable {") {
      writer.lines(["public let key: String", "public let buyer: String", "public let candidate: String"])
      writer.line("public let subcategories: [Subcategory]")
    }
    writer.line()
    writer.block("public struct Subcategory: Sendable {") {
      writer.lines(["public let key: String", "public let buyer: String", "public let candidate: String"])
      writer.line("public let fields: [Field]")
    }
    writer.line()
    writer.block("public struct Field: Sendable {") {
      writer.line("public let key: String")
      writer.line("public let type: InputType")
      writer.doc("Asked in every market of its types, whatever the buyer chooses.")
      writer.line("public let isMandatory: Bool")
      writer.doc("The market types that ask for the field.")
      writer.line("public let markets: Set<MarketType>")
      writer.doc("The official source that can fill the field.")
      writer.line("public let source: Source?")
      writer.doc("The labels, in French, as each side reads them.")
      writer.lines(["public let buyer: String", "public let candidate: String"])
    }
    writer.line()
    writer.doc("The name of an official API and the value's key in its answer.")
    writer.block("public struct Source: Sendable {") {
      writer.lines(["public let api: String", "public let key: String"])
    }
    writer.line()
    writer.block("public enum MarketType: String, Sendable, CaseIterable {") {
      writer.line("case " + FieldCatalogue.MarketType.allCases.map(\.rawValue).joined(separator: ", "))
    }
    writer.line()
    writer.block("public enum InputType: String, Sendable, CaseIterable {") {
      for type in FieldCatalogue.InputType.allCases {
        writer.line("case \(SwiftNames.escaped(caseName(type.rawValue))) = \(SwiftLiteral.string(type.rawValue))")
      }
    }
  }
}
