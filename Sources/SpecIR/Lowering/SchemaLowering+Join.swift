import SpecModel
import SpecSyntax

/// `allOf`, a `$ref` with siblings and a union beside other keywords: all of them hold for one value, so that they are
/// joined to one schema in which the tighter of two limits stands.
extension SchemaLowering {
  /// Takes `other` into `draft`; both hold.
  mutating func join(_ draft: inout SchemaDraft, _ other: SchemaDraft) {
    joinSchema(&draft.schema, other.schema, at: draft.cursor, and: other.cursor)
    draft.required += other.required
    draft.propertySources.merge(other.propertySources) { mine, _ in mine }
    draft.dependencies += other.dependencies
    draft.invariants += other.invariants
    draft.demands += other.demands
    draft.envelope = draft.envelope ?? other.envelope
    draft.listed += other.listed
    draft.defaultPlace = draft.defaultPlace ?? other.defaultPlace
  }

  private mutating func joinSchema(_ schema: inout Schema, _ other: Schema, at left: Cursor, and right: Cursor) {
    let types = schema.types.value.intersection(other.types.value)
    if types.isEmpty, !schema.types.value.isEmpty, !other.types.value.isEmpty {
      report(
        SchemaCode.noType,
        "a value cannot be \(schema.types.value.phrase.english) and \(other.types.value.phrase.english)", at: left.span,
        notes: [.init("the other schema", at: right.span)])
    }
    // The sentence about the type stays with the schema that says it.
    if types != schema.types.value {
      schema.types =
        types == other.types.value ? other.types : Rule(types, at: schema.types.site, message: schema.types.message)
    }
    let conflict = SpanPair(left: left.span, right: right.span)
    joinNumbers(&schema.number, other.number, conflict)
    joinStrings(&schema.string, other.string, conflict)
    joinArrays(&schema.array, other.array, at: left, and: right)
    joinObjects(&schema.object, other.object, at: left, and: right)
    if let allowed = other.allowed {
      if let mine = schema.allowed {
        joinAllowed(mine, allowed, into: &schema, at: left.span)
      } else {
        schema.allowed = allowed
      }
    }
    if let union = other.union {
      if schema.union == nil {
        schema.union = union
      } else {
        report(
          SchemaCode.conflict, "two unions hold for one value", at: left.span,
          notes: [.init("the other", at: right.span)])
      }
    }
    schema.annotations.join(other.annotations)
  }

  struct SpanPair {
    var left: SourceSpan
    var right: SourceSpan
  }

  mutating func joinAllowed(
    _ mine: Rule<[JSONValue]>, _ other: Rule<[JSONValue]>, into schema: inout Schema, at span: SourceSpan
  ) {
    let common = mine.value.filter { value in other.value.contains { $0.means(value) } }
    if common.isEmpty {
      report(SchemaCode.noType, "the listed values have none in common", at: span)
    }
    let nearer = common.count == mine.value.count ? mine : other
    schema.allowed = Rule(common, at: nearer.site, message: nearer.message)
  }

  private mutating func joinNumbers(_ rules: inout NumberRules, _ other: NumberRules, _ spans: SpanPair) {
    rules.minimum = tighter(rules.minimum, other.minimum, decimal: >)
    rules.exclusiveMinimum = tighter(rules.exclusiveMinimum, other.exclusiveMinimum, decimal: >)
    rules.maximum = tighter(rules.maximum, other.maximum, decimal: <)
    rules.exclusiveMaximum = tighter(rules.exclusiveMaximum, other.exclusiveMaximum, decimal: <)
    if let mine = rules.multipleOf, let theirs = other.multipleOf,
      let left = Decimal(mine.value), let right = Decimal(theirs.value)
    {
      if right.isMultiple(of: left) == true {
        rules.multipleOf = theirs
      } else if left.isMultiple(of: right) != true {
        refuse("`multipleOf: \(mine.value)` and `multipleOf: \(theirs.value)` are two rules", spans)
      }
    } else {
      rules.multipleOf = rules.multipleOf ?? other.multipleOf
    }
    if let mine = rules.format, let theirs = other.format, mine.value != theirs.value {
      switch (mine.value, theirs.value) {
      case (.int64, .int32), (.double, .float): rules.format = theirs
      case (.int32, .int64), (.float, .double): break
      default: refuse("the formats `\(mine.value.rawValue)` and `\(theirs.value.rawValue)` differ", spans)
      }
    } else {
      rules.format = rules.format ?? other.format
    }
  }

  private mutating func joinStrings(_ rules: inout StringRules, _ other: StringRules, _ spans: SpanPair) {
    rules.minLength = tighter(rules.minLength, other.minLength, by: >)
    rules.maxLength = tighter(rules.maxLength, other.maxLength, by: <)
    if let mine = rules.pattern, let theirs = other.pattern, mine.value != theirs.value {
      refuse("two patterns hold for one text", spans)
    }
    rules.pattern = rules.pattern ?? other.pattern
    if let mine = rules.format, let theirs = other.format, mine.value != theirs.value {
      refuse("two formats hold for one text", spans)
    }
    rules.format = rules.format ?? other.format
    rules.plainText = rules.plainText?.value == .line ? rules.plainText : other.plainText ?? rules.plainText
    rules.checksum = rules.checksum ?? other.checksum
    rules.future = rules.future ?? other.future
    rules.maxPart = tighter(rules.maxPart, other.maxPart, by: <)
    rules.trim = rules.trim == .all ? .all : other.trim ?? rules.trim
    rules.blankIsAbsent = rules.blankIsAbsent || other.blankIsAbsent
    rules.csrf = rules.csrf || other.csrf
  }

