/// Thompson's construction. A search that is not anchored at an end loops over any scalar there.
struct NondeterministicAutomaton {
  struct State {
    var edges: [(set: Int, target: Int)] = []
    var empty: [Int] = []
  }

  private(set) var states: [State] = []
  /// The distinct sets on the edges.
  private(set) var sets: [ScalarSet] = []
  private var setIndex: [ScalarSet: Int] = [:]
  private(set) var start = 0
  private(set) var accept = 0

  /// Far above what a sensible pattern needs, and small enough to build at once.
  private static let maximumStates = 65_536

  init(_ pattern: Pattern) throws(PatternError) {
    start = try state()
    accept = try state()
    for alternative in pattern.alternatives {
      let entry = try state()
      states[start].empty.append(entry)
      if !alternative.anchoredAtStart { loop(on: entry) }
      let exit = try add(alternative.node, from: entry)
      // Once an alternative without `$` has matched, nothing that follows undoes it.
      if !alternative.anchoredAtEnd { loop(on: exit) }
      states[exit].empty.append(accept)
    }
  }

  private mutating func loop(on state: Int) { edge(.universe, from: state, to: state) }

  private mutating func state() throws(PatternError) -> Int {
    if states.count >= Self.maximumStates { throw .tooLarge("the pattern is too large to be compiled") }
    states.append(State())
    return states.count - 1
  }

  private mutating func edge(_ set: ScalarSet, from: Int, to: Int) {
    if setIndex[set] == nil {
      setIndex[set] = sets.count
      sets.append(set)
    }
    states[from].edges.append((setIndex[set] ?? 0, to))
  }

  /// Adds the node behind the state `from` and gives the state after it. No edge is ever added into `from` itself.
  private mutating func add(_ node: PatternNode, from: Int) throws(PatternError) -> Int {
    switch node {
    case .empty:
      return from
    case .set(let set):
      let exit = try state()
      edge(set, from: from, to: exit)
      return exit
    case .sequence(let nodes):
      var current = from
      for node in nodes { current = try add(node, from: current) }
      return current
    case .choice(let branches):
      let exit = try state()
      for branch in branches {
        let entry = try state()
        states[from].empty.append(entry)
        let end = try add(branch, from: entry)
        states[end].empty.append(exit)
      }
      return exit
    case .repeated(let node, let minimum, let maximum):
      var current = from
      for _ in 0..<minimum { current = try add(node, from: current) }
      guard let maximum else {
        let hub = try state()
        states[current].empty.append(hub)
        let entry = try state()
        states[hub].empty.append(entry)
        let end = try add(node, from: entry)
        states[end].empty.append(hub)
        let exit = try state()
        states[hub].empty.append(exit)
        return exit
      }
      let exit = try state()
      for _ in minimum..<maximum {
        states[current].empty.append(exit)
        let entry = try state()
        states[current].empty.append(entry)
        current = try add(node, from: entry)
      }
      states[current].empty.append(exit)
      return exit
    }
  }
}
