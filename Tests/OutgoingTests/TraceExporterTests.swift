import Foundation
import TestSupport
import Testing

@testable import Outgoing
@testable import Runtime

/// Traces on their way to a collector: a real socket that answers as it is told.
@Suite struct TraceExporterTests {
  private let tracer = Tracer(sampling: 1, scheme: "http", capacity: 2000)
  private let folder: TemporaryFolder
  private let log: Log
  private let logFile: Int32

  init() throws {
    folder = try TemporaryFolder()
    logFile = open(folder.place("log").path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    log = try Log(descriptor: logFile)
  }

  private func exporter(_ url: String, pauses: [Int64] = [10, 20]) throws -> TraceExporter {
    var configuration = TraceExporter.Configuration(
      url: url, headers: [("Authorization", "Bearer collector")], resource: [("service.name", "test")])
    configuration.interval = 10
    configuration.pauses = pauses
    return try TraceExporter(configuration, tracer: tracer, log: log)
  }

  private func record(_ count: Int) {
    for number in 0..<count {
      tracer.begin().end("step", .internal, [("number", .integer(number))], hasFailed: false)
    }
  }

  /// What is counted, by the word of the metric's label.
  private var figures: [String: Int] {
    let figures = tracer.figures
    return [
      "sent": figures.sent, "failed": figures.failed, "dropped": figures.dropped, "waiting": figures.waiting,
    ]
  }

  private func spans(_ receiver: Receiver) throws -> [[String: Any]] {
    try receiver.requests.flatMap { request -> [[String: Any]] in
      let body = try JSONSerialization.jsonObject(with: Data(request.body)) as? [String: Any]
      let resources = body?["resourceSpans"] as? [[String: Any]]
      return (resources?.first?["scopeSpans"] as? [[String: Any]])?.first?["spans"] as? [[String: Any]] ?? []
    }
  }

  private func logged(_ text: String) -> Int {
    ((try? String(contentsOf: folder.place("log"), encoding: .utf8)) ?? "").components(separatedBy: text).count - 1
  }

  @Test func stepsArriveAsTheProtocolHasThem() async throws {
    let collector = try Receiver { _ in .answer(200, headers: ["Content-Type: application/json"], body: "{}") }
    let sender = try exporter("http://127.0.0.1:\(collector.port)/v1/traces")
    let running = Task { await sender.run() }
    record(1300)
    try await eventually("all steps") { figures["sent"] == 1300 }
    running.cancel()
    await running.value
    #expect(figures == ["sent": 1300, "failed": 0, "dropped": 0, "waiting": 0])
    let requests = collector.requests
    #expect(requests.count >= 3)
    for request in requests {
      #expect(request.method == "POST" && request.target == "/v1/traces")
      #expect(request["content-type"] == "application/json" && request["authorization"] == "Bearer collector")
    }
    let spans = try spans(collector)
    #expect(spans.count == 1300)
    #expect(Set(spans.compactMap { $0["spanId"] as? String }).count == 1300)
    for span in spans.prefix(5) {
      #expect((span["traceId"] as? String)?.wholeMatch(of: /[0-9a-f]{32}/) != nil)
      #expect((span["spanId"] as? String)?.wholeMatch(of: /[0-9a-f]{16}/) != nil)
      #expect(span["parentSpanId"] == nil && span["kind"] as? Int == 1 && span["name"] as? String == "step")
      for time in ["startTimeUnixNano", "endTimeUnixNano"] {
        #expect((span[time] as? String).flatMap { Int64($0) } != nil, "\(span)")
      }
    }
    let first = try JSONSerialization.jsonObject(with: Data(try #require(requests.first).body)) as? NSDictionary
    let resource = (first?["resourceSpans"] as? [[String: Any]])?.first?["resource"] as? NSDictionary
    #expect(resource == ["attributes": [["key": "service.name", "value": ["stringValue": "test"]]]])
  }

  @Test func aCollectorThatIsBusyIsAskedAgain() async throws {
    let collector = try Receiver { _ in .answer(503, headers: ["Retry-After: 0"]) }
    let pauses = [Int64](repeating: 20, count: 1000)
    let sender = try exporter("http://127.0.0.1:\(collector.port)/v1/traces", pauses: pauses)
    let running = Task { await sender.run() }
    record(5)
    for status in [429, 502, 504, 200] {
      let before = collector.requests.count
      try await eventually("another try") { collector.requests.count > before }
      collector.reply { _ in .answer(status) }
    }
    try await eventually("the steps") { figures["sent"] == 5 }
    running.cancel()
    await running.value
    #expect(collector.requests.count >= 5 && Set(collector.requests.map(\.body)).count == 1)
    #expect(figures["failed"] == 0)
    log.close()
    #expect(logged("the collector does not take traces") == 1 && logged("takes traces again") == 1)
  }

  @Test(arguments: [400, 401, 404, 500, 301])
  func aCollectorThatRefusesIsNotAskedAgain(status: Int) async throws {
    let collector = try Receiver { _ in .answer(status) }
    let sender = try exporter("http://127.0.0.1:\(collector.port)/v1/traces")
    let running = Task { await sender.run() }
    record(5)
    try await eventually("the loss") { figures["failed"] == 5 }
    running.cancel()
    await running.value
    #expect(collector.requests.count == 1 && figures["sent"] == 0)
  }

  @Test func whatACollectorHasNotKeptIsCounted() async throws {
    let collector = try Receiver { _ in
      .answer(200, body: #"{"partialSuccess":{"rejectedSpans":"2","errorMessage":"too old"}}"#)
    }
    let sender = try exporter("http://127.0.0.1:\(collector.port)/v1/traces")
    let running = Task { await sender.run() }
    record(5)
    try await eventually("the answer") { figures["sent"] == 3 && figures["failed"] == 2 }
    running.cancel()
    await running.value
  }

  /// Memory stays bounded, and the log says it once.
  @Test func aCollectorThatIsAwayCostsItsStepsAlone() async throws {
    let sender = try exporter("http://127.0.0.1:1/v1/traces", pauses: [5])
    // More than may wait, then as fast as they are given up.
    record(5000)
    #expect(figures == ["sent": 0, "failed": 0, "dropped": 3000, "waiting": 2000])
    let running = Task { await sender.run() }
    for _ in 0..<10 {
      let lost = figures["failed"] ?? 0
      record(500)
      #expect((figures["waiting"] ?? .max) <= 2000)
      try await eventually("the loss of some") { figures["failed"] ?? 0 > lost }
    }
    try await eventually("the loss of all") {
      (figures["failed"] ?? 0) + (figures["dropped"] ?? 0) == 10_000
    }
    running.cancel()
    await running.value
    log.close()
    #expect(logged("the collector does not take traces") == 1)
  }

  @Test func whatIsLeftIsSentAsTheServerEnds() async throws {
    let collector = try Receiver { _ in .answer(200) }
    let sender = try exporter("http://127.0.0.1:\(collector.port)/v1/traces")
    let running = Task { await sender.run() }
    record(700)
    running.cancel()
    await running.value
    #expect(figures == ["sent": 700, "failed": 0, "dropped": 0, "waiting": 0])
    // One that was cut off is sent once more.
    #expect(Set(try spans(collector).compactMap { $0["spanId"] as? String }).count == 700)
  }
}
