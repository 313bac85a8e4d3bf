import Synchronization

/// The figures of a server: what its loops have counted, added up when somebody asks; and whether it is about to end.
public final class ServerMeter: Sendable {
  /// What a server has besides its loops.
  private struct Parts {
    var limiter: QuotaLimiter
    var log: Log
    var tracer: Tracer?
  }

  private let operations: [StaticString]
  /// By operation, as an index into ``quotas``.
  private let quotaOfOperation: [Int?]
  private let quotas: [StaticString]
  private let loops = Mutex<[LoopMeter]>([])
  private let parts = Mutex<Parts?>(nil)
  private let stopping = Atomic<Bool>(false)

  /// - Parameter tables: of the API that the server will serve.
  public init(_ tables: APITables) {
    operations = tables.operations.map(\.id)
    quotaOfOperation = tables.operations.map(\.quota)
    quotas = tables.quotas.map(\.name)
  }

  /// Tells what is counted elsewhere than in the loops.
  func observe(_ limiter: QuotaLimiter, _ log: Log, _ tracer: Tracer?) {
    parts.withLock { $0 = Parts(limiter: limiter, log: log, tracer: tracer) }
  }

  /// Whether the server was told to stop, while it still answers.
  public var isStopping: Bool { stopping.load(ordering: .relaxed) }

  func beginStopping() { stopping.store(true, ordering: .relaxed) }

  func newLoop() -> LoopMeter {
    let loop = LoopMeter(operations: operations.count)
    loops.withLock { $0.append(loop) }
    return loop
  }

  private static let requests = MetricFamily.counter(
    "passemarche_http_requests_total",
    "Requests by `operationId` of the contract (none: no operation was found) and status of the answer (none: the "
      + "client went away before)",
    labels: ["operation", "status"])
  private static let duration = MetricFamily.histogram(
    "passemarche_http_request_duration_seconds",
    "From a request's head to the last byte of its answer handed to the socket", labels: ["operation"],
    bounds: LoopMeter.bounds)
  private static let inFlight = MetricFamily.gauge(
    "passemarche_http_requests_in_flight", "Requests that are being worked on")
  private static let received = MetricFamily.counter(
    "passemarche_http_received_bytes_total", "Bytes of requests, heads and bodies", labels: ["operation"])
  private static let sent = MetricFamily.counter(
    "passemarche_http_sent_bytes_total", "Bytes of answers, heads and bodies", labels: ["operation"])
  private static let refusals = MetricFamily.counter(
    "passemarche_http_refusals_total",
    "Requests that the server refused before or in place of a handler, by the failure of the contract's `x-errors`: "
      + "quotas are too-many-requests, caps payload-too-large and unavailable",
    labels: ["operation", "failure"])
  private static let unknownMembers = MetricFamily.counter(
    "passemarche_http_unknown_members_total",
    "Members of JSON bodies that the contract does not know, and which are passed over", labels: ["operation"])
  private static let connections = MetricFamily.gauge("passemarche_http_connections", "Connections that are open")
  private static let opened = MetricFamily.counter(
    "passemarche_http_connections_opened_total", "Connections that were taken")
  private static let openedHTTP2 = MetricFamily.counter(
    "passemarche_http2_connections_opened_total", "Those of them that speak HTTP/2")
  private static let turnedAway = MetricFamily.counter(
    "passemarche_http_connections_turned_away_total",
    "Connections answered 503 because there were too many, and those without TLS that are taken from proxies alone")
  private static let slowReaders = MetricFamily.counter(
    "passemarche_http_slow_readers_total",
    "Connections, and streams of HTTP/2, that were ended because their client read too slowly what it had asked for")
  private static let connectionErrors = MetricFamily.counter(
    "passemarche_connection_errors_total",
    "What went wrong on connections before there was a request, by the protocol that found it out",
    labels: ["protocol", "kind"])
  private static let lag = MetricFamily.histogram(
    "passemarche_loop_lag_seconds",
    "How long an event loop was away from its sockets to deal with what they had brought, for each time it was",
    labels: [], bounds: LoopMeter.turnBounds)
  private static let quotaRefusals = MetricFamily.counter(
    "passemarche_quota_refusals_total", "Requests refused because a quota was used up, by quota of the contract",
    labels: ["quota"])
  private static let partitions = MetricFamily.gauge(
    "passemarche_quota_partitions", "Editors and addresses whose use of a quota is remembered, over all quotas")
  private static let droppedLines = MetricFamily.counter(
    "passemarche_log_lines_dropped_total", "Lines that the log could not keep: whoever reads it was too slow, or gone")
  private static let spans = MetricFamily.counter(
    "passemarche_trace_spans_total",
    "Steps of traces by what became of them; dropped: too many waited; failed: the collector did not take them",
    labels: ["result"])
  private static let spansWaiting = MetricFamily.gauge(
    "passemarche_trace_spans_queued", "Steps of traces that wait to be sent; none where no collector is set up")

