import Generated
import Runtime
import Store

/// What only the sandbox offers, for tests. All of it concerns the editor whose token it is, but for the clock.
extension PasseMarche {
  public func advanceSandboxClock(
    _ input: AdvanceSandboxClock.Input, _ context: AdvanceSandboxClock.Context
  ) async throws(AdvanceSandboxClock.Problem) -> AdvanceSandboxClock.Response {
    clock.advance(milliseconds: Int64(input.body.advanceSeconds) * 1000)
    return .ok(ClockReading(now: clock.now))
  }

  // MARK: Scenarios

  public func createSandboxScenario(
    _ input: CreateSandboxScenario.Input, _ context: CreateSandboxScenario.Context
  ) async throws(CreateSandboxScenario.Problem) -> CreateSandboxScenario.Response {
    do throws(ScenarioMistake) {
      return .created(
        try services.scenarios.plan(
          input.body, for: context.authorization.principal.editorID, at: context.receivedAt))
    } catch {
      throw CreateSandboxScenario.Problem(error)
    }
  }

  public func listSandboxScenarios(
    _ input: ListSandboxScenarios.Input, _ context: ListSandboxScenarios.Context
  ) async throws(ListSandboxScenarios.Problem) -> ListSandboxScenarios.Response {
    .ok(SandboxScenarioList(scenarios: services.scenarios.scenarios(of: context.authorization.principal.editorID)))
  }

  public func deleteSandboxScenarios(
    _ input: DeleteSandboxScenarios.Input, _ context: DeleteSandboxScenarios.Context
  ) async throws(DeleteSandboxScenarios.Problem) -> DeleteSandboxScenarios.Response {
    services.scenarios.removeAll(of: context.authorization.principal.editorID)
    return .noContent
  }

  // MARK: In the place of buyers and candidates

  public func completeSandboxMarket(
    _ input: CompleteSandboxMarket.Input, _ context: CompleteSandboxMarket.Context
  ) async throws(CompleteSandboxMarket.Problem) -> CompleteSandboxMarket.Response {
    let principal = context.authorization.principal
    var market = try await CompleteSandboxMarket.Problem.owned(by: principal) {
      try await store.market(identifier: input.identifier)
    }
    do {
      if market.completedAt == nil {
        market = try await services.completions.complete(market: market.identifier, at: context.receivedAt)
      }
    } catch StoreError.alreadyCompleted {
      // By the buyer, or by a request beside this one.
      market = try await CompleteSandboxMarket.Problem.owned(by: principal) {
        try await store.market(identifier: input.identifier)
      }
    } catch {
      throw .fault(error)
    }
    let delivers = try await CompleteSandboxMarket.Problem.faulting { try await deliversWebhooks(principal) }
    return .ok(PublicMarket(market, delivers: delivers, urls: urls))
  }

  public func submitSandboxApplication(
    _ input: SubmitSandboxApplication.Input, _ context: SubmitSandboxApplication.Context
  ) async throws(SubmitSandboxApplication.Problem) -> SubmitSandboxApplication.Response {
    let principal = context.authorization.principal
    var application = try await SubmitSandboxApplication.Problem.owned(by: principal) {
      try await store.application(identifier: input.identifier)
    }
    do {
      if application.completedAt == nil {
        let standIn = StandIn(
          store: store, intake: intake, services: services, policy: settings.antivirus, clock: clock)
        application = try await standIn.submit(application, for: principal)
      }
    } catch let refusal as SubmissionRefusal {
      throw SubmitSandboxApplication.Problem(refusal)
    } catch StoreError.limitExceeded {
      throw .applicationFull
    } catch {
      throw .fault(error)
    }
    let delivers = try await SubmitSandboxApplication.Problem.faulting { try await deliversWebhooks(principal) }
    return .ok(MarketApplication(application, delivers: delivers, urls: urls))
  }
}

extension SandboxScenario {
  /// What was asked for, as it is met: with the values that stand for absent ones.
  init(planned request: SandboxScenarioRequest, at instant: Timestamp) throws(ScenarioMistake) {
    let name = request.scenario
    if request.operation != nil, name.webhook != nil { throw .operationMisplaced }
    if request.retryAfter != nil, name != .quotaExhausted, name != .unavailable { throw .retryAfterMisplaced }
    if request.seconds != nil, name != .slow, name != .webhookReordered { throw .secondsMisplaced }
    if request.seconds == nil, name == .slow { throw .secondsMissing }
    self.init(
      scenario: name, operation: request.operation, times: request.times, used: 0, retryAfter: request.retryAfter,
      seconds: request.seconds, plannedAt: instant)
  }
}

extension CreateSandboxScenario.Problem {
  init(_ mistake: ScenarioMistake) {
    self =
      switch mistake {
      case .secondsMissing: .secondsMissing
      case .secondsMisplaced: .secondsMisplaced
      case .retryAfterMisplaced: .retryAfterMisplaced
      case .operationMisplaced: .operationMisplaced
      case .tooMany: .tooManyScenarios
      }
  }
}

extension SubmitSandboxApplication.Problem {
  fileprivate init(_ refusal: SubmissionRefusal) {
    self =
      switch refusal {
      case .deadlinePassed: .deadlinePassed
      case .filesInfected, .filesUnscanned: .fileRefused
      // What the stand-in sees to, and files that every form has counted.
      case .siretMissing, .lotsMissing, .filesPending, .filesTooLarge: .fault(refusal)
      }
  }
}

extension CompleteSandboxMarket.Problem: OwnedResourceProblem {}
extension SubmitSandboxApplication.Problem: OwnedResourceProblem {}
