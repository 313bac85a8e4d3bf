import SchemaEvaluator
import SpecIR
import TestSupport

/// Makes bodies along a schema, and damages some of them.
struct BodyMaker {
  let evaluator: Evaluator
  var texts: TextMaker

  init(_ evaluator: Evaluator, seed: UInt64) {
    self.evaluator = evaluator
    texts = TextMaker(random: SeededGenerator(seed: seed))
  }

  mutating func body(_ content: MediaContent) -> SentBody {
    let value = value(content.schema, depth: 0)
    switch content.kind {
    case .multipart: return .multipart(parts(value, content))
    case .form: return .form(form(value, content))
    default: return .json(json(value))
    }
  }

  // MARK: Values

  private mutating func value(_ use: SchemaUse, depth: Int) -> JSONValue {
    guard depth < 8, let schema = evaluator.schema(use) else { return .null }
    if texts.chance(4) { return stray() }
    if !schema.annotations.examples.isEmpty, texts.chance(15) { return texts.pick(schema.annotations.examples).value }
    if schema.types.value.contains(.null), texts.chance(10) { return .null }
    if let union = schema.union, texts.chance(90) { return value(texts.pick(union.branches).schema, depth: depth + 1) }
    if schema.types.value.contains(.object) { return object(schema.object, depth: depth) }
    if schema.types.value.contains(.array) { return array(schema.array, depth: depth) }
    if schema.types.value.contains(.string) { return .string(texts.text(schema)) }
    if schema.types.value.contains(.integer) { return .number(number(schema.number)) }
    return texts.chance(50) ? .bool(texts.chance(50)) : stray()
  }

  private mutating func stray() -> JSONValue {
    texts.pick([
      .null, .bool(true), .number("7"), .number("1.5"), .string("7"), .string(""), .array([]), .object([]),
      .array([.null]), .object([.init("a", .number("1"))]),
    ])
  }

  private mutating func number(_ rules: NumberRules) -> String {
    let limits = [rules.minimum, rules.maximum, rules.exclusiveMinimum, rules.exclusiveMaximum, rules.multipleOf]
      .compactMap { $0.flatMap { Int($0.value) } }
    let base = texts.pick(limits + [0, 1, 7, -1, Int.max, 1 << 53])
    let (near, overflow) = base.addingReportingOverflow(Int.random(in: -1...1, using: &texts.random))
    let text = String(overflow ? base : near)
    return text + texts.pick(["", "", "", "", ".0", ".00", "e0", "E+0", ".5", "e1", "e-1", "e400", "0e-1"])
  }

  private mutating func array(_ rules: ArrayRules, depth: Int) -> JSONValue {
    guard let items = rules.items else { return .array([]) }
    var count = Int.random(in: 0...3, using: &texts.random)
    if let limit = texts.pick([rules.maxItems?.value, rules.minItems?.value]), limit <= 120, texts.chance(20) {
      count = max(limit + Int.random(in: -1...1, using: &texts.random), 0)
    }
    var made = (0..<count).map { _ in value(items, depth: depth + 1) }
    if texts.chance(15), let first = made.first { made.append(first) }
    return .array(made)
  }

  private mutating func object(_ rules: ObjectRules, depth: Int) -> JSONValue {
    var members: [JSONValue.Member] = []
    for property in rules.properties where texts.chance(property.required?.value == true ? 93 : 60) {
      members.append(.init(property.name, value(property.schema, depth: depth + 1)))
    }
    if case .checked(let use) = rules.additional {
      for _ in 0..<Int.random(in: 0...2, using: &texts.random) {
        var names = Schema(
          site: Site(file: "", line: 0, column: 0, pointer: ""),
          types: Rule(
            .string, at: Site(file: "", line: 0, column: 0, pointer: ""), message: Message(english: "", french: "")))
        names.string.pattern = rules.names
        members.append(.init(texts.text(names), value(use, depth: depth + 1)))
      }
    }
    if texts.chance(10) { members.append(.init("unknown", stray())) }
    if texts.chance(20) { members.shuffle(using: &texts.random) }
    return .object(members)
  }

  // MARK: JSON

  private mutating func json(_ value: JSONValue) -> [UInt8] {
    var text = ""
    write(value, &text)
    var bytes = Array(text.utf8)
    if texts.chance(12) { damage(&bytes) }
    return bytes
  }

