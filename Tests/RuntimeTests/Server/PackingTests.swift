import CZlib
import Testing

@testable import Runtime

@Suite("Answers that may be packed")
struct PackingTests {
  private func ask(_ server: TestServer, _ path: String, _ field: String?, method: String = "GET") throws
    -> RawClient.Answer
  {
    let line = field.map { "Accept-Encoding: \($0)\r\n" } ?? ""
    return try server.ask("\(method) \(path) HTTP/1.1\r\nHost: h\r\n\(line)\r\n")
  }

  @Test("who asks gets fewer bytes, of the same text", arguments: [("/text", 50), ("/texts", 5000)])
  func packed(_ path: String, _ count: Int) throws {
    let server = try TestServer()
    let text = SampleAPI.things(count)
    for field in ["gzip", "br;q=1.0, gzip;q=0.8, *;q=0.1", "*", "identity;q=0, gzip;q=0.1"] {
      let answer = try ask(server, path, field)
      #expect(answer.status == 200 && answer["content-encoding"] == "gzip" && answer["vary"] == "Accept-Encoding")
      #expect(answer["content-type"] == "application/json" && answer.body.count < text.utf8.count / 2)
      let isWhole = unpacked(answer.body) == text
      #expect(isWhole)
    }
  }

  @Test("who does not ask, or likes it less, gets the text as it is", arguments: [
    nil, "", "br", "gzip;q=0", "identity", "gzip;q=0.4, identity;q=0.5", "gzip;q=nonsense",
  ])
  func plain(_ field: String?) throws {
    let answer = try ask(try TestServer(), "/text", field)
    #expect(answer["content-encoding"] == nil && answer["vary"] == "Accept-Encoding")
    #expect(answer.text == SampleAPI.things(50))
  }

  @Test("two fields are one list")
  func fields() throws {
    let server = try TestServer()
    let answer = try server.ask(
      "GET /text HTTP/1.1\r\nHost: h\r\nAccept-Encoding: br\r\nAccept-Encoding: gzip\r\n\r\n")
    #expect(answer["content-encoding"] == "gzip")
  }

  @Test("what is small is sent as it is, but to who takes nothing else")
  func small() throws {
    let server = try TestServer { $0.packFrom = 10_000 }
    #expect(try ask(server, "/text", "gzip")["content-encoding"] == nil)
    let answer = try ask(server, "/text", "gzip, identity;q=0")
    #expect(answer["content-encoding"] == "gzip" && unpacked(answer.body) == SampleAPI.things(50))
  }

  @Test("who takes it in no way is refused, unless nothing is packed there")
  func neither() throws {
    let server = try TestServer()
    let refused = try ask(server, "/text", "gzip;q=0, *;q=0")
    #expect(refused.status == 406 && refused["content-encoding"] == nil && refused["vary"] == nil)
    #expect(try ask(server, "/hello", "*;q=0").status == 200)
    let other = try ask(server, "/hello", "gzip")
    #expect(other["content-encoding"] == nil && other["vary"] == nil)
  }

  @Test("HEAD tells of the answer that GET would have")
  func head() throws {
    let server = try TestServer()
    for field in [nil, "gzip"] {
      let whole = try ask(server, "/text", field)
      let head = try ask(server, "/text", field, method: "HEAD")
      #expect(head["content-length"] == "\(whole.body.count)" && head["content-encoding"] == whole["content-encoding"])
      #expect(head["vary"] == "Accept-Encoding" && head.body.isEmpty)
    }
  }

  @Test("so it is over HTTP/2")
  func http2() throws {
    let server = try TestServer()
    let client = try HTTP2Client(port: server.port)
    client.request(1, "GET", "/texts", [("accept-encoding", "gzip")])
    let answer = try client.answer(1)
    #expect(answer.status == 200 && answer.goAway == nil)
    #expect(answer["content-encoding"] == "gzip" && answer["vary"] == "Accept-Encoding")
    let isWhole = unpacked(answer.body) == SampleAPI.things(5000)
    #expect(isWhole)
  }

  private func unpacked(_ bytes: [UInt8]) -> String? {
    var stream = z_stream()
    guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    var bytes = bytes
    var text = [UInt8](repeating: 0, count: 1 << 20)
    let status = bytes.withUnsafeMutableBufferPointer { input in
      text.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        return inflate(&stream, Z_FINISH)
      }
    }
    guard status == Z_STREAM_END, stream.avail_in == 0 else { return nil }
    return String(decoding: text[..<Int(stream.total_out)], as: UTF8.self)
  }
}
