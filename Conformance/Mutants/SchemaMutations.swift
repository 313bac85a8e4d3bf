import Conformance
import SpecIR

/// Walks the schemas of one body, parameter, header or answer, and changes one keyword at a time.
struct SchemaMutations {
  let api: API
  let root: SchemaRoot
  let operation: Operation
  /// `body`, `query/limit`, `200`
  let place: String
  /// Of the answer that it stands in.
  let status: Int?
  private(set) var found: [SpecMutation] = []
  private var path: [String] = []
  /// The numbers that rules between members bind as well.
  private var bound: [[String]] = []

  init(api: API, root: SchemaRoot, operation: Operation, place: String, status: Int?) {
    (self.api, self.root, self.operation, self.place, self.status) = (api, root, operation, place, status)
  }

  private static let longestPath = 5

  mutating func visit(_ use: SchemaUse, at steps: [SchemaStep]) {
    guard steps.count <= Self.longestPath, let schema = use.resolved(api), !schema.string.csrf else { return }
    for case .atMostSize(let property, _, _) in schema.object.invariants.map(\.value) {
      bound.append(path + [property])
    }
    if root.isAnswer { answer(schema, steps) } else { request(schema, steps) }
    for (index, property) in schema.object.properties.enumerated() {
      path.append(property.name)
      if property.schema.resolved(api)?.string.csrf != true {
        visit(property.schema, at: steps + [.property(index)])
        if !root.isAnswer, !isCredential(property.name) { required(property, index, steps) }
      }
      path.removeLast()
    }
    if let items = schema.array.items {
      path.append("0")
      visit(items, at: steps + [.items])
      path.removeLast()
    }
  }

  private mutating func add(
    _ kind: String, _ breaks: String, _ steps: [SchemaStep], _ site: Site, _ edit: @escaping (inout Schema) -> Void
  ) {
    let (api, root) = (api, root)
    found.append(
      SpecMutation(
        name: (["spec", operation.id, place] + path + [kind]).joined(separator: "/"), breaks: breaks,
        kind: (root.isAnswer ? "answer/" : "request/") + kind, operation: operation.id, status: status, site: site,
        change: { changed in
          guard let use = root.use(changed) else { return }
          root.set(use.changed(at: steps[...], api, edit), in: &changed)
        }))
  }

  // MARK: Requests: the server is laxer or stricter than the contract says

  private mutating func request(_ schema: Schema, _ steps: [SchemaStep]) {
    lengths(schema, steps)
    // Past a border that a rule between members draws too nothing of the border is seen.
    if !bound.contains(where: { $0 == path }) { numbers(schema, steps) }
    let site = schema.site
    if schema.types.value.contains(.null) {
      add("type/null-refused", "Takes null, which the contract does not", steps, site) { $0.types.value.remove(.null) }
    } else if !schema.types.value.isEmpty, place == "body", !isForm {
      add("type/null-allowed", "Refuses null, which the contract takes", steps, site) { $0.types.value.insert(.null) }
    }
    if let allowed = schema.allowed {
      add("enum/more", "Refuses a value that the contract names", steps, allowed.site) {
        $0.allowed?.value.append(.string("conformance_more"))
      }
    }
    guard schema.types.value.contains(.string), schema.string.format?.value != .binary else { return }
    if schema.string.checksum == nil, let pattern = schema.string.pattern, let longer = Self.longer(pattern.value) {
      add("pattern/longer", "Takes a value that is one character shorter than its pattern", steps, pattern.site) {
        $0.string.pattern?.value = longer
      }
    }
    if let format = schema.string.format {
      add("format/another", "Takes values of another format", steps, format.site) {
        $0.string.format?.value = format.value == .uuid ? .email : .uuid
      }
    }
    if schema.string.plainText == nil, schema.allowed == nil, schema.string.pattern == nil, schema.string.format == nil
    {
      add("x-plain-text/dropped", "Takes markup, which the contract does not", steps, site) { [message] in
        $0.string.plainText = Rule(.line, at: site, message: message)
      }
    } else if schema.string.plainText?.value == .text {
      add("x-plain-text/line", "Takes line feeds, which the contract does not", steps, site) {
        $0.string.plainText?.value = .line
      }
    }
    if schema.string.trim == nil, schema.string.pattern != nil || schema.string.format != nil {
      add("x-trim/dropped", "Does not take white space off, as the contract says", steps, site) {
        $0.string.trim = .ends
      }
    } else if schema.string.trim == .ends, schema.string.pattern != nil {
      add("x-trim/ends-only", "Takes white space off at the ends only", steps, site) { $0.string.trim = .all }
    }
    if let checksum = schema.string.checksum, !isForm {
      add("x-checksum/sentence", "Words a wrong checksum in its own way", steps, checksum.site) {
        $0.string.checksum?.message.english = "Siret is wrong"
      }
    }
  }

  /// Whether it is a client's own login, which may stand in the head of the request in place of the form.
  private func isCredential(_ name: String) -> Bool {
    if case .client(let id, let secret) = operation.security { [id, secret].contains(name) } else { false }
  }

  private var isForm: Bool { operation.body?.contents.first?.kind != .json }
  private var message: Message { Message(english: "conformance", french: "conformance") }

  /// The pattern with one more of what it ends in so many of: `^[0-9]{15}$` for `^[0-9]{14}$`; nil for other patterns.
  private static func longer(_ pattern: String) -> String? {
    guard let end = pattern.firstMatch(of: /\{(\d+)\}\$$/), let count = Int(end.1) else { return nil }
    return pattern[..<end.range.lowerBound] + "{\(count + 1)}$"
  }

