import TestSupport
import Testing

@testable import Runtime

@Suite("Traces that are written down")
struct TracerTests {
  private static let parent = "4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7"

  private func exported(_ spans: [TraceSpan]) throws -> [JSON] {
    var reader = JSONReader(OTLPText.body(of: spans, from: [("service.name", "test")]))
    guard case .array(let resources)? = try reader.value()["resourceSpans"], resources.count == 1,
      case .array(let scopes)? = resources[0]["scopeSpans"], case .array(let spans)? = scopes[0]["spans"]
    else { return [] }
    return spans
  }

  private func attributes(_ span: JSON) -> [String: String] {
    guard case .array(let items)? = span["attributes"] else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: items.map { item in
        (item["key"]?.text ?? "", item["value"]?["stringValue"]?.text ?? item["value"]?["intValue"]?.text ?? "")
      })
  }

  @Test("a request is a step of its caller's trace, told without what could be personal")
  func request() throws {
    let tracer = Tracer(sampling: 0, scheme: "https")
    let server = try TestServer(tracer: tracer)
    let answer = try server.ask(
      "GET /things/marie-curie?code=hidden HTTP/1.1\r\nHost: h\r\nCookie: s=hidden\r\n"
        + "traceparent: 00-\(Self.parent)-01\r\ntracestate: a=1\r\n\r\n")
    let failed = try server.ask("GET /fault HTTP/1.1\r\nHost: h\r\ntraceparent: 00-\(Self.parent)-01\r\n\r\n")
    #expect(answer.status == 200 && failed.status == 500)
    // Neither one that its caller does not write down, nor, with this share, one that begins here.
    for fields in ["traceparent: 00-\(Self.parent)-00\r\n", "", "traceparent: nonsense\r\n"] {
      #expect(try server.ask("GET /hello HTTP/1.1\r\nHost: h\r\n\(fields)\r\n").status == 200)
    }
    let spans = try exported(tracer.take())
    try #require(spans.count == 2)
    #expect(spans[0]["traceId"]?.text == "4bf92f3577b34da6a3ce929d0e0e4736")
    #expect(spans[0]["parentSpanId"]?.text == "00f067aa0ba902b7" && spans[0]["spanId"]?.text?.utf8.count == 16)
    #expect(spans[0]["traceState"]?.text == "a=1" && spans[0]["kind"]?.number == "2")
    #expect(spans[0]["name"]?.text == "GET /things/{id}" && spans[0]["status"] == .object([]))
    let told = attributes(spans[0])
    #expect(told["http.request.method"] == "GET" && told["http.route"] == "/things/{id}")
    #expect(told["url.path"] == "/things/{id}" && told["url.scheme"] == "https")
    #expect(told["http.response.status_code"] == "200" && told["passemarche.request_id"] == answer["x-request-id"])
    #expect(told["error.type"] == nil)
    #expect(!"\(spans)".contains("hidden") && !"\(spans)".contains("curie"))
    #expect(attributes(spans[1])["error.type"] == "500" && spans[1]["status"]?["code"]?.number == "2")
    let times = ["startTimeUnixNano", "endTimeUnixNano"].compactMap { spans[0][$0]?.text.flatMap { Int64($0) } }
    #expect(times.count == 2 && times[0] < times[1] && abs(Tracer.now - times[1]) < 60_000_000_000)
  }

  @Test("a request is no step of the one before it on its connection")
  func successor() async throws {
    let tracer = Tracer(sampling: 0, scheme: "http")
    let server = try TestServer(tracer: tracer)
    let client = try server.connect()
    client.send(
      "GET /slow HTTP/1.1\r\nHost: h\r\ntraceparent: 00-\(Self.parent)-01\r\n\r\n"
        + "GET /traced HTTP/1.1\r\nHost: h\r\n\r\n")
    await server.api.slowStarted.wait()
    server.api.gate.open()
    for _ in 0..<2 { #expect(try client.receive().status == 200) }
    #expect(try exported(tracer.take()).map { $0["name"]?.text } == ["GET /slow"])
  }

  @Test("what a request waits for is a step within it")
  func children() async throws {
    let tracer = Tracer(sampling: 1, scheme: "http")
    struct Broken: Error {}
    let step = tracer.begin()
    await TraceStep.$current.withValue(step) {
      let value = await traced("outer", [("n", .integer(1))]) { 5 }
      #expect(value == 5)
      await #expect(throws: Broken.self) {
        try await traced("broken") { () async throws(Broken) -> Void in throw Broken() }
      }
    }
    #expect(await traced("nobody's") { true })
    let spans = try exported(tracer.take())
    #expect(spans.map { $0["name"]?.text } == ["outer", "broken"])
    for span in spans {
      #expect(span["traceId"]?.text == step.context.traceID && span["parentSpanId"]?.text == step.context.spanID)
      #expect(span["kind"]?.number == "1")
    }
    #expect(attributes(spans[0]) == ["n": "1"] && spans[1]["status"]?["code"]?.number == "2")
  }

  @Test("handlers work within their request's step", arguments: [0.0, 1.0])
  func handlers(sampling: Double) throws {
    let tracer = Tracer(sampling: sampling, scheme: "http")
    let server = try TestServer(tracer: tracer)
    #expect(try server.ask("GET /traced HTTP/1.1\r\nHost: h\r\n\r\n").status == 200)
    let spans = try exported(tracer.take())
    #expect(spans.count == (sampling > 0 ? 2 : 0))
    if sampling > 0 {
      #expect(spans[0]["name"]?.text == "work" && spans[0]["parentSpanId"]?.text == spans[1]["spanId"]?.text)
    }
  }

  @Test("the share of traces is kept, and the same for all steps of one")
  func sampling() {
    for (share, range) in [(0.0, 0...0), (0.25, 4700...5300), (1.0, 20_000...20_000)] {
      let (one, other) = (Tracer(sampling: share, scheme: "http"), Tracer(sampling: share, scheme: "http"))
      var generator = SeededGenerator(seed: 5)
      let contexts = (0..<20_000).map { _ in
        let trace = TraceID(
          high: .random(in: 0 ... .max, using: &generator), low: .random(in: 0 ... .max, using: &generator))
        return TraceContext(trace: trace, span: SpanID(1))
      }
      #expect(range.contains(contexts.count { one.isSampled($0) }))
      #expect(contexts.allSatisfy { one.isSampled($0) == other.isSampled($0) })
    }
  }

  @Test("memory is bounded, and what finds no room is counted")
  func bounded() throws {
    let tracer = Tracer(sampling: 1, scheme: "http", capacity: 600)
    for _ in 0..<1000 { tracer.begin().end("a", .internal, [], hasFailed: false) }
    #expect(tracer.figures.waiting == 600 && tracer.figures.dropped == 400)
    #expect(tracer.take().count == Tracer.batch && tracer.take().count == 88 && tracer.take().isEmpty)
    tracer.note(sent: 500, failed: 100)
    #expect(tracer.figures.sent == 500 && tracer.figures.failed == 100 && tracer.figures.waiting == 0)
  }

  @Test(
    "what a collector has not kept is read from its answer",
    arguments: [
      (#"{"partialSuccess":{"rejectedSpans":"3","errorMessage":"too old"}}"#, 3),
      (#"{"partialSuccess":{"rejectedSpans":4}}"#, 4), (#"{"partialSuccess":{}}"#, 0), ("{}", 0), ("", 0),
      ("<html>", 0), (#"{"partialSuccess":{"rejectedSpans":-1}}"#, 0), (#"{"partialSuccess":null}"#, 0),
    ])
  func partial(_ answer: String, _ rejected: Int) { #expect(OTLPText.rejected(Array(answer.utf8)) == rejected) }
}
