@testable import Runtime

extension FuzzTarget {
  static let chunked = FuzzTarget(
    name: "chunked",
    promise: "A chunked body is the same however it is cut, is read as the grammar has it, and holds what was put in",
    seeds: [
      "5\nhello\n0\n\n", "4\nWiki\nA;x=y;\"q\"\n0123456789\n1 ;e\n!\n000\nX-Trailer: v\nB:\n\nGET", "0\n\n", "1\na\n",
      "fffffff\n", "0000000000000005\nhello\n0\n\n", "5 \nhello\n0\n\n", "5;\nhello\n0\n\n", "g\n", "1\nab",
      "0\nA b\n\n",
      "0\n: b\n\n", "7FFFFFFFFFFFFFFF\n", "2\n\n\n\n0\n\n",
    ].map(lines),
    words: ["\r\n", "0\r\n\r\n", ";", "=\"", "A: b\r\n", "1\r\n"]
  ) { bytes in
    var cuts = Cuts(bytes)
    let whole = Reading([bytes], room: { .max })
    for pieces in Cuts.all(bytes).dropFirst() {
      try hold(Reading(pieces, room: { .max }) == whole, "another reading when cut")
      try hold(Reading(pieces, room: { 1 + cuts.number(below: 7) }) == whole, "another reading with little room")
    }
    if whole.isDone {
      var plain = PlainReading(bytes)
      let body = plain.read()
      try hold(
        body == whole.body && plain.place == whole.used,
        "read \(shown(whole.body)) of \(whole.used) bytes, the grammar has \(shown(body ?? [])) of \(plain.place)")
    }
    let coded = encode(bytes, &cuts)
    for pieces in Cuts.all(coded) {
      let back = Reading(pieces, room: { .max })
      try hold(
        back.isDone && back.body == bytes && back.used == coded.count, "\(shown(coded)) did not come back")
    }
  }

  /// The bytes as a body that a sender might make of them.
  private static func encode(_ bytes: [UInt8], _ cuts: inout Cuts) -> [UInt8] {
    let extensions = ["", "", ";a", ";a=b", ";a=\"b;c\"", " ;a"]
    var coded: [UInt8] = []
    // The extensions of a body are bounded.
    for piece in cuts.pieces(of: bytes, longest: 1 + bytes.count / 8) {
      let size = String(piece.count, radix: 16, uppercase: cuts.number(below: 2) == 0)
      let zeros = String(repeating: "0", count: cuts.number(below: 3))
      coded += Array((zeros + size + extensions[cuts.number(below: extensions.count)] + "\r\n").utf8)
      coded += piece + [0x0D, 0x0A]
    }
    return coded + Array(["0\r\n\r\n", "00;x\r\n\r\n", "0\r\nA: b\r\nC:\r\n\r\n"][cuts.number(below: 3)].utf8)
  }
}

/// What the decoder of the server makes of a body that comes in pieces.
private struct Reading: Equatable {
  var body: [UInt8] = []
  var used = 0
  var isDone = false
  var failure: Failure.Kind?

  init(_ pieces: [[UInt8]], room: () -> Int) {
    var decoder = ChunkedDecoder()
    do throws(Failure) {
      for piece in pieces {
        var rest = piece[...]
        while !rest.isEmpty, !decoder.isDone {
          let count = try decoder.decode(rest, into: &body, room: room())
          used += count
          rest = rest.dropFirst(count)
        }
      }
      isDone = decoder.isDone
    } catch {
      failure = error.kind
      // How far it came within the piece is nobody's business: the connection ends.
      used = 0
    }
  }
}

/// Reads a chunked body from the grammar of RFC 9112 section 7.1, rule by rule, with all of it at hand. Knows no
/// limits.
private struct PlainReading {
  let bytes: [UInt8]
  var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Nil where the bytes begin with no chunked body.
  mutating func read() -> [UInt8]? {
    var body: [UInt8] = []
    while true {
      guard let size = chunkLine() else { return nil }
      if size == 0 { break }
      guard bytes.count - place >= size else { return nil }
      body += bytes[place..<(place + size)]
      place += size
      guard line() == [] else { return nil }
    }
    while let field = line() {
      if field.isEmpty { return body }
      guard let colon = field.firstIndex(of: UInt8(ascii: ":")), colon > 0,
        field[..<colon].allSatisfy({ $0 > 0x20 && $0 < 0x7F })
      else { return nil }
    }
    return nil
  }

  /// chunk-size [ chunk-ext ] CRLF
  private mutating func chunkLine() -> Int? {
    guard let line = line() else { return nil }
    let digits = line.prefix { "0123456789abcdefABCDEF".utf8.contains($0) }
    let rest = line[digits.endIndex...].drop { $0 == 0x20 || $0 == 0x09 }
    guard rest.isEmpty ? digits.count == line.count : rest.first == UInt8(ascii: ";") else { return nil }
    return Int(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  /// Up to the next CR LF, which is passed.
  private mutating func line() -> [UInt8]? {
    var end = place
    while end + 1 < bytes.count, bytes[end] != 0x0D || bytes[end + 1] != 0x0A { end += 1 }
    guard end + 1 < bytes.count else { return nil }
    defer { place = end + 2 }
    return Array(bytes[place..<end])
  }
}
