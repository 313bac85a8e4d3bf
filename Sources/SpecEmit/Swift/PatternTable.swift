import SpecIR

/// Numbers the distinct patterns and writes their automata.
final class PatternTable {
  private var names: [String: String] = [:]
  private var automata: [(name: String, source: String, automaton: PatternAutomaton)] = []

  /// The expression for the automaton of a pattern.
  /// - Throws: where the pattern is refused; the lowering has told so already.
  func name(of source: String) throws(PatternError) -> String {
    if let name = names[source] { return "Patterns." + name }
    let automaton = try Pattern(parsing: source).automaton()
    let name = "p\(automata.count)"
    names[source] = name
    automata.append((name, source, automaton))
    return "Patterns." + name
  }

  /// `Patterns.swift`.
  func file(_ header: String) -> String {
    let writer = CodeWriter()
    writer.verbatim(header)
    writer.doc("The contract's patterns as automata; see `PatternDFA` for how a table is read.")
    writer.block("enum Patterns {") {
      for (index, entry) in automata.enumerated() {
        if index > 0 { writer.line() }
        let automaton = entry.automaton
        writer.line("/// " + SwiftLiteral.string(entry.source))
        writer.block("static let \(entry.name) = PatternDFA(", closing: ")") {
          writer.line("intervalStarts: " + list(automaton.intervalStarts) + ",")
          writer.line("intervalClasses: " + list(automaton.intervalClasses) + ",")
          writer.line("classCount: \(automaton.classCount),")
          writer.block("transitions: [", closing: "],") {
            // As many states as fit on a line.
            let rowsPerLine = max(1, 20 / automaton.classCount)
            for first in stride(from: 0, to: automaton.stateCount, by: rowsPerLine) {
              let last = min(first + rowsPerLine, automaton.stateCount)
              let row = automaton.transitions[first * automaton.classCount..<last * automaton.classCount]
              writer.line(row.map(String.init).joined(separator: ", ") + ",")
            }
          }
          writer.line("start: \(automaton.start), firstAccepting: \(automaton.firstAccepting)")
        }
      }
    }
    return writer.text
  }

  private func list(_ numbers: [some BinaryInteger]) -> String {
    "[" + numbers.map { String($0) }.joined(separator: ", ") + "]"
  }
}
