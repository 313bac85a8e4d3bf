import CNGHTTP2

/// The head of an answer as HTTP/2 has it: names in lower case, and the status as a field of its own (RFC 9113 section
/// 8.3.2).
enum HTTP2Fields {
  /// - Parameter head: a status line, which is passed over, and header lines.
  static func withFields(
    of head: [UInt8], status: UInt16, _ body: (UnsafeMutableBufferPointer<nghttp2_nv>) -> Void
  ) {
    var text: [UInt8] = []
    text.reserveCapacity(head.count + 16)
    text.append(text: ":status")
    text.append(decimal: Int(status), width: 3)
    var places: [(name: Range<Int>, value: Range<Int>)] = [(0..<7, 7..<10)]
    var start = head.firstIndex(of: 0x0A).map { $0 + 1 } ?? head.count
    while start < head.count, let end = head[start...].firstIndex(of: 0x0D), end > start,
      let colon = head[start..<end].firstIndex(of: UInt8(ascii: ":"))
    {
      let name = text.count
      for byte in head[start..<colon] { text.append(Grammar.lowercase(byte)) }
      let value = text.count
      text.append(contentsOf: Grammar.trimmed(head[(colon + 1)..<end]))
      places.append((name..<value, value..<text.count))
      start = end + 2
    }
    text.withUnsafeMutableBufferPointer { text in
      guard let base = text.baseAddress else { return }
      var fields = places.map { place in
        nghttp2_nv(
          name: base + place.name.lowerBound, value: base + place.value.lowerBound, namelen: place.name.count,
          valuelen: place.value.count, flags: UInt8(NGHTTP2_NV_FLAG_NONE.rawValue))
      }
      fields.withUnsafeMutableBufferPointer { body($0) }
    }
  }
}
