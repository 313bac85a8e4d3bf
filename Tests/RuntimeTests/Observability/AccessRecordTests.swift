import Testing

@testable import Runtime

@Suite("A line of the access log")
struct AccessRecordTests {
  private func logged(userAgent: String) throws -> String? {
    let record = AccessRecord(
      id: RequestID(high: 1, low: 2), peer: PeerAddress(high: 0, low: 0xFFFF_0A01_02FF), status: 200, bytesIn: 1,
      bytesOut: 2, microseconds: 3, userAgent: Array(userAgent.utf8)[...])
    var reader = JSONReader(record.line(at: Timestamp(milliseconds: 0)))
    let line = try reader.value()
    try reader.finish()
    #expect(line["peer"]?.text == "10.1.2.255" && line["time"]?.text == "1970-01-01T00:00:00.000Z")
    #expect(line["request_id"]?.text == "00000000000000010000000000000002" && line["bytes_out"]?.number == "2")
    return line["user_agent"]?.text
  }

  @Test("has the program's name as it was sent, up to its 120th character")
  func userAgent() throws {
    for text in ["", "curl/8.0 (x; y)", #"a "quoted" \ one"#, "tab\there", "del\u{7F}", "Navigateur à accents"] {
      #expect(try logged(userAgent: text) == text)
    }
    for character in ["a", "é", "\"", "😀"] {
      let long = String(repeating: character, count: 121)
      #expect(try logged(userAgent: long) == String(long.dropLast()))
    }
  }

  /// Whatever stands in it: the room for a line is reckoned beforehand.
  @Test("is JSON, however long what it tells of is")
  func longest() throws {
    let control = String(repeating: "\u{1}", count: 300)
    for agent in [Array(control.utf8), [UInt8](repeating: 0xFF, count: 600), Array(repeating: 0x22, count: 120)] {
      let trace = TraceContext(trace: TraceID(high: .max, low: .max), span: SpanID(.max))
      let record = AccessRecord(
        id: RequestID(high: .max, low: .max), peer: PeerAddress(high: .max, low: .max), version: .http11,
        method: .options, route: "/a/\"quoted\"/{path}", operation: "with\\backslash", status: .max, bytesIn: .max,
        bytesOut: .max, microseconds: .min,
        principal: Principal(editorID: .max, clientID: control, scopes: [], permissions: []),
        failure: .unsupportedMediaType, userAgent: agent[...], trace: trace)
      var reader = JSONReader(record.line(at: Timestamp(milliseconds: .max)))
      let line = try reader.value()
      try reader.finish()
      #expect(line["client_id"]?.text == control && line["route"]?.text == #"/a/"quoted"/{path}"#)
      #expect(line["operation"]?.text == #"with\backslash"# && line["duration_us"]?.number == "\(Int64.min)")
      #expect(line["trace_id"]?.text == String(repeating: "f", count: 32) && line["bytes_in"]?.number == "\(Int.max)")
      #expect(line["user_agent"]?.text?.unicodeScalars.count == 120)
    }
  }
}
