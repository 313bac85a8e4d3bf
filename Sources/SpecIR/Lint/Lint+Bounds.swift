import SpecSyntax

/// Everything that is read or sent has a size that the contract bounds.
extension Lint {
  mutating func checkBounds() {
    for use in api.inlineUses { checkBounds(use) }
    for component in api.schemas { checkBounds(component.schema) }
  }

  private mutating func checkBounds(_ use: SchemaUse) {
    // Components are checked once, by their own names.
    if case .inline(let schema) = use { checkBounds(schema) }
  }

  private mutating func checkBounds(_ schema: Schema) {
    for part in schema.parts { checkBounds(part) }
    if let rule = schema.array.uniqueItems, rule.value, let items = schema.array.items,
      api.schemas(reachedFrom: [items]).contains(where: { $0.string.trim != nil })
    {
      report(LintCode.untrimmedItems, "the items of this array are compared as they were sent", at: rule.site)
    }
    if let allowed = schema.allowed, schema.types.value.contains(.integer), !schema.types.value.contains(.number),
      allowed.value.contains(where: { if case .number(let text) = $0 { !NumberRules.fits64Bits(text) } else { false } })
    {
      report(LintCode.unboundedNumber, "64 bits do not hold all of these integers", at: allowed.site)
    }
    // A list of values or of branches says all there is.
    guard schema.allowed == nil, schema.union == nil else { return }
    let types = schema.types.value
    if types == .any {
      report(LintCode.untyped, "this schema takes any value", at: schema.site)
      return
    }
    if types.contains(.string), !schema.string.isBounded {
      report(LintCode.unboundedString, "this string may have any length", at: schema.site)
    }
    if types.contains(.integer), !schema.number.isBounded {
      let kind = types.contains(.number) ? "number" : "integer"
      report(LintCode.unboundedNumber, "this \(kind) may have any value", at: schema.site)
    } else if types.contains(.integer), !types.contains(.number), !schema.number.fits64Bits {
      report(LintCode.unboundedNumber, "this integer may have values that 64 bits do not hold", at: schema.site)
    }
    if types.contains(.array), schema.array.maxItems == nil {
      report(LintCode.unboundedArray, "this array may have any number of items", at: schema.site)
    }
    if types.contains(.array), schema.array.items == nil, schema.array.maxItems?.value != 0 {
      report(
        LintCode.untyped, "the items of this array may be of any kind", at: schema.site,
        fix: "describe them under `items`")
    }
    if types.contains(.object), case .checked = schema.object.additional, schema.object.maxProperties == nil {
      report(LintCode.unboundedObject, "this object may have any number of members", at: schema.site)
    }
  }
}

extension StringRules {
  /// Whether there is a longest string that the rules let through.
  var isBounded: Bool {
    if maxLength != nil { return true }
    if let pattern {
      // A pattern that cannot be read is told of as such.
      guard let parsed = try? Pattern(parsing: pattern.value) else { return true }
      if parsed.longestMatch != nil { return true }
    }
    return switch format?.value {
    // A body of bytes is bounded by its media type's cap, an instant or an identifier by its own grammar.
    case .binary, .dateTime, .localDateTime, .date, .uuid: true
    case .uri, .email, .base64, nil: false
    }
  }
}

extension NumberRules {
  /// Whether the numbers that the rules let through fit a type of fixed size.
  var isBounded: Bool {
    format != nil || (minimum ?? exclusiveMinimum) != nil && (maximum ?? exclusiveMaximum) != nil
  }

  /// Whether the integers that the rules let through do, whatever their format rounds.
  var fits64Bits: Bool {
    if format?.value == .int32 || format?.value == .int64 { return true }
    return [minimum, exclusiveMinimum].contains { $0.map { Self.fits64Bits($0.value) } == true }
      && [maximum, exclusiveMaximum].contains { $0.map { Self.fits64Bits($0.value) } == true }
  }

  static func fits64Bits(_ text: String) -> Bool {
    guard let number = Decimal(text), let least = Decimal("\(Int64.min)"), let most = Decimal("\(Int64.max)") else {
      return false
    }
    return least <= number && number <= most
  }
}