  private mutating func joinArrays(_ rules: inout ArrayRules, _ other: ArrayRules, at left: Cursor, and right: Cursor) {
    rules.minItems = tighter(rules.minItems, other.minItems, by: >)
    rules.maxItems = tighter(rules.maxItems, other.maxItems, by: <)
    rules.uniqueItems = rules.uniqueItems ?? other.uniqueItems
    guard let items = other.items else { return }
    if rules.items == nil { rules.itemLabel = other.itemLabel }
    rules.items = joined(rules.items, items, at: left, and: right)
  }

  private mutating func joinObjects(
    _ rules: inout ObjectRules, _ other: ObjectRules, at left: Cursor, and right: Cursor
  ) {
    let mine = rules
    for (index, property) in mine.properties.enumerated() {
      if let same = other.properties.first(where: { $0.name == property.name }) {
        rules.properties[index].schema = joined(property.schema, same.schema, at: left, and: right)
        rules.properties[index].errorCode = property.errorCode ?? same.errorCode
      } else {
        rules.properties[index].schema = admitted(property, by: other.additional, at: left, and: right)
      }
    }
    for property in other.properties where !mine.properties.contains(where: { $0.name == property.name }) {
      var property = property
      property.schema = admitted(property, by: mine.additional, at: right, and: left)
      rules.properties.append(property)
    }
    switch (mine.additional, other.additional) {
    case (.refused, _), (_, .ignored): break
    case (_, .refused), (.ignored, _): rules.additional = other.additional
    case (.checked(let use), .checked(let theirs)):
      rules.additional = .checked(joined(use, theirs, at: left, and: right))
    }
    rules.minProperties = tighter(mine.minProperties, other.minProperties, by: >)
    rules.maxProperties = tighter(mine.maxProperties, other.maxProperties, by: <)
    if let one = mine.names, let theirs = other.names, one.value != theirs.value {
      refuse("two patterns hold for the names of one map", SpanPair(left: left.span, right: right.span))
    }
    rules.names = mine.names ?? other.names
    rules.envelope = mine.envelope || other.envelope
  }

  /// A property of one schema as the other schema's `additionalProperties` lets it be.
  private mutating func admitted(
    _ property: Property, by additional: Additional, at left: Cursor, and right: Cursor
  ) -> SchemaUse {
    switch additional {
    case .ignored: break
    case .checked(let use): return joined(property.schema, use, at: left, and: right)
    case .refused:
      report(
        SchemaCode.conflict, "`\(property.name)` is refused by the other schema's `additionalProperties: false`",
        at: left.span, notes: [.init("the other schema", at: right.span)],
        fix:
          "declare the property there as well, "
          + "or leave `additionalProperties: false` to a schema that has all properties")
    }
    return property.schema
  }

  /// Both uses hold for one value.
  private mutating func joined(_ use: SchemaUse?, _ other: SchemaUse, at left: Cursor, and right: Cursor) -> SchemaUse {
    guard let use, use != other else { return other }
    // A name that turns up again below itself would be joined for ever.
    let entered = [use, other].compactMap { if case .named(let name) = $0 { name } else { nil } }
    guard joining.isDisjoint(with: entered), var schema = resolve(use), let theirs = resolve(other) else {
      report(
        SchemaCode.endless, "a schema that contains itself cannot be joined with another", at: left.span,
        notes: [.init("the other schema", at: right.span)])
      return other
    }
    joining.formUnion(entered)
    joinSchema(&schema, theirs, at: left, and: right)
    joining.subtract(entered)
    schema.component = nil
    return .inline(schema)
  }

  private mutating func refuse(_ message: String, _ spans: SpanPair) {
    report(SchemaCode.conflict, message, at: spans.left, notes: [.init("the other schema", at: spans.right)])
  }

  private func tighter<Value>(
    _ left: Rule<Value>?, _ right: Rule<Value>?, by isTighter: (Value, Value) -> Bool
  ) -> Rule<Value>? {
    guard let left, let right else { return left ?? right }
    return isTighter(right.value, left.value) ? right : left
  }

  private func tighter(
    _ left: Rule<String>?, _ right: Rule<String>?, decimal isTighter: (Decimal, Decimal) -> Bool
  ) -> Rule<String>? {
    tighter(left, right) { one, other in
      guard let one = Decimal(one), let other = Decimal(other) else { return false }
      return isTighter(one, other)
    }
  }
}

extension Annotations {
  /// What stands nearer to the use has precedence.
  mutating func join(_ other: Annotations) {
    title = title ?? other.title
    description = description ?? other.description
    self.default = self.default ?? other.default
    examples += other.examples
    deprecated = deprecated || other.deprecated
    readOnly = readOnly || other.readOnly
    writeOnly = writeOnly || other.writeOnly
    sensitive = sensitive || other.sensitive
  }
}
