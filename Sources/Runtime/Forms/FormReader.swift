/// Reads the pairs of an `application/x-www-form-urlencoded` body or of a query, in order (WHATWG URL section 5.1, but
/// strict: a broken escape or what is not UTF-8 is an error and never guessed at).
///
/// Empty pieces (`a=1&&b=2`) are passed over; a piece without `=` is a name with an empty value; repeated names are all
/// told.
public struct FormReader: Sendable {
  private let bytes: ArraySlice<UInt8>
  private var position: Int
  private var pairs = 0
  private let maxPairs: Int

  /// - Parameter maxPairs: past it the form is refused.
  public init(_ bytes: ArraySlice<UInt8>, maxPairs: Int = RequestLimits().formFields) {
    self.bytes = bytes
    self.maxPairs = maxPairs
    position = bytes.startIndex
  }

  public init(_ bytes: [UInt8], maxPairs: Int = RequestLimits().formFields) {
    self.init(bytes[...], maxPairs: maxPairs)
  }

  /// The next pair, decoded; nil at the end.
  public mutating func next() throws(FormError) -> (name: String, value: String)? {
    while position < bytes.endIndex {
      let start = position
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "&")) ?? bytes.endIndex
      position = end < bytes.endIndex ? end + 1 : end
      if start == end { continue }
      pairs += 1
      guard pairs <= maxPairs else {
        throw FormError("More than \(maxPairs) pairs", at: start - bytes.startIndex)
      }
      let equals = bytes[start..<end].firstIndex(of: UInt8(ascii: "="))
      let name = try text(start..<(equals ?? end))
      let value = try equals.map { equals throws(FormError) in try text(equals + 1..<end) }
      return (name, value ?? "")
    }
    return nil
  }

  private func text(_ range: Range<Int>) throws(FormError) -> String {
    do {
      return try PercentCoding.decode(bytes[range], plusIsSpace: true)
    } catch {
      throw FormError(error.message, at: range.lowerBound - bytes.startIndex + error.offset)
    }
  }
}
