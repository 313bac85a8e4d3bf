import Runtime

/// The value of `Retry-After` (RFC 9110 section 10.2.3).
enum RetryAfter {
  /// - Parameter text: seconds, or a date in the one form that servers may still write (IMF-fixdate).
  /// - Returns: from now, never less than nothing; nil for another text.
  static func milliseconds(_ text: String, at now: Timestamp) -> Int64? {
    if !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
      // More digits than a number holds are longer than anybody waits.
      guard let seconds = Int64(text), seconds < Int64.max / 1000 else { return Int64.max / 1000 }
      return seconds * 1000
    }
    return date(text).map { max(0, $0.milliseconds - now.milliseconds) }
  }

  /// `Sun, 06 Nov 1994 08:49:37 GMT`
  private static func date(_ text: String) -> Timestamp? {
    // A receiver can write a long text that takes seconds to split where it is not ASCII.
    guard text.utf8.count == 29, text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    let parts = text.split(separator: " ")
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    guard parts.count == 6, parts[5] == "GMT", let month = months.firstIndex(of: String(parts[2])) else { return nil }
    let number = month < 9 ? "0\(month + 1)" : "\(month + 1)"
    return Timestamp.parse("\(parts[3])-\(number)-\(parts[1])T\(parts[4])Z")
  }
}
