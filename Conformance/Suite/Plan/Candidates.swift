import SchemaEvaluator
import SpecIR

/// A value to put in a place, and what it is meant to show there.
struct Candidate {
  /// The rule's keyword; `type`, `required`, `null`, `extra` for what needs none.
  var keyword: String
  /// What tells it from the rule's other candidates: `-1`, `+1`, `boolean` …
  var variant: String
  /// nil takes the member away.
  var value: JSONValue?
  var intent: Intent
  var site: Site
  /// Seconds from the server's now, for an instant that is only known when the request is sent.
  var offsetSeconds: Int?

  enum Intent: Sendable { case valid, invalid }
}

/// Values around the border of each rule of a schema: the last that is let through, and the first that is not.
struct Candidates {
  let evaluator: Evaluator
  let schema: Schema
  /// A valid value to start from.
  let current: JSONValue
  private(set) var found: [Candidate] = []
  /// Longer strings and arrays would show nothing that the caps of bodies do not.
  private static let maximumSize = 100_000

  init(_ evaluator: Evaluator, _ schema: Schema, current: JSONValue) {
    self.evaluator = evaluator
    self.schema = schema
    self.current = current
    types()
    if let allowed = schema.allowed { enumerate(allowed) }
    if case .string(let text) = current { strings(text, schema.string) }
    if case .number = current { numbers(schema.number) }
    if case .array(let items) = current { arrays(items, schema.array) }
    if case .object(let members) = current { objects(members, schema.object) }
  }

  private mutating func add(
    _ keyword: String, _ variant: String, _ value: JSONValue?, _ intent: Candidate.Intent, _ site: Site,
    offset: Int? = nil
  ) {
    found.append(
      .init(keyword: keyword, variant: variant, value: value, intent: intent, site: site, offsetSeconds: offset))
  }

  private mutating func types() {
    let values: [(String, JSONValue)] = [
      ("null", .null), ("boolean", .bool(true)), ("integer", .number("7")), ("fraction", .number("1.5")),
      ("string", .string("7")), ("array", .array([])), ("object", .object([])),
    ]
    for (name, value) in values { add("type", name, value, .invalid, schema.types.site) }
    if schema.types.value.contains(.null) { add("type", "null allowed", .null, .valid, schema.types.site) }
    if schema.types.value.contains(.integer), !schema.types.value.contains(.number), case .number(let text) = current,
      !text.contains(where: { ".eE".contains($0) })
    {
      add("type", "integer as \(text).0", .number(text + ".0"), .valid, schema.types.site)
    }
  }

  private mutating func enumerate(_ allowed: Rule<[JSONValue]>) {
    let keyword = allowed.value.count == 1 ? "const" : "enum"
    for (index, value) in allowed.value.enumerated() { add(keyword, "value \(index + 1)", value, .valid, allowed.site) }
    add(keyword, "another", .string("no_such_value"), .invalid, allowed.site)
    if case .string(let text)? = allowed.value.first {
      add(keyword, "upper case", .string(text.uppercased()), .invalid, allowed.site)
      add(keyword, "cut off", .string(String(text.dropLast())), .invalid, allowed.site)
    }
  }

  private mutating func numbers(_ rules: NumberRules) {
    for (rule, keyword, outward) in [
      (rules.minimum, "minimum", -1), (rules.maximum, "maximum", 1),
      (rules.exclusiveMinimum, "exclusiveMinimum", -1), (rules.exclusiveMaximum, "exclusiveMaximum", 1),
    ] {
      guard let rule, let limit = Int(rule.value) else { continue }
      for step in -1...1 {
        let (value, overflow) = limit.addingReportingOverflow(step * outward)
        if overflow { continue }
        let isOut = step > 0 || step == 0 && keyword.hasPrefix("exclusive")
        let name = step == 0 ? "0" : step * outward > 0 ? "+1" : "-1"
        add(keyword, name, .number(String(value)), isOut ? .invalid : .valid, rule.site)
      }
      add(keyword, "far out", .number(outward < 0 ? "-1e400" : "1e400"), .invalid, rule.site)
    }
    if let rule = rules.multipleOf, let step = Int(rule.value), step > 1 {
      add("multipleOf", "+1", .number(String(step + 1)), .invalid, rule.site)
      add("multipleOf", "twice", .number(String(step * 2)), .valid, rule.site)
    }
    if let rule = rules.format, rule.value == .int32 || rule.value == .int64 {
      let over = rule.value == .int32 ? "2147483648" : "9223372036854775808"
      add("format", "+1", .number(over), .invalid, rule.site)
    }
  }

