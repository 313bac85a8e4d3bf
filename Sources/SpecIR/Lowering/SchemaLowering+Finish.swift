import SpecModel
import SpecSyntax

/// What can only be said of a schema once all its parts are known.
extension SchemaLowering {
  mutating func finish(_ draft: SchemaDraft, _ wording: Wording) -> Schema {
    var draft = draft
    finishObject(&draft)
    let schema = draft.schema
    checkLimits(schema, at: draft.cursor)
    if let future = schema.string.future, !(schema.string.format?.value.isInstant ?? false) {
      report(
        SchemaCode.misplaced, "`x-future` needs `format: date-time`, `local-date-time` or `date`",
        at: span(of: "x-future", in: draft.cursor, else: future.site))
    }
    if let most = schema.string.maxPart, schema.types.value.contains(.string), schema.string.format?.value != .binary {
      report(
        SchemaCode.misplaced, "`x-max-part` needs `format: binary`",
        at: span(of: "x-max-part", in: draft.cursor, else: most.site))
    }
    for (value, place) in draft.listed where schema.allowed?.value.contains(where: { $0.means(value) }) ?? false {
      values.append(.init(value: value, schema: schema, at: place, code: SchemaCode.impossibleValue))
    }
    if let place = draft.defaultPlace {
      values.append(
        .init(value: JSONValue(place), schema: schema, at: place, code: SchemaCode.impossibleDefault))
    }
    return schema
  }

  /// Limits that contradict each other.
  private mutating func checkLimits(_ schema: Schema, at cursor: Cursor) {
    refuse(schema.string.minLength, above: schema.string.maxLength, "minLength", "maxLength", cursor)
    refuse(schema.array.minItems, above: schema.array.maxItems, "minItems", "maxItems", cursor)
    refuse(schema.object.minProperties, above: schema.object.maxProperties, "minProperties", "maxProperties", cursor)

    let number = schema.number
    refuse(number.minimum, number.maximum, "minimum", "maximum", cursor, sharing: true)
    refuse(number.exclusiveMinimum, number.maximum, "exclusiveMinimum", "maximum", cursor, sharing: false)
    refuse(number.minimum, number.exclusiveMaximum, "minimum", "exclusiveMaximum", cursor, sharing: false)
    refuse(
      number.exclusiveMinimum, number.exclusiveMaximum, "exclusiveMinimum", "exclusiveMaximum", cursor, sharing: false)

    let object = schema.object
    let required = object.properties.count { $0.required != nil }
    if let most = object.maxProperties, most.value < required {
      report(
        SchemaCode.limits, "\(required) properties are required, and `maxProperties` is \(most.value)",
        at: span(of: "maxProperties", in: cursor, else: most.site))
    }
    if let least = object.minProperties, case .refused = object.additional, least.value > object.properties.count {
      report(
        SchemaCode.limits,
        "`minProperties` is \(least.value), and no more than \(object.properties.count) can be there",
        at: span(of: "minProperties", in: cursor, else: least.site))
    }
  }

  private mutating func refuse(
    _ least: Rule<Int>?, above most: Rule<Int>?, _ lower: String, _ upper: String, _ cursor: Cursor
  ) {
    guard let least, let most, least.value > most.value else { return }
    report(
      SchemaCode.limits, "`\(lower)` (\(least.value)) is above `\(upper)` (\(most.value))",
      at: span(of: lower, in: cursor, else: least.site))
  }

  /// - Parameter sharing: Whether the two limits may be equal.
  private mutating func refuse(
    _ least: Rule<String>?, _ most: Rule<String>?, _ lower: String, _ upper: String, _ cursor: Cursor, sharing: Bool
  ) {
    guard let least, let most, let low = Decimal(least.value), let high = Decimal(most.value),
      sharing ? low > high : low >= high
    else { return }
    report(
      SchemaCode.limits, "`\(lower)` (\(least.value)) leaves nothing below `\(upper)` (\(most.value))",
      at: span(of: lower, in: cursor, else: least.site))
  }

  /// Where the keyword stands: on the schema itself, or in the part of it that has it.
  func span(of keyword: String, in cursor: Cursor, else site: Site) -> SourceSpan {
    cursor[keyword]?.span
      ?? SourceSpan(file: site.file, at: Position(line: site.line, column: site.column))
  }
}

// MARK: Sentences

extension SchemaLowering {
  /// The `x-messages` of a schema: each must belong to a rule that the schema has.
  mutating func checkSentences(of cursor: Cursor) {
    guard let messages = cursor["x-messages"] else { return }
    checkPlaceholders(messages)
    // Where a reference or `allOf` brings rules along, they are not all here to see.
    guard cursor["$ref"] == nil, cursor["allOf"] == nil else { return }
    for (rule, message) in messages.members where !Self.hasRule(rule, cursor) {
      report(
        SchemaCode.sentence, "the schema has no rule `\(rule)` that could be broken", at: message.span,
        fix: "take the sentence out, or add the rule")
    }
  }

  private static func hasRule(_ rule: String, _ cursor: Cursor) -> Bool {
    switch rule {
    case "required", "type": true
    case "oneOf": cursor["oneOf"] != nil || cursor["anyOf"] != nil
    case "format": cursor["format"] != nil || cursor["contentEncoding"] != nil
    default: cursor[rule] != nil
    }
  }

  mutating func checkPlaceholders(_ messages: Cursor) {
    for text in messages.members.flatMap({ $0.value.members.map(\.value) }) {
      for name in Sentences.unknownPlaceholders(in: text.string ?? "") {
        report(
          SchemaCode.sentence, "nothing fills in `%{\(name)}`", at: text.node.span,
          fix: "`%{label}` and `%{limit}` are filled in")
      }
    }
  }
}

extension StringFormat {
  /// Whether values of the format lie on the time line.
  var isInstant: Bool {
    switch self {
    case .dateTime, .localDateTime, .date: true
    case .uuid, .uri, .email, .binary, .base64: false
    }
  }
}
