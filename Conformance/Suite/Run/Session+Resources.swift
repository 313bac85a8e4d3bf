import SchemaEvaluator
import SpecIR

/// How far on the things are that an operation is tried on.
enum Stage: Hashable {
  /// As they were made.
  case made
  /// Brought to their end by the operation that the contract has for it, or given to the suite.
  case complete
}

/// A thing on the server that the suite made.
struct MadeResource {
  var identifier: String
  /// Whether something was changed on it since.
  var isTouched = false
}

extension Session {
  /// An identifier for a path parameter: of a thing that was made through the contract's links and is as far on as the
  /// operation needs it, one that was given, or one that a page leads to.
  func resource(for name: String, of operation: Operation) throws(Obstacle) -> String {
    guard let parameter = operation.parameters.first(where: { $0.place == .path && $0.name == name }) else {
      throw .missing("\(operation.id) has no parameter `\(name)`")
    }
    guard let kind = contract.kind(of: parameter) else {
      // What is one of a list names nothing that would have to be made.
      return contract.evaluator.schema(parameter.schema)?.allowed?.value.first?.formText ?? ""
    }
    let stage = stage(of: operation)
    if stage == .complete, let given = given(parameter) { return given }
    if contract.makers(of: kind).isEmpty {
      if let given = given(parameter) ?? linked(operation)?[name] { return given }
      // A name within a thing that was made, such as of a step: it is known from the contract.
      if contract.kinds(of: operation).contains(where: { !contract.makers(of: $0).isEmpty }),
        let example = parameter.examples.first?.value.value.formText
      {
        return example
      }
      throw .missing(
        "no link of the contract leads to the parameter `\(name)` of \(operation.id), and none was given")
    }
    switch made(kind, stage) {
    case .success(let resource): return resource.identifier
    case .failure(let error):
      if let given = given(parameter) { return given }
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

  // MARK: How far on

  /// How far on the things must be for an operation to succeed, found out once: as they were made, unless only complete
  /// ones will do. A page that is shown is better than one that leads elsewhere.
  func stage(of operation: Operation) -> Stage {
    if let known = stages[operation.id] { return known }
    stages[operation.id] = .made
    guard !contract.isCompleter(operation), contract.kinds(of: operation).contains(where: canComplete) else {
      return .made
    }
    if operation.method != .get, let page = contract.page(of: operation), page.produces.contains("text/html") {
      let stage = stage(of: page)
      stages[operation.id] = stage
      return stage
    }
    let early = success(of: operation)
    if early < 2 {
      stages[operation.id] = .complete
      if success(of: operation) <= early { stages[operation.id] = .made }
    }
    return stages[operation.id] ?? .made
  }

  private func canComplete(_ kind: String) -> Bool {
    if let completer = contract.completer(of: kind), !unserved.contains(completer.id) { return true }
    return options.given[kind] != nil
  }

  /// 2 for a success, 1 for a way on to another page, 0 for neither.
  private func success(of operation: Operation) -> Int {
    guard let answer = try? perform(Planner(contract: contract).valid(operation)).answer else { return 0 }
    return answer.status < 300 ? 2 : contract.isSuccess(answer.status, of: operation) ? 1 : 0
  }

  /// Notes that a request has changed something.
  func noteChange(by plan: RequestPlan, _ answer: Answer) {
    guard let operation = plan.operation, operation.method != .get, contract.isSuccess(answer.status, of: operation)
    else { return }
    for kind in contract.kinds(of: operation) {
      if case .success(var resource)? = made[stage(of: operation)]?[kind] {
        resource.isTouched = true
        made[stage(of: operation)]?[kind] = .success(resource)
      }
    }
  }

  /// Puts new things in the place of those that earlier cases have changed.
  /// - Returns: false where the plan stands on none.
  func renewResources(of plan: RequestPlan) -> Bool {
    guard let operation = plan.operation else { return false }
    let stage = stage(of: operation)
    let touched = contract.kinds(of: operation).filter { kind in
      if case .success(let resource)? = made[stage]?[kind] { resource.isTouched } else { false }
    }
    guard !touched.isEmpty else { return false }
    for kind in touched { forget(kind, stage) }
    return true
  }

  /// Forgets what was made, and what was made within it.
  private func forget(_ kind: String, _ stage: Stage) {
    made[stage]?[kind] = nil
    for other in Array(made[stage, default: [:]].keys) where other != kind {
      let makers = contract.makers(of: other).map(\.operation)
      if makers.contains(where: { contract.kinds(of: $0).contains(kind) && self.stage(of: $0) == stage }) {
        made[stage]?[other] = nil
      }
    }
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

  // MARK: Making

  private func made(_ kind: String, _ stage: Stage) -> Result<MadeResource, ResourceError> {
    if let known = made[stage]?[kind] { return known }
    // While it is being made it cannot be what it is made from.
    guard making.insert(kind).inserted else {
      return .failure(.init(reason: "the links of the contract go round in a circle"))
    }
    defer { making.remove(kind) }
    var result: Result<MadeResource, ResourceError> = .failure(.init(reason: "nothing makes it"))
    for (maker, expression) in contract.makers(of: kind) where !contract.kinds(of: maker).contains(kind) {
      result = make(by: maker, expression)
      if case .success = result { break }
    }
    if stage == .complete, case .success(let resource) = result { result = completed(resource, kind) }
    made[stage, default: [:]][kind] = result
    return result
  }

  private func make(by maker: Operation, _ expression: String) -> Result<MadeResource, ResourceError> {
    if options.readOnly, maker.method != .get {
      return .failure(.init(reason: "\(maker.id) would have to be called, and the run is read-only"))
    }
    do throws(Obstacle) {
      let plan = Planner(contract: contract).valid(maker)
      var exchange = try perform(plan)
      // What it is made from can have been used up by another case.
      if !contract.isSuccess(exchange.answer.status, of: maker), renewSources(of: maker) {
        exchange = try perform(plan)
      }
      guard contract.isSuccess(exchange.answer.status, of: maker),
        let value = value(of: expression, in: exchange.answer)
      else {
        return .failure(.init(reason: "\(maker.id) answered \(exchange.answer.status)\(told(exchange.answer))"))
      }
      return .success(MadeResource(identifier: value))
    } catch {
      return .failure(.init(reason: reason(of: error, for: maker)))
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
