import SpecIR

extension ReportDocument {
  /// GitHub shows so many errors of a step.
  private static let mostAnnotations = 10

  /// Workflow commands of GitHub Actions: the first failures as errors, and how many there are besides.
  public var annotations: String {
    let failures = checks.filter(\.hasFailed)
    var lines = failures.prefix(Self.mostAnnotations).map { check in
      let finding = check.findings.first
      var properties = ["title=" + Self.property(check.name)]
      // Only a file of the repository can be pointed into.
      if let site = finding?.site ?? check.site, !site.file.contains("://") {
        properties = ["file=" + Self.property(site.file), "line=\(site.line)", "col=\(site.column)"] + properties
      }
      var text = check.findings.map { $0.message + ($0.site.map { " (\($0.short))" } ?? "") }.joined(separator: "\n")
      if let mend = check.merit?.mend { text += "\n" + mend }
      if let curl = check.evidence?.curl { text += "\n" + curl }
      return "::error \(properties.joined(separator: ","))::\(Self.data(text))"
    }
    if failures.count > Self.mostAnnotations {
      lines.append("::notice title=conformance::\(failures.count - Self.mostAnnotations) more failures are in the log")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// For `GITHUB_STEP_SUMMARY`.
  public var markdown: String {
    var lines = ["### Conformance: \(Self.cell(target))", ""]
    if let grade { lines += ["**Grade \(grade.rawValue)**, \(points.had) of \(points.of) points", ""] }
    lines += ["\(passed) passed, \(failed) failed, \(skipped) skipped; \(requests) requests, seed \(seed)", ""]
    if !notes.isEmpty { lines += notes.map { Self.cell($0) } + [""] }
    let failures = checks.filter(\.hasFailed)
    if !failures.isEmpty {
      lines += ["| case | rule | contract |", "|---|---|---|"]
      for check in failures.prefix(50) {
        let finding = check.findings.first
        lines.append(
          "| \(Self.cell(check.name)) | \(Self.cell(finding?.message ?? "")) "
            + "| \(Self.cell((finding?.site ?? check.site)?.short ?? "")) |")
      }
      if failures.count > 50 { lines += ["", "and \(failures.count - 50) more"] }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func cell(_ text: String) -> String {
    let safe = text.map { "\\`*_[]<>|&".contains($0) ? "\\\($0)" : $0.isNewline ? " " : String($0) }.joined()
    return String(safe.prefix(400))
  }

  private static func data(_ text: String) -> String { escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A"]) }

  private static func property(_ text: String) -> String {
    escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
  }

  /// By scalars, since a carriage return and a line feed are one character.
  private static func escaped(_ text: String, _ signs: [Unicode.Scalar: String]) -> String {
    text.unicodeScalars.map { signs[$0] ?? String($0) }.joined()
  }
}
