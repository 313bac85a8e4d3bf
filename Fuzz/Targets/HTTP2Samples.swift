/// Frames from which a search starts.
enum HTTP2Samples {
  static let preface: [UInt8] = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8) + [0, 0, 0, 4, 0, 0, 0, 0, 0]

  static let all: [[UInt8]] = [
    head(1, stream: 1, ":method: GET\n:scheme: http\n:path: /up?a=b\n:authority: h\nname: value\n"),
    head(0, stream: 1, ":method: POST\n:scheme: http\n:path: /oauth/token\n:authority: h\ncontent-length: 5\n")
      + frame(0, 0, 1, "hel") + frame(0, 1, 1, "lo"),
    head(0, stream: 1, ":method: PUT\n:scheme: http\n:path: /a\nhost: h\nexpect: 100-continue\n")
      + frame(8, 0, 1, "\0\0\u{1}\0") + frame(0, 8, 1, "\u{2}abc\0\0") + head(1, stream: 1, "trailer: a\n"),
    head(1, stream: 1, ":method: OPTIONS\n:scheme: http\n:path: *\n:authority: h\n")
      + head(1, stream: 3, ":method: HEAD\n:scheme: http\n:path: /\n:authority: H\nhost: h\n")
      + frame(3, 0, 3, "\0\0\0\u{8}"),
    head(1, stream: 1, ":method: CONNECT\n:authority: h:80\n"),
    head(1, stream: 1, ":method: GET\n:scheme: http\n:path: //a/../b%2f\n:authority: a\nhost: b\n"),
    head(1, stream: 1, ":method: GET\n:scheme: http\n:path: /\n:authority: h\nconnection: close\nte: trailers\n"),
    // HEADERS in two frames, and by numbers of the static table.
    frame(1, 1, 1, [0x82, 0x86]) + frame(9, 4, 1, [0x84, 0x41, 1, 0x68]),
    frame(1, 0x2D, 1, [1, 0, 0, 0, 0, 16, 0x82, 0x86, 0x84, 0x01, 1, 0x68, 0]),
    frame(4, 0, 0, [0, 1, 0, 0, 0, 0, 0, 4, 0, 0, 0, 9]) + frame(6, 0, 0, "12345678") + frame(6, 1, 0, "12345678")
      + frame(2, 0, 3, [0, 0, 0, 0, 16]) + frame(7, 0, 0, [0, 0, 0, 1, 0, 0, 0, 0]),
    frame(0xFF, 0, 0, [0, 0x40, 1, 0, 0, 0, 0, 0, 1]),
  ]

  static let words = [
    ":method: GET\n", ":scheme: http\n", ":path: /\n", ":authority: h\n", "host: h\n", "content-length: 5\n",
    "expect: 100-continue\n", "transfer-encoding: chunked\n", "te: trailers\n", "cookie: a=b\n",
    "\u{1}\u{5}\u{1}", "\0\u{1}\u{1}",
  ]

  private static func head(_ flags: UInt8, stream: UInt8, _ fields: String) -> [UInt8] {
    frame(0x80, flags, stream, Array(fields.utf8))
  }

  private static func frame(_ kind: UInt8, _ flags: UInt8, _ stream: UInt8, _ payload: String) -> [UInt8] {
    frame(kind, flags, stream, Array(payload.utf8))
  }

  private static func frame(_ kind: UInt8, _ flags: UInt8, _ stream: UInt8, _ payload: [UInt8]) -> [UInt8] {
    [kind, flags, stream, UInt8(payload.count)] + payload
  }

  /// Lines of `name: value` as literals that no table keeps (RFC 7541 section 6.2.2).
  static func block(_ text: [UInt8]) -> [UInt8] {
    text.split(separator: 0x0A).flatMap { line in
      // A colon may begin a name.
      let end = line.dropFirst().firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
      var value = line[end...].dropFirst()
      if value.first == 0x20 { value = value.dropFirst() }
      return [0] + string(line[..<end]) + string(value)
    }
  }

  /// Texts of an input are no longer than 255 bytes.
  private static func string(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let length: [UInt8] =
      bytes.count < 127
      ? [UInt8(bytes.count)] : bytes.count < 255 ? [127, UInt8(bytes.count - 127)] : [127, 128, 1]
    return length + bytes
  }
}
