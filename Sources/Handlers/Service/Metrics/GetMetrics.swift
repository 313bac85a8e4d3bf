import Generated
import Runtime
import Store

/// What monitoring reads. Everything is there at each scrape under the same names; what cannot be found out has no
/// sample, so that a broken part is not taken for an idle one.
extension PasseMarche {
  /// All metrics, in the order in which they are written.
  public static var metricFamilies: [MetricFamily] {
    [buildInfo] + ServerMeter.families + WebhookMetrics.families + JobMetrics.families + StoreMetrics.families
      + ProcessFigures.families
  }

  private static let buildInfo = MetricFamily.gauge(
    "passemarche_build_info", "Always 1; which contract is served, and as which environment",
    labels: ["version", "environment"])

  public func getMetrics(
    _ input: GetMetrics.Input, _ context: GetMetrics.Context
  ) async throws(GetMetrics.Problem) -> GetMetrics.Response {
    // Apart from the event loop, which the system's answers could hold up.
    let process = Task.detached { ProcessFigures.current() }
    async let space = vault.space()
    let backlog = try? await store.backlog(at: clock.now)
    let now = clock.now
    var text = MetricsText()
    text.write(Self.buildInfo) { $0.add([Contract.version, settings.environment.rawValue], 1) }
    services.meter.write(to: &text)
    WebhookMetrics.write(services.deliveries.figures, services.desk.requests, backlog, at: now, to: &text)
    JobMetrics.write(services.scanner.metrics, backlog, at: now, to: &text)
    JobMetrics.write(services.submissions.figures, backlog, at: now, to: &text)
    JobMetrics.write(services.mailbox.figures, to: &text)
    JobMetrics.write(services.upkeep, at: now, to: &text)
    StoreMetrics.write(store.activity, backlog, space: await space, to: &text)
    await process.value.write(to: &text)
    return .ok(.bytes(text.bytes))
  }
}
