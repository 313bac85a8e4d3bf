/// A `pattern` of the contract: the regular part of ECMA-262 regular expressions, in their Unicode mode.
///
/// Taken: literals, `.`, classes with ranges and negation, `\d \w \s` and their complements (with ASCII meaning),
/// groups, alternation, the greedy quantifiers `* + ? {n} {n,} {n,m}`, the escapes of ECMA-262, and `^` and `$` at the
/// ends of the pattern or of an alternative of the whole pattern. Everything that needs a backtracking engine is
/// refused: look-around, back-references, lazy quantifiers, word boundaries, named groups; so are Unicode property
/// classes.
public struct Pattern: Sendable, Hashable {
  /// The pattern as written.
  public let source: String
  /// The alternatives of the whole pattern, each with its own anchors.
  let alternatives: [Alternative]

  struct Alternative: Sendable, Hashable {
    var anchoredAtStart: Bool
    var anchoredAtEnd: Bool
    var node: PatternNode
  }

  /// Whether every match covers the whole text, from `^` to `$`.
  public var isAnchored: Bool { alternatives.allSatisfy { $0.anchoredAtStart && $0.anchoredAtEnd } }

  public init(parsing source: String) throws(PatternError) {
    self.source = source
    var parser = PatternParser(source)
    alternatives = try parser.parse()
  }
}

/// Why a pattern is refused.
public struct PatternError: Error, Sendable, Hashable {
  /// `PM0501`: not a regular expression; `PM0502`: outside what an automaton can decide; `PM0503`: too large.
  public var code: String
  /// One sentence, English.
  public var message: String
  /// Where in the pattern, counted in Unicode scalars from 0.
  public var offset: Int

  static func syntax(_ message: String, at offset: Int) -> PatternError {
    PatternError(code: "PM0501", message: message, offset: offset)
  }
  static func unsupported(_ message: String, at offset: Int) -> PatternError {
    PatternError(code: "PM0502", message: message, offset: offset)
  }
  static func tooLarge(_ message: String) -> PatternError {
    PatternError(code: "PM0503", message: message, offset: 0)
  }
}

indirect enum PatternNode: Sendable, Hashable {
  case empty
  case set(ScalarSet)
  case sequence([PatternNode])
  case choice([PatternNode])
  /// `maximum` nil means without end.
  case repeated(PatternNode, minimum: Int, maximum: Int?)
}