  /// So many characters, and of the format as far as a text of that length can be.
  private static func text(_ length: Int, _ rules: StringRules) -> String {
    switch rules.format?.value {
    case .email where length > 5:
      // At most 64 characters before the sign; labels of at most 63 behind it (RFC 5321 section 4.5.3.1, RFC 1035).
      let local = min(64, length - 4)
      var domain = "a."
      while length - local - 1 - domain.count > 63 { domain += String(repeating: "a", count: 60) + "." }
      domain += String(repeating: "a", count: length - local - 1 - domain.count)
      return String(repeating: "a", count: local) + "@" + domain
    case .uri where length > 12: return "https://a.a/" + String(repeating: "a", count: length - 12)
    default: return String(repeating: "a", count: length)
    }
  }

  private mutating func strings(_ text: String, _ rules: StringRules) {
    if let rule = rules.maxLength, rule.value < Self.maximumSize {
      let limit = rule.value
      for (name, length) in [("-1", limit - 1), ("0", limit), ("+1", limit + 1)] where length >= 0 {
        add("maxLength", name, .string(Self.text(length, rules)), length > limit ? .invalid : .valid, rule.site)
      }
      // Lengths count scalars: not bytes, not UTF-16, not what a reader sees as one character.
      add(
        "maxLength", "0 in scalars of four bytes", .string(String(repeating: "\u{1F600}", count: limit)), .valid,
        rule.site)
      let accents = String(repeating: "e\u{301}", count: limit / 2 + 1)
      add("maxLength", "+1 in combining accents", .string(accents), .invalid, rule.site)
    }
    if let rule = rules.minLength, rule.value < Self.maximumSize {
      for (name, length) in [("-1", rule.value - 1), ("0", rule.value), ("+1", rule.value + 1)] where length >= 0 {
        add("minLength", name, .string(Self.text(length, rules)), length < rule.value ? .invalid : .valid, rule.site)
      }
      if rules.trim != nil { add("minLength", "only white space", .string(" \t\u{2003} "), .invalid, rule.site) }
    }
    if rules.trim != nil {
      add("x-trim", "blanks around", .string("  " + text + "\t "), .valid, schema.site)
      add("x-trim", "Unicode white space around", .string("\u{A0}" + text + "\u{2003}"), .valid, schema.site)
    }
    if rules.trim == .all {
      let spaced = text.map(String.init).joined(separator: " ")
      add("x-trim", "a blank behind each character", .string(spaced), .valid, schema.site)
      add(
        "x-trim", "no-break spaces within", .string(text.prefix(1) + "\u{A0}\u{202F}" + text.dropFirst()), .valid,
        schema.site)
    }
    if let rule = rules.pattern { patterns(text, rule) }
    if let rule = rules.format {
      let samples = FormatSamples(rule.value)
      for sample in samples.valid { add("format", sample, .string(sample), .valid, rule.site) }
      for sample in samples.invalid {
        add("format", sample.isEmpty ? "empty" : sample, .string(sample), .invalid, rule.site)
      }
    }
    if let rule = rules.plainText { plainTexts(rule) }
    if let rule = rules.checksum { checksums(text, rule) }
    if let rule = rules.future, rule.value {
      add("x-future", "long ago", .string("2000-01-01T00:00:00Z"), .invalid, rule.site)
      add("x-future", "a second ago", .string("2000-01-01T00:00:00Z"), .invalid, rule.site, offset: -1)
      add("x-future", "in a minute", .string("2999-01-01T00:00:00Z"), .valid, rule.site, offset: 60)
    }
  }

  private mutating func patterns(_ text: String, _ rule: Rule<String>) {
    let broken: [(String, String)] = [
      ("one more", text + "0"), ("one less", String(text.dropLast())), ("first missing", String(text.dropFirst())),
      ("accent", "é" + text.dropFirst()), ("foreign digit", String(text.dropLast()) + "\u{661}"),
      ("line feed behind", text + "\n"), ("line before", "x\n" + text), ("lower case", text.lowercased()),
      ("upper case", text.uppercased()), ("empty", ""), ("blank within", text.prefix(2) + " " + text.dropFirst(2)),
      ("symbol", "!" + text.dropFirst()),
    ]
    for (name, value) in broken where value != text { add("pattern", name, .string(value), .invalid, rule.site) }
    add("pattern", "as in the example", .string(text), .valid, rule.site)
  }

  private mutating func plainTexts(_ rule: Rule<PlainText>) {
    for text in [
      "3 < 5 & 6 > 2", "L’été à Œuvre-sur-Mer, « 100 % »", "a <3 b", "<", "a\u{1F600}b", "مرحبا", "a\u{200D}b",
    ] {
      add("x-plain-text", text, .string(text), .valid, rule.site)
    }
    for text in ["<b>bold</b>", "a</p>", "<!-- a", "<?php", "<script>alert(1)</script>", "a <B"] {
      add("x-plain-text", text, .string(text), .invalid, rule.site)
    }
    for code in [0x00, 0x0B, 0x1B, 0x1F, 0x7F, 0x85, 0x9F] {
      guard let scalar = Unicode.Scalar(UInt32(code)) else { continue }
      add(
        "x-plain-text", "U+00" + String(code + 0x100, radix: 16).dropFirst().uppercased(),
        .string("a" + String(scalar) + "b"), .invalid, rule.site)
    }
    for (name, text) in [
      ("line feed", "a\nb"), ("U+2028", "a\u{2028}b"), ("U+2029", "a\u{2029}b"), ("U+202A", "a\u{202A}b"),
      ("U+202E", "a\u{202E}b"), ("U+2066", "a\u{2066}b"), ("U+2069", "a\u{2069}b"),
      ("nothing to be seen", "\u{200B}\u{AD}\u{FEFF}"),
    ] {
      add("x-plain-text", name, .string(text), rule.value == .line ? .invalid : .valid, rule.site)
    }
  }

