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
      #"passemarche_http_requests_total{operation="/hello",status="2xx"} 20"#,
      #"passemarche_http_requests_total{operation="/fault",status="5xx"} 1"#,
      #"passemarche_http_requests_total{operation="none",status="4xx"} 2"#,
      #"passemarche_http_requests_total{operation="/echo",status="4xx"} 1"#,
      #"passemarche_http_request_duration_seconds_bucket{operation="/hello",le="+Inf"} 20"#,
      #"passemarche_http_request_duration_seconds_count{operation="/hello"} 20"#,
      #"passemarche_http_refusals_total{failure="payload-too-large"} 1"#,
      #"passemarche_http_refusals_total{failure="not-found"} 1"#,
      #"passemarche_http_refusals_total{failure="malformed"} 1"#,
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
    #expect(figures(server).contains(#"passemarche_http_requests_total{operation="/slow",status="2xx"} 1"#))
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
