import SpecSyntax

/// What `x-limits` says is what a server can keep.
extension Lint {
  mutating func checkLimits() {
    guard let limits = api.limits else { return }
    // What is deeper needs a stack, and what is larger memory, for each request that only might come.
    let ceilings = [
      "request-line": 64 * 1024, "header-bytes": 1024 * 1024, "header-fields": 1_000, "json-depth": 512,
      "form-fields": 100_000, "form-texts": 16 * 1024 * 1024, "violations": 1_000,
    ]
    for (name, rule) in limits.named {
      guard let ceiling = ceilings[name], rule.value > ceiling else { continue }
      report(LintCode.excessiveLimit, "`\(name)` is at most \(ceiling)", at: rule.site)
    }
  }
}
