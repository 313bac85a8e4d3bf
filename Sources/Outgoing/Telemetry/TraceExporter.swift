import Runtime

/// Sends finished steps of traces to a collector over OTLP/HTTP, in JSON, beside everything else. A collector that is
/// slow, away or wrong costs the steps that find no room meanwhile, and a log line now and then.
public final class TraceExporter: Sendable {
  public struct Configuration: Sendable {
    /// `…/v1/traces`.
    public var url: String
    /// Such as those that the collector knows us by.
    public var headers: [(name: String, value: String)]
    /// What sends them, as attributes of OpenTelemetry's resource.
    public var resource: [(name: String, value: String)]
    /// Milliseconds after which steps are sent although they are few.
    public var interval: Int64 = 2000
    /// How often a batch is tried, and how many milliseconds after each failure.
    public var pauses: [Int64] = [1000, 2000, 4000, 8000]

    public init(
      url: String, headers: [(name: String, value: String)], resource: [(name: String, value: String)]
    ) {
      self.url = url
      self.headers = headers
      self.resource = resource
    }
  }

  private enum Outcome {
    case taken(rejected: Int)
    /// It may go better later, after so many milliseconds at least.
    case temporary(String, pause: Int64)
    case final(String)
  }

  /// Until the collector has answered; also what is left of the last batches when the server ends.
  private static let timeoutMilliseconds: Int64 = 10_000
  private static let lastTimeoutMilliseconds: Int64 = 2000
  /// The longest pause that a collector can ask for.
  private static let longestPauseSeconds: Int64 = 60
  /// Between two log lines about failures.
  private static let silence = Duration.seconds(600)

  private let configuration: Configuration
  private let tracer: Tracer
  private let client: HTTPClient
  private let log: Log

  /// - Throws: where no thread can be started.
  public init(_ configuration: Configuration, tracer: Tracer, log: Log) throws(SystemError) {
    self.configuration = configuration
    self.tracer = tracer
    self.log = log
    // Whom the operator names is trusted with the address, as a mail server is.
    client = try HTTPClient(policy: TargetPolicy(allowsPlainHTTP: true, allowsPrivateAddresses: true))
  }

  /// Sends until its task is cancelled, and then once what is left.
  public func run() async {
    var failures = FailureLog(log: log, silence: Self.silence)
    while !Task.isCancelled {
      await tracer.wait(milliseconds: configuration.interval)
      while !Task.isCancelled, case let spans = tracer.take(), !spans.isEmpty {
        await send(spans, configuration.pauses, &failures)
      }
    }
    // Its own task: what is cancelled sends nothing.
    await Task { [self] in await sendRest() }.value
    client.close()
  }

  private func sendRest() async {
    var failures = FailureLog(log: log, silence: Self.silence)
    let end = ContinuousClock.now + .milliseconds(Self.lastTimeoutMilliseconds)
    while case let spans = tracer.take(), !spans.isEmpty {
      guard ContinuousClock.now < end else { return tracer.note(sent: 0, failed: spans.count) }
      await send(spans, [], &failures, timeoutMilliseconds: Self.lastTimeoutMilliseconds)
    }
  }

  private func send(
    _ spans: [TraceSpan], _ pauses: [Int64], _ failures: inout FailureLog,
    timeoutMilliseconds: Int64 = timeoutMilliseconds
  ) async {
    let body = OTLPText.body(of: spans, from: configuration.resource)
    for pause in pauses.map(Optional.some) + [nil] {
      let reason: String
      switch await attempt(body, timeoutMilliseconds) {
      case .taken(let rejected):
        let lost = min(rejected, spans.count)
        tracer.note(sent: spans.count - lost, failed: lost)
        return lost == 0 ? failures.end() : failures.note("rejected", lost: lost)
      case .temporary(let word, let asked):
        reason = word
        // The server ends: once more, without a pause.
        if Task.isCancelled { return tracer.giveBack(spans) }
        guard let pause else { break }
        failures.note(word, lost: 0)
        if (try? await Task.sleep(for: .milliseconds(max(pause, asked)))) != nil { continue }
        return tracer.giveBack(spans)
      case .final(let word): reason = word
      }
      tracer.note(sent: 0, failed: spans.count)
      return failures.note(reason, lost: spans.count)
    }
  }

  private func attempt(_ body: [UInt8], _ timeoutMilliseconds: Int64) async -> Outcome {
    do throws(OutgoingError) {
      let response = try await client.send(
        HTTPRequest(
          .post, configuration.url, headers: [("Content-Type", "application/json")] + configuration.headers,
          body: body, timeoutMilliseconds: timeoutMilliseconds))
      switch response.status {
      case 200...299: return .taken(rejected: OTLPText.rejected(response.body))
      // Those that the protocol has repeated, and no others.
      case 429, 502, 503, 504:
        let seconds = response["retry-after"].flatMap { Int64($0) } ?? 0
        return .temporary("\(response.status)", pause: min(max(0, seconds), Self.longestPauseSeconds) * 1000)
      default: return .final("\(response.status)")
      }
    } catch {
      switch error {
      case .dns, .connect, .timeout, .protocol, .cancelled: return .temporary(error.code, pause: 0)
      default: return .final(error.code)
      }
    }
  }
}

/// Says that something fails once, and again only after a while.
private struct FailureLog {
  let log: Log
  let silence: Duration
  private var lost = 0
  private var nextLine: ContinuousClock.Instant?

  init(log: Log, silence: Duration) {
    self.log = log
    self.silence = silence
  }

  mutating func note(_ reason: String, lost: Int) {
    self.lost += lost
    if let nextLine, ContinuousClock.now < nextLine { return }
    log.record(.warning, "the collector does not take traces", [("reason", reason), ("lost", "\(self.lost)")])
    nextLine = .now + silence
  }

  mutating func end() {
    guard nextLine != nil else { return }
    log.record(.info, "the collector takes traces again", [("lost", "\(lost)")])
    nextLine = nil
    lost = 0
  }
}
