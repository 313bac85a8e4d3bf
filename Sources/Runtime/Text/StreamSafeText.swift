/// Texts of clients.
///
/// To Swift two strings are equal that are canonically equivalent. To find out it sorts each run of combining marks, in
/// a time that grows with the square of the run: half a million of them, in a form of a megabyte, take minutes, wherever
/// the text is compared or used as a key. Unicode's Stream-Safe Text Format (UAX #15 section 13) has no more than
/// thirty in a row, which is more than any language has; other texts are refused where they are read.
public enum StreamSafeText {
  /// Combining marks in a row.
  static let longestRun = 30

  enum Fault: Error {
    case notUTF8, tooManyMarks

    /// An English clause.
    var message: String {
      switch self {
      case .notUTF8: "Invalid UTF-8"
      case .tooManyMarks: "More than \(longestRun) combining marks in a row"
      }
    }
  }

  /// The text that these bytes are.
  static func read(_ bytes: Span<UInt8>) throws(Fault) -> String {
    let text: String
    do throws(UTF8.ValidationError) {
      text = String(copying: try UTF8Span(validating: bytes))
    } catch {
      throw .notUTF8
    }
    guard holds(text) else { throw .tooManyMarks }
    return text
  }

  /// The text that a body is.
  public static func body(_ bytes: [UInt8]) throws(Failure) -> String {
    do throws(Fault) {
      return try read(bytes.span)
    } catch {
      throw .malformed("The body cannot be read: \(error.message)")
    }
  }

  /// Whether a text has the format.
  static func holds(_ text: String) -> Bool {
    // Each mark takes two bytes or more, none of which is ASCII's.
    let leastRun = 2 * longestRun + 2
    guard text.utf8.count >= leastRun else { return true }
    var text = text
    guard text.withUTF8({ hasRun(of: leastRun, in: $0) }) else { return true }
    var marks = 0
    for scalar in text.unicodeScalars {
      marks = isMark(scalar) ? marks + 1 : 0
      if marks > longestRun { return false }
    }
    return true
  }

  private static func hasRun(of length: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var run = 0
    for byte in bytes {
      run = byte >= 0x80 ? run + 1 : 0
      if run >= length { return true }
    }
    return false
  }

  /// Whether it is sorted among its neighbours, by itself or as what it stands for (UAX #15: the characters with
  /// non-starter decompositions).
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x300: false
    case 0x0F73, 0x0F75, 0x0F81: true
    default: scalar.properties.canonicalCombiningClass != .notReordered
    }
  }
}
