import Synchronization

/// The figures of a server: what its loops have counted, added up when somebody asks.
public final class ServerMeter: Sendable {
  private let operations: [StaticString]
  private let loops = Mutex<[LoopMeter]>([])

  /// - Parameter tables: of the API that the server will serve.
  public init(_ tables: APITables) { operations = tables.operations.map(\.id) }

  func newLoop() -> LoopMeter {
    let loop = LoopMeter(operations: operations.count)
    loops.withLock { $0.append(loop) }
    return loop
  }

  private static let requests = MetricFamily.counter(
    "passemarche_http_requests_total",
    "Requests by `operationId` of the contract (none: no operation was found) and class of the answer's status "
      + "(none: the client went away before)",
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
    "Requests that the server refused before or in place of a handler, by the failure of the contract's `x-errors`",
    labels: ["failure"])
  private static let unknownMembers = MetricFamily.counter(
    "passemarche_http_unknown_members_total",
    "Members of JSON bodies that the contract does not know, and which are passed over", labels: ["operation"])
  private static let connections = MetricFamily.gauge("passemarche_http_connections", "Connections that are open")
  private static let opened = MetricFamily.counter(
    "passemarche_http_connections_opened_total", "Connections that were taken")
  private static let turnedAway = MetricFamily.counter(
    "passemarche_http_connections_turned_away_total", "Connections answered 503 because there were too many")

  public static let families = [
    requests, duration, inFlight, received, sent, refusals, unknownMembers, connections, opened, turnedAway,
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
        for (name, count) in zip(LoopMeter.statusClasses, row.counts.byStatus) where count > 0 {
          samples.add([row.name, name], .integer(count))
        }
      }
    }
    text.write(Self.duration) { samples in
      for row in rows { samples.add([row.name], counts: row.counts.buckets, nanoseconds: row.counts.nanoseconds) }
    }
    text.write(Self.inFlight, .integer(begun - finishedBefore))
    text.write(Self.received) { for row in rows { $0.add([row.name], .integer(row.counts.bytesIn)) } }
    text.write(Self.sent) { for row in rows { $0.add([row.name], .integer(row.counts.bytesOut)) } }
    text.write(Self.refusals) { samples in
      for kind in Failure.Kind.allCases {
        samples.add([kind.contractName], .integer(loops.reduce(0) { $0 + $1.failures(kind) }))
      }
    }
    text.write(Self.unknownMembers) { for row in rows { $0.add([row.name], .integer(row.counts.unknownMembers)) } }
    let opened = total(.opened)
    text.write(Self.connections, .integer(opened - closed))
    text.write(Self.opened, .integer(opened))
    text.write(Self.turnedAway, .integer(total(.turnedAway)))
  }

  private func rows(_ loops: [LoopMeter]) -> [(name: String, counts: LoopMeter.Counts)] {
    (0...operations.count).map { index in
      var counts = LoopMeter.Counts()
      for loop in loops { loop.add(index, to: &counts) }
      return (index < operations.count ? operations[index].description : "none", counts)
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
