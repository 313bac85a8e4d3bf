import SpecIR

extension Planner {
  private static let problem = "application/problem+json"

  /// Refusals as RFC 9457 has them, for clients that say that they read them.
  mutating func problems(_ operation: Operation) {
    guard
      operation.responses.contains(where: { $0.status >= 400 && $0.contents.contains { $0.mediaType == Self.problem } })
    else { return }
    let prefix = "\(operation.id)/problem"
    var plan = valid(operation)
    plan.accept = Self.problem
    add(
      "\(prefix)/none", operation, "Who reads problems is given what the operation gives where there is none",
      operation.site, .exchange(plan, .accepted))
    let proves = "Who reads problems is refused with one, in its declared form"
    if case .bearer = operation.security {
      var anonymous = plan
      anonymous.credential = .none
      add(
        "\(prefix)/unauthenticated", operation, proves, operation.site,
        .exchange(anonymous, .refusal(.unauthenticated, sentences: nil, code: nil)))
    }
    for content in operation.body?.contents ?? [] where content.kind == .json {
      var malformed = plan
      malformed.body = BodyPlan(mediaType: content.mediaType, content: .bytes(Array("{".utf8)))
      add(
        "\(prefix)/malformed", operation, proves, content.maxBytes.site,
        .exchange(malformed, .refusal(.malformed, sentences: nil, code: nil)))
      guard let base = contract.baseBody(of: content) else { continue }
      let variants = BodyVariants(contract.evaluator, of: content.schema, base: base, isText: false).found
      for variant in variants where !variant.violations.isEmpty {
        let expected = self.refusal(of: variant.violations, content.schema)
        guard case .refusal(.invalid, _, _) = expected, let body = self.body(variant.body, content, of: operation)
        else {
          continue
        }
        var invalid = plan
        invalid.body = body
        invalid.demand = contract.demand(of: variant.body, content.schema)
        add("\(prefix)/invalid", operation, proves, variant.violations[0].site, .exchange(invalid, expected))
        break
      }
    }
  }
}
