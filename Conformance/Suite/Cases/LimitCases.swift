import SchemaEvaluator
import SpecIR

extension Planner {
  /// What `x-limits` lets a body have, and one more.
  mutating func limits(_ operation: Operation) {
    guard let limits = contract.api.limits else { return }
    for content in operation.body?.contents ?? [] {
      guard let base = contract.baseBody(of: content) else { continue }
      switch content.kind {
      case .json:
        depth(limits.jsonDepth, base, content, operation)
        violations(limits.violations, base, content, operation)
      case .form, .multipart: fields(limits.formFields, base, content, operation)
      case .text, .binary: break
      }
    }
  }

  /// Heads that are larger by a byte or a field than any may be.
  func heads(_ limits: Limits, path: String) -> [(String, Failure, String)] {
    func padding(to size: Int, after text: String) -> String {
      String(repeating: "a", count: max(0, size - text.utf8.count))
    }
    let host = "Host: conformance.test\r\n"
    let target = "GET \(path)?"
    let version = " HTTP/1.1"
    let line = target + padding(to: limits.requestLine.value + 1, after: target + version) + version
    let field = "X-A: "
    let large = field + padding(to: limits.headerBytes.value + 1, after: host + field + "\r\n")
    let many = String(repeating: "X-A: a\r\n", count: limits.headerFields.value)
    return [
      ("request-line +1", .uriTooLong, "\(line)\r\n\(host)\r\n"),
      ("header-bytes +1", .headersTooLarge, "GET \(path) HTTP/1.1\r\n\(host)\(large)\r\n\r\n"),
      ("header-fields +1", .headersTooLarge, "GET \(path) HTTP/1.1\r\n\(host)\(many)\r\n"),
    ]
  }

  /// Lists within one another, in a member that the contract does not have.
  private mutating func depth(
    _ limit: Rule<Int>, _ base: JSONValue, _ content: MediaContent, _ operation: Operation
  ) {
    guard case .object(let members) = base, limit.value > 1 else { return }
    // The body itself is the first.
    let lists = (2..<limit.value).reduce(JSONValue.array([])) { list, _ in .array([list]) }
    for (name, inner) in [("json-depth", lists), ("json-depth/+1", JSONValue.array([lists]))] {
      let body = JSONValue.object(members + [.init("conformance", inner)])
      guard contract.evaluator.violations(of: body, against: content.schema).isEmpty,
        var plan = plan(body, content, of: operation)
      else { return }
      plan.demand = contract.demand(of: body, content.schema)
      add(
        "\(operation.id)/body/\(name)", operation, "A body is read to the depth that the contract says, and no deeper",
        limit.site,
        .exchange(plan, inner == lists ? .accepted : .refusal(.malformed, sentences: nil, code: nil)))
    }
  }

  /// A list of items that are wrong in the same way, one more than are told.
  private mutating func violations(
    _ limit: Rule<Int>, _ base: JSONValue, _ content: MediaContent, _ operation: Operation
  ) {
    guard contract.wording(of: .invalid, for: operation)?.adds.contains(.errors) == true else { return }
    let variants = BodyVariants(contract.evaluator, of: content.schema, base: base, isText: false).found
    for variant in variants where variant.violations.count == 1 && variant.instants.isEmpty {
      guard let place = variant.path.firstIndex(where: { if case .item = $0 { true } else { false } }),
        let item = variant.body.value(at: variant.path[...place])
      else { continue }
      let items = JSONValue.array(Array(repeating: item, count: limit.value + 1))
      let body = variant.body.setting(variant.path[..<place], to: items)
      let found = contract.evaluator.violations(of: body, against: content.schema)
      guard found.count == limit.value + 1, Set(found.map(\.pointer)).count == found.count,
        case .refusal(.invalid, let sentences?, let code) = refusal(of: found, content.schema),
        var plan = plan(body, content, of: operation)
      else { continue }
      plan.demand = contract.demand(of: body, content.schema)
      add(
        "\(operation.id)/body/violations/+1", operation,
        "Of more broken rules than are told the first are, and behind them that there are more", limit.site,
        .exchange(
          plan,
          .refusal(.invalid, sentences: Array(sentences.prefix(limit.value)) + [[limit.message.english]], code: code)))
      return
    }
  }

  /// Fields that the contract does not have, behind those that it has.
  private mutating func fields(
    _ limit: Rule<Int>, _ base: JSONValue, _ content: MediaContent, _ operation: Operation
  ) {
    guard case .ignored? = contract.evaluator.schema(content.schema)?.object.additional,
      let plan = plan(base, content, of: operation)
    else { return }
    // A form that is refused before its token is looked at is sent without.
    let token = plan.tokenField == nil ? 0 : 1
    for (name, count) in [("form-fields", limit.value - token), ("form-fields/+1", limit.value + 1)] {
      var plan = plan
      guard let padded = plan.body?.content.padded(to: count), padded.leastSize <= content.maxBytes.value else {
        return
      }
      plan.body?.content = padded
      add(
        "\(operation.id)/body/\(name)", operation, "A form has as many fields as the contract says, and no more",
        limit.site,
        .exchange(plan, count > limit.value ? .refusal(.malformed, sentences: nil, code: nil) : .accepted))
    }
  }
}

extension BodyPlan.Content {
  /// The form with so many fields; nil for what is no form, or has more.
  fileprivate func padded(to count: Int) -> BodyPlan.Content? {
    func further(_ own: Int) -> [FormMember]? {
      own <= count ? Array(repeating: FormMember("conformance", ""), count: count - own) : nil
    }
    switch self {
    case .form(let members): return further(members.count).map { .form(members + $0) }
    case .multipart(let members, let files):
      return further(members.count + files.count).map { .multipart(members + $0, files) }
    case .bytes, .json: return nil
    }
  }
}
