/// The smallest deterministic automaton of a pattern, over classes of scalars that the pattern does not tell apart.
///
/// State 0 is the dead state, ``start`` the first one; the accepting states are those from ``firstAccepting`` on.
public struct PatternAutomaton: Sendable, Hashable {
  /// The first scalar of each interval, ascending, beginning with 0; an interval ends where the next one begins.
  public var intervalStarts: [UInt32]
  /// The class of each interval.
  public var intervalClasses: [UInt8]
  public var classCount: Int
  /// `transitions[state * classCount + class]`
  public var transitions: [UInt16]
  public var start: Int
  public var firstAccepting: Int

  public var stateCount: Int { transitions.count / classCount }

  /// Whether the text matches: what the runtime's table runner computes, written the obvious way.
  public func matches(_ text: String) -> Bool {
    var state = start
    for scalar in text.unicodeScalars {
      let interval = intervalStarts.lastIndex { $0 <= scalar.value } ?? 0
      state = Int(transitions[state * classCount + Int(intervalClasses[interval])])
    }
    return state >= firstAccepting
  }
}

extension Pattern {
  /// The most states an automaton may have; a table of that size still fits a cache.
  public static let maximumStates = 4096

  /// - Throws: `PM0503` where the automaton would be too large.
  public func automaton() throws(PatternError) -> PatternAutomaton {
    let nondeterministic = try NondeterministicAutomaton(self)
    return try DeterministicAutomaton(nondeterministic).minimized()
  }
}
