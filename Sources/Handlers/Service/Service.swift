import Generated
import Runtime
import Store

extension PasseMarche {
  public func getStatus(
    _ input: GetStatus.Input, _ context: GetStatus.Context
  ) async throws(GetStatus.Problem) -> GetStatus.Response {
    let principal = context.authorization.principal
    return .ok(
      Status(
        status: .ok, version: Contract.version, environment: settings.environment, clientId: principal.clientID,
        scope: Scopes.text(of: principal.scopes), time: context.receivedAt))
  }

  public func getUp(_ input: GetUp.Input, _ context: GetUp.Context) async throws(GetUp.Problem) -> GetUp.Response {
    .ok(Up(status: .up))
  }

  /// Ready means that the store answers a read and has made a write durable just now.
  public func getReadiness(
    _ input: GetReadiness.Input, _ context: GetReadiness.Context
  ) async throws(GetReadiness.Problem) -> GetReadiness.Response {
    do {
      try await store.setSetting("ready_at", to: String(context.receivedAt.milliseconds))
      _ = try await store.setting("ready_at")
    } catch {
      throw .fault(NotReady(cause: error))
    }
    return .ok(Readiness(status: .ready))
  }

  public func getContractYAML(
    _ input: GetContractYAML.Input, _ context: GetContractYAML.Context
  ) async throws(GetContractYAML.Problem) -> GetContractYAML.Response {
    .ok(.bytes(Contract.yaml))
  }

  public func getContractJSON(
    _ input: GetContractJSON.Input, _ context: GetContractJSON.Context
  ) async throws(GetContractJSON.Problem) -> GetContractJSON.Response {
    .ok(.bytes(Contract.json))
  }

  public func advanceSandboxClock(
    _ input: AdvanceSandboxClock.Input, _ context: AdvanceSandboxClock.Context
  ) async throws(AdvanceSandboxClock.Problem) -> AdvanceSandboxClock.Response {
    clock.advance(milliseconds: Int64(input.body.advanceSeconds) * 1000)
    return .ok(ClockReading(now: clock.now))
  }
}

/// The store fails; whoever probes comes back to see whether it still does.
private struct NotReady: TransientError {
  let cause: any Error
  var retryAfter: Int? { 1 }
}