  private mutating func checksums(_ text: String, _ rule: Rule<Checksum>) {
    switch rule.value {
    case .siret:
      for digit in 0...9 where !text.hasSuffix(String(digit)) {
        add("x-checksum", "last digit \(digit)", .string(text.dropLast() + String(digit)), .invalid, rule.site)
      }
      add("x-checksum", "all zeros but one", .string("00000000000001"), .invalid, rule.site)
      // Establishments of La Poste: the first by Luhn, the second by its digit sum only.
      for sample in ["35600000000048", "35600000000001"] {
        add("x-checksum", sample, .string(sample), .valid, rule.site)
      }
      add("x-checksum", "digit sum of another SIREN", .string("55600000000004"), .invalid, rule.site)
    }
  }

  private mutating func arrays(_ items: [JSONValue], _ rules: ArrayRules) {
    if let use = rules.items {
      for (rule, keyword, outward) in [(rules.minItems, "minItems", -1), (rules.maxItems, "maxItems", 1)] {
        guard let rule, rule.value < Self.maximumSize else { continue }
        for step in -1...1 {
          let count = rule.value + step
          guard count >= 0, let values = Sample.distinct(count: count, of: use, evaluator) else { continue }
          let name = step == 0 ? "0" : step > 0 ? "+1" : "-1"
          add(keyword, name, .array(values), step * outward > 0 ? .invalid : .valid, rule.site)
        }
      }
    }
    if let rule = rules.uniqueItems, rule.value, let first = items.first {
      add("uniqueItems", "the same twice", .array([first, first]), .invalid, rule.site)
    }
  }

  private mutating func objects(_ members: [JSONValue.Member], _ rules: ObjectRules) {
    let extra = JSONValue.object(members + [.init("conformance_unknown_member", .array([.number("1")]))])
    switch rules.additional {
    case .ignored: add("additionalProperties", "unknown member ignored", extra, .valid, schema.site)
    case .refused(let site, _): add("additionalProperties", "unknown member", extra, .invalid, site)
    case .checked: break
    }
    for rule in rules.invariants {
      switch rule.value {
      case .notAlone(let property, let value):
        let alone = JSONValue.object(members).setting([.member(property)], to: .array([.string(value)]))
        add("x-invariant", "\(value) alone", alone, .invalid, rule.site)
      case .inOrder(let first, let last):
        for (name, start, end, intent) in [
          ("a day before", "2026-03-01", "2026-02-28", Candidate.Intent.invalid),
          ("the same day", "2026-03-01", "2026-03-01", .valid),
        ] {
          let days = JSONValue.object(members).setting([.member(first)], to: .string(start))
          add(
            "x-invariant", "\(last) \(name)", days.setting([.member(last)], to: .string(end)), intent, rule.site)
        }
      case .atMostSize(let property, let of, let orOneWith):
        guard
          let use = rules.properties.first(where: { $0.name == of }).flatMap({ evaluator.schema($0.schema) })?.array
            .items,
          let two = Sample.distinct(count: 2, of: use, evaluator)
        else { continue }
        let sized = JSONValue.object(members).setting([.member(of)], to: .array(two))
        for (name, number, intent) in [("-1", "1", Candidate.Intent.valid), ("0", "2", .valid), ("+1", "3", .invalid)] {
          add(
            "x-invariant", "\(property) \(name)", sized.setting([.member(property)], to: .number(number)), intent,
            rule.site)
        }
        let bare = JSONValue.object(members).setting([.member(of)], to: nil)
        if let orOneWith {
          let one = bare.setting([.member(orOneWith)], to: .string("a"))
          add(
            "x-invariant", "\(property) with \(orOneWith)", one.setting([.member(property)], to: .number("1")), .valid,
            rule.site)
          add(
            "x-invariant", "\(property) +1 with \(orOneWith)", one.setting([.member(property)], to: .number("2")),
            .invalid, rule.site)
        }
        let none = orOneWith.map { bare.setting([.member($0)], to: nil) } ?? bare
        add(
          "x-invariant", "\(property) of none", none.setting([.member(property)], to: .number("1")), .invalid, rule.site
        )
      }
    }
  }
}
