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
}
