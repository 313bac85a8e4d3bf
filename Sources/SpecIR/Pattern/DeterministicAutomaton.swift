/// The subset construction, and Hopcroft's algorithm to shrink its result.
struct DeterministicAutomaton {
  private let intervalStarts: [UInt32]
  private let intervalClasses: [UInt8]
  private let classCount: Int
  /// State 0 is dead, state 1 the start.
  private var transitions: [[Int]] = []
  private var accepting: [Bool] = []

  init(_ source: NondeterministicAutomaton) throws(PatternError) {
    let alphabet = try Self.classes(of: source.sets)
    intervalStarts = alphabet.starts
    intervalClasses = alphabet.classes
    classCount = alphabet.members.count
    // Which classes each set of the source takes.
    let classesOfSet = source.sets.indices.map { set in
      alphabet.members.indices.filter { alphabet.members[$0][set] }
    }

    var numbers: [[Int]: Int] = [[]: 0]
    var subsets: [[Int]] = [[]]
    let first = Self.closure([source.start], source)
    numbers[first] = 1
    subsets.append(first)
    var next = 0
    while next < subsets.count {
      var targets = [Set<Int>](repeating: [], count: classCount)
      for state in subsets[next] {
        for edge in source.states[state].edges {
          for symbol in classesOfSet[edge.set] { targets[symbol].insert(edge.target) }
        }
      }
      var row: [Int] = []
      for target in targets {
        let subset = Self.closure(Array(target), source)
        if let number = numbers[subset] {
          row.append(number)
        } else {
          if subsets.count >= Pattern.maximumStates {
            throw .tooLarge("the pattern needs more than \(Pattern.maximumStates) states")
          }
          numbers[subset] = subsets.count
          row.append(subsets.count)
          subsets.append(subset)
        }
      }
      transitions.append(row)
      accepting.append(subsets[next].contains(source.accept))
      next += 1
    }
  }

  /// The states reachable without reading, sorted.
  private static func closure(_ states: [Int], _ source: NondeterministicAutomaton) -> [Int] {
    var reached = Set(states)
    var pending = states
    while let state = pending.popLast() {
      for target in source.states[state].empty where reached.insert(target).inserted { pending.append(target) }
    }
    return reached.sorted()
  }

  /// Splits the scalars into the coarsest classes that no set tells apart.
  private static func classes(
    of sets: [ScalarSet]
  ) throws(PatternError) -> (starts: [UInt32], classes: [UInt8], members: [[Bool]]) {
    var bounds: Set<UInt32> = [0]
    for set in sets {
      for range in set.ranges {
        bounds.insert(range.lowerBound)
        if range.upperBound < 0x10FFFF { bounds.insert(range.upperBound + 1) }
      }
    }
    var starts: [UInt32] = []
    var classes: [UInt8] = []
    var members: [[Bool]] = []
    var numbers: [[Bool]: Int] = [:]
    for start in bounds.sorted() {
      let signature = sets.map { $0.contains(start) }
      let number = numbers[signature] ?? members.count
      if number == members.count {
        if members.count > 255 { throw .tooLarge("the pattern tells too many characters apart") }
        numbers[signature] = number
        members.append(signature)
      }
      if classes.last == UInt8(number) { continue }
      starts.append(start)
      classes.append(UInt8(number))
    }
    return (starts, classes, members)
  }

  // MARK: Minimization

  /// The automaton with equivalent states merged: dead state first, accepting states last.
  func minimized() -> PatternAutomaton {
    let block = blocks()
    let dead = block[0]
    // Number the blocks by first appearance, the dead one as 0, the accepting ones after the others.
    var order: [Int] = []
    for wanted in [false, true] {
      for state in transitions.indices
      where accepting[state] == wanted && block[state] != dead && !order.contains(block[state]) {
        order.append(block[state])
      }
    }
    let rejecting = order.count { candidate in block.indices.contains { block[$0] == candidate && !accepting[$0] } }
    order.insert(dead, at: 0)
    var number: [Int: Int] = [:]
    for (index, block) in order.enumerated() { number[block] = index }
    var columns = [[Int]](repeating: [Int](repeating: 0, count: order.count), count: classCount)
    for state in transitions.indices {
      guard let row = number[block[state]] else { continue }
      for symbol in 0..<classCount { columns[symbol][row] = number[block[transitions[state][symbol]]] ?? 0 }
    }
    return table(columns, start: number[block[1]] ?? 0, firstAccepting: 1 + rejecting)
  }

  /// Writes the automaton down, with the classes merged that no state tells apart any more.
  private func table(_ columns: [[Int]], start: Int, firstAccepting: Int) -> PatternAutomaton {
    var distinct: [[Int]] = []
    let merged = columns.map { column in
      if let known = distinct.firstIndex(of: column) { return UInt8(known) }
      distinct.append(column)
      return UInt8(distinct.count - 1)
    }
    var starts: [UInt32] = []
    var classes: [UInt8] = []
    for (scalar, old) in zip(intervalStarts, intervalClasses) where classes.last != merged[Int(old)] {
      starts.append(scalar)
      classes.append(merged[Int(old)])
    }
    let states = distinct.first?.indices ?? 0..<0
    return PatternAutomaton(
      intervalStarts: starts, intervalClasses: classes, classCount: distinct.count,
      transitions: states.flatMap { state in distinct.map { UInt16($0[state]) } }, start: start,
      firstAccepting: firstAccepting)
  }

  /// Hopcroft: refines {accepting, rejecting} until the states of a block agree on where every class leads.
  private func blocks() -> [Int] {
    var sources = [[[Int]]](repeating: [[Int]](repeating: [], count: classCount), count: transitions.count)
    for state in transitions.indices {
      for symbol in 0..<classCount { sources[transitions[state][symbol]][symbol].append(state) }
    }
    var block = accepting.map { $0 ? 1 : 0 }
    var members = [transitions.indices.filter { !accepting[$0] }, transitions.indices.filter { accepting[$0] }]
    var pending = [0, 1]
    var isPending = [true, true]
    while let splitter = pending.popLast() {
      isPending[splitter] = false
      let splitting = members[splitter]
      for symbol in 0..<classCount {
        var touched: [Int: [Int]] = [:]
        for state in splitting {
          for source in sources[state][symbol] { touched[block[source], default: []].append(source) }
        }
        for (old, inside) in touched.sorted(by: { $0.key < $1.key }) where inside.count < members[old].count {
          let new = members.count
          for state in inside { block[state] = new }
          members[old] = members[old].filter { block[$0] == old }
          members.append(inside)
          isPending.append(false)
          let smaller = isPending[old] || members[new].count <= members[old].count ? new : old
          isPending[smaller] = true
          pending.append(smaller)
        }
      }
    }
    return block
  }
}
