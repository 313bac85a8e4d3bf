import SchemaEvaluator
import SpecIR

/// A body that differs from a valid one in one place.
struct BodyVariant {
  /// `public_market/name/maxLength/+1`
  var name: String
  var path: [PathStep]
  var keyword: String
  var body: JSONValue
  var site: Site
  /// What the evaluator says it breaks; empty for a valid body.
  var violations: [EvaluatorViolation]
  var instants: [BodyPlan.Instant] = []
}

/// Walks a schema beside a valid value and varies each place of it, one at a time. Which variants are valid and which
/// rule the others break is the evaluator's word; a variant that shows something else than it was meant to is dropped.
struct BodyVariants {
  let evaluator: Evaluator
  let root: SchemaUse
  /// Whether values are texts (forms, queries): no `null`, no types to confuse.
  let isText: Bool
  private(set) var found: [BodyVariant] = []
  /// Rules for which no value was found that breaks them alone.
  private(set) var unproven: [(name: String, site: Site)] = []

  private static let maximumDepth = 12

  init(_ evaluator: Evaluator, of root: SchemaUse, base: JSONValue, isText: Bool) {
    self.evaluator = evaluator
    self.root = root
    self.isText = isText
    walk(root, at: [], in: base)
  }

  private mutating func walk(_ use: SchemaUse, at path: [PathStep], in base: JSONValue) {
    guard path.count < Self.maximumDepth, let schema = evaluator.schema(use), let current = base.value(at: path)
    else { return }
    vary(Candidates(evaluator, schema, current: current).found, at: path, in: base)
    if case .object(let members) = current, !path.isEmpty, case .checked(let value) = schema.object.additional {
      if let first = members.first {
        vary(nameIn: schema.object, first.value, at: path, in: base)
      } else {
        walk(mapOf: value, schema.object, at: path, in: base)
      }
    }
    if case .object = current {
      for property in schema.object.properties { walk(property, at: path + [.member(property.name)], in: base) }
    }
    if case .array(let items) = current, let use = schema.array.items, !items.isEmpty {
      walk(use, at: path + [.item(0)], in: base)
    }
  }

  /// A map is walked by one member made up for it.
  private mutating func walk(mapOf value: SchemaUse, _ rules: ObjectRules, at path: [PathStep], in base: JSONValue) {
    guard let sample = Sample(evaluator: evaluator).value(for: value) else { return }
    let member = path + [.member(Self.name(rules))]
    if let sample = isText ? written(value, sample) : sample { vary(nameIn: rules, sample, at: path, in: base) }
    let filled = base.setting(member, to: sample)
    if evaluator.violations(of: filled, against: root).isEmpty { walk(value, at: member, in: filled) }
  }

  /// A member under a name that the map has not.
  private mutating func vary(
    nameIn rules: ObjectRules, _ value: JSONValue, at path: [PathStep], in base: JSONValue
  ) {
    guard let rule = rules.names else { return }
    let stranger = JSONValue.object([.init("conformance ~ unknown", value)])
    vary(
      [
        Candidate(keyword: "propertyNames", variant: "another name", value: stranger, intent: .invalid, site: rule.site)
      ], at: path, in: base)
  }

  private static func name(_ rules: ObjectRules) -> String {
    rules.names.flatMap { ShortestMatch.of($0.value) } ?? "conformance"
  }

  /// The sample, with a member where it is an object that has none, for which a form has no notation; nil where it can
  /// have none.
  private func written(_ use: SchemaUse, _ sample: JSONValue) -> JSONValue? {
    guard sample == .object([]), let rules = evaluator.schema(use)?.object else { return sample }
    var choices = rules.properties.map { ($0.name, $0.schema) }
    if case .checked(let value) = rules.additional { choices.append((Self.name(rules), value)) }
    return choices.lazy.compactMap { name, use in
      Sample(evaluator: evaluator).value(for: use).flatMap { written(use, $0) }.map { .object([.init(name, $0)]) }
    }.first
  }

