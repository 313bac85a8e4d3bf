import Synchronization

/// Regular expressions on Swift's own engine, over Unicode scalars; their `\d`, `\w` and `\s` are ASCII. One that the
/// engine cannot read matches nothing, so that it shows.
enum RegularExpression {
  /// Whether the expression matches somewhere in the text.
  static func occurs(_ expression: String, in text: String) -> Bool {
    withCompiled(expression) { text.firstMatch(of: $0) != nil } ?? false
  }

  /// The text, and behind it what each group of the expression has caught, empty for one that took no part.
  /// - Returns: nil where the expression does not match the whole of the text.
  static func groups(_ expression: String, of text: String) -> [Substring]? {
    withCompiled(expression) { text.wholeMatch(of: $0)?.output.map { $0.substring ?? "" } } ?? nil
  }

  /// Each is compiled once, since that takes a hundred times as long as matching; and matched under the lock, since a
  /// `Regex` may not be shared.
  private static let known = Mutex<[String: Regex<AnyRegexOutput>]>([:])

  private static func withCompiled<Found: Sendable>(
    _ expression: String, _ match: @Sendable (Regex<AnyRegexOutput>) -> Found
  ) -> Found? {
    known.withLock { known in
      guard let regex = known[expression] ?? (try? Regex(expression)) else { return nil }
      known[expression] = regex
      return match(
        regex.matchingSemantics(.unicodeScalar).asciiOnlyDigits().asciiOnlyWordCharacters().asciiOnlyWhitespace())
    }
  }
}
