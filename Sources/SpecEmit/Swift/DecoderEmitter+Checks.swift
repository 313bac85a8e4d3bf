import SpecIR

/// The rules of scalars, held against what was read from JSON, a form or a parameter.
extension DecoderEmitter {
  func checkBody(_ plan: TypePlan, _ writer: CodeWriter) {
    switch plan.kind {
    case .integer, .number: numberBody(plan, writer)
    case .enumeration: enumerationBody(plan, writer)
    default: stringBody(plan, writer)
    }
  }

  // MARK: Numbers

  private func numberBody(_ plan: TypePlan, _ writer: CodeWriter) {
    let rules = plan.schema.number
    var isInteger = false
    if case .integer = plan.kind { isInteger = true }
    if isInteger {
      writer.block("guard number.isInteger else {") {
        writer.line("decoding.add(\(typeRule(plan)))  // line \(plan.schema.types.site.line): type integer")
        writer.line("return nil")
      }
    }
    var tests: [(condition: String, statement: String)] = []
    func add(_ keyword: String, _ rule: Rule<String>?, _ condition: (String) -> String) {
      guard let rule else { return }
      tests.append((condition(SwiftLiteral.string(rule.value)), fault(keyword, rule, plan, limit: rule.value)))
    }
    add("minimum", rules.minimum) { "number.isLess(than: \($0))" }
    add("exclusiveMinimum", rules.exclusiveMinimum) { "!number.isGreater(than: \($0))" }
    add("maximum", rules.maximum) { "number.isGreater(than: \($0))" }
    add("exclusiveMaximum", rules.exclusiveMaximum) { "!number.isLess(than: \($0))" }
    add("multipleOf", rules.multipleOf) { "!number.isMultiple(of: \($0))" }
    if let format = rules.format, let range = format.value.range {
      let condition = "number.isLess(than: \"\(range.lowerBound)\") || number.isGreater(than: \"\(range.upperBound)\")"
      tests.append((condition, fault("format", format, plan, limit: format.value.rawValue)))
    }
    let needsFaults = !tests.isEmpty
    if needsFaults { writer.line("let faults = decoding.count") }
    for test in tests {
      writer.line("if \(test.condition) {")
      writer.indented { writer.line(test.statement) }
      writer.line("}")
    }
    if let allowed = plan.schema.allowed {
      let candidates = allowed.value.compactMap { value -> String? in
        guard case .number(let text) = value else { return nil }
        return "number.equals(\(SwiftLiteral.string(text)))"
      }
      allowedCheck(candidates, plan, writer)
    }
    if isInteger {
      if needsFaults { writer.line("guard decoding.count == faults else { return nil }") }
      writer.block("guard let value = number.int64 else {") {
        writer.line("decoding.add(\(typeRule(plan)))  // no integer of ours is longer than 64 bits")
        writer.line("return nil")
      }
      writer.line("return Int(value)")
    } else {
      writer.line(needsFaults ? "return decoding.count == faults ? number.double : nil" : "return number.double")
    }
  }

  // MARK: Strings

  private func enumerationBody(_ plan: TypePlan, _ writer: CodeWriter) {
    guard let allowed = plan.schema.allowed else { return }
    let rules = plan.schema.string
    if rules != StringRules() {
      trim(rules, writer)
      writer.line("let faults = decoding.count")
      stringTests(plan, writer)
      writer.line("guard decoding.count == faults else { return nil }")
    }
    let cases = plan.isDeclared ? "allCases" : plan.swiftType + ".allCases"
    writer.line("for value in \(cases) where value.rawValue.hasSameScalars(as: text) { return value }")
    writer.line(
      fault(allowed.value.count == 1 ? "const" : "enum", allowed, plan, limit: limit(allowed.value)))
    writer.line("return nil")
  }

  private func trim(_ rules: StringRules, _ writer: CodeWriter) {
    switch rules.trim {
    case .ends?: writer.line("let text = text.trimmingWhiteSpace()")
    case .all?: writer.line("let text = text.removingWhiteSpace()")
    case nil: break
    }
  }

