import Deliveries
import Generated
import Runtime
import Synchronization
import Testing

@testable import Handlers

@Suite struct ScenarioBoardTests {
  private func scenario(
    _ name: SandboxScenarioName, _ operation: SandboxOperation? = nil, times: Int = 1, retryAfter: Int? = nil,
    seconds: Int? = nil
  ) -> SandboxScenarioRequest {
    SandboxScenarioRequest(
      scenario: name, operation: operation, times: times, retryAfter: retryAfter, seconds: seconds)
  }

  @Test func eachScenarioIsItsFault() throws {
    let board = ScenarioBoard()
    let faults: [(SandboxScenarioRequest, PlannedFault)] = [
      (scenario(.quotaExhausted, retryAfter: 60), .refused(.tooManyRequests(retryAfter: 60))),
      (scenario(.quotaExhausted), .refused(.tooManyRequests(retryAfter: 1))),
      (scenario(.unavailable, retryAfter: 2), .refused(.unavailable(retryAfter: 2))),
      (scenario(.fault), .refused(.fault)), (scenario(.unauthenticated), .refused(.unauthenticated)),
      (scenario(.slow, seconds: 3), .delayed(milliseconds: 3000)), (scenario(.connectionDropped), .dropped),
      (scenario(.connectionDroppedMidway), .brokenOff), (scenario(.undeclaredStatus), .undeclaredStatus),
      (scenario(.malformedAnswer), .cut),
    ]
    for (scenario, _) in faults { try board.plan(scenario, for: 1) }
    for (_, fault) in faults { #expect(board.takeFault(editorID: 1, operation: "getStatus") == fault) }
    #expect(board.takeFault(editorID: 1, operation: "getStatus") == nil)
    #expect(board.takeScenario(editorID: 1) == nil)
    #expect(board.scenarios(of: 1).allSatisfy { $0.used == 1 })
    let requests = Set(faults.map(\.0.scenario))
    #expect(SandboxScenarioName.allCases.allSatisfy { requests.contains($0) == ($0.webhook == nil) })
  }

  @Test func eachScenarioOfWebhooksIsItsOwn() throws {
    let board = ScenarioBoard()
    let scenarios: [(SandboxScenarioRequest, DeliveryScenario)] = [
      (scenario(.webhookTwice), .twice), (scenario(.webhookReordered), .heldBack(seconds: 30)),
      (scenario(.webhookReordered, seconds: 5), .heldBack(seconds: 5)),
      (scenario(.webhookWrongSignature), .forged(.wrongSignature)),
      (scenario(.webhookUnknownEvent), .forged(.unknownEvent)), (scenario(.webhookLate), .forged(.late)),
    ]
    for (scenario, _) in scenarios { try board.plan(scenario, for: 1) }
    #expect(board.takeFault(editorID: 1, operation: "getStatus") == nil)
    #expect(board.takeScenario(editorID: 2) == nil)
    for (_, delivery) in scenarios { #expect(board.takeScenario(editorID: 1) == delivery) }
    #expect(board.takeScenario(editorID: 1) == nil)
  }

  @Test func aScenarioConcernsItsEditorAndItsOperation() throws {
    let board = ScenarioBoard()
    try board.plan(scenario(.fault, .listPublicMarkets, times: 2), for: 1)
    #expect(board.takeFault(editorID: 2, operation: "listPublicMarkets") == nil)
    #expect(board.takeFault(editorID: 1, operation: "getStatus") == nil)
    #expect(board.takeFault(editorID: 1, operation: "listPublicMarkets") == .refused(.fault))
    #expect(board.scenarios(of: 1).map(\.used) == [1] && board.scenarios(of: 2).isEmpty)
    board.removeAll(of: 2)
    #expect(board.takeFault(editorID: 1, operation: "listPublicMarkets") == .refused(.fault))
    #expect(board.takeFault(editorID: 1, operation: "listPublicMarkets") == nil)
    try board.plan(scenario(.fault), for: 1)
    board.removeAll(of: 1)
    #expect(board.takeFault(editorID: 1, operation: "getStatus") == nil && board.scenarios(of: 1).isEmpty)
  }

  /// Else no token could be had to call anything with, and nothing could be taken away again.
  @Test func tokensAndTheSandboxAreSparedUnlessNamed() throws {
    let board = ScenarioBoard()
    try board.plan(scenario(.fault), for: 1)
    for spared: StaticString in [
      "createToken", "revokeToken", "introspectToken", "deleteSandboxScenarios", "createSandboxScenario",
      "listSandboxScenarios", "advanceSandboxClock", "completeSandboxMarket", "submitSandboxApplication",
    ] {
      #expect(board.takeFault(editorID: 1, operation: spared) == nil, "\(spared)")
    }
    try board.plan(scenario(.unavailable, .createToken), for: 1)
    #expect(board.takeFault(editorID: 1, operation: "createToken") == .refused(.unavailable(retryAfter: 1)))
    #expect(board.takeFault(editorID: 1, operation: "getTokenInfo") == .refused(.fault))
  }

  @Test func scenariosAreLimited() throws {
    let board = ScenarioBoard()
    for _ in 0..<ScenarioBoard.limit { try board.plan(scenario(.fault), for: 1) }
    #expect(throws: ScenarioMistake.tooMany) { try board.plan(scenario(.fault), for: 1) }
    try board.plan(scenario(.fault), for: 2)
    // What is over counts no more, and the list stays short.
    for _ in 0..<100 {
      #expect(board.takeFault(editorID: 1, operation: "getStatus") != nil)
      try board.plan(scenario(.fault), for: 1)
    }
    #expect(board.scenarios(of: 1).count == 2 * ScenarioBoard.limit)
    #expect(board.scenarios(of: 1).count { $0.used == 0 } == ScenarioBoard.limit)
  }

  /// Whichever of two requests at once is the first.
  @Test func theListIsInTheOrderOfItsInstants() throws {
    let board = ScenarioBoard()
    for instant: Int64 in [5, 4, 6] {
      try board.plan(scenario(.fault), for: 1, at: Timestamp(milliseconds: instant))
    }
    #expect(board.scenarios(of: 1).map(\.plannedAt.milliseconds) == [5, 5, 6])
  }

  @Test func scenariosAreForgotten() throws {
    let time = Mutex<Int64>(0)
    let wait = { (seconds: Int64) in time.withLock { $0 += seconds * 1_000_000_000 } }
    let board = ScenarioBoard(lifetime: 3600) { time.withLock { $0 } }
    let lasting = ScenarioBoard(lifetime: nil) { time.withLock { $0 } }
    for board in [board, lasting] { try board.plan(scenario(.fault, times: 2), for: 1) }
    wait(3600)
    #expect(board.takeFault(editorID: 1, operation: "getStatus") == .refused(.fault))
    wait(1)
    #expect(board.takeFault(editorID: 1, operation: "getStatus") == nil && board.scenarios(of: 1).isEmpty)
    #expect(lasting.takeFault(editorID: 1, operation: "getStatus") == .refused(.fault))
  }

  @Test func eachIsMetAsOftenAsItSaysHoweverManyAsk() async throws {
    let board = ScenarioBoard()
    try board.plan(scenario(.fault, times: 100), for: 1)
    let met = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask { (0..<50).count { _ in board.takeFault(editorID: 1, operation: "getStatus") != nil } }
      }
      return await group.reduce(0, +)
    }
    #expect(met == 100)
  }

