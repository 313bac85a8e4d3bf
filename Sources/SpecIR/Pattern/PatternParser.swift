/// Reads a pattern by recursive descent. Nesting is bounded, so that no pattern exhausts the stack.
struct PatternParser {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var depth = 0
  private static let maximumDepth = 100
  /// The largest count of a quantifier; more would make an automaton of that many states.
  private static let maximumCount = 10_000

  init(_ source: String) { scalars = Array(source.unicodeScalars) }

  mutating func parse() throws(PatternError) -> [Pattern.Alternative] {
    var alternatives: [Pattern.Alternative] = []
    repeat {
      let anchoredAtStart = take("^")
      let node = try sequence(topLevel: true)
      let anchoredAtEnd = take("$")
      alternatives.append(.init(anchoredAtStart: anchoredAtStart, anchoredAtEnd: anchoredAtEnd, node: node))
      if anchoredAtEnd, let next = peek, next != "|" {
        throw .unsupported("an anchor may only stand at the ends of the pattern", at: index - 1)
      }
    } while take("|")
    if peek != nil { throw .syntax("unmatched )", at: index) }
    return alternatives
  }

  private var peek: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private func starts(with text: String) -> Bool {
    scalars[index...].starts(with: text.unicodeScalars)
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    index += 1
    return true
  }

  // MARK: Structure

