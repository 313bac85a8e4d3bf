import SchemaEvaluator
import SpecIR

/// Makes up valid values at random, the unusual ones more often than people would send them: borders of lengths and
/// numbers, members left out, `null`, scripts of other languages, many items and none.
///
/// The evaluator has the last word: what it finds a fault with is made anew.
struct ValueGenerator {
  let evaluator: Evaluator
  var random: SeededRandom
  /// The patterns met so far.
  var walks: [String: PatternWalk] = [:]
  private static let maximumDepth = 16
  private static let attempts = 40
  /// Longer texts and lists than that would show nothing that the borders do not.
  private static let longText = 300
  private static let manyItems = 12

  /// A valid value; nil where none was found.
  mutating func value(for use: SchemaUse, depth: Int = 0) -> JSONValue? {
    guard depth < Self.maximumDepth, let schema = evaluator.schema(use) else { return nil }
    for _ in 0..<Self.attempts {
      guard let made = make(schema, depth: depth) else { continue }
      if evaluator.violations(of: made, against: use).isEmpty { return made }
    }
    return Sample(evaluator: evaluator).value(for: use)
  }

  private mutating func make(_ schema: Schema, depth: Int) -> JSONValue? {
    if let allowed = schema.allowed?.value { return allowed.randomElement(using: &random) }
    if let branch = schema.union?.branches.randomElement(using: &random) {
      return value(for: branch.schema, depth: depth + 1)
    }
    let types = schema.types.value
    if types.contains(.null), random.oneIn(6) { return .null }
    if types.contains(.object) { return object(schema.object, depth: depth) }
    if types.contains(.array) { return array(schema.array, depth: depth) }
    if types.contains(.string) { return .string(string(schema.string)) }
    if types.contains(.integer) || types.contains(.number) { return .number(number(schema.number)) }
    if types.contains(.boolean) { return .bool(Bool.random(using: &random)) }
    return .null
  }

  // MARK: Objects and arrays

  private mutating func object(_ rules: ObjectRules, depth: Int) -> JSONValue? {
    var members: [JSONValue.Member] = []
    for property in rules.properties {
      guard property.required?.value == true || Bool.random(using: &random) else { continue }
      guard let value = value(for: property.schema, depth: depth + 1) else {
        if property.required?.value == true { return nil }
        continue
      }
      members.append(.init(property.name, value))
    }
    if case .checked(let use) = rules.additional {
      let most = min(rules.maxProperties?.value ?? 3, 3)
      for _ in 0..<Int.random(in: min(rules.minProperties?.value ?? 0, most)...most, using: &random) {
        let name = rules.names.flatMap { match($0.value, lengths: 1...40) } ?? "m\(members.count)"
        guard !members.contains(where: { $0.name == name }), let value = value(for: use, depth: depth + 1) else {
          continue
        }
        members.append(.init(name, value))
      }
    }
    return .object(members.shuffled(using: &random))
  }

  private mutating func array(_ rules: ArrayRules, depth: Int) -> JSONValue? {
    guard let use = rules.items else { return .array([]) }
    let least = rules.minItems?.value ?? 0
    let most = max(min(rules.maxItems?.value ?? Self.manyItems, Self.manyItems), least)
    var items: [JSONValue] = []
    for _ in 0..<length(least...most) {
      guard let item = value(for: use, depth: depth + 1) else { return nil }
      if rules.uniqueItems?.value == true, items.contains(item) { continue }
      items.append(item)
    }
    return .array(items)
  }

  /// Often one of the borders.
  private mutating func length(_ range: ClosedRange<Int>) -> Int {
    switch Int.random(in: 0..<6, using: &random) {
    case 0: range.lowerBound
    case 1: range.upperBound
    case 2: min(range.lowerBound + 1, range.upperBound)
    default: Int.random(in: range, using: &random)
    }
  }

  // MARK: Numbers and strings

  private mutating func number(_ rules: NumberRules) -> String {
    let least = (rules.minimum ?? rules.exclusiveMinimum).flatMap { Int($0.value) } ?? -1_000
    let most = (rules.maximum ?? rules.exclusiveMaximum).flatMap { Int($0.value) } ?? max(least, 0) + 1_000_000
    guard least <= most else { return String(least) }
    let value = length(least...most)
    let step = rules.multipleOf.flatMap { Int($0.value) } ?? 1
    return String(step > 1 ? value / step * step : value)
  }

