import SchemaEvaluator
import SpecIR

extension Planner {
  /// The border of each constraint of the parameters. Values stand in the text of the request, so there are no types to
  /// confuse, but there is text that is no number.
  mutating func parameters(_ operation: Operation) {
    for parameter in operation.parameters {
      guard let schema = contract.evaluator.schema(parameter.schema) else { continue }
      if parameter.place != .path, parameter.required?.value == true { missing(parameter, operation) }
      unreadable(parameter, operation)
      if schema.types.value.contains(.array) {
        if parameter.place == .query { lists(parameter, schema, operation) }
        continue
      }
      guard
        let base = parameter.examples.first?.value.value
          ?? Sample(evaluator: contract.evaluator).value(for: parameter.schema)
      else { continue }
      let variants = BodyVariants(contract.evaluator, of: parameter.schema, base: base, isText: true)
      for variant in variants.found {
        guard let text = variant.body.formText, variant.keyword != "type" else { continue }
        vary(parameter, [text], variant, operation)
      }
      if schema.types.value.contains(.integer), !schema.types.value.contains(.string) {
        for (name, text) in [
          ("letters", "abc"), ("empty", ""), ("fraction", "1.5"), ("hexadecimal", "0x10"), ("blank", " 1"),
        ] {
          let variant = BodyVariant(
            name: "type/\(name)", path: [], keyword: "type", body: .string(text), site: schema.types.site,
            violations: [
              .init(pointer: "", keyword: "type", message: schema.types.message.english, site: schema.types.site)
            ])
          vary(parameter, [text], variant, operation)
        }
      }
    }
  }

  /// A list in a query is its name repeated: its sizes, and each rule of an item in a list of one.
  private mutating func lists(_ parameter: Parameter, _ schema: Schema, _ operation: Operation) {
    guard let use = schema.array.items, let item = Sample(evaluator: contract.evaluator).value(for: use) else { return }
    for candidate in Candidates(contract.evaluator, schema, current: .array([item])).found {
      guard case .array(let items)? = candidate.value, candidate.keyword != "type" else { continue }
      let violations = contract.evaluator.violations(of: .array(items), against: parameter.schema)
      guard violations.isEmpty == (candidate.intent == .valid) else { continue }
      let variant = BodyVariant(
        name: candidate.keyword + "/" + candidate.variant, path: [], keyword: candidate.keyword, body: .array(items),
        site: candidate.site, violations: violations)
      vary(parameter, items.compactMap(\.formText), variant, operation)
    }
    for variant in BodyVariants(contract.evaluator, of: use, base: item, isText: true).found {
      guard let text = variant.body.formText, variant.keyword != "type" else { continue }
      var variant = variant
      variant.name = "0/" + variant.name
      vary(parameter, [text], variant, operation)
    }
  }

  private mutating func missing(_ parameter: Parameter, _ operation: Operation) {
    var plan = valid(operation)
    plan.query.removeAll { $0.name == parameter.name }
    plan.headers.removeAll { $0.name == parameter.name }
    add(
      "\(operation.id)/\(parameter.place.rawValue)/\(parameter.name)/required/missing", operation,
      "A required parameter that is missing is refused", parameter.site,
      .exchange(plan, .refusal(.invalid, sentences: parameter.required.map { [[$0.message.english]] }, code: nil)))
  }

  /// What is no text that can be read, whatever rules its value has.
  private mutating func unreadable(_ parameter: Parameter, _ operation: Operation) {
    var plan = valid(operation)
    let text = Self.marked(Self.longestRun + 1)
    switch parameter.place {
    case .query: plan.query = plan.query.filter { $0.name != parameter.name } + [.init(parameter.name, text)]
    case .header: plan.headers = plan.headers.filter { $0.name != parameter.name } + [.init(parameter.name, text)]
    case .path: return
    }
    add(
      "\(operation.id)/\(parameter.place.rawValue)/\(parameter.name)/combining marks", operation,
      "A parameter that cannot be read is refused as malformed", parameter.site,
      .exchange(plan, .refusal(.malformed, sentences: nil, code: nil)))
  }

  /// - Parameter texts: the values; several only in a query.
  private mutating func vary(
    _ parameter: Parameter, _ texts: [String], _ variant: BodyVariant, _ operation: Operation
  ) {
    var plan = valid(operation)
    let text = texts.first ?? ""
    switch parameter.place {
    case .query:
      plan.query.removeAll { $0.name == parameter.name }
      plan.query += texts.map { .init(parameter.name, $0) }
    case .header:
      guard text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else { return }
      plan.headers.removeAll { $0.name == parameter.name }
      plan.headers.append(.init(parameter.name, text))
    case .path:
      // An empty or dotted segment is another path.
      guard !text.isEmpty, text != ".", text != ".." else { return }
      plan.path = .template([parameter.name: text])
    }
    let name = "\(operation.id)/\(parameter.place.rawValue)/\(parameter.name)/\(variant.name)"
    if variant.violations.isEmpty {
      // A pattern says how a reference looks, not that what it names exists.
      if variant.keyword == "pattern" { return }
      add(name, operation, "A value that keeps the rule is let through", variant.site, .exchange(plan, .accepted))
    } else if parameter.place == .path {
      add(
        name, operation, "A path that no resource can have is answered as one that none has", variant.site,
        .exchange(plan, .refusal(.notFound, sentences: nil, code: nil)))
    } else {
      var sentences: [String] = []
      for violation in variant.violations where !sentences.contains(violation.message) {
        sentences.append(violation.message)
      }
      add(
        name, operation, "A value that breaks the rule is refused, with its sentence: \(sentences[0])", variant.site,
        .exchange(plan, .refusal(.invalid, sentences: [sentences], code: nil)))
    }
  }
}
