import TestSupport
import Testing

@testable import Runtime

private let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
private let span = "00f067aa0ba902b7"
private let parent = "00-\(trace)-\(span)-01"

@Suite("Trace context of requests")
struct TraceContextTests {
  private func context(_ fields: String) throws -> TraceContext {
    let head = try HeadParser.parse(Array("GET / HTTP/1.1\r\nHost: h\r\n\(fields)".utf8))
    return TraceContext(of: head, RequestID(high: 7, low: 9))
  }

  @Test("the caller's trace goes on, in a step of ours")
  func goesOn() throws {
    let context = try context("Traceparent: \(parent)\r\n")
    #expect(context.traceID == trace && context.parent?.text == span)
    #expect(context.spanID != span && context.span.isValid)
    #expect(context.parentIsSampled == true)
    #expect(try self.context("traceparent: 00-\(trace)-\(span)-00\r\n").parentIsSampled == false)
    // Flags that are not known are no fault, and not handed on.
    let flags = try self.context("traceparent: 00-\(trace)-\(span)-ff\r\n")
    #expect(flags.parentIsSampled == true && flags.headers(isSampled: true)[0].value.hasSuffix("-01"))
  }

  @Test(
    "a later version is read as far as it is known",
    arguments: ["01-\(trace)-\(span)-01", "cc-\(trace)-\(span)-01-what-follows", "fe-\(trace)-\(span)-01-"])
  func laterVersions(_ value: String) throws {
    #expect(try context("traceparent: \(value)\r\n").traceID == trace)
  }

  @Test(
    "what is not well-formed begins a new trace",
    arguments: [
      "", "00", parent + "-more", parent + "0", "ff-\(trace)-\(span)-01", "01-\(trace)-\(span)-01.more",
      "00-\(trace.uppercased())-\(span)-01", "00-\(trace)-\(span.uppercased())-01", "0X-\(trace)-\(span)-01",
      "00-00000000000000000000000000000000-\(span)-01", "00-\(trace)-0000000000000000-01",
      "00-\(trace)-\(span)-0", "00-\(trace)-\(span)-0g", "00_\(trace)_\(span)_01", "00-\(trace)-\(span)-1-",
      "00-\(String(trace.dropLast()))z-\(span)-01", "\(parent),\(parent)", "é" + parent.dropFirst(2),
    ])
  func malformed(_ value: String) throws {
    let context = try context("traceparent: \(value)\r\ntracestate: a=1\r\n")
    #expect(context.parent == nil && context.parentIsSampled == nil && context.state.isEmpty)
    // It has the request's name.
    #expect(context.traceID == RequestID(high: 7, low: 9).text && context.span.isValid)
  }

  @Test("two fields begin a new trace")
  func twice() throws {
    #expect(try context("traceparent: \(parent)\r\ntraceparent: \(parent)\r\n").parent == nil)
  }

  @Test("what others have added is handed on, in its order")
  func state() throws {
    func state(_ fields: String) throws -> String {
      let context = try context("traceparent: \(parent)\r\n\(fields)")
      #expect(context.traceID == trace)
      return String(decoding: context.state, as: UTF8.self)
    }
    #expect(
      try state("tracestate: rojo=00f0,congo=t61 x\r\ntracestate:\t4a@b=2 , ,c=3\r\n")
        == "rojo=00f0,congo=t61 x,4a@b=2,c=3")
    let many = (0..<32).map { "k\($0)=\($0)" }.joined(separator: ",")
    #expect(try state("tracestate: \(many)\r\n") == many)
    #expect(try state("tracestate: \(many),more=1\r\n") == "")
    for malformed in [
      "a", "=1", "a=", "A=1", "1a=1", "a=1,a=2", "a=b=c", "a =1", "a@=1", "@a=1", "a@1=1", "a@b@c=1", "é=1",
      "a=é", "a=" + String(repeating: "x", count: 257),
      "a=1,b=" + String(repeating: "x", count: 256)
        + ",c=" + String(repeating: "x", count: 256),
      String(repeating: "k", count: 257) + "=1", "a@" + String(repeating: "b", count: 15) + "=1",
    ] { #expect(try state("tracestate: \(malformed)\r\n") == "", "\(malformed)") }
    #expect(try state("tracestate: \(String(repeating: "k", count: 256))=1\r\n").hasSuffix("=1"))
  }

  @Test("the context is handed on with our step as the parent")
  func headers() throws {
    let context = try context("traceparent: \(parent)\r\ntracestate: a=1\r\n")
    let child = context.child(isSampled: true)
    let headers = child.headers(isSampled: true)
    #expect(headers.map(\.name) == ["traceparent", "tracestate"])
    #expect(headers[0].value == "00-\(trace)-\(child.spanID)-01" && headers[1].value == "a=1")
    #expect(child.parent == context.span && child.spanID != context.spanID)
    #expect(try self.context("").headers(isSampled: false).map(\.name) == ["traceparent"])
    // What is handed on can be read.
    #expect(TraceParent(Array(headers[0].value.utf8)[...])?.span == child.span)
  }

  @Test("steps of different requests have different names")
  func names() {
    var names: Set<UInt64> = []
    for high in UInt64(0)..<200 {
      for low in UInt64(0)..<200 { names.insert(RequestID(high: high, low: low).mixed) }
    }
    #expect(names.count == 40_000 && !names.contains(0))
  }

  @Test("log lines of a request name its trace")
  func log() async throws {
    let server = try TestServer()
    let fields = "Host: h\r\ntraceparent: \(parent)\r\n\r\n"
    #expect(try server.ask("GET /hello HTTP/1.1\r\n\(fields)").status == 200)
    #expect(try server.ask("GET /fault HTTP/1.1\r\n\(fields)").status == 500)
    let answer = try server.ask("GET /hello HTTP/1.1\r\nHost: h\r\n\r\n")
    #expect(try server.ask("BROKEN\r\n\r\n").status == 400)
    let lines = await server.stopAndReadLog()
    let requests = lines.filter { $0["message"]?.text == "request" }
    #expect(requests.map { $0["trace_id"]?.text } == [trace, trace, answer["x-request-id"], nil])
    #expect(Set(requests.compactMap { $0["span_id"]?.text?.utf8.count }) == [16])
    let failed = lines.filter { $0["message"]?.text == "request failed" }
    #expect(failed.map { $0["trace_id"]?.text } == [trace])
    #expect(failed.map { $0["span_id"]?.text } == [requests[1]["span_id"]?.text])
  }
}