  private func stringBody(_ plan: TypePlan, _ writer: CodeWriter) {
    let rules = plan.schema.string
    trim(rules, writer)
    let hasTests =
      rules.minLength != nil || rules.maxLength != nil || rules.plainText != nil || rules.pattern != nil
      || rules.checksum != nil || rules.future != nil
      || [.uri, .email].contains(rules.format?.value)
    if hasTests { writer.line("let faults = decoding.count") }
    stringTests(plan, writer)
    if let allowed = plan.schema.allowed {
      let tests = allowed.value.compactMap { value -> String? in
        guard case .string(let text) = value else { return nil }
        return "text.hasSameScalars(as: \(SwiftLiteral.string(text)))"
      }
      allowedCheck(tests, plan, writer)
    }
    let result: String
    if let format = rules.format, let parse = format.value.parse {
      writer.block("guard let value = \(parse) else {") {
        writer.line(fault("format", format, plan, limit: format.value.name))
        writer.line("return nil")
      }
      if let rule = rules.future, rule.value {
        let arrival =
          if case .date = plan.kind { "decoding.receivedAt.utcDate" } else { "decoding.receivedAt" }
        writer.line("if value <= \(arrival) {")
        writer.indented { writer.line(fault("x-future", rule, plan)) }
        writer.line("}")
      }
      result = "value"
    } else {
      result = "text"
    }
    writer.line(hasTests ? "return decoding.count == faults ? \(result) : nil" : "return \(result)")
  }

  private func stringTests(_ plan: TypePlan, _ writer: CodeWriter) {
    let rules = plan.schema.string
    func test(_ condition: String, _ statement: String) {
      writer.line("if \(condition) {")
      writer.indented { writer.line(statement) }
      writer.line("}")
    }
    if rules.minLength != nil && rules.maxLength != nil { writer.line("let length = text.scalarCount") }
    let length = rules.minLength != nil && rules.maxLength != nil ? "length" : "text.scalarCount"
    if let rule = rules.minLength {
      test("\(length) < \(rule.value)", fault("minLength", rule, plan, limit: String(rule.value)))
    }
    if let rule = rules.maxLength {
      test("\(length) > \(rule.value)", fault("maxLength", rule, plan, limit: String(rule.value)))
    }
    if let rule = rules.plainText {
      test("!text.isPlain(.\(rule.value.rawValue))", fault("x-plain-text", rule, plan, limit: rule.value.rawValue))
    }
    if let rule = rules.pattern, let name = patternName(rule) {
      test("!\(name).matches(text)", fault("pattern", rule, plan, limit: rule.value))
    }
    if let rule = rules.checksum {
      // One sentence is enough for a number that has not even the right shape.
      test(
        "decoding.count == faults && !SIRET.isValid(text)",
        fault("x-checksum", rule, plan, limit: rule.value.rawValue))
    }
    if let format = rules.format {
      switch format.value {
      case .uri: test("!AbsoluteURI.isValid(text)", fault("format", format, plan, limit: "uri"))
      case .email: test("!EmailAddress.isValid(text)", fault("format", format, plan, limit: "email"))
      default: break
      }
    }
  }

  // MARK: Text of parameters and forms

  func parseBody(_ plan: TypePlan, _ writer: CodeWriter) {
    switch plan.kind {
    case .boolean:
      writer.line("let isTrue = text.hasSameScalars(as: \"true\")")
      writer.block("guard isTrue || text.hasSameScalars(as: \"false\") else {") {
        writer.line("decoding.add(\(typeRule(plan)))  // line \(plan.schema.types.site.line): type boolean")
        writer.line("return nil")
      }
      writer.line("return isTrue")
    default:
      writer.block("guard let number = JSONNumber(text) else {") {
        writer.line("decoding.add(\(typeRule(plan)))  // line \(plan.schema.types.site.line): type")
        writer.line("return nil")
      }
      writer.line("return \(function(.check, plan, from: plan.owner))(number, &decoding)")
    }
  }
}

extension NumberFormat {
  /// The integers of the format; nil where the format rounds and refuses nothing.
  var range: ClosedRange<Int64>? {
    switch self {
    case .int32: Int64(Int32.min)...Int64(Int32.max)
    case .int64: Int64.min...Int64.max
    case .float, .double: nil
    }
  }
}

extension StringFormat {
  var name: String {
    switch self {
    case .dateTime: "date-time"
    case .localDateTime: "local-date-time"
    case .date: "date"
    case .uuid: "uuid"
    case .uri: "uri"
    case .email: "email"
    case .binary: "binary"
    case .base64: "base64"
    }
  }

  /// The expression that reads the format's own type from `text`; nil where it stays text.
  var parse: String? {
    switch self {
    case .dateTime: "Timestamp.parse(text)"
    case .localDateTime(let zone): "Timestamp.parseLocal(text, zone: \(SwiftLiteral.string(zone)))"
    case .date: "CalendarDate.parse(text)"
    case .uuid: "UUIDValue.parse(text)"
    case .base64: "Base64.decode(text)"
    case .uri, .email, .binary: nil
    }
  }
}