  private mutating func write(_ value: JSONValue, _ text: inout String) {
    func blank(_ texts: inout TextMaker) -> String {
      texts.chance(5) ? texts.pick([" ", "\n", "\t", "\r\n", "\u{C}"]) : ""
    }
    text += texts.chance(1) ? blank(&texts) : texts.chance(5) ? " " : ""
    switch value {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .number(let number): text += number
    case .string(let string): text += quoted(string)
    case .array(let items):
      text += "["
      for (index, item) in items.enumerated() {
        if index > 0 { text += "," }
        write(item, &text)
      }
      text += "]"
    case .object(var members):
      if texts.chance(1), let first = members.first { members.append(first) }
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        text += quoted(member.name) + ":"
        write(member.value, &text)
      }
      text += "}"
    }
  }

  private mutating func quoted(_ string: String) -> String {
    var text = "\""
    let escapes = texts.chance(10)
    for scalar in string.unicodeScalars {
      if escapes && texts.chance(50) || scalar.value < 0x20 || scalar == "\"" || scalar == "\\" {
        for unit in String(Character(scalar)).utf16 {
          let digits = String(unit, radix: 16, uppercase: texts.chance(50))
          text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }

  private mutating func damage(_ bytes: inout [UInt8]) {
    for _ in 0...Int.random(in: 0..<2, using: &texts.random) {
      let place = Int.random(in: 0...bytes.count, using: &texts.random)
      let pool = Array("{}[]\",:0123456789eE+-.\\u truefalsn&=%[]".utf8) + [0, 0x80, 0xC3, 0xED, 0xFF, 0x0A]
      switch Int.random(in: 0..<5, using: &texts.random) {
      case 0: bytes.insert(texts.pick(pool), at: place)
      case 1 where place < bytes.count: bytes.remove(at: place)
      case 2 where place < bytes.count: bytes[place] = texts.pick(pool)
      case 3: bytes.removeSubrange(place...)
      default: bytes += bytes[place...]
      }
    }
  }

  // MARK: Forms

  /// The value as a form has it; what no form can say is left out.
  private mutating func members(_ value: JSONValue, _ content: MediaContent) -> [(name: String, text: String)] {
    guard case .object(let members) = value else { return [] }
    var pairs: [(name: String, text: String)] = []
    for member in members {
      if case .array(let items) = member.value {
        pairs += items.compactMap { item in Self.text(item).map { (member.name, $0) } }
      } else {
        nested(member.value, under: member.name, &pairs)
      }
    }
    if texts.chance(3), let one = pairs.first { pairs.append(one) }
    if texts.chance(3), !pairs.isEmpty {
      let place = Int.random(in: 0..<pairs.count, using: &texts.random)
      pairs[place].name =
        texts.chance(50)
        ? texts.mutated(pairs[place].name) : pairs[place].name + texts.pick(["[", "[]", "[a]", "]", "[a][b][c][d][e]"])
    }
    if texts.chance(15) { pairs.shuffle(using: &texts.random) }
    return pairs
  }

  private func nested(_ value: JSONValue, under name: String, _ pairs: inout [(name: String, text: String)]) {
    if let text = Self.text(value) { pairs.append((name, text)) }
    if case .object(let members) = value {
      for member in members { nested(member.value, under: "\(name)[\(member.name)]", &pairs) }
    }
    if case .array(let items) = value { for item in items { nested(item, under: name, &pairs) } }
  }

  private static func text(_ value: JSONValue) -> String? {
    switch value {
    case .string(let text), .number(let text): text
    case .bool(let value): value ? "true" : "false"
    default: nil
    }
  }

  private mutating func form(_ value: JSONValue, _ content: MediaContent) -> [UInt8] {
    var text = ""
    for pair in members(value, content) {
      if !text.isEmpty { text += texts.chance(3) ? "&&" : "&" }
      text += escaped(pair.name)
      if !pair.text.isEmpty || texts.chance(70) { text += "=" + escaped(pair.text) }
    }
    var bytes = Array(text.utf8)
    if texts.chance(10) { damage(&bytes) }
    return bytes
  }

  private mutating func escaped(_ text: String) -> String {
    text.utf8.map { byte in
      let isPlain =
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || byte == UInt8(ascii: "_")
      if isPlain && !texts.chance(3) { return String(Character(Unicode.Scalar(byte))) }
      if byte == 0x20, texts.chance(50) { return "+" }
      return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: texts.chance(50))
    }.joined()
  }

  private mutating func parts(_ value: JSONValue, _ content: MediaContent) -> [(
    name: String, text: String, isFile: Bool
  )] {
    let properties = evaluator.schema(content.schema)?.object.properties ?? []
    let files = Set(properties.filter { isFile($0.schema) }.map(\.name))
    return members(value, content).map { pair in
      // By scalars: a mark behind a bracket would make another character of it.
      let root = String(String.UnicodeScalarView(pair.name.unicodeScalars.prefix { $0 != "[" }))
      return (pair.name, pair.text, files.contains(root) && !texts.chance(5))
    }
  }

  private func isFile(_ use: SchemaUse) -> Bool {
    guard var schema = evaluator.schema(use) else { return false }
    if case .checked(let list) = schema.object.additional, let list = evaluator.schema(list) { schema = list }
    if let items = schema.array.items, let item = evaluator.schema(items) { schema = item }
    return schema.string.format?.value == .binary
  }
}
