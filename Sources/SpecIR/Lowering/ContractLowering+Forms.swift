import SpecModel
import SpecSyntax

/// How the fields of a form are written.
extension ContractLowering {
  /// The properties that are written with brackets: those that are objects must say so, and those that are not must
  /// not.
  mutating func nested(_ cursor: Cursor, _ content: MediaContent) -> [String] {
    let written = cursor["encoding"]
    guard content.kind == .form || content.kind == .multipart, let schema = schemas.resolve(content.schema) else {
      if let written {
        report(OperationCode.formEncoding, "`\(content.mediaType)` is no form", at: written.span)
      }
      return []
    }
    let properties = schema.object.properties
    for (name, encoding) in written?.members ?? [] {
      guard let property = properties.first(where: { $0.name == name }) else {
        report(OperationCode.formEncoding, "the form has no property `\(name)`", at: encoding.span)
        continue
      }
      if !isObject(property.schema) {
        report(OperationCode.formEncoding, "`\(name)` is no object, and has no brackets", at: encoding.span)
      }
    }
    let objects = properties.filter { isObject($0.schema) }.map(\.name)
    for name in objects where written?[name] == nil {
      report(OperationCode.formEncoding, "`\(name)` is an object, and `encoding` does not say so", at: cursor.span)
    }
    return objects
  }

  private mutating func isObject(_ use: SchemaUse) -> Bool { schemas.resolve(use)?.types.value == .object }
}