  private mutating func string(_ rules: StringRules) -> String {
    let least = rules.minLength?.value ?? 0
    let most = max(min(rules.maxLength?.value ?? Self.longText, Self.longText), least)
    var text = ""
    if rules.checksum == nil, let pattern = rules.pattern {
      text = match(pattern.value, lengths: least...most) ?? ""
    } else if let checksum = rules.checksum {
      switch checksum.value {
      case .siret: text = siret()
      }
    } else if let format = rules.format?.value {
      text = self.format(format)
    } else {
      text = self.text(length(least...most), hasLines: rules.plainText?.value == .text)
    }
    guard rules.trim != nil, random.oneIn(4) else { return text }
    let blank: String = ["  ", "\t", "\u{A0}", "\u{2003}"].randomElement(using: &random) ?? " "
    return "\(blank)\(text) "
  }

  /// Characters of one to four bytes; what no rule of plain text refuses.
  private mutating func text(_ length: Int, hasLines: Bool) -> String {
    let alphabets = [
      "abcdefghijklmnopqrstuvwxyz ABCDEF", "0123456789 .,;:!?-_/()", "éèàùçœÆŒ’«» €", "\"\\'&><%{}[]$#@",
      "中文字ひらがな", "אבגדعربي", "e\u{301}a\u{300}", "\u{1F600}\u{1F1EB}\u{1F1F7}\u{1F469}\u{200D}\u{1F680}",
    ]
    let scalars = Array((alphabets.randomElement(using: &random) ?? alphabets[0]).unicodeScalars)
    let plain = Array("abcdefghijklmnopqrstuvwxyz".unicodeScalars)
    var text = String.UnicodeScalarView()
    while text.count < length {
      if hasLines, random.oneIn(30) {
        text.append("\n")
      } else {
        text.append((random.oneIn(3) ? plain : scalars).randomElement(using: &random) ?? "a")
      }
    }
    return String(text)
  }

  /// Fourteen digits whose Luhn sum is a multiple of 10.
  private mutating func siret() -> String {
    let digits = (0..<13).map { _ in Int.random(in: 0...9, using: &random) }
    let sum = digits.enumerated().reduce(0) { sum, digit in
      let value = digit.offset.isMultiple(of: 2) ? digit.element * 2 : digit.element
      return sum + (value > 9 ? value - 9 : value)
    }
    let check = (10 - sum % 10) % 10
    return (digits + [check]).map { String($0) }.joined()
  }

  private mutating func format(_ format: StringFormat) -> String {
    switch format {
    case .dateTime: return instant()
    case .localDateTime:
      switch Int.random(in: 0..<4, using: &random) {
      case 0: return instant()
      case 1: return day()
      case 2: return "\(day())T\(minute())"
      default: return "\(day())T\(minute()):00"
      }
    case .date: return day()
    case .email: return "\(text(for: "^[a-z][a-z0-9]{0,20}$"))@\(text(for: "^[a-z]{2,20}$")).example"
    case .uri: return "https://\(text(for: "^[a-z]{2,20}$")).example/\(text(for: "^[a-zA-Z0-9._~-]{0,40}$"))"
    case .uuid: return text(for: "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")
    case .base64, .binary: return FormatSamples(format).valid.randomElement(using: &random) ?? ""
    }
  }

  private mutating func instant() -> String {
    let zones = ["Z", "+00:00", "-23:59", "+14:00", "+05:30"]
    let fraction = random.oneIn(3) ? "." + two(0...99) : ""
    return "\(day())T\(minute()):\(two(0...59))\(fraction)\(zones.randomElement(using: &random) ?? "Z")"
  }

  private mutating func day() -> String { "20\(two(50...98))-\(two(1...12))-\(two(1...28))" }

  private mutating func minute() -> String { "\(two(0...23)):\(two(0...59))" }

  private mutating func two(_ range: ClosedRange<Int>) -> String {
    let number = Int.random(in: range, using: &random)
    return number < 10 ? "0\(number)" : "\(number)"
  }

  private mutating func text(for pattern: String) -> String { match(pattern, lengths: 0...60) ?? "a" }

  private mutating func match(_ pattern: String, lengths: ClosedRange<Int>) -> String? {
    let walk: PatternWalk
    if let known = walks[pattern] {
      walk = known
    } else {
      walk = PatternWalk(pattern)
      walks[pattern] = walk
    }
    let wanted = length(lengths.lowerBound...min(lengths.upperBound, lengths.lowerBound + 60))
    return walk.text(of: wanted, atMost: lengths.upperBound, &random)
  }
}
