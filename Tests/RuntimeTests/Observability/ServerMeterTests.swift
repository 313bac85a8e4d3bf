import TestSupport
import Testing

@testable import Runtime

@Suite("Figures of the server")
struct ServerMeterTests {
  private func figures(_ server: TestServer) -> [String] {
    var text = MetricsText()
    server.server.meter.write(to: &text)
    return String(decoding: text.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test("requests, bytes, refusals and connections are counted, whichever loop has them")
  func counting() async throws {
    let server = try TestServer { $0.loops = 2 }
    let hello = "GET /hello HTTP/1.1\r\nHost: h\r\n\r\n"
    for _ in 0..<20 { #expect(try server.ask(hello).status == 200) }
    #expect(try server.ask("GET /fault HTTP/1.1\r\nHost: h\r\n\r\n").status == 500)
    #expect(try server.ask("GET /none HTTP/1.1\r\nHost: h\r\n\r\n").status == 404)
    #expect(try server.ask("nonsense\r\n\r\n").status == 400)
    let big = "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: 1001\r\n\r\n"
    #expect(try server.ask(big).status == 413)
    try await eventually("closed connections") {
      figures(server).contains("passemarche_http_connections 0")
    }
    let lines = figures(server)
    // The empty line behind a head is not counted.
    for line in [
      #"passemarche_http_requests_total{operation="/hello",status="200"} 20"#,
      #"passemarche_http_requests_total{operation="/fault",status="500"} 1"#,
      #"passemarche_http_requests_total{operation="none",status="400"} 1"#,
      #"passemarche_http_requests_total{operation="none",status="404"} 1"#,
      #"passemarche_http_requests_total{operation="/echo",status="413"} 1"#,
      #"passemarche_http_request_duration_seconds_bucket{operation="/hello",le="+Inf"} 20"#,
      #"passemarche_http_request_duration_seconds_count{operation="/hello"} 20"#,
      #"passemarche_http_refusals_total{operation="/echo",failure="payload-too-large"} 1"#,
      #"passemarche_http_refusals_total{operation="none",failure="not-found"} 1"#,
      #"passemarche_http_refusals_total{operation="none",failure="malformed"} 1"#,
      #"passemarche_connection_errors_total{protocol="http1",kind="malformed"} 1"#,
      #"passemarche_connection_errors_total{protocol="http1",kind="timeout"} 0"#,
      "passemarche_log_lines_dropped_total 0",
      #"passemarche_http_received_bytes_total{operation="/hello"} \#(20 * (hello.utf8.count - 2))"#,
      "passemarche_http_requests_in_flight 0", "passemarche_http_connections_opened_total 24",
    ] { #expect(lines.contains(line), "\(line)") }
  }

  @Test("what is being worked on is in flight")
  func inFlight() async throws {
    let server = try TestServer()
    let client = try server.connect()
    client.send("GET /slow HTTP/1.1\r\nHost: h\r\n\r\n")
    await server.api.slowStarted.wait()
    #expect(figures(server).contains("passemarche_http_requests_in_flight 1"))
    server.api.gate.open()
    #expect(try client.receive().status == 200)
    try await eventually("the end of the request") {
      figures(server).contains("passemarche_http_requests_in_flight 0")
    }
    #expect(figures(server).contains(#"passemarche_http_requests_total{operation="/slow",status="200"} 1"#))
  }

  @Test("quotas that are used up, and who is remembered for them")
  func quotas() throws {
    let server = try TestServer()
    let ask = "GET /reading HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer "
    for _ in 0..<6 { _ = try server.ask(ask + "good\r\n\r\n") }
    #expect(try server.ask(ask + "generous\r\n\r\n").status == 200)
    let lines = figures(server)
    for line in [
      #"passemarche_quota_refusals_total{quota="api"} 2"#, #"passemarche_quota_refusals_total{quota="token"} 0"#,
      #"passemarche_http_refusals_total{operation="/reading",failure="too-many-requests"} 2"#,
      #"passemarche_http_requests_total{operation="/reading",status="429"} 2"#, "passemarche_quota_partitions 2",
    ] { #expect(lines.contains(line), "\(line)") }
  }

  @Test("a loop that is held up tells for how long")
  func lag() async throws {
    let server = try TestServer()
    func slow() -> Int {
      let all = figures(server)
      func count(_ bound: String) -> Int {
        all.first { $0.hasPrefix("passemarche_loop_lag_seconds_bucket{le=\"\(bound)\"}") }
          .flatMap { $0.split(separator: " ").last }.flatMap { Int($0) } ?? -1
      }
      return count("+Inf") - count("0.1")
    }
    #expect(try server.ask("GET /hello HTTP/1.1\r\nHost: h\r\n\r\n").status == 200)
    let before = slow()
    #expect(try server.ask("GET /busy HTTP/1.1\r\nHost: h\r\n\r\n").status == 200)
    try await eventually("the end of the turn") { slow() > before }
  }

  @Test("every status has its place, and those that nobody names share one")
  func statuses() {
    let loop = LoopMeter(operations: 1)
    for status in LoopMeter.statuses + [0, 299, 199, 700] {
      loop.finished(0, status: status, nanoseconds: 1, bytesIn: 0, bytesOut: 0, failure: nil)
    }
    var counts = LoopMeter.Counts()
    loop.add(0, to: &counts)
    #expect(counts.byStatus == LoopMeter.statuses.map { _ in 1 } + [3, 1])
    #expect(LoopMeter.statusNames.suffix(2) == ["other", "none"] && counts.requests == LoopMeter.statuses.count + 4)
  }

  @Test("only the operator's token opens what is the operator's")
  func operatorToken() throws {
    let server = try TestServer()
    func ask(_ fields: String) throws -> RawClient.Answer {
      try server.ask("GET /figures HTTP/1.1\r\nHost: h\r\n\(fields)\r\n")
    }
    #expect(try ask("Authorization: Bearer operator\r\n").status == 200)
    let none = try ask("")
    #expect(none.status == 401 && none["www-authenticate"] == "Bearer")
    let editor = try ask("Authorization: Bearer good\r\n")
    #expect(editor.status == 401 && editor["www-authenticate"] == "Bearer error=\"invalid_token\"")
    #expect(try ask("Authorization: Basic b3BlcmF0b3I6\r\n").status == 401)
  }
}
