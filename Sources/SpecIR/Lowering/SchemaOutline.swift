import SpecModel

/// What can be seen of a schema without lowering it: enough to tell the branches of a union apart, also where they
/// contain the union itself.
struct SchemaOutline {
  var types: TypeSet = .any
  var required: Set<String> = []
  /// The properties with `const` or `enum`, in their order, with the values they may have.
  var constants: [(name: String, values: [JSONValue])] = []
}

extension SchemaLowering {
  func outline(of cursor: Cursor) -> SchemaOutline {
    var seen: Set<Cursor> = []
    return outline(of: cursor, seen: &seen)
  }

  private func outline(of cursor: Cursor, seen: inout Set<Cursor>) -> SchemaOutline {
    var outline = SchemaOutline()
    guard seen.insert(cursor).inserted else { return outline }
    defer { seen.remove(cursor) }
    if let verdict = cursor.bool {
      outline.types = verdict ? .any : []
      return outline
    }
    if let written = cursor["type"] {
      let names = written.string.map { [$0] } ?? written.strings
      outline.types = names.reduce(into: []) { $0.formUnion(TypeSet(named: $1)) }
    }
    if let values = listedValues(of: cursor) {
      outline.types.formIntersection(values.reduce(into: []) { $0.formUnion($1.types) })
    }
    outline.required = Set(cursor["required"]?.strings ?? [])
    for (name, property) in cursor["properties"]?.members ?? [] {
      if let values = listedValues(of: place(of: property)) { outline.constants.append((name, values)) }
    }
    var parts = cursor["allOf"]?.items ?? []
    if let target = document.target(of: cursor)?.cursor { parts.append(target) }
    for part in parts {
      let other = self.outline(of: part, seen: &seen)
      outline.types.formIntersection(other.types)
      outline.required.formUnion(other.required)
      for constant in other.constants where !outline.constants.contains(where: { $0.name == constant.name }) {
        outline.constants.append(constant)
      }
    }
    for keyword in ["oneOf", "anyOf"] {
      guard let branches = cursor[keyword]?.items else { continue }
      var types: TypeSet = []
      for branch in branches { types.formUnion(self.outline(of: branch, seen: &seen).types) }
      outline.types.formIntersection(types)
    }
    return outline
  }

  private func listedValues(of cursor: Cursor) -> [JSONValue]? {
    if let value = cursor["const"] { return [JSONValue(value)] }
    return cursor["enum"]?.items.map { JSONValue($0) }
  }
}
