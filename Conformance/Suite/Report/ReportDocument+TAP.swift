import SpecIR

extension ReportDocument {
  /// The Test Anything Protocol, version 14.
  public var tap: String {
    var lines = ["TAP version 14", "1..\(checks.count)"]
    for (index, check) in checks.enumerated() {
      let point = "\(index + 1) - \(Self.description(check.name))"
      switch check.outcome {
      case .passed: lines.append("ok \(point)")
      case .skipped(let reason): lines.append("ok \(point) # SKIP \(Self.oneLine(reason))")
      case .failed(let findings):
        lines += ["not ok \(point)", "  ---", "  proves: \(Self.quoted(check.proves))"]
        lines.append("  findings:")
        for finding in findings {
          lines.append("    - message: \(Self.quoted(finding.message))")
          if let site = finding.site { lines.append("      at: \(Self.quoted(site.short))") }
        }
        if let merit = check.merit {
          lines += ["  why: \(Self.quoted(merit.why))", "  mend: \(Self.quoted(merit.mend))"]
        }
        if let evidence = check.evidence {
          lines += ["  request: \(Self.quoted(evidence.request))", "  response: \(Self.quoted(evidence.response))"]
          if let curl = evidence.curl { lines.append("  curl: \(Self.quoted(curl))") }
        }
        lines.append("  ...")
      }
    }
    if let grade { lines.append("# grade \(grade.rawValue)") }
    lines += notes.map { "# " + Self.oneLine($0) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A `#` would begin a directive.
  private static func description(_ text: String) -> String {
    oneLine(text).replacing("\\", with: "\\\\").replacing("#", with: "\\#")
  }

  private static func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }

  /// A string of JSON is one of YAML.
  private static func quoted(_ text: String) -> String { JSONValue.string(text).text }
}