  private mutating func choice() throws(PatternError) -> PatternNode {
    var branches = [try sequence(topLevel: false)]
    while take("|") { branches.append(try sequence(topLevel: false)) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence(topLevel: Bool) throws(PatternError) -> PatternNode {
    var nodes: [PatternNode] = []
    while let next = peek, next != "|", next != ")" {
      if next == "$" && topLevel { break }
      nodes.append(try quantified())
    }
    return nodes.count == 1 ? nodes[0] : nodes.isEmpty ? .empty : .sequence(nodes)
  }

  private mutating func quantified() throws(PatternError) -> PatternNode {
    let node = try atom()
    let start = index
    let bounds: (minimum: Int, maximum: Int?)
    switch peek {
    case "*": bounds = (0, nil)
    case "+": bounds = (1, nil)
    case "?": bounds = (0, 1)
    case "{":
      index += 1
      bounds = try counts(from: start)
    default: return node
    }
    if peek != "}" || scalars[start] != "{" { index = start }
    index += 1
    switch peek {
    case "?": throw .unsupported("lazy quantifiers have no meaning without backtracking", at: index)
    case "*", "+", "{": throw .syntax("nothing to repeat", at: index)
    default: return .repeated(node, minimum: bounds.minimum, maximum: bounds.maximum)
    }
  }

  /// Reads `n`, `n,` or `n,m` and stops before the closing brace.
  private mutating func counts(from start: Int) throws(PatternError) -> (minimum: Int, maximum: Int?) {
    let minimum = try number(from: start)
    var maximum: Int? = minimum
    if take(",") { maximum = peek == "}" ? nil : try number(from: start) }
    guard peek == "}" else { throw .syntax("a { must open a quantifier such as {2,5}", at: start) }
    if let maximum, maximum < minimum { throw .syntax("the numbers of the quantifier are out of order", at: start) }
    return (minimum, maximum)
  }

  private mutating func number(from start: Int) throws(PatternError) -> Int {
    var value = 0
    var digits = 0
    while let scalar = peek, (0x30...0x39).contains(scalar.value) {
      value = value * 10 + Int(scalar.value - 0x30)
      if value > Self.maximumCount {
        throw .tooLarge("a quantifier may count to \(Self.maximumCount) at most")
      }
      digits += 1
      index += 1
    }
    if digits == 0 { throw .syntax("a { must open a quantifier such as {2,5}", at: start) }
    return value
  }

  private mutating func atom() throws(PatternError) -> PatternNode {
    let start = index
    guard let scalar = peek else { return .empty }
    index += 1
    switch scalar {
    case "(": return try group(from: start)
    case "[": return .set(try characterClass(from: start))
    case ".": return .set(ScalarSet.lineTerminators.inverted)
    case "\\": return .set(try escape(from: start, inClass: false).set)
    case "^", "$": throw .unsupported("an anchor may only stand at the ends of the pattern", at: start)
    case "*", "+", "?": throw .syntax("nothing to repeat", at: start)
    case "{", "}", "]": throw .syntax("\(scalar) must be escaped", at: start)
    default: return .set(ScalarSet(scalar: scalar.value))
    }
  }

  private mutating func group(from start: Int) throws(PatternError) -> PatternNode {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.maximumDepth { throw .tooLarge("groups may nest \(Self.maximumDepth) deep at most") }
    if starts(with: "?:") {
      index += 2
    } else if starts(with: "?=") || starts(with: "?!") || starts(with: "?<=") || starts(with: "?<!") {
      throw .unsupported("look-around needs a backtracking engine", at: start)
    } else if starts(with: "?<") {
      throw .unsupported("named groups have no use in a pattern that only decides", at: start)
    } else if peek == "?" {
      throw .syntax("this kind of group is unknown", at: start)
    }
    let node = try choice()
    if !take(")") { throw .syntax("unmatched (", at: start) }
    return node
  }

  // MARK: Classes and escapes

  private mutating func characterClass(from start: Int) throws(PatternError) -> ScalarSet {
    let negated = take("^")
    var set = ScalarSet()
    while let scalar = peek, scalar != "]" {
      let itemStart = index
      let low = try classItem()
      guard peek == "-", index + 1 < scalars.count, scalars[index + 1] != "]" else {
        set = set.union(low.set)
        continue
      }
      index += 1
      let high = try classItem()
      guard let lower = low.scalar, let upper = high.scalar else {
        throw .syntax("a class such as \\d cannot end a range", at: itemStart)
      }
      if upper < lower { throw .syntax("the ends of the range are out of order", at: itemStart) }
      set = set.union(ScalarSet([lower...upper]))
    }
    if !take("]") { throw .syntax("unmatched [", at: start) }
    return negated ? set.inverted : set
  }

  private typealias Item = (set: ScalarSet, scalar: UInt32?)

  private mutating func classItem() throws(PatternError) -> Item {
    let start = index
    guard let scalar = peek else { throw .syntax("unmatched [", at: start) }
    index += 1
    if scalar == "\\" { return try escape(from: start, inClass: true) }
    return (ScalarSet(scalar: scalar.value), scalar.value)
  }

  private mutating func escape(from start: Int, inClass: Bool) throws(PatternError) -> Item {
    guard let scalar = peek else { throw .syntax("the pattern ends within an escape", at: start) }
    index += 1
    func one(_ value: UInt32) -> Item { (ScalarSet(scalar: value), value) }
    switch scalar {
    case "d": return (.digits, nil)
    case "D": return (ScalarSet.digits.inverted, nil)
    case "w": return (.word, nil)
    case "W": return (ScalarSet.word.inverted, nil)
    case "s": return (.space, nil)
    case "S": return (ScalarSet.space.inverted, nil)
    case "t": return one(0x09)
    case "n": return one(0x0A)
    case "v": return one(0x0B)
    case "f": return one(0x0C)
    case "r": return one(0x0D)
    case "0":
      if let next = peek, ScalarSet.digits.contains(next.value) {
        throw .syntax("octal escapes are not allowed", at: start)
      }
      return one(0)
    case "c":
      guard let letter = peek, letter.isASCII, letter.properties.isAlphabetic else {
        throw .syntax("\\c must be followed by a letter", at: start)
      }
      index += 1
      return one(letter.value & 0x1F)
    case "x": return one(try hexadecimal(2, from: start))
    case "u": return one(try unicodeEscape(from: start))
    case "p", "P": throw .unsupported("Unicode property classes are not compiled; list the ranges", at: start)
    case "b" where inClass: return one(0x08)
    case "b", "B": throw .unsupported("word boundaries are a form of look-around", at: start)
    case "k": throw .unsupported("back-references need a backtracking engine", at: start)
    case "1"..."9": throw .unsupported("back-references need a backtracking engine", at: start)
    case "^", "$", "\\", ".", "*", "+", "?", "(", ")", "[", "]", "{", "}", "|", "/": return one(scalar.value)
    case "-" where inClass: return one(scalar.value)
    default: throw .syntax("\\\(scalar) is not an escape", at: start)
    }
  }

  private mutating func unicodeEscape(from start: Int) throws(PatternError) -> UInt32 {
    if take("{") {
      var value: UInt32 = 0
      var digits = 0
      while let digit = hexDigit() {
        value = value * 16 + digit
        digits += 1
        if value > 0x10FFFF { throw .syntax("a Unicode scalar ends at U+10FFFF", at: start) }
      }
      guard digits > 0, take("}") else { throw .syntax("\\u{…} must hold hexadecimal digits", at: start) }
      return try scalarValue(value, from: start)
    }
    let unit = try hexadecimal(4, from: start)
    guard (0xD800...0xDBFF).contains(unit), starts(with: "\\u") else { return try scalarValue(unit, from: start) }
    index += 2
    let low = try hexadecimal(4, from: start)
    guard (0xDC00...0xDFFF).contains(low) else { throw .syntax("a lone surrogate is not a scalar", at: start) }
    return 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
  }

  private func scalarValue(_ value: UInt32, from start: Int) throws(PatternError) -> UInt32 {
    if Unicode.Scalar(value) == nil { throw .syntax("a lone surrogate is not a scalar", at: start) }
    return value
  }

  private mutating func hexadecimal(_ count: Int, from start: Int) throws(PatternError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard let digit = hexDigit() else { throw .syntax("\(count) hexadecimal digits are expected", at: start) }
      value = value * 16 + digit
    }
    return value
  }

  private mutating func hexDigit() -> UInt32? {
    guard let scalar = peek else { return nil }
    let digit: UInt32
    switch scalar {
    case "0"..."9": digit = scalar.value - 0x30
    case "a"..."f": digit = scalar.value - 0x61 + 10
    case "A"..."F": digit = scalar.value - 0x41 + 10
    default: return nil
    }
    index += 1
    return digit
  }
}
