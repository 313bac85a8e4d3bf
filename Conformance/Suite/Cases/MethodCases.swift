import SpecIR

extension Planner {
  /// Each path with the methods that it has and has not.
  mutating func methods() {
    var seen: Set<[String]> = []
    for operation in contract.api.operations where seen.insert(Contract.shape(operation.path)).inserted {
      let allow = contract.allowed(at: operation.path)
      for method in ["GET", "PUT", "POST", "DELETE", "PATCH", "TRACE", "PROPFIND"]
      where !allow.contains(method) && !readOnly {
        let plan = anonymous(operation, method)
        add(
          "\(operation.id)/method/\(method)", operation,
          "A method that the path has not is refused, and Allow names those it has",
          operation.site, .exchange(plan, .wrongMethod(allow: allow)))
      }
      add(
        "\(operation.id)/method/OPTIONS", operation, "OPTIONS tells the methods of the path", operation.site,
        .exchange(anonymous(operation, "OPTIONS"), .options(allow: allow)))
      if let get = contract.api.operations.first(where: {
        $0.method == .get && Contract.shape($0.path) == Contract.shape(operation.path)
      }) {
        var head = valid(get)
        head.method = "HEAD"
        add(
          "\(get.id)/method/HEAD", get, "HEAD answers as GET does, without the body", get.site,
          .exchange(head, .accepted))
      }
    }
  }

  /// A request for the operation's path without login, body and existing resource: it is refused before those matter.
  private func anonymous(_ operation: Operation, _ method: String) -> RequestPlan {
    RequestPlan(
      operation: operation, method: method, path: samplePath(of: operation), credential: .none, isTransport: true)
  }

  /// The path with values that look right but name nothing.
  func samplePath(of operation: Operation) -> RequestPlan.Path {
    var values: [String: String] = [:]
    for parameter in operation.parameters where parameter.place == .path {
      let value =
        parameter.examples.first?.value.value ?? Sample(evaluator: contract.evaluator).value(for: parameter.schema)
      values[parameter.name] = value?.formText ?? "conformance"
    }
    return .template(values)
  }
}
