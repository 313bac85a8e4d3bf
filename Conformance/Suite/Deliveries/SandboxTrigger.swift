import SchemaEvaluator
import SpecIR

/// Gives a sandbox cause to send webhooks: it makes markets, and completes them in the buyer's place.
final class SandboxTrigger {
  private let session: Session
  private let contract: Contract
  private var markets: [String] = []

  init(contract: Contract, target: Target, options: Options) {
    self.contract = contract
    session = Session(
      contract: contract, client: HTTPClient(target: target, timeout: options.timeout), options: options)
  }

  var secrets: [String] { session.secrets }

  /// Makes markets before anything is looked at: a quota that stands in the way moves the server's clock, and with it
  /// the pauses between attempts.
  func prepare(_ count: Int) throws(Obstacle) {
    let (create, _) = try operations(ending: "complete")
    for _ in 0..<count { markets.append(try made(by: create, [:])) }
  }

  /// Completes one of the markets.
  /// - Returns: its identifier.
  func completeMarket() throws(Obstacle) -> String {
    let (create, complete) = try operations(ending: "complete")
    let market = markets.isEmpty ? try made(by: create, [:]) : markets.removeFirst()
    try call(complete, market)
    return market
  }

  /// Applies to a completed market, and submits the application.
  func submitApplication(to market: String) throws(Obstacle) {
    let (create, submit) = try operations(ending: "submit")
    let parameter = create.parameters.first { $0.place == .path }?.name ?? "identifier"
    try call(submit, try made(by: create, [parameter: market]))
  }

  /// Moves the server's clock.
  func advance(_ seconds: Int) throws(Obstacle) { try session.advance(seconds) }

  /// The operation of the sandbox whose path ends so, such as `/sandbox/public_markets/{identifier}/complete`, and the
  /// one that makes what it is about: a POST to the collection of that name.
  private func operations(ending word: String) throws(Obstacle) -> (create: Operation, finish: Operation) {
    for operation in contract.api.operations where operation.environments != nil && operation.method == .post {
      guard operation.path.last == .literal(word), operation.path.count >= 3,
        case .literal(let collection) = operation.path[operation.path.count - 3],
        let create = contract.api.operations.first(where: {
          $0.method == .post && $0.path.last == .literal(collection) && $0.environments == nil
        })
      else { continue }
      return (create, operation)
    }
    throw .missing("the contract has no operation of the sandbox that ends with \(word)")
  }

  private func made(by operation: Operation, _ parameters: [String: String]) throws(Obstacle) -> String {
    var plan = Planner(contract: contract).valid(operation)
    plan.path = .template(parameters)
    let answer = try session.perform(plan).answer
    guard contract.isSuccess(answer.status, of: operation), let body = try? JSONValue(json: answer.body),
      let identifier = body["identifier"]?.string
    else { throw .missing("\(operation.id) answered \(answer.status)") }
    return identifier
  }

  private func call(_ operation: Operation, _ identifier: String) throws(Obstacle) {
    var plan = Planner(contract: contract).valid(operation)
    let parameter = operation.parameters.first { $0.place == .path }?.name ?? "identifier"
    plan.path = .template([parameter: identifier])
    let answer = try session.perform(plan).answer
    guard contract.isSuccess(answer.status, of: operation) else {
      throw .missing("\(operation.id) answered \(answer.status)")
    }
  }
}