  public static let families = [
    requests, duration, inFlight, received, sent, refusals, unknownMembers, connections, opened, openedHTTP2,
    turnedAway, slowReaders, connectionErrors, lag, quotaRefusals, partitions, droppedLines, spans, spansWaiting,
  ]

  /// Operations that nobody has called yet are left out.
  public func write(to text: inout MetricsText) {
    let loops = loops.withLock { $0 }
    func total(_ total: LoopMeter.Total) -> Int { loops.reduce(0) { $0 + $1.total(total) } }
    // Read before the requests: a request that begins meanwhile is not counted as one that is under way for less than
    // nothing.
    let finishedBefore = rows(loops).reduce(0) { $0 + $1.counts.requests }
    let begun = total(.requestsBegun)
    let closed = total(.closed)
    let rows = rows(loops).filter { $0.counts.requests > 0 }
    text.write(Self.requests) { samples in
      for row in rows {
        for (name, count) in zip(LoopMeter.statusNames, row.counts.byStatus) where count > 0 {
          samples.add([row.name, name], .integer(count))
        }
      }
    }
    text.write(Self.duration) { samples in
      for row in rows { samples.add([row.name], counts: row.counts.buckets, sum: row.counts.nanoseconds) }
    }
    text.write(Self.inFlight, .integer(begun - finishedBefore))
    text.write(Self.received) { for row in rows { $0.add([row.name], .integer(row.counts.bytesIn)) } }
    text.write(Self.sent) { for row in rows { $0.add([row.name], .integer(row.counts.bytesOut)) } }
    text.write(Self.refusals) { samples in
      for row in rows {
        for kind in Failure.Kind.allCases where row.counts.failures(kind) > 0 {
          samples.add([row.name, kind.contractName], .integer(row.counts.failures(kind)))
        }
      }
    }
    text.write(Self.unknownMembers) { for row in rows { $0.add([row.name], .integer(row.counts.unknownMembers)) } }
    let opened = total(.opened)
    text.write(Self.connections, .integer(opened - closed))
    text.write(Self.opened, .integer(opened))
    text.write(Self.openedHTTP2, .integer(total(.openedHTTP2)))
    text.write(Self.turnedAway, .integer(total(.turnedAway)))
    text.write(Self.slowReaders, .integer(total(.slowReaders)))
    text.write(Self.connectionErrors) { samples in
      for error in ConnectionError.allCases {
        samples.add(error.labels, .integer(loops.reduce(0) { $0 + $1.errors(error) }))
      }
    }
    writeTurns(loops, to: &text)
    writeParts(rows, to: &text)
  }

  private func writeTurns(_ loops: [LoopMeter], to text: inout MetricsText) {
    var buckets = [Int](repeating: 0, count: LoopMeter.turnBounds.count + 1)
    var nanoseconds = 0
    for loop in loops {
      let turns = loop.turnCounts
      for (index, count) in turns.buckets.enumerated() { buckets[index] += count }
      nanoseconds += turns.nanoseconds
    }
    text.write(Self.lag) { $0.add([], counts: buckets, sum: nanoseconds) }
  }

  private func writeParts(_ rows: [Row], to text: inout MetricsText) {
    text.write(Self.quotaRefusals) { samples in
      for (index, quota) in quotas.enumerated() {
        let refused = rows.filter { $0.quota == index }.reduce(0) { $0 + $1.counts.failures(.tooManyRequests) }
        samples.add([quota.description], .integer(refused))
      }
    }
    let parts = parts.withLock { $0 }
    text.write(Self.partitions) { if let parts { $0.add(.integer(parts.limiter.count)) } }
    text.write(Self.droppedLines) { if let parts { $0.add(.integer(parts.log.droppedLines)) } }
    let traced = parts?.tracer?.figures
    text.write(Self.spans) { samples in
      guard let traced else { return }
      samples.add(["sent"], .integer(traced.sent))
      samples.add(["dropped"], .integer(traced.dropped))
      samples.add(["failed"], .integer(traced.failed))
    }
    text.write(Self.spansWaiting) { if let traced { $0.add(.integer(traced.waiting)) } }
  }

  /// What was counted of one operation, or of requests that belong to none.
  private struct Row {
    var name: String
    var quota: Int?
    var counts = LoopMeter.Counts()
  }

  private func rows(_ loops: [LoopMeter]) -> [Row] {
    (0...operations.count).map { index in
      var row =
        index < operations.count
        ? Row(name: operations[index].description, quota: quotaOfOperation[index]) : Row(name: "none")
      for loop in loops { loop.add(index, to: &row.counts) }
      return row
    }
  }
}

extension Failure.Kind {
  /// As `x-errors` calls it: `payload-too-large`.
  var contractName: String {
    var name = ""
    for character in "\(self)" { name += character.isUppercase ? "-" + character.lowercased() : String(character) }
    return name
  }
}
