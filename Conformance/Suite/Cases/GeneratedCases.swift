import SchemaEvaluator
import SpecIR

extension Planner {
  /// Bodies made up for each media type; those that only some environments take are fewer, since they move clocks.
  private static let bodies = 20
  private static let bodiesOfSandbox = 5

  /// Valid bodies made up at random: whatever the contract lets through is let through.
  mutating func generated(_ operation: Operation) {
    for content in operation.body?.contents ?? [] where [.json, .form, .multipart].contains(content.kind) {
      let prefix = "\(operation.id)/body/generated"
      var generator = ValueGenerator(
        evaluator: contract.evaluator, random: SeededRandom(seed: seed, for: prefix + content.mediaType),
        walks: walks)
      for number in 1...(operation.environments == nil ? Self.bodies : Self.bodiesOfSandbox) {
        guard let value = generator.value(for: content.schema), var plan = plan(value, content, of: operation) else {
          continue
        }
        plan.demand = contract.demand(of: value, content.schema)
        add(
          "\(prefix)/\(number)", operation, "A body that keeps every rule is let through, whatever it says",
          content.schema.site(in: contract) ?? operation.site, .exchange(plan, .accepted),
          generated: GeneratedBody(value: value, content: content))
      }
      walks = generator.walks
    }
  }

  /// A request with such a body; nil where it cannot be written, or would be larger than its cap.
  func plan(_ value: JSONValue, _ content: MediaContent, of operation: Operation) -> RequestPlan? {
    var plan = valid(operation)
    guard let body = body(value, content, of: operation), body.content.leastSize <= content.maxBytes.value else {
      return nil
    }
    plan.body = body
    plan.tokenField = contract.tokenField(of: content)
    return plan
  }
}
