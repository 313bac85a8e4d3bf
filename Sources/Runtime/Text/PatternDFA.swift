/// Runs the automaton of a `pattern`, generated from the contract: one table look-up for each scalar, no backtracking,
/// no allocation. State 0 is dead; the states from `firstAccepting` on accept.
public struct PatternDFA: Sendable {
  /// The class of each ASCII scalar.
  private let ascii: [UInt8]
  private let intervalStarts: [UInt32]
  private let intervalClasses: [UInt8]
  private let classCount: Int
  private let transitions: [UInt16]
  private let start: Int
  private let firstAccepting: Int

  /// - Parameters:
  ///   - intervalStarts: the first scalar of each interval, ascending from 0.
  ///   - intervalClasses: the class of each interval, below `classCount`.
  ///   - transitions: the next state, by state and then by class.
  public init(
    intervalStarts: [UInt32], intervalClasses: [UInt8], classCount: Int, transitions: [UInt16], start: Int,
    firstAccepting: Int
  ) {
    self.intervalStarts = intervalStarts
    self.intervalClasses = intervalClasses
    self.classCount = classCount
    self.transitions = transitions
    self.start = start
    self.firstAccepting = firstAccepting
    ascii = (0..<128).map { scalar in
      intervalClasses[(intervalStarts.lastIndex { $0 <= scalar } ?? 0)]
    }
  }

  /// Whether the text matches the pattern.
  public func matches(_ text: String) -> Bool {
    var state = start
    for scalar in text.unicodeScalars {
      let symbol = scalar.value < 128 ? ascii[Int(scalar.value)] : symbol(of: scalar.value)
      state = Int(transitions[state * classCount + Int(symbol)])
      if state == 0 { return false }
    }
    return state >= firstAccepting
  }

  private func symbol(of scalar: UInt32) -> UInt8 {
    var low = 0
    var high = intervalStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if intervalStarts[middle] <= scalar { low = middle } else { high = middle }
    }
    return intervalClasses[low]
  }
}
