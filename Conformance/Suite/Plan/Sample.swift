import SchemaEvaluator
import SpecIR
import Synchronization

/// Makes up values that a schema lets through, where the contract's examples have none.
struct Sample {
  let evaluator: Evaluator

  /// A valid value; nil where none could be found.
  func value(for use: SchemaUse, depth: Int = 0) -> JSONValue? {
    guard depth < 16, let schema = evaluator.schema(use) else { return nil }
    let told = schema.annotations.examples.map(\.value) + (schema.annotations.default.map { [$0] } ?? [])
    let candidates = told + (schema.allowed?.value ?? []) + made(schema, depth: depth)
    return candidates.first { evaluator.violations(of: $0, against: use).isEmpty }
  }

  private func made(_ schema: Schema, depth: Int) -> [JSONValue] {
    let types = schema.types.value
    var values: [JSONValue] = []
    if types.contains(.object) { values += object(schema.object, depth: depth).map { [$0] } ?? [] }
    if types.contains(.array) { values += array(schema.array, depth: depth).map { [$0] } ?? [] }
    if types.contains(.string) { values += strings(schema.string).map { .string($0) } }
    if types.contains(.integer) {
      let limits = [schema.number.minimum, schema.number.maximum, schema.number.multipleOf].compactMap { $0?.value }
      values += (["1", "0", "-1"] + limits).map { .number($0) }
    }
    if types.contains(.boolean) { values.append(.bool(true)) }
    if types.contains(.null) { values.append(.null) }
    if let union = schema.union { values += union.branches.compactMap { value(for: $0.schema, depth: depth + 1) } }
    return values
  }

  private func object(_ rules: ObjectRules, depth: Int) -> JSONValue? {
    var members: [JSONValue.Member] = []
    for property in rules.properties where property.required?.value == true {
      guard let value = value(for: property.schema, depth: depth + 1) else { return nil }
      members.append(.init(property.name, value))
    }
    return .object(members)
  }

  private func array(_ rules: ArrayRules, depth: Int) -> JSONValue? {
    guard let items = rules.items else { return .array([]) }
    return Self.distinct(count: max(rules.minItems?.value ?? 0, 1), of: items, evaluator, depth: depth + 1).map {
      .array($0)
    }
  }

  /// So many items, different from each other as far as the schema has that many values.
  static func distinct(count: Int, of use: SchemaUse, _ evaluator: Evaluator, depth: Int = 0) -> [JSONValue]? {
    guard let schema = evaluator.schema(use) else { return nil }
    if let allowed = schema.allowed?.value, !allowed.isEmpty {
      return (0..<count).map { allowed[$0 % allowed.count] }
    }
    guard let first = Sample(evaluator: evaluator).value(for: use, depth: depth) else { return nil }
    if schema.types.value.contains(.string) {
      let numbered = (0..<count).map { JSONValue.string("v\($0)") }
      if numbered.allSatisfy({ evaluator.violations(of: $0, against: use).isEmpty }) { return numbered }
    }
    return Array(repeating: first, count: count)
  }

  private func strings(_ rules: StringRules) -> [String] {
    let length = max(rules.minLength?.value ?? 0, 1)
    var values = length <= 100_000 ? [String(repeating: "a", count: length)] : []
    if let format = rules.format?.value { values = FormatSamples(format).valid + values }
    if rules.checksum != nil { values.append("13002526500013") }
    if let pattern = rules.pattern { values += ShortestMatch.of(pattern.value).map { [$0] } ?? [] }
    return values
  }
}

/// One of the shortest texts that match a pattern of the contract.
enum ShortestMatch {
  /// A plan asks for the same few again and again, and long patterns have large automata.
  private static let known = Mutex<[String: String?]>([:])

  /// Nil for a pattern that matches nothing, or cannot be read.
  static func of(_ pattern: String) -> String? {
    known.withLock { known in
      if let text = known[pattern] { return text }
      let text = (try? Pattern(parsing: pattern).automaton()).flatMap(\.shortestMatch)
      known[pattern] = .some(text)
      return text
    }
  }
}

extension PatternAutomaton {
  /// One of the shortest texts that match, found breadth first; digits and letters before other characters.
  fileprivate var shortestMatch: String? {
    guard stateCount > 0 else { return nil }
    let preferred: [UInt32] = Array(0x30...0x39) + Array(0x41...0x5A) + Array(0x61...0x7A)
    var letters: [UInt8: Unicode.Scalar] = [:]
    for code in preferred + intervalStarts {
      guard let interval = intervalStarts.lastIndex(where: { $0 <= code }), let scalar = Unicode.Scalar(code) else {
        continue
      }
      let kind = intervalClasses[interval]
      if letters[kind] == nil { letters[kind] = scalar }
    }
    var seen: Set<Int> = [start]
    var front: [(state: Int, text: String)] = [(start, "")]
    while !front.isEmpty {
      if let found = front.first(where: { $0.state >= firstAccepting }) { return found.text }
      var next: [(state: Int, text: String)] = []
      for (state, text) in front {
        for (kind, scalar) in letters.sorted(by: { $0.key < $1.key }) {
          let target = Int(transitions[state * classCount + Int(kind)])
          if target != 0, seen.insert(target).inserted { next.append((target, text + String(Character(scalar)))) }
        }
      }
      front = next
    }
    return nil
  }
}
