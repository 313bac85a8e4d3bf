import SchemaEvaluator
import SpecIR

/// A thing on the server that the suite made.
struct MadeResource {
  var identifier: String
  /// Whether something was changed on it since.
  var isTouched = false
}

extension Session {
  /// An identifier for a path parameter: of a thing that was made through the contract's links and is as far on as the
  /// operation needs it, one that was given, or one that a page leads to.
  func resource(for name: String, of operation: Operation, at asked: Stage? = nil) throws(Obstacle) -> String {
    guard let parameter = operation.parameters.first(where: { $0.place == .path && $0.name == name }) else {
      throw .missing("\(operation.id) has no parameter `\(name)`")
    }
    guard let kind = contract.kind(of: parameter) else {
      // What is one of a list names nothing that would have to be made.
      return contract.evaluator.schema(parameter.schema)?.allowed?.value.first?.formText ?? ""
    }
    let stage = stage(of: operation, asked)
    if stage == .complete, let given = given(parameter) { return given }
    if contract.makers(of: kind).isEmpty {
      if let given = given(parameter) ?? linked(operation)?[name] { return given }
      // A name within a thing that was made, such as of a step: it is known from the contract, unless the thing's own
      // pages know better.
      if contract.kinds(of: operation).contains(where: { !contract.makers(of: $0).isEmpty }),
        let example = parameter.examples.first?.value.value.formText
      {
        return linkedWithin(operation, name, or: example)
      }
      throw .missing(
        "no link of the contract leads to the parameter `\(name)` of \(operation.id), and none was given")
    }
    switch made(kind, stage, beside: contract.kinds(of: operation)) {
    case .success(let resource): return resource.identifier
    case .failure(let error):
      if asked == nil, let given = given(parameter) { return given }
      throw .missing(error.reason)
    }
  }

  /// What was given for a parameter: under its own name, or that of the component which it or its schema comes from.
  private func given(_ parameter: Parameter) -> String? {
    let sites = [contract.evaluator.schema(parameter.schema)?.site, parameter.site]
    for case let site? in sites {
      if let name = site.pointer.split(separator: "/").last, let value = options.given[String(name)] { return value }
    }
    return options.given[parameter.name]
  }

  /// Whether a request for the operation stands on something that the suite made, and so may be in too early a state.
  func usesMadeResource(_ operation: Operation) -> Bool {
    operation.parameters.contains { parameter in
      parameter.place == .path && (stage(of: operation) == .made || given(parameter) == nil)
    }
  }

  // MARK: Making

  /// Forgets what was made, and what was made within it.
  func forget(_ kind: String, _ stage: Stage) {
    made[stage]?[kind] = nil
    for other in Array(made[stage, default: [:]].keys) where other != kind {
      let makers = contract.makers(of: other).map(\.operation)
      if makers.contains(where: { contract.kinds(of: $0).contains(kind) && self.stage(of: $0) == stage }) {
        made[stage]?[other] = nil
      }
    }
  }

  /// - Parameter others: the kinds that stand in the same path; what is made within one of them is made within that.
  private func made(_ kind: String, _ stage: Stage, beside others: [String]) -> Result<MadeResource, ResourceError> {
    if let known = made[stage]?[kind] { return known }
    let makers = contract.makers(of: kind).filter { !contract.kinds(of: $0.operation).contains(kind) }
    if stage.time == .past, !makers.contains(where: { isWithin(others, $0.operation) }) {
      return past(kind, stage, beside: others)
    }
    // While it is being made it cannot be what it is made from.
    guard making.insert(kind).inserted else {
      return .failure(.init(reason: "the links of the contract go round in a circle"))
    }
    defer { making.remove(kind) }
    var result: Result<MadeResource, ResourceError> = .failure(.init(reason: "nothing makes it"))
    for maker in makers {
      var plan = Planner(contract: contract).valid(maker.operation)
      if isWithin(others, maker.operation) {
        plan.stage = stage
      } else if stage.time != .open {
        plan.stage = Stage(time: stage.time)
        plan.body?.instants = contract.futureInstants(of: maker.operation).map {
          .init(path: $0, offsetSeconds: Self.secondsToClose)
        }
      }
      result = make(by: maker, plan)
      if case .success = result { break }
    }
    if stage.isComplete, contract.completer(of: kind) != nil, case .success(let resource) = result {
      result = completed(resource, kind)
    }
    made[stage, default: [:]][kind] = result
    return result
  }

  /// Whether an operation stands on things that the same path names already.
  private func isWithin(_ kinds: [String], _ operation: Operation) -> Bool {
    let own = contract.kinds(of: operation)
    return !own.isEmpty && own.allSatisfy(kinds.contains)
  }

  /// Makes a thing that ends soon, and lets the time pass.
  private func past(_ kind: String, _ stage: Stage, beside others: [String]) -> Result<MadeResource, ResourceError> {
    var closing = stage
    closing.time = .closing
    let result = made(kind, closing, beside: others)
    guard case .success = result else { return result }
    do throws(Obstacle) {
      try letPass()
    } catch {
      made[closing] = nil
      return .failure(.init(reason: error.sentence))
    }
    return result
  }

  private func make(by maker: Contract.Maker, _ plan: RequestPlan) -> Result<MadeResource, ResourceError> {
    let operation = maker.operation
    if options.readOnly, operation.method != .get {
      return .failure(.init(reason: "\(operation.id) would have to be called, and the run is read-only"))
    }
    do throws(Obstacle) {
      var exchange = try perform(plan)
      // What it is made from can have been used up by another case.
      if !contract.isSuccess(exchange.answer.status, of: operation), plan.stage == nil, renewSources(of: operation) {
        exchange = try perform(plan)
      }
      guard contract.isSuccess(exchange.answer.status, of: operation),
        let value = value(of: maker.expression, in: exchange.answer)
      else {
        return .failure(.init(reason: "\(operation.id) answered \(exchange.answer.status)\(told(exchange.answer))"))
      }
      return .success(MadeResource(identifier: value))
    } catch {
      return .failure(.init(reason: reason(of: error, for: operation)))
    }
  }

  private func renewSources(of maker: Operation) -> Bool {
    let stage = stage(of: maker)
    let kinds = contract.kinds(of: maker).filter { made[stage]?[$0] != nil }
    for kind in kinds { forget(kind, stage) }
    return !kinds.isEmpty
  }

  private func completed(_ resource: MadeResource, _ kind: String) -> Result<MadeResource, ResourceError> {
    guard let completer = contract.completer(of: kind), !unserved.contains(completer.id),
      case .parameter(let name)? = completer.path.first(where: { if case .parameter = $0 { true } else { false } })
    else { return .failure(.init(reason: "the server has no operation that completes it, and none was given")) }
    if options.readOnly {
      return .failure(.init(reason: "\(completer.id) would have to be called, and the run is read-only"))
    }
    var plan = Planner(contract: contract).valid(completer)
    plan.path = .template([name: resource.identifier])
    do throws(Obstacle) {
      let answer = try perform(plan).answer
      guard contract.isSuccess(answer.status, of: completer) else {
        return .failure(.init(reason: "\(completer.id) answered \(answer.status)\(told(answer))"))
      }
      return .success(MadeResource(identifier: resource.identifier))
    } catch {
      return .failure(.init(reason: reason(of: error, for: completer)))
    }
  }

  private func reason(of obstacle: Obstacle, for operation: Operation) -> String {
    switch obstacle {
    case .missing(let reason): reason
    case .noAnswer(let error, _): "\(operation.id): \(error)"
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
