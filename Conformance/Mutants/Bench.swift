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
    var answers: [String: Set<Int>] = [:]
    for result in runner.run(examples).results {
      guard let id = result.operation, let status = result.exchange?.answer.status else { continue }
      answers[id, default: []].insert(status)
    }
    return answers
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
    var options = Options(clientID: server.clientID, clientSecret: server.clientSecret, bail: isBroken)
    options.operatorToken = server.operatorToken
    return options
  }
}
