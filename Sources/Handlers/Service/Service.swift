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

  public func getReadiness(
    _ input: GetReadiness.Input, _ context: GetReadiness.Context
  ) async throws(GetReadiness.Problem) -> GetReadiness.Response {
    let failing: [NotReady.FailingItem] =
      if services.meter.isStopping { [.stopping] } else {
        await services.readiness.failing().map(NotReady.FailingItem.init)
      }
    guard failing.isEmpty else {
      throw .serviceUnavailable(NotReady(error: "Service unavailable", failing: failing, retryAfter: 1))
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
}

extension NotReady.FailingItem {
  fileprivate init(_ part: ReadinessCheck.Part) {
    switch part {
    case .store: self = .store
    case .files: self = .files
    case .deliveries: self = .deliveries
    case .submissions: self = .submissions
    case .antivirus: self = .antivirus
    case .mail: self = .mail
    }
  }
}
