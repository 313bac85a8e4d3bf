import SpecIR

/// The document as a terminal shows it.
extension ReportDocument {
  /// A failure with everything that is needed to see it again.
  func text(of check: Check) -> String {
    guard case .failed(let findings) = check.outcome else { return "" }
    var lines = ["FAILED \(check.name)", "  proves: \(check.proves)"]
    for finding in findings {
      lines.append("  rule: \(finding.message)" + (finding.site.map { " (\($0.short))" } ?? ""))
    }
    if let merit = check.merit { lines += ["  why it matters: \(merit.why)", "  how to mend it: \(merit.mend)"] }
    if let evidence = check.evidence {
      lines += Self.indented(evidence.request, "  > ") + Self.indented(evidence.response, "  < ")
      if let curl = evidence.curl { lines.append("  \(curl)") }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func indented(_ text: String, _ prefix: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { prefix + $0 }
  }

  /// Every failure, one after the other.
  public var failures: String { checks.map { text(of: $0) }.filter { !$0.isEmpty }.map { $0 + "\n" }.joined() }

  /// What was skipped and why, the matrix of operations and statuses, the totals.
  public var summary: String {
    var lines: [String] = []
    for (reason, names) in skips {
      lines.append("skipped \(names.count): \(reason)")
      lines.append("  " + names.prefix(3).joined(separator: ", ") + (names.count > 3 ? ", …" : ""))
    }
    if !lines.isEmpty { lines.append("") }
    if !operations.isEmpty { lines += matrix + [""] }
    if grade != nil { lines += graded + [""] }
    lines += notes
    let tenths = Int((seconds * 10).rounded())
    let time = "\(tenths / 10).\(tenths % 10) s"
    lines.append(
      "\(passed) passed, \(failed) failed, \(skipped) skipped; \(requests) requests in \(time); seed \(seed)")
    if let grade { lines.append("grade \(grade.rawValue): \(points.had) of \(points.of) points") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The reasons for which something was skipped, in the order in which they came up, with what each concerns.
  var skips: [(reason: String, names: [String])] {
    var found: [(reason: String, names: [String])] = []
    for check in checks {
      guard let reason = check.skipReason else { continue }
      if let index = found.firstIndex(where: { $0.reason == reason }) {
        found[index].names.append(check.name)
      } else {
        found.append((reason, [check.name]))
      }
    }
    return found
  }

  private var graded: [String] {
    checks.compactMap { check in
      guard let merit = check.merit else { return nil }
      let mark = check.outcome == .passed ? "✓" : check.hasFailed ? "✗" : "–"
      return "\(mark) \(Self.padded(String(merit.points), 2, left: true))  \(check.name): \(check.proves)"
    }
  }

  private static func padded(_ text: String, _ width: Int, left: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(width - text.count, 0))
    return left ? blanks + text : text + blanks
  }

  /// Answers by operation and status: a number where there were some, a point where a declared status was not seen.
  private var matrix: [String] {
    let columns = Set(operations.flatMap { $0.declared + $0.answered.keys }).sorted()
    let wide = (operations.map(\.id.count) + [9]).max() ?? 9
    var lines = [
      Self.padded("operation", wide) + columns.map { Self.padded(String($0), 6, left: true) }.joined() + "  failed"
    ]
    for operation in operations {
      let cells = columns.map { status in
        let count = operation.answered[status] ?? 0
        let text = count > 0 ? String(count) : operation.declared.contains(status) ? "·" : ""
        return Self.padded(text, 6, left: true)
      }
      let failures = checks.count { $0.hasFailed && ($0.group ?? "") == operation.id }
      lines.append(
        Self.padded(operation.id.isEmpty ? "(none)" : operation.id, wide) + cells.joined()
          + Self.padded(failures > 0 ? String(failures) : "", 8, left: true))
    }
    return lines
  }
}
