import SpecSyntax

/// Where the contract explains refusals, it explains each.
extension Lint {
  mutating func checkVoices() {
    guard let first = api.voices.first else { return }
    let explained = Set(api.voices.map(\.name))
    let failures = api.possibleFailures.map(\.rawValue)
    for failure in failures where !explained.contains(failure) {
      report(LintCode.silentRefusal, "`x-voices` does not explain `\(failure)`", at: first.site)
    }
    let refusals = api.namedRefusals
    var missing: Set<String> = []
    for refusal in refusals where refusal.failure == nil && !explained.contains(refusal.example.name) {
      guard missing.insert(refusal.example.name).inserted else { continue }
      report(
        LintCode.silentRefusal, "`x-voices` does not explain `\(refusal.example.name)`",
        at: refusal.example.value.site)
    }
    let known = Set(failures + refusals.map(\.example.name))
    for voices in api.voices where !known.contains(voices.name) {
      report(LintCode.unusedName, "nothing is refused as `\(voices.name)`", at: voices.site)
    }
  }
}
