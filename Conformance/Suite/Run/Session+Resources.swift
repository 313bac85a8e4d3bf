import SchemaEvaluator
import SpecIR

extension Session {
  /// An identifier for a path parameter: one that was given, or one made through the contract's links.
  func resource(for parameter: String, of operation: Operation) throws(Obstacle) -> String {
    if let given = given(parameter, of: operation) { return given }
    // What is one of a list names no resource that would have to be made.
    if let parameter = operation.parameters.first(where: { $0.name == parameter && $0.place == .path }),
      let choice = contract.evaluator.schema(parameter.schema)?.allowed?.value.first?.formText
    {
      return choice
    }
    var reasons: [String] = []
    for producer in contract.api.operations where producer.id != operation.id {
      for response in producer.responses where response.isSuccess {
        for link in response.links where link.operationID == operation.id {
          guard let expression = link.parameters.first(where: { $0.name == parameter })?.expression else { continue }
          let key = producer.id + " " + expression
          let result = made[key] ?? make(by: producer, expression)
          made[key] = result
          switch result {
          case .success(let identifier): return identifier
          case .failure(let error): reasons.append(error.reason)
          }
        }
      }
    }
    throw .missing(
      reasons.first
        ?? "no link of the contract leads to the parameter `\(parameter)` of \(operation.id), and none was given")
  }

  /// Takes back what a request has brought about, where a link of its answer leads to a DELETE that needs nothing else,
  /// so that no other case meets it.
  func undo(_ exchange: Exchange, of operation: Operation?) throws(Obstacle) {
    guard let response = operation?.responses.first(where: { $0.status == exchange.answer.status }) else { return }
    for link in response.links {
      guard let undoing = contract.operation(link.operationID), undoing.method == .delete, undoing.parameters.isEmpty
      else { continue }
      _ = try performOnce(Planner(contract: contract).valid(undoing))
    }
  }

  /// The resource that was given for a parameter: under its own name, or that of the component which it or its schema
  /// comes from.
  func given(_ parameter: String, of operation: Operation) -> String? {
    guard let parameter = operation.parameters.first(where: { $0.name == parameter }) else { return nil }
    let sites = [contract.evaluator.schema(parameter.schema)?.site, parameter.site]
    for case let site? in sites {
      if let name = site.pointer.split(separator: "/").last, let value = options.given[String(name)] { return value }
    }
    return options.given[parameter.name]
  }

  /// Whether a request for the operation stands on a resource that the suite made, and so may be in too early a state.
  func usesMadeResource(_ operation: Operation) -> Bool {
    operation.parameters.contains { $0.place == .path && given($0.name, of: operation) == nil }
  }

  private func make(by producer: Operation, _ expression: String) -> Result<String, ResourceError> {
    if options.readOnly, producer.method != .get {
      return .failure(.init(reason: "\(producer.id) would have to be called, and the run is read-only"))
    }
    // While it is being made it cannot be what it is made from.
    made[producer.id + " " + expression] = .failure(.init(reason: "the links of the contract go round in a circle"))
    do throws(Obstacle) {
      let exchange = try perform(Planner(contract: contract).valid(producer))
      guard contract.isSuccess(exchange.answer.status, of: producer),
        let value = value(of: expression, in: exchange.answer)
      else {
        return .failure(.init(reason: "\(producer.id) answered \(exchange.answer.status)\(told(exchange.answer))"))
      }
      return .success(value)
    } catch {
      switch error {
      case .missing(let reason): return .failure(.init(reason: reason))
      case .noAnswer(let error, _): return .failure(.init(reason: "\(producer.id): \(error)"))
      }
    }
  }

  private func told(_ answer: Answer) -> String {
    guard let body = try? JSONValue(json: answer.body) else { return "" }
    if case .array(let items)? = body["errors"], let first = items.first?.string { return ": \(first)" }
    return body["error"]?.string.map { ": \($0)" } ?? ""
  }

  /// A runtime expression of OpenAPI, as far as links use it: `$response.body#/…` and `$response.header.…`.
  private func value(of expression: String, in answer: Answer) -> String? {
    if expression.hasPrefix("$response.header.") {
      return answer.header(String(expression.dropFirst("$response.header.".count)))
    }
    guard expression.hasPrefix("$response.body#"), let body = try? JSONValue(json: answer.body) else { return nil }
    return body.value(atPointer: expression.dropFirst("$response.body#".count))?.formText
  }
}
