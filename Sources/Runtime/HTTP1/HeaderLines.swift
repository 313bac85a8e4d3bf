/// Looks into complete header lines (`name: value CR LF` …), as ``Reply/headers`` holds them.
enum HeaderLines {
  /// Tells where the name of each line stands, and its value without the white space around it.
  @inline(__always)
  static func forEach(in lines: Span<UInt8>, from start: Int = 0, _ body: (Range<Int>, Range<Int>) -> Void) {
    var start = start
    while start < lines.count {
      let end = Grammar.valueEnd(in: lines, from: start)
      if let colon = Grammar.first(UInt8(ascii: ":"), in: lines, start..<end) {
        body(start..<colon, Grammar.trimmed((colon + 1)..<end, of: lines))
      }
      start = end + 2
    }
  }

  /// The line of that name with its CR LF; `name` is lower case.
  static func range(of name: StaticString, in lines: [UInt8]) -> Range<Int>? {
    let length = name.utf8CodeUnitCount
    var start = 0
    while start < lines.count {
      let end = lines[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? lines.count
      if start + length < end, lines[start + length] == UInt8(ascii: ":"),
        Grammar.equal(lines[start..<(start + length)], name)
      {
        return start..<end
      }
      start = end
    }
    return nil
  }

  /// Whether a value has nothing that a value may not have, so that it stays within its line (RFC 9110 section 5.5).
  static func isSafe(_ value: String) -> Bool {
    let bytes = value.utf8Span.span
    return Grammar.valueEnd(in: bytes, from: 0) == bytes.count
  }

  /// Whether a line holds a text, whatever its case; `text` is lower case.
  static func line(_ line: ArraySlice<UInt8>, contains text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    return line.indices.contains { start in
      line.endIndex - start >= length && Grammar.equal(line[start..<(start + length)], text)
    }
  }

  /// What a `Content-Type` line names, without parameters.
  static func mediaType(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return [] }
    let value = line[(colon + 1)...]
    return Grammar.trimmed(value.prefix { $0 != 0x0D && $0 != UInt8(ascii: ";") })
  }
}
