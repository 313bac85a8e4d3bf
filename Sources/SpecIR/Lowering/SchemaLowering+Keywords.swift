import SpecModel
import SpecSyntax

/// The keywords that stand on a schema itself.
extension SchemaLowering {
  mutating func ownKeywords(_ cursor: Cursor, _ wording: Wording) -> SchemaDraft {
    var draft = SchemaDraft(
      schema: Schema(site: Site(cursor), types: types(of: cursor, wording)), cursor: cursor)
    if cursor["type"] != nil { refuseWithoutEffect(cursor, types: draft.schema.types.value) }
    draft.schema.annotations = annotations(of: cursor)
    draft.defaultPlace = cursor["default"]
    draft.schema.number = numberRules(cursor, wording)
    draft.schema.string = stringRules(cursor, wording)
    draft.schema.array = arrayRules(cursor, wording)
    readFormat(cursor, wording, into: &draft.schema)
    readListed(cursor, wording, into: &draft)
    readObject(cursor, wording, into: &draft)
    if let discriminator = cursor["discriminator"], cursor["oneOf"] == nil, cursor["anyOf"] == nil {
      report(
        SchemaCode.withoutEffect, "`discriminator` chooses among branches, and there are none", at: discriminator.span)
    }
    if let code = cursor["x-error"], !propertyErrors.contains(code) {
      report(SchemaCode.misplaced, "`x-error` belongs to a property", at: code.span)
    }
    return draft
  }

  private mutating func types(of cursor: Cursor, _ wording: Wording) -> Rule<TypeSet> {
    guard let written = cursor["type"] else {
      return Rule(.any, at: Site(cursor), message: sentences.say("type", wording, limit: TypeSet.any.phrase))
    }
    var types: TypeSet = []
    var names: Set<String> = []
    for name in written.string.map({ [$0] }) ?? written.strings {
      if !names.insert(name).inserted {
        report(SchemaCode.repeated, "`\(name)` is listed twice", at: written.span)
      }
      types.formUnion(TypeSet(named: name))
    }
    return Rule(types, at: Site(written), message: sentences.say("type", wording, limit: types.phrase))
  }

  /// A rule whose limit is told as it is written.
  func rule<Value>(
    _ keyword: String, _ cursor: Cursor, _ wording: Wording, likeAbsence: Bool = false, _ value: (Cursor) -> Value?
  ) -> Rule<Value>? {
    guard let written = cursor[keyword], let value = value(written) else { return nil }
    return Rule(
      value, at: Site(written),
      message: sentences.say(keyword, wording, limit: Message("\(value)"), likeAbsence: likeAbsence))
  }

  private func numberRules(_ cursor: Cursor, _ wording: Wording) -> NumberRules {
    var rules = NumberRules()
    rules.minimum = rule("minimum", cursor, wording, \.number)
    rules.exclusiveMinimum = rule("exclusiveMinimum", cursor, wording, \.number)
    rules.maximum = rule("maximum", cursor, wording, \.number)
    rules.exclusiveMaximum = rule("exclusiveMaximum", cursor, wording, \.number)
    rules.multipleOf = rule("multipleOf", cursor, wording, \.number)
    return rules
  }

  private func stringRules(_ cursor: Cursor, _ wording: Wording) -> StringRules {
    var rules = StringRules()
    rules.minLength = rule("minLength", cursor, wording, likeAbsence: cursor["minLength"]?.integer == 1, \.integer)
    rules.maxLength = rule("maxLength", cursor, wording, \.integer)
    rules.pattern = rule("pattern", cursor, wording, \.string)
    rules.plainText = rule("x-plain-text", cursor, wording) { $0.string.flatMap(PlainText.init) }
    rules.checksum = rule("x-checksum", cursor, wording) { $0.string.flatMap(Checksum.init) }
    rules.future = rule("x-future", cursor, wording, \.bool)
    rules.maxPart = rule("x-max-part", cursor, wording, \.integer)
    rules.trim = cursor["x-trim"].flatMap { $0.string == "all" ? .all : $0.bool == true ? .ends : nil }
    rules.blankIsAbsent = cursor["x-blank"] != nil
    rules.csrf = cursor["x-csrf"]?.bool ?? false
    return rules
  }

  private mutating func arrayRules(_ cursor: Cursor, _ wording: Wording) -> ArrayRules {
    var rules = ArrayRules()
    rules.minItems = rule("minItems", cursor, wording, likeAbsence: cursor["minItems"]?.integer == 1, \.integer)
    rules.maxItems = rule("maxItems", cursor, wording, \.integer)
    rules.uniqueItems = rule("uniqueItems", cursor, wording) { $0.bool == true ? true : nil }
    if let items = cursor["items"] {
      rules.itemLabel = writtenLabel(of: items) ?? Label.item
      rules.items = use(items, Wording(label: rules.itemLabel))
    }
    return rules
  }

