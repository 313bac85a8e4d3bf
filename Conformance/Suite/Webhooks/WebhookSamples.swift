import SchemaEvaluator
import SpecIR

/// Bodies of an event, made from the contract.
struct WebhookSamples {
  let contract: Contract
  let webhook: Webhook
  /// Identifiers that the receiver knows, by the component of their schema; see ``Options/given``.
  let given: [String: String]

  /// The valid examples with their names; one made up where the contract has none.
  var examples: [(name: String, body: JSONValue)] {
    let valid = webhook.content.examples.filter {
      contract.evaluator.violations(of: $0.value.value, against: webhook.content.schema).isEmpty
    }
    if !valid.isEmpty { return valid.map { ($0.name, filled($0.value.value)) } }
    return Sample(evaluator: contract.evaluator).value(for: webhook.content.schema).map { [("made up", filled($0))] }
      ?? []
  }

  /// Every valid body that differs from the first example in one place: values at their limits, `null` where it may
  /// stand, other characters.
  var generated: [(name: String, body: JSONValue)] {
    guard let base = examples.first?.body else { return [] }
    let variants = BodyVariants(contract.evaluator, of: webhook.content.schema, base: base, isText: false)
    return variants.found.filter { $0.violations.isEmpty }.map { ($0.name, $0.body) }
  }

  /// Bodies that break a rule of the contract, a few of each kind.
  var broken: [(name: String, body: JSONValue)] {
    guard let base = examples.first?.body else { return [] }
    let variants = BodyVariants(contract.evaluator, of: webhook.content.schema, base: base, isText: false)
    var seen: [String: Int] = [:]
    return variants.found.filter { variant in
      guard !variant.violations.isEmpty else { return false }
      seen[variant.keyword, default: 0] += 1
      return seen[variant.keyword, default: 0] <= 3
    }.map { ($0.name, $0.body) }
  }

  /// The first example with a member more in each of its objects, as a later version of the contract may have.
  var extended: JSONValue? { examples.first.map { Self.extended($0.body) } }

  private static func extended(_ value: JSONValue) -> JSONValue {
    switch value {
    case .array(let items): .array(items.map(extended))
    case .object(let members):
      .object(
        members.map { .init($0.name, extended($0.value)) } + [
          .init("conformance_new_member", .object([.init("nested", .array([.number("1"), .null]))]))
        ])
    default: value
    }
  }

  /// The largest body that the contract allows, or nearly: every array and every text as long as it may be, but no more
  /// than the cap of the media type.
  var largest: JSONValue? {
    guard let base = examples.first?.body else { return nil }
    var most = 100_000
    while most > 0 {
      let value = grown(base, webhook.content.schema, most)
      if value.text.utf8.count <= webhook.content.maxBytes.value,
        contract.evaluator.violations(of: value, against: webhook.content.schema).isEmpty
      {
        return value
      }
      most /= 2
    }
    return base
  }

  private func grown(_ value: JSONValue, _ use: SchemaUse, _ most: Int) -> JSONValue {
    guard let schema = contract.evaluator.schema(use) else { return value }
    switch value {
    case .string:
      guard let longest = schema.string.maxLength?.value, schema.string.pattern == nil, schema.string.format == nil,
        schema.allowed == nil
      else { return value }
      return .string(String(repeating: "é", count: min(longest, most)))
    case .array(let items):
      guard let use = schema.array.items, let first = items.first, schema.array.uniqueItems?.value != true,
        contract.evaluator.schema(use)?.allowed == nil
      else { return value }
      let item = grown(first, use, most)
      return .array((0..<min(schema.array.maxItems?.value ?? items.count, most)).map { _ in item })
    case .object(let members):
      return .object(
        members.map { member in
          guard let property = schema.object.properties.first(where: { $0.name == member.name }) else { return member }
          return .init(member.name, grown(member.value, property.schema, most))
        })
    default: return value
    }
  }

  /// Puts identifiers that the receiver knows in the place of those of the example.
  private func filled(_ value: JSONValue) -> JSONValue { filled(value, webhook.content.schema) }

  private func filled(_ value: JSONValue, _ use: SchemaUse) -> JSONValue {
    guard let schema = contract.evaluator.schema(use) else { return value }
    if case .string = value, let known = schema.component.flatMap({ given[$0] }) { return .string(known) }
    guard case .object(let members) = value else { return value }
    return .object(
      members.map { member in
        guard let property = schema.object.properties.first(where: { $0.name == member.name }) else { return member }
        return .init(member.name, filled(member.value, property.schema))
      })
  }

  /// Another way to write the same JSON, which only who verifies the bytes as they came finds signed: white space,
  /// escapes in place of letters, members in the opposite order.
  static func respelled(_ value: JSONValue) -> [UInt8] { Array(written(value, "\n").utf8) }

  private static func written(_ value: JSONValue, _ indent: String) -> String {
    let inner = indent + "  "
    switch value {
    case .object(let members) where !members.isEmpty:
      return "{"
        + members.reversed().map { "\(inner)\(escaped($0.name)) : \(written($0.value, inner))" }
        .joined(separator: ",") + indent + "}"
    case .array(let items) where !items.isEmpty:
      return "[" + items.map { inner + written($0, inner) }.joined(separator: ",") + indent + "]"
    case .string(let text): return escaped(text)
    default: return value.text
    }
  }

  private static func escaped(_ text: String) -> String {
    "\""
      + text.utf16.map { unit in
        let isPlain = unit < 0x7F && unit >= 0x20 && unit != 0x22 && unit != 0x5C && unit != 0x65
        let digits = String(unit, radix: 16)
        return isPlain
          ? String(UnicodeScalar(UInt8(unit))) : "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }.joined() + "\""
  }
}