  private mutating func walk(_ property: Property, at path: [PathStep], in base: JSONValue) {
    guard let schema = evaluator.schema(property.schema) else { return }
    // The token of a form is the session's.
    if schema.string.csrf { return }
    // A form has no notation for an object without members, and takes nothing for one.
    let isNothingAValue = isText && schema.types.value == .object
    if isNothingAValue {
      // Neither missing nor there.
    } else if let rule = property.required, rule.value {
      vary(
        [Candidate(keyword: "required", variant: "missing", value: nil, intent: .invalid, site: rule.site)], at: path,
        in: base)
    } else if base.value(at: path) != nil {
      vary(
        [Candidate(keyword: "required", variant: "may be absent", value: nil, intent: .valid, site: property.site)],
        at: path, in: base)
    }
    if schema.string.blankIsAbsent { blanks(property, schema, at: path, in: base) }
    var base = base
    let isThere: Bool = if let value = base.value(at: path), value != .null { true } else { false }
    if !isThere, let sample = Sample(evaluator: evaluator).value(for: property.schema) {
      base = base.setting(path, to: sample)
      if !evaluator.violations(of: base, against: root).isEmpty { return }
    }
    walk(property.schema, at: path, in: base)
  }

  /// What is sent blank is missing where it must be there, and else as good as absent.
  private mutating func blanks(_ property: Property, _ schema: Schema, at path: [PathStep], in base: JSONValue) {
    let required = property.required.flatMap { $0.value ? $0 : nil }
    let candidates = [("empty", ""), ("white space alone", " \u{2003}")].map { name, text in
      Candidate(
        keyword: required == nil ? "x-blank" : "required", variant: name, value: .string(text),
        intent: required == nil ? .valid : .invalid, site: required?.site ?? schema.site)
    }
    vary(candidates, at: path, in: base)
  }

  private mutating func vary(_ candidates: [Candidate], at path: [PathStep], in base: JSONValue) {
    let pointer = path.pointer
    var shown: Set<String> = []
    var missed: [String: Site] = [:]
    for candidate in candidates where !isText || path.isEmpty || canBeText(candidate, at: path) {
      if candidate.keyword != "required", candidate.intent == .valid, candidate.value == base.value(at: path),
        !path.isEmpty
      {
        // The base itself; its own case sends it.
        shown.insert(candidate.keyword)
      }
      let body = base.setting(path, to: candidate.value)
      // Without its last member an object of a form is not there at all.
      if isText, candidate.value == nil, path.count > 1, body.value(at: path.dropLast()) == .object([]) { continue }
      let violations = evaluator.violations(of: body, against: root)
      let name = (path.isEmpty ? "" : path.text + "/") + candidate.keyword + "/" + candidate.variant
      let isUsable =
        switch candidate.intent {
        case .valid: violations.isEmpty
        case .invalid:
          // Null in the place of a required value is told as its absence.
          violations.contains {
            ($0.keyword == candidate.keyword || candidate.value == .null) && $0.pointer.hasPrefix(pointer)
          }
            && violations.allSatisfy { $0.pointer == pointer || $0.pointer.hasPrefix(pointer + "/") }
        }
      if isUsable {
        if candidate.intent == .invalid { shown.insert(candidate.keyword) }
        let instants = candidate.offsetSeconds.map { [BodyPlan.Instant(path: path, offsetSeconds: $0)] } ?? []
        found.append(
          .init(
            name: name, path: path, keyword: candidate.keyword, body: body, site: candidate.site,
            violations: violations,
            instants: instants))
      } else if candidate.intent == .invalid, candidate.keyword != "type" {
        missed[candidate.keyword] = candidate.site
      }
    }
    for (keyword, site) in missed.sorted(by: { $0.key < $1.key }) where !shown.contains(keyword) {
      unproven.append((name: (path.isEmpty ? "" : path.text + "/") + keyword, site: site))
    }
  }

  /// Texts have no types: only strings, numbers and, as fields of one name, lists of them can be written, and `required`
  /// can be left out. A list without items is a field that is not there.
  private func canBeText(_ candidate: Candidate, at path: [PathStep]) -> Bool {
    if candidate.keyword == "type" { return false }
    if candidate.keyword == "propertyNames" { return true }
    switch candidate.value {
    case nil, .string, .number: return true
    case .array(let items): return path.count == 1 && !items.isEmpty && items.allSatisfy { $0.formText != nil }
    default: return false
    }
  }
}