  private mutating func readFormat(_ cursor: Cursor, _ wording: Wording, into schema: inout Schema) {
    if let encoding = cursor["contentEncoding"] {
      let format = StringFormat.base64
      schema.string.format = Rule(
        format, at: Site(encoding), message: sentences.say("format", wording, limit: format.phrase))
    }
    guard let written = cursor["format"], let name = written.string else { return }
    let declared = cursor["type"] == nil ? TypeSet.any : schema.types.value
    if let format = NumberFormat(rawValue: name) {
      refuseFormat(written, of: .number, declared: declared)
      schema.number.format = Rule(
        format, at: Site(written), message: sentences.say("format", wording, limit: format.phrase))
    } else if let format = StringFormat(named: name, zone: zone) {
      refuseFormat(written, of: .string, declared: declared)
      if format == .localDateTime(zone: ""), zone == nil {
        report(SchemaCode.zone, "`format: local-date-time` needs the zone of the contract", at: written.span)
      }
      if schema.string.format != nil {
        report(
          SchemaCode.conflict, "`format: \(name)` and `contentEncoding` both say how the text is read", at: written.span
        )
      }
      schema.string.format = Rule(
        format, at: Site(written), message: sentences.say("format", wording, limit: format.phrase))
    } else {
      let known = StringFormat.names + NumberFormat.allCases.map(\.rawValue)
      report(
        SchemaCode.unknownFormat, "`\(name)` is not a known format", at: written.node.span,
        fix: Suggestion.closest(to: name, among: known).map { "did you mean `\($0)`?" })
    }
  }

  private mutating func refuseFormat(_ written: Cursor, of types: TypeSet, declared: TypeSet) {
    guard declared.isDisjoint(with: types) else { return }
    report(
      SchemaCode.withoutEffect,
      "`format: \(written.string ?? "")` says nothing of \(declared.phrase.english)", at: written.span)
  }

  /// `enum` and `const`. Without a `type` the listed values say which types are meant.
  private mutating func readListed(_ cursor: Cursor, _ wording: Wording, into draft: inout SchemaDraft) {
    for keyword in ["enum", "const"] {
      guard let written = cursor[keyword] else { continue }
      let places = keyword == "enum" ? written.items : [written]
      var listed: [(value: JSONValue, at: Cursor)] = []
      for place in places {
        let value = JSONValue(place)
        if listed.contains(where: { $0.value.means(value) }) {
          report(SchemaCode.repeated, "\(value.text) is listed twice", at: place.span)
        } else {
          listed.append((value, place))
        }
      }
      let values = listed.map(\.value)
      let limit = values.map(\.plainText).joined(separator: ", ")
      let allowed = Rule(values, at: Site(written), message: sentences.say(keyword, wording, limit: Message(limit)))
      if draft.schema.types.value.contains(.null), cursor["type"] != nil, !values.contains(.null) {
        report(
          SchemaCode.impossibleValue, "`type` lets null through and `\(keyword)` does not", at: written.span,
          fix: "list null as well, or take it out of `type`")
      }
      let types = values.reduce(into: TypeSet()) { $0.formUnion($1.types) }
      if cursor["type"] == nil { draft.schema.types.value.formIntersection(types) }
      if let first = draft.schema.allowed {
        joinAllowed(first, allowed, into: &draft.schema, at: written.span)
      } else {
        draft.schema.allowed = allowed
      }
      draft.listed += listed
    }
  }

  func annotations(of cursor: Cursor) -> Annotations {
    var annotations = Annotations()
    annotations.title = cursor["title"]?.string
    annotations.description = cursor["description"]?.string
    annotations.default = cursor["default"].map { JSONValue($0) }
    annotations.examples = (cursor["examples"]?.items ?? []).map { Located($0) }
    if let example = cursor["example"] { annotations.examples.append(Located(example)) }
    annotations.deprecated = cursor["deprecated"]?.bool ?? false
    annotations.readOnly = cursor["readOnly"]?.bool ?? false
    annotations.writeOnly = cursor["writeOnly"]?.bool ?? false
    annotations.sensitive = cursor["x-sensitive"]?.bool ?? false
    return annotations
  }

  /// A rule for strings on a schema that only lets integers through is a mistake of its author.
  private mutating func refuseWithoutEffect(_ cursor: Cursor, types: TypeSet) {
    for (name, value) in cursor.members {
      guard let family = Self.families[name], types.isDisjoint(with: family) else { continue }
      report(
        name.hasPrefix("x-") ? SchemaCode.misplaced : SchemaCode.withoutEffect,
        "`\(name)` says nothing of \(types.phrase.english)", at: value.span)
    }
  }

  /// The types whose values a keyword speaks of.
  private static let families: [String: TypeSet] = {
    var families: [String: TypeSet] = [:]
    for name in ["minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf"] {
      families[name] = .number
    }
    for name in [
      "minLength", "maxLength", "pattern", "contentEncoding", "contentMediaType", "x-trim", "x-blank", "x-plain-text",
      "x-checksum",
      "x-future", "x-max-part", "x-csrf",
    ] { families[name] = .string }
    for name in ["items", "minItems", "maxItems", "uniqueItems"] { families[name] = .array }
    for name in [
      "properties", "required", "additionalProperties", "minProperties", "maxProperties", "propertyNames",
      "dependentRequired", "x-invariant",
      "x-demands", "x-envelope",
    ] { families[name] = .object }
    return families
  }()
}

extension TypeSet {
  init(named name: String) {
    self =
      switch name {
      case "null": .null
      case "boolean": .boolean
      case "integer": .integer
      case "number": .number
      case "string": .string
      case "array": .array
      case "object": .object
      default: []
      }
  }
}

extension StringFormat {
  static let names = ["date-time", "local-date-time", "date", "uuid", "uri", "email", "binary"]

  init?(named name: String, zone: String?) {
    switch name {
    case "date-time": self = .dateTime
    case "local-date-time": self = .localDateTime(zone: zone ?? "")
    case "date": self = .date
    case "uuid": self = .uuid
    case "uri": self = .uri
    case "email": self = .email
    case "binary": self = .binary
    default: return nil
    }
  }
}
