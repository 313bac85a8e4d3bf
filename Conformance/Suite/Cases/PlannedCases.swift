import SchemaEvaluator
import SpecIR

extension Contract {
  /// The operation that plans what a later request meets: a POST that exists in some environments only and whose body
  /// has a `scenario`, some of which have the names of failures, and the `operation` that meets it.
  var planning: (operation: Operation, scenarios: [(name: String, failure: Failure)], operations: [Operation])? {
    for operation in api.operations where operation.environments != nil && operation.method == .post {
      for content in operation.body?.contents ?? [] where content.kind == .json {
        let names = choices(of: "scenario", content)
        let scenarios = names.compactMap { name in
          Failure(rawValue: name.replacing("_", with: "-")).map { (name: name, failure: $0) }
        }
        let operations = choices(of: "operation", content).compactMap { self.operation($0) }
        if !scenarios.isEmpty, !operations.isEmpty { return (operation, scenarios, operations) }
      }
    }
    return nil
  }

  /// The texts that a member of a body can be.
  private func choices(of name: String, _ content: MediaContent) -> [String] {
    let properties = evaluator.schema(content.schema)?.object.properties ?? []
    guard let schema = properties.first(where: { $0.name == name }).flatMap({ evaluator.schema($0.schema) }) else {
      return []
    }
    let branches = schema.union?.branches.compactMap { evaluator.schema($0.schema) } ?? []
    return ([schema] + branches).flatMap { $0.allowed?.value ?? [] }.compactMap(\.string)
  }
}

extension Planner {
  /// Failures that no request can bring about, where the server's environment lets them be planned.
  mutating func planned() {
    guard let planning = contract.planning else { return }
    for operation in planning.operations {
      for (name, failure) in planning.scenarios {
        guard let wording = contract.wording(of: failure, for: operation),
          let response = operation.responses.first(where: { $0.status == wording.status })
        else { continue }
        let body = JSONValue.object([.init("scenario", .string(name)), .init("operation", .string(operation.id))])
        var planned = valid(planning.operation)
        planned.body = BodyPlan(mediaType: "application/json", content: .json(body))
        add(
          "\(operation.id)/planned/\(name)", operation, "A failure of the service is told as it is declared",
          response.site, .planned(.init(planning: planned, request: valid(operation), failure: failure)))
      }
    }
  }
}
