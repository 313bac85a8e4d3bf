import SpecModel
import SpecSyntax

/// Parameters of path, query and header.
extension ContractLowering {
  /// Those of the path item and then those of the operation; one of the operation takes the place of the path item's
  /// of the same name and place.
  mutating func parameters(_ shared: Cursor?, _ own: Cursor?) -> [Parameter] {
    let inherited = list(shared)
    let added = list(own)
    return inherited.filter { known in !added.contains { $0.isSame(as: known) } } + added
  }

  private mutating func list(_ cursor: Cursor?) -> [Parameter] {
    var found: [Parameter] = []
    for item in cursor?.items ?? [] {
      guard let parameter = parameter(item) else { continue }
      if found.contains(where: { $0.isSame(as: parameter) }) {
        report(
          OperationCode.duplicateParameter,
          "the \(parameter.place.rawValue) parameter `\(parameter.name)` is declared twice", at: item.span)
      }
      found.append(parameter)
    }
    return found
  }

  private mutating func parameter(_ item: Cursor) -> Parameter? {
    let cursor = document.resolve(item)
    let name = cursor["name"]?.string ?? ""
    guard let place = (cursor["in"]?.string).flatMap(Parameter.Place.init(rawValue:)) else { return nil }
    if place == .header, ["accept", "authorization", "content-type"].contains(name.lowercased()) {
      report(
        OperationCode.parameterStyle, "`\(name)` is no parameter: OpenAPI has other words for it", at: cursor.span,
        fix: "say it by `content` of the answers, by `security`, and by `content` of the body")
    }
    guard let written = cursor["schema"] else {
      report(OperationCode.parameterStyle, "`\(name)` has no `schema`", at: cursor.span)
      return nil
    }
    let style = place == .query ? "form" : "simple"
    if let other = cursor["style"], other.string != style {
      report(
        OperationCode.parameterStyle, "a \(place.rawValue) parameter has the style `\(style)`", at: other.span)
    }
    let isRequired = cursor["required"]?.bool ?? false
    if place == .path && !isRequired {
      report(
        OperationCode.pathParameters, "the path parameter `\(name)` is not required", at: cursor.span,
        fix: "add `required: true`: without it there is another path")
    }
    let label = schemas.label(of: written, named: name)
    let schema = schemas.lower(written, label: label)
    checkShape(schema, of: name, written)
    let required = isRequired ? schemas.required(at: cursor["required"] ?? cursor, schema: written, label: label) : nil
    // `form` repeats the name unless `explode: false` says otherwise; `simple` has no other way than commas.
    let isRepeated = place == .query && cursor["explode"]?.bool ?? true
    var parameter = Parameter(
      name: name, place: place, site: Site(cursor), description: description(item), schema: schema, required: required,
      listStyle: isRepeated ? .repeated : .commaSeparated, label: label, examples: examples(cursor))
    parameter.isRestOfPath = cursor["x-rest-of-path"] != nil
    return parameter
  }

  /// A parameter is a scalar or a list of scalars. Both are always lowered in place; what has a name is an object or
  /// a union.
  private mutating func checkShape(_ use: SchemaUse, of name: String, _ written: Cursor) {
    if !Self.isScalar(use, orList: true) {
      report(
        OperationCode.parameterStyle, "`\(name)` is neither a scalar nor a list of scalars", at: written.span,
        fix: "send structured values in a body")
    }
  }

  private static func isScalar(_ use: SchemaUse, orList: Bool) -> Bool {
    guard case .inline(let schema) = use, schema.union == nil else { return false }
    if orList, schema.types.value == .array, let items = schema.array.items { return isScalar(items, orList: false) }
    return schema.types.value.isDisjoint(with: [.object, .array, .null])
  }
}

extension Parameter {
  fileprivate func isSame(as other: Parameter) -> Bool {
    guard place == other.place else { return false }
    // Names of header fields have no case (RFC 9110 section 5.1).
    return place == .header ? name.lowercased() == other.name.lowercased() : name == other.name
  }
}