  @Test func mistakesAreTold() {
    let board = ScenarioBoard()
    #expect(throws: ScenarioMistake.secondsMissing) { try board.plan(scenario(.slow), for: 1) }
    #expect(throws: ScenarioMistake.secondsMisplaced) { try board.plan(scenario(.fault, seconds: 1), for: 1) }
    #expect(throws: ScenarioMistake.secondsMisplaced) { try board.plan(scenario(.webhookLate, seconds: 1), for: 1) }
    #expect(throws: ScenarioMistake.retryAfterMisplaced) {
      try board.plan(scenario(.slow, retryAfter: 1, seconds: 1), for: 1)
    }
    #expect(throws: ScenarioMistake.operationMisplaced) { try board.plan(scenario(.webhookTwice, .getStatus), for: 1) }
    #expect(board.scenarios(of: 1).isEmpty)
    #expect(ScenarioMistake.allCases.map(\.sentence).allSatisfy { !$0.isEmpty })
    #expect(ScenarioMistake.tooMany.sentence == "At most \(ScenarioBoard.limit) scenarios can wait to be met")
  }
}

extension ScenarioBoard {
  /// Where it does not matter when.
  fileprivate func plan(_ request: SandboxScenarioRequest, for editorID: Int64) throws(ScenarioMistake) {
    try plan(request, for: editorID, at: Timestamp(milliseconds: 0))
  }
}
