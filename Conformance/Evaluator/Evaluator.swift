import SpecIR

/// Says which rules of the contract a value breaks, by reading the contract's schemas as they stand, one keyword after
/// the other.
///
/// Slow and obvious on purpose: the server's validators are generated and fast, and this is what they are held against.
/// It shares no code with them: own JSON reader, own decimals, own dates, and Swift's `Regex` for patterns.
public struct Evaluator: Sendable {
  let schemas: [String: Schema]

  public init(api: API) {
    self.init(schemas: api.schemas)
  }

  public init(schemas: [NamedSchema]) {
    self.schemas = Dictionary(schemas.map { ($0.name, $0.schema) }, uniquingKeysWith: { first, _ in first })
  }

  /// All rules that the value breaks, in the order of the contract's keywords; empty for a valid value.
  /// - Parameter now: the moment against which `x-future` is read.
  public func violations(of value: JSONValue, against use: SchemaUse, now: Moment = .now) -> [EvaluatorViolation] {
    var run = Run(evaluator: self, now: now)
    run.check(value, use, at: Place())
    return run.found
  }

  /// The schema that a use names; nil for a name that the contract does not have.
  public func schema(_ use: SchemaUse) -> Schema? {
    switch use {
    case .inline(let schema): schema
    case .named(let name): schemas[name]
    }
  }

  /// One evaluation: what it has found so far.
  struct Run {
    let evaluator: Evaluator
    let now: Moment
    var found: [EvaluatorViolation] = []

    mutating func check(_ value: JSONValue, _ use: SchemaUse, at place: Place) {
      guard let schema = evaluator.schema(use) else {
        let site = Site(file: "", line: 0, column: 0, pointer: "")
        found.append(.init(pointer: place.pointer, keyword: "$ref", message: "No such schema: \(use)", site: site))
        return
      }
      check(value, schema, at: place)
    }

    mutating func check(_ written: JSONValue, _ schema: Schema, at place: Place) {
      let value = written.trimmed(by: schema)
      guard schema.types.value.admits(value) else { return report(schema.types, "type", place) }
      if let allowed = schema.allowed, !allowed.value.contains(where: { $0.equals(value) }) {
        report(allowed, allowed.value.count == 1 ? "const" : "enum", place)
      }
      switch value {
      case .null, .bool: break
      case .number(let text): check(number: text, schema.number, at: place)
      case .string(let text): check(string: text, schema.string, at: place)
      case .array(let items): check(array: items, schema.array, at: place)
      case .object(let members): check(object: members, schema.object, at: place)
      }
      if let union = schema.union { check(value, union, at: place) }
    }

    mutating func report<Value>(_ rule: Rule<Value>, _ keyword: String, _ place: Place) {
      report(keyword, rule.message, rule.site, place)
    }

    mutating func report(_ keyword: String, _ message: Message, _ site: Site, _ place: Place) {
      found.append(.init(pointer: place.pointer, keyword: keyword, message: message.english, site: site))
    }

    /// What the value breaks when it is held against another schema on the side.
    func violations(of value: JSONValue, _ use: SchemaUse, at place: Place) -> [EvaluatorViolation] {
      var run = Run(evaluator: evaluator, now: now)
      run.check(value, use, at: place)
      return run.found
    }
  }
}

extension TypeSet {
  /// Whether the value is of one of the types; a number without fractional part is an integer.
  func admits(_ value: JSONValue) -> Bool {
    switch value {
    case .null: contains(.null)
    case .bool: contains(.boolean)
    case .number(let text): contains(.number) || contains(.integer) && Decimal(text)?.isInteger == true
    case .string: contains(.string)
    case .array: contains(.array)
    case .object: contains(.object)
    }
  }
}

extension JSONValue {
  /// The value as `x-trim` leaves it.
  package func trimmed(by schema: Schema) -> JSONValue {
    guard let trim = schema.string.trim, case .string(let text) = self else { return self }
    if trim == .all {
      return .string(String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace })))
    }
    let scalars = text.unicodeScalars.drop { $0.properties.isWhitespace }
    return .string(String(String.UnicodeScalarView(scalars.reversed().drop { $0.properties.isWhitespace }.reversed())))
  }
}