  private mutating func lengths(_ schema: Schema, _ steps: [SchemaStep]) {
    let limits: [(String, Rule<Int>?, (inout Schema, Int) -> Void)] = [
      ("maxLength", schema.string.maxLength, { $0.string.maxLength?.value += $1 }),
      ("minLength", schema.string.minLength, { $0.string.minLength?.value += $1 }),
      ("maxItems", schema.array.maxItems, { $0.array.maxItems?.value += $1 }),
      ("minItems", schema.array.minItems, { $0.array.minItems?.value += $1 }),
    ]
    for (keyword, rule, shift) in limits {
      guard let rule, !isExhausted(keyword, schema) else { continue }
      for step in [-1, 1] where rule.value + step >= 0 {
        let isLaxer = keyword.hasPrefix("max") == (step < 0)
        add(
          keyword + (step < 0 ? "-1" : "+1"),
          isLaxer ? "Takes a value one past the border of \(keyword)" : "Refuses the last value that \(keyword) allows",
          steps, rule.site
        ) { shift(&$0, step) }
      }
    }
    if schema.array.items != nil, schema.array.uniqueItems == nil, place == "body", !isForm {
      let message = message
      add("uniqueItems/dropped", "Takes the same item twice", steps, schema.site) {
        $0.array.uniqueItems = Rule(true, at: schema.site, message: message)
      }
    }
  }

  /// Whether no list could be longer: each item is one of as many values as may stand there, and none may stand twice.
  private func isExhausted(_ keyword: String, _ schema: Schema) -> Bool {
    guard keyword == "maxItems", let limit = schema.array.maxItems, schema.array.uniqueItems?.value == true,
      let allowed = schema.array.items?.resolved(api)?.allowed
    else { return false }
    return allowed.value.count <= limit.value
  }

  private mutating func numbers(_ schema: Schema, _ steps: [SchemaStep]) {
    let limits: [(String, Rule<String>?, (inout Schema, String) -> Void)] = [
      ("maximum", schema.number.maximum, { $0.number.maximum?.value = $1 }),
      ("minimum", schema.number.minimum, { $0.number.minimum?.value = $1 }),
    ]
    for (keyword, rule, set) in limits {
      guard let rule, let limit = Int(rule.value) else { continue }
      for step in [-1, 1] {
        let isLaxer = (keyword == "maximum") == (step < 0)
        add(
          keyword + (step < 0 ? "-1" : "+1"),
          isLaxer ? "Takes a number one past its \(keyword)" : "Refuses its \(keyword) itself", steps, rule.site
        ) { set(&$0, String(limit + step)) }
      }
    }
  }

  private mutating func required(_ property: Property, _ index: Int, _ steps: [SchemaStep]) {
    // A form has no notation for an object without members.
    if isForm, property.schema.resolved(api)?.types.value == .object { return }
    let message = message
    if property.required?.value == true {
      add(
        "required/dropped", "Refuses a request without a member that the contract lets be missing", steps, property.site
      ) { $0.object.properties[index].required = nil }
    } else {
      add("required/added", "Takes a request without a member that the contract requires", steps, property.site) {
        $0.object.properties[index].required = Rule(true, at: property.site, message: message)
      }
    }
  }

  // MARK: Answers: the server tells what the contract does not

  private mutating func answer(_ schema: Schema, _ steps: [SchemaStep]) {
    let site = schema.site
    if let first = schema.object.properties.indices.first {
      add("member/undeclared", "Tells a member that the contract does not name", steps, site) {
        $0.object.properties.remove(at: first)
      }
      let message = message
      add("member/missing", "Leaves a member out that the contract requires", steps, site) {
        $0.object.properties.append(
          Property(
            name: "conformance_missing", site: site,
            schema: .inline(Schema(site: site, types: Rule(.any, at: site, message: message))),
            required: Rule(true, at: site, message: message), label: message))
      }
    }
    if case .string = Kind(schema) {
      add("type/another", "Tells a text in the place of a number", steps, site) { $0.types.value = .integer }
      if schema.allowed == nil {
        add("pattern/another", "Tells a text that the pattern does not match", steps, site) { [message] in
          $0.string.pattern = Rule("^conformance$", at: site, message: message)
        }
        add("maxLength/0", "Tells a text that is longer than allowed", steps, site) { [message] in
          $0.string.maxLength = Rule(0, at: site, message: message)
        }
      } else {
        add("enum/another", "Tells a value that the contract does not name", steps, site) {
          $0.allowed?.value = [.string("conformance")]
        }
      }
    }
    // Where it may be null as well it may always be.
    if case .number = Kind(schema), !schema.types.value.contains(.null) {
      // In a header everything is a text.
      if case .answer = root {
        add("type/another", "Tells a number in the place of a text", steps, site) { $0.types.value = .string }
      }
      add("maximum/-1", "Tells a number past its maximum", steps, site) { [message] in
        $0.number.maximum = Rule("-1", at: site, message: message)
      }
    }
    if schema.array.items != nil {
      add("maxItems/0", "Tells more items than allowed", steps, site) { [message] in
        $0.array.maxItems = Rule(0, at: site, message: message)
      }
    }
  }

  private enum Kind {
    case string, number, other
    init(_ schema: Schema) {
      var types = schema.types.value
      types.remove(.null)
      self = types == .string ? .string : types == .integer || types == .number ? .number : .other
    }
  }
}
