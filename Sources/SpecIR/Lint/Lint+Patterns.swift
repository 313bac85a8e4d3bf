import SpecSyntax

/// Patterns must be decidable by an automaton, and say all of the text.
extension Lint {
  mutating func checkPatterns() {
    var seen: Set<Site> = []
    for pattern in api.everySchema.flatMap({ [$0.string.pattern, $0.object.names] }).compactMap(\.self) {
      guard seen.insert(pattern.site).inserted else { continue }
      do {
        let parsed = try Pattern(parsing: pattern.value)
        _ = try parsed.automaton()
        if !parsed.isAnchored {
          report(
            LintCode.unanchoredPattern, "`\(pattern.value)` matches any text that holds such a part", at: pattern.site)
        }
      } catch {
        diagnostics.append(
          Diagnostic(
            PatternCode.of(error), error.message, at: places.span(ofScalar: error.offset, in: pattern.site)))
      }
    }
  }
}
