import SpecModel
import SpecSyntax

/// A schema while its parts are gathered. What speaks of properties waits here until all of those are known: `allOf`
/// may declare them in one part and require them in another.
struct SchemaDraft {
  var schema: Schema
  /// What a diagnostic about the whole points at.
  var cursor: Cursor
  /// The items of `required`.
  var required: [Cursor] = []
  /// The schemas of the properties as they are written, for the sentences they may have.
  var propertySources: [String: Cursor] = [:]
  var dependencies: [(cursor: Cursor, wording: Wording)] = []
  var invariants: [(cursor: Cursor, wording: Wording)] = []
  var demands: [(cursor: Cursor, wording: Wording)] = []
  var envelope: Cursor?
  /// Where each listed value (`enum`, `const`) is written.
  var listed: [(value: JSONValue, at: Cursor)] = []
  var defaultPlace: Cursor?
}

extension SchemaLowering {
  /// Lowers a use: its name where it keeps one, else the schema itself.
  mutating func use(_ cursor: Cursor, _ wording: Wording) -> SchemaUse {
    let end = place(of: cursor)
    if end != cursor || names[end] != nil || document.isReferredTo(end) {
      if keepsName(end) { return .named(name(of: end)) }
    } else if let target = referenced(by: cursor, beside: Self.annotations).map({ place(of: $0) }), keepsName(target) {
      return .inline(wrapping(target, at: cursor, wording))
    }
    var schema = lowered(cursor, wording)
    if end != cursor { schema.component = names[end] }
    return .inline(schema)
  }

  /// A component used by name together with annotations of the use's own.
  private mutating func wrapping(_ target: Cursor, at cursor: Cursor, _ wording: Wording) -> Schema {
    let types = outline(of: target).types
    var schema = Schema(
      site: Site(cursor),
      types: Rule(types, at: Site(cursor), message: sentences.say("type", wording, limit: types.phrase)))
    let name = name(of: target)
    schema.union = Union(
      rule: Rule(true, at: Site(cursor), message: sentences.say("oneOf", wording)),
      branches: [.init(name: name, schema: .named(name), types: types.subtracting(.null))], decision: .byType)
    schema.annotations = annotations(of: cursor)
    if let value = cursor["default"] {
      values.append(.init(value: JSONValue(value), schema: schema, at: value, code: SchemaCode.impossibleDefault))
    }
    return schema
  }

  /// The schema at `cursor` in full, whatever name it has.
  ///
  /// - Parameter entering: Whether to note that it is being lowered; false where that has been done.
  mutating func lowered(_ cursor: Cursor, _ wording: Wording, entering: Bool = true) -> Schema {
    if entering { path.append(cursor) }
    defer { if entering { path.removeLast() } }
    return finish(draft(cursor, wording), wording)
  }

  /// Everything that holds for the value at once: the schema's own keywords, what it refers to, each of `allOf`, and
  /// the union.
  mutating func draft(_ cursor: Cursor, _ wording: Wording) -> SchemaDraft {
    if let verdict = cursor.bool {
      let types: TypeSet = verdict ? .any : []
      return SchemaDraft(
        schema: Schema(
          site: Site(cursor),
          types: Rule(types, at: Site(cursor), message: sentences.say("type", wording, limit: types.phrase))),
        cursor: cursor)
    }
    let wording = wording.within(cursor)
    checkSentences(of: cursor)
    var draft = ownKeywords(cursor, wording)
    if let target = document.target(of: cursor)?.cursor {
      join(&draft, part(target, from: cursor, wording))
    }
    for item in cursor["allOf"]?.items ?? [] {
      join(&draft, part(item, from: item, wording))
    }
    for keyword in ["oneOf", "anyOf"] {
      if let list = cursor[keyword] { join(&draft, union(list, of: cursor, wording)) }
    }
    return draft
  }

  /// One of the schemas that hold for the same value.
  private mutating func part(_ cursor: Cursor, from origin: Cursor, _ wording: Wording) -> SchemaDraft {
    guard !path.contains(cursor) else {
      report(
        SchemaCode.endless, "the schema is made of itself", at: (origin["$ref"] ?? origin).span,
        notes: [.init("it is entered here", at: cursor.span)])
      return draft(standingFor: cursor, wording)
    }
    path.append(cursor)
    defer { path.removeLast() }
    return draft(cursor, wording)
  }

  /// A draft that says nothing, in the place of one that cannot be had.
  func draft(standingFor cursor: Cursor, _ wording: Wording) -> SchemaDraft {
    SchemaDraft(
      schema: Schema(site: Site(cursor), types: Rule(.any, at: Site(cursor), message: sentences.say("type", wording))),
      cursor: cursor)
  }
}
