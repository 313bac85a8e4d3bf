import Commands
import Deliveries
import Generated
import Glibc
import Handlers
import Outgoing
import Runtime

/// The delivery of webhooks beside the server, put together from the settings.
struct WebhookService {
  /// How long deliveries that are under way may take when the server stops; then they are broken off, and made again
  /// after the next start.
  private static let grace: Duration = .seconds(5)

  let workers: DeliveryWorkers
  private let client: HTTPClient

  init(
    _ settings: GivenSettings, in environment: Environment, _ installation: Installation, scenarios: ScenarioBoard,
    tracer: Tracer?, clock: Clock, log: Log
  ) throws {
    var configuration = DeliveryWorkers.Configuration(descriptors: Webhooks.descriptors)
    configuration.concurrency = try settings.integer("webhook-concurrency", in: 1...1000)
    configuration.perEditor = try settings.integer("webhook-concurrency-per-editor", in: 1...1000)
    client = try HTTPClient(policy: Self.policy(settings, environment))
    workers = DeliveryWorkers(
      configuration: configuration, store: installation.store, client: client, clock: clock, log: log,
      plan: environment == .sandbox ? scenarios : nil, tracer: tracer,
      openSecret: { [seal = installation.seal] sealed, editor in
        try seal.open(sealed, as: .webhookSecret, name: editor.clientID)
      })
  }

  private static func policy(_ settings: GivenSettings, _ environment: Environment) throws -> TargetPolicy {
    let isPrivateAllowed =
      try settings["allow-private-webhooks"] == nil
      ? environment.callsPrivateReceivers : settings.choice("allow-private-webhooks", Switch.self) == .on
    if isPrivateAllowed, !environment.mayCallPrivateReceivers {
      throw UsageError("--allow-private-webhooks is for the sandbox and staging only")
    }
    return TargetPolicy(allowsPlainHTTP: !environment.demandsHTTPS, allowsPrivateAddresses: isPrivateAllowed)
  }

  /// Delivers while the body runs, and for as long after it as is good.
  func deliver(during body: () async throws -> Void) async throws {
    let running = Task { [workers] in await workers.run() }
    let result: Result<Void, any Error>
    do {
      result = .success(try await body())
    } catch {
      result = .failure(error)
    }
    workers.stop()
    let breakOff = Task {
      guard (try? await Task.sleep(for: Self.grace)) != nil else { return }
      running.cancel()
    }
    await running.value
    breakOff.cancel()
    client.close()
    try result.get()
  }
}
