import SchemaEvaluator
import SpecIR

extension Planner {
  /// The border of each constraint of a request body, and bodies that cannot be read at all.
  mutating func bodies(_ operation: Operation) {
    for content in operation.body?.contents ?? [] where [.json, .form, .multipart].contains(content.kind) {
      let prefix = "\(operation.id)/body"
      guard let base = contract.baseBody(of: content) else {
        add(
          prefix, operation, "The constraints of the body hold", content.schema.site(in: contract) ?? operation.site,
          .unprovable("no valid body is known: the contract has no valid example and none could be made up"))
        continue
      }
      // Each example is walked, since one alone seldom has every member; what was shown once is not shown again.
      var seen: Set<String> = []
      var unproven: [String: Site] = [:]
      var bases = [base]
      for example in content.examples.map(\.value.value) where example != base {
        if contract.evaluator.violations(of: example, against: content.schema).isEmpty { bases.append(example) }
      }
      for base in bases {
        let variants = BodyVariants(contract.evaluator, of: content.schema, base: base, isText: content.kind != .json)
        for variant in variants.found where seen.insert(variant.name).inserted {
          add(variant, content, operation, prefix)
        }
        for rule in variants.unproven { unproven[rule.name] = rule.site }
        if base == bases[0] { combined(variants.found, base, content, operation) }
      }
      for (name, site) in unproven.sorted(by: { $0.key < $1.key })
      where !seen.contains(where: { $0.hasPrefix(name + "/") }) {
        add(
          "\(prefix)/\(name)", operation, "The rule holds", site,
          .unprovable("no value was found that breaks this rule alone"))
      }
      unreadable(operation, content)
    }
  }

  private mutating func add(_ variant: BodyVariant, _ content: MediaContent, _ operation: Operation, _ prefix: String) {
    var plan = valid(operation)
    guard var body = self.body(variant.body, content, of: operation) else { return }
    body.instants = variant.instants
    var whenValid = Expectation.accepted
    if case .client(let id, let secret) = operation.security, let name = variant.path.first,
      name == .member(id) || name == .member(secret)
    {
      // The client's own credentials are at stake: they stand in the form, and other valid ones prove nothing.
      guard let value = variant.body.value(at: variant.path)?.formText, case .form(var members) = body.content,
        case .member(let member) = name
      else { return }
      members.append(.init(member, value))
      body.content = .form(members)
      plan.credential = .client(.form)
      whenValid = .refusal(.unauthenticated, sentences: nil, code: nil)
    }
    plan.body = body
    plan.tokenField = contract.tokenField(of: content)
    plan.demand = contract.demand(of: variant.body, content.schema)
    let name = "\(prefix)/\(variant.name)"
    if body.content.leastSize > content.maxBytes.value {
      add(name, operation, "The rule holds", variant.site, .unprovable("the body would be larger than its cap"))
      return
    }
    if variant.violations.isEmpty {
      add(name, operation, "A value that keeps the rule is let through", variant.site, .exchange(plan, whenValid))
    } else {
      let failure = content.goesToHandlerInvalid ? .rejectedForm : refusal(of: variant.violations, content.schema)
      add(
        name, operation, "A value that breaks the rule is refused, with its sentence: \(variant.violations[0].message)",
        variant.violations[0].site, .exchange(plan, failure))
    }
  }

  /// How a body with these violations is refused: one that is not the object it should be, or has a broken envelope,
  /// cannot be read.
  func refusal(of violations: [EvaluatorViolation], _ use: SchemaUse) -> Expectation {
    let root = contract.evaluator.schema(use)
    if root?.types.value == .object, violations.contains(where: { $0.pointer.isEmpty && $0.keyword == "type" }) {
      return .refusal(.malformed, sentences: nil, code: nil)
    }
    if let root, root.object.envelope {
      // What the envelope holds is told from its outside: there the request cannot be read.
      let members = root.object.properties.map { [PathStep.member($0.name)].pointer }
      for violation in violations where ["type", "required"].contains(violation.keyword) {
        if violation.pointer.isEmpty || members.contains(violation.pointer) {
          return .refusal(.malformed, sentences: nil, code: nil)
        }
      }
    }
    // A member that is missing makes the request invalid, whatever its value could have done (RFC 6749 section 5.2).
    let code = violations.lazy.filter { $0.keyword != "required" }.compactMap { violation in
      root?.object.properties.first { violation.pointer.hasPrefix([PathStep.member($0.name)].pointer) }?.errorCode
    }.first
    var places: [(pointer: String, sentences: [String])] = []
    for violation in violations {
      let sentence = contract.sentence(of: violation, in: use)
      if let index = places.firstIndex(where: { $0.pointer == violation.pointer }) {
        places[index].sentences.append(sentence)
      } else {
        places.append((violation.pointer, [sentence]))
      }
    }
    return .refusal(.invalid, sentences: places.map(\.sentences), code: code)
  }

  /// One body that breaks rules in many places: all of them are told, in the order of the contract.
  private mutating func combined(
    _ variants: [BodyVariant], _ base: JSONValue, _ content: MediaContent, _ operation: Operation
  ) {
    guard !content.goesToHandlerInvalid, contract.wording(of: .invalid, for: operation)?.adds.contains(.errors) == true
    else { return }
    var body = base
    var taken: [[PathStep]] = []
    for variant in variants where variant.violations.count == 1 && variant.instants.isEmpty {
      // A rule of an object as a whole would keep out all that lies within it.
      if case .object? = base.value(at: variant.path) { continue }
      let isApart =
        !variant.path.isEmpty && !taken.contains { $0.starts(with: variant.path) || variant.path.starts(with: $0) }
      guard isApart, variant.violations[0].pointer == variant.path.pointer, base.value(at: variant.path) != nil,
        case .refusal(.invalid, _, _) = refusal(of: variant.violations, content.schema)
      else { continue }
      taken.append(variant.path)
      body = body.setting(variant.path, to: variant.body.value(at: variant.path))
    }
    let violations = contract.evaluator.violations(of: body, against: content.schema)
    guard taken.count > 1, violations.count > 1, let planned = self.body(body, content, of: operation) else { return }
    var plan = valid(operation)
    plan.body = planned
    plan.tokenField = contract.tokenField(of: content)
    plan.demand = contract.demand(of: body, content.schema)
    add(
      "\(operation.id)/body/all violations", operation,
      "All broken rules are told at once, in the order of the contract",
      violations[0].site, .exchange(plan, refusal(of: violations, content.schema)))
  }
}

extension BodyPlan.Content {
  /// Bytes, but for the credentials that a form may get.
  var leastSize: Int {
    switch self {
    case .bytes(let bytes): bytes.count
    case .json(let value): value.text.utf8.count
    case .form(let members): FormText.encode(members).utf8.count
    case .multipart(let members, let files): MultipartText.encode(members, files).count
    }
  }
}

extension SchemaUse {
  func site(in contract: Contract) -> Site? { contract.evaluator.schema(self)?.site }
}
