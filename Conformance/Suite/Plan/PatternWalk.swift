import SpecIR

/// Random texts that match a pattern: walks through its automaton.
struct PatternWalk: Sendable {
  private let automaton: PatternAutomaton?
  /// For each state how many characters the nearest end is away; nil where none can be reached.
  private let distances: [Int?]
  /// For each class of characters the intervals that belong to it.
  private let intervals: [[Int]]

  init(_ pattern: String) {
    automaton = try? Pattern(parsing: pattern).automaton()
    distances = automaton?.distancesToEnd ?? []
    var intervals = [[Int]](repeating: [], count: automaton?.classCount ?? 0)
    for (interval, kind) in (automaton?.intervalClasses ?? []).enumerated() { intervals[Int(kind)].append(interval) }
    self.intervals = intervals
  }

  /// A text that matches; nil where none was found. Once it has the wanted length it heads for the nearest end.
  func text(of wanted: Int, atMost longest: Int, _ random: inout SeededRandom) -> String? {
    guard let automaton, distances[automaton.start] != nil else { return nil }
    var state = automaton.start
    var count = 0
    var text = String.UnicodeScalarView()
    while count <= longest {
      let isEnd = state >= automaton.firstAccepting
      if isEnd, count >= wanted { return String(text) }
      let here = distances[state] ?? 0
      var ways: [(kind: Int, target: Int)] = []
      for kind in 0..<automaton.classCount {
        let target = Int(automaton.transitions[state * automaton.classCount + kind])
        if let left = distances[target], isEnd || count < wanted || left < here { ways.append((kind, target)) }
      }
      guard let way = ways.randomElement(using: &random), let scalar = scalar(way.kind, automaton, &random) else {
        break
      }
      text.append(scalar)
      count += 1
      state = way.target
    }
    return state >= automaton.firstAccepting ? String(text) : nil
  }

  /// A character of a class, near the begin of one of its intervals, where the alphabets are, and printable where it
  /// can be.
  private func scalar(_ kind: Int, _ automaton: PatternAutomaton, _ random: inout SeededRandom) -> Unicode.Scalar? {
    guard let interval = intervals[kind].randomElement(using: &random) else { return nil }
    let starts = automaton.intervalStarts
    let first = max(starts[interval], 0x20)
    let last = interval + 1 < starts.count ? starts[interval + 1] - 1 : 0x10FFFF
    guard first <= last else { return Unicode.Scalar(starts[interval]) }
    return Unicode.Scalar(UInt32.random(in: first...min(last, first + 200), using: &random)) ?? Unicode.Scalar(first)
  }
}

extension PatternAutomaton {
  /// Breadth first, from the ends backwards.
  fileprivate var distancesToEnd: [Int?] {
    var before = [[Int]](repeating: [], count: stateCount)
    for state in 0..<stateCount {
      for kind in 0..<classCount { before[Int(transitions[state * classCount + kind])].append(state) }
    }
    var distances = [Int?](repeating: nil, count: stateCount)
    var front = Array(min(firstAccepting, stateCount)..<stateCount)
    for state in front { distances[state] = 0 }
    var distance = 0
    while !front.isEmpty {
      distance += 1
      var next: [Int] = []
      for state in front.flatMap({ before[$0] }) where distances[state] == nil {
        distances[state] = distance
        next.append(state)
      }
      front = next
    }
    return distances
  }
}
