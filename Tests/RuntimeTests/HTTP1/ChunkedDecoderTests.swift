import Testing

@testable import Runtime

@Suite("Chunked coding")
struct ChunkedDecoderTests {
  /// Decodes pieces of the given size; nil while the end is missing.
  private func decode(_ text: String, by size: Int, room: Int = .max) throws -> (body: String, used: Int)? {
    let bytes = Array(text.utf8)
    var decoder = ChunkedDecoder()
    var body: [UInt8] = []
    var used = 0
    while used < bytes.count, !decoder.isDone {
      let end = min(used + size, bytes.count)
      used += try decoder.decode(bytes[used..<end], into: &body, room: room)
    }
    return decoder.isDone ? (String(decoding: body, as: UTF8.self), used) : nil
  }

  @Test("is taken off, however it is cut", arguments: [1, 2, 3, 7, 1000])
  func whole(_ size: Int) throws {
    let text = "4\r\nWiki\r\nA;x=y;\"q\"\r\n0123456789\r\n1 ;e\r\n!\r\n000\r\nX-Trailer: v\r\nB:\r\n\r\nGET"
    let found = try #require(try decode(text, by: size))
    #expect(found.body == "Wiki0123456789!")
    #expect(text.utf8.count - found.used == 3)
    #expect(try decode("4\r\nWiki\r\n", by: size) == nil)
  }

  @Test("stops where there is no room")
  func room() throws {
    var decoder = ChunkedDecoder()
    var body: [UInt8] = []
    let input = Array("5\r\nhello\r\n0\r\n\r\n".utf8)
    let used = try decoder.decode(input[...], into: &body, room: 2)
    #expect(body == Array("he".utf8) && used == 5)
    _ = try decoder.decode(input[used...], into: &body, room: 100)
    #expect(body == Array("hello".utf8) && decoder.isDone)
  }

  @Test(
    "is refused where it is broken",
    arguments: [
      "\r\n", "g\r\n", "-1\r\n", "0x1\r\n", " 1\r\n", "1 \r\n", "1\n", "1\r\r", "1\r\nab", "1\r\na\n", "1;\n",
      "1;a\u{0}\r\n",
      "0\r\nA b\r\n", "0\r\n: b\r\n", "0\r\nA\r\n", "0\r\n A: b\r\n", "0\r\nA: b\n", "0\r\nA: b\u{1}", "0\r\n\n",
      "0\r\n\rx",
    ])
  func refused(_ text: String) {
    #expect(throws: Failure.self) { try decode(text, by: 1000) }
  }

  @Test("extensions, trailers and sizes are bounded")
  func bounded() {
    #expect(throws: Failure.self) { try decode("1;" + String(repeating: "a", count: 300) + "\r\n", by: 10) }
    #expect(throws: Failure.self) {
      try decode(String(repeating: "1;" + String(repeating: "a", count: 200) + "\r\nx\r\n", count: 100), by: 64)
    }
    #expect(throws: Failure.self) { try decode("0\r\nA: " + String(repeating: "a", count: 9000) + "\r\n\r\n", by: 10) }
    #expect(throws: Failure.self) { try decode("FFFFFFFFFFFFFFFF\r\n", by: 10) }
  }
}
