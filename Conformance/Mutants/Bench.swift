import Conformance
import SpecIR

/// Where mutants are tried, one after the other, against one true server.
final class Bench {
  private let contract: Contract
  private let server: TrueServer
  private let proxy: Proxy

  init(_ contract: Contract, _ server: TrueServer) throws(TrueServer.Failure) {
    self.contract = contract
    self.server = server
    proxy = try Proxy(before: server.target)
  }

  /// The answers that each operation gives to the contract's own examples.
  func answers(_ cases: [Case]) throws(TrueServer.Failure) -> [String: Set<Int>] {
    try server.refresh()
    let examples = cases.filter { $0.name.hasSuffix("/example") || $0.name.contains("/example/") }
    let runner = Runner(contract: contract, target: server.target, options: options(isBroken: false))
    return runner.run(examples).statuses.mapValues { Set($0.keys) }
  }

  /// What the cases of all defects say where nothing is broken.
  func report(ofTheTrueServer plan: Plan) throws(TrueServer.Failure) -> Report {
    try server.refresh()
    proxy.install(nil)
    let runner = Runner(contract: contract, target: proxy.target, options: options(isBroken: false))
    return runner.run(plan.casesOfDefects)
  }

  /// What became of the cases that could see a defect, up to the first that failed.
  func results(of defect: Defect, _ plan: Plan) throws(TrueServer.Failure) -> [CaseResult] {
    try server.refresh()
    proxy.install(defect)
    let runner = Runner(contract: contract, target: proxy.target, options: options(isBroken: true))
    return runner.run(plan.cases(of: defect)).results
  }

  func results(of mutation: SpecMutation) throws(TrueServer.Failure) -> [CaseResult] {
    try server.refresh()
    var api = contract.api
    mutation.change(&api)
    api.keep(operation: mutation.operation)
    let mutated = Contract(api)
    let cases = Planner.plan(mutated, of: mutation.operation.map { [$0] } ?? []).filter { item in
      guard let operation = mutation.operation else { return false }
      if operation.isEmpty { return item.name.hasPrefix("transport/") }
      if operation.hasPrefix("quota/") {
        return item.name.hasPrefix(operation + "/") && !item.name.hasSuffix("/evasion")
      }
      return item.operation == operation && !item.name.hasPrefix("quota/") && !item.name.hasSuffix("/expired")
    }
    return Runner(contract: mutated, target: server.target, options: options(isBroken: true)).run(cases).results
  }

  private func options(isBroken: Bool) -> Options {
    var options = Options(
      clientID: server.clientID, clientSecret: server.clientSecret, given: ["MarketIdentifier": server.market],
      bail: isBroken)
    options.operatorToken = server.operatorToken
    return options
  }
}

extension API {
  /// Leaves only what the cases of an operation need: it, those on its path, those that make what it is about, those
  /// that give tokens and show forms, and the clock.
  mutating func keep(operation id: String?) {
    guard let id, !id.hasPrefix("quota/") else { return }
    let known = operations
    var kept: Set<String> = [id, "advanceSandboxClock", "getUp"]
    for operation in known {
      switch operation.security {
      case .client: kept.insert(operation.id)
      case .browser where operation.method == .get && !operation.parameters.contains { $0.place == .path }:
        kept.insert(operation.id)
      default: break
      }
    }
    var count = 0
    while count != kept.count {
      count = kept.count
      for operation in known {
        let leads = operation.responses.contains { $0.links.contains { kept.contains($0.operationID) } }
        let isBeside = known.contains { kept.contains($0.id) && $0.pathTemplate == operation.pathTemplate }
        if isBeside || leads { kept.insert(operation.id) }
      }
    }
    operations.removeAll { !kept.contains($0.id) }
  }
}
