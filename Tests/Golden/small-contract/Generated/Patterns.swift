// Generated from spec.yaml by `spec generate`. Changes are lost: change the contract.

import Runtime

/// The contract's patterns as automata; see `PatternDFA` for how a table is read.
enum Patterns {
  /// "^[a-z]{2}-[0-9]{4}$"
  static let p0 = PatternDFA(
    intervalStarts: [0, 45, 46, 48, 58, 97, 123],
    intervalClasses: [0, 1, 0, 2, 0, 3, 0],
    classCount: 4,
    transitions: [
      0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 3, 0, 4, 0, 0, 0, 0, 5, 0,
      0, 0, 6, 0, 0, 0, 7, 0, 0, 0, 8, 0, 0, 0, 0, 0,
    ],
    start: 1, firstAccepting: 8
  )

  /// "^[a-z_]{1,8}$"
  static let p1 = PatternDFA(
    intervalStarts: [0, 95, 96, 97, 123],
    intervalClasses: [0, 1, 0, 1, 0],
    classCount: 2,
    transitions: [
      0, 0, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8, 0, 9, 0, 0,
    ],
    start: 1, firstAccepting: 2
  )

  /// "^[a-z_]{1,20}$"
  static let p2 = PatternDFA(
    intervalStarts: [0, 95, 96, 97, 123],
    intervalClasses: [0, 1, 0, 1, 0],
    classCount: 2,
    transitions: [
      0, 0, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8, 0, 9, 0, 10,
      0, 11, 0, 12, 0, 13, 0, 14, 0, 15, 0, 16, 0, 17, 0, 18, 0, 19, 0, 20,
      0, 21, 0, 0,
    ],
    start: 1, firstAccepting: 2
  )

  /// "^[a-z]{1,2}$"
  static let p3 = PatternDFA(
    intervalStarts: [0, 97, 123],
    intervalClasses: [0, 1, 0],
    classCount: 2,
    transitions: [
      0, 0, 0, 2, 0, 3, 0, 0,
    ],
    start: 1, firstAccepting: 2
  )

  /// "^[0-9]{14}$"
  static let p4 = PatternDFA(
    intervalStarts: [0, 48, 58],
    intervalClasses: [0, 1, 0],
    classCount: 2,
    transitions: [
      0, 0, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8, 0, 9, 0, 10,
      0, 11, 0, 12, 0, 13, 0, 14, 0, 15, 0, 0,
    ],
    start: 1, firstAccepting: 15
  )

  /// "^[1-9]$"
  static let p5 = PatternDFA(
    intervalStarts: [0, 49, 58],
    intervalClasses: [0, 1, 0],
    classCount: 2,
    transitions: [
      0, 0, 0, 2, 0, 0,
    ],
    start: 1, firstAccepting: 2
  )
}
