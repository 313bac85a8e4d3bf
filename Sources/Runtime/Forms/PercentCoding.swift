/// Percent-encoding (RFC 3986 section 2.1).
public enum PercentCoding {
  /// The text of one path segment as it was sent. A plus sign is a plus sign.
  /// - Throws: for a `%` without two hexadecimal digits, and for what is not UTF-8.
  public static func decodeSegment(_ bytes: ArraySlice<UInt8>) throws(FormError) -> String {
    try decode(bytes, plusIsSpace: false)
  }

  /// The text such that it stands for itself in any part of a URL, and in an `ext-value` of a header field (RFC 8187):
  /// unreserved characters stay, all else is encoded.
  public static func encode(_ text: String) -> String {
    var encoded = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        encoded += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
    return encoded
  }

  /// Offsets in errors count from the first of `bytes`.
  static func decode(_ bytes: ArraySlice<UInt8>, plusIsSpace: Bool) throws(FormError) -> String {
    // Nothing to decode: most identifiers are as they stand.
    let span = bytes.span
    if Grammar.first(UInt8(ascii: "%"), in: span, 0..<span.count) == nil,
      !plusIsSpace || Grammar.first(UInt8(ascii: "+"), in: span, 0..<span.count) == nil
    {
      return try text(span)
    }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var position = bytes.startIndex
    while position < bytes.endIndex {
      var byte = bytes[position]
      if byte == UInt8(ascii: "%") {
        guard position + 2 < bytes.endIndex, let high = HexDigit.value(bytes[position + 1]),
          let low = HexDigit.value(bytes[position + 2])
        else {
          throw FormError("Two hexadecimal digits must follow %", at: position - bytes.startIndex)
        }
        byte = high << 4 | low
        position += 2
      } else if plusIsSpace, byte == UInt8(ascii: "+") {
        byte = UInt8(ascii: " ")
      }
      decoded.append(byte)
      position += 1
    }
    return try text(decoded.span)
  }

  private static func text(_ bytes: Span<UInt8>) throws(FormError) -> String {
    do throws(StreamSafeText.Fault) {
      return try StreamSafeText.read(bytes)
    } catch {
      throw FormError(error.message, at: 0)
    }
  }
}
