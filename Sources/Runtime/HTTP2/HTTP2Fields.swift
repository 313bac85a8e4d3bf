import CNGHTTP2

/// The head of an answer as HTTP/2 has it: names in lower case, and the status as a field of its own (RFC 9113 section
/// 8.3.2).
enum HTTP2Fields {
  /// Fields that differ from answer to answer. Kept in the table of the header compression they would only push out what
  /// comes again (RFC 7541 section 6.2.2), and nghttp2 looks through all that have the same name.
  private static let changing: [StaticString] = [
    "x-request-id", "x-ratelimit-remaining", "x-ratelimit-reset", "ratelimit",
  ]

  private struct Field {
    let name: Range<Int>
    let value: Range<Int>
    let flags: nghttp2_nv_flag
  }

  /// - Parameter head: a status line, which is passed over, and header lines.
  static func withFields(
    of head: [UInt8], status: UInt16, _ body: (UnsafeMutableBufferPointer<nghttp2_nv>) -> Void
  ) {
    var text: [UInt8] = []
    text.reserveCapacity(10 + head.count)
    text.append(text: ":status")
    text.append(decimal: Int(status), width: 3)
    text += head
    var found = [Field(name: 0..<7, value: 7..<10, flags: NGHTTP2_NV_FLAG_NONE)]
    found.reserveCapacity(32)
    let lines = Grammar.first(UInt8(ascii: "\n"), in: text.span, 10..<text.count).map { $0 + 1 } ?? text.count
    HeaderLines.forEach(in: text.span, from: lines) { name, value in
      let isChanging = changing.contains { Grammar.equal(text.span.extracting(name), $0) }
      found.append(
        Field(name: name, value: value, flags: isChanging ? NGHTTP2_NV_FLAG_NO_INDEX : NGHTTP2_NV_FLAG_NONE))
    }
    text.withUnsafeMutableBufferPointer { text in
      guard let base = text.baseAddress else { return }
      var fields = found.map { field in
        for index in field.name { text[index] = Grammar.lowercase(text[index]) }
        return nghttp2_nv(
          name: base + field.name.lowerBound, value: base + field.value.lowerBound, namelen: field.name.count,
          valuelen: field.value.count, flags: UInt8(field.flags.rawValue))
      }
      fields.withUnsafeMutableBufferPointer { body($0) }
    }
  }
}
