import SpecIR

extension Report {
  /// A failure with everything that is needed to see it again.
  public func text(of result: CaseResult) -> String {
    guard case .failed(let findings) = result.outcome else { return "" }
    let transcript = Transcript(redactor: redactor, target: target)
    var lines = ["FAILED \(result.name)", "  proves: \(result.proves)"]
    for finding in findings {
      lines.append("  rule: \(redactor.redact(finding.message))" + (finding.site.map { " (\($0.short))" } ?? ""))
    }
    if let exchange = result.exchange {
      lines +=
        indented(transcript.request(exchange.request), "  > ") + indented(transcript.answer(exchange.answer), "  < ")
      if let curl = transcript.curl(exchange.request) { lines.append("  \(curl)") }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func indented(_ text: String, _ prefix: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { prefix + $0 }
  }

  /// Every failure, one after the other.
  public var failures: String { results.map { text(of: $0) }.filter { !$0.isEmpty }.map { $0 + "\n" }.joined() }

  /// What was skipped and why, the matrix of operations and statuses, the totals.
  public var summary: String {
    var lines: [String] = []
    var reasons: [(reason: String, names: [String])] = []
    for result in results {
      guard case .skipped(let reason) = result.outcome else { continue }
      if let index = reasons.firstIndex(where: { $0.reason == reason }) {
        reasons[index].names.append(result.name)
      } else {
        reasons.append((reason, [result.name]))
      }
    }
    for (reason, names) in reasons {
      lines.append("skipped \(names.count): \(redactor.redact(reason))")
      lines.append("  " + names.prefix(3).joined(separator: ", ") + (names.count > 3 ? ", …" : ""))
    }
    if !reasons.isEmpty { lines.append("") }
    lines += matrix + [""]
    let tenths = Int((seconds * 10).rounded())
    let time = "\(tenths / 10).\(tenths % 10) s"
    lines.append(
      "\(passed) passed, \(failed) failed, \(skipped) skipped; \(exchanges) requests in \(time); "
        + "seed \(seed)")
    return lines.joined(separator: "\n") + "\n"
  }

  /// Answers by operation and status: a number where there were some, a point where a declared status was not seen.
  private var matrix: [String] {
    let api = contract.api
    let columns = Set(api.operations.flatMap { $0.responses.map(\.status) } + statuses.values.flatMap(\.keys)).sorted()
    let rows = api.operations.map(\.id) + (statuses[""] == nil ? [] : [""])
    let wide = (rows.map(\.count) + [9]).max() ?? 9
    func padded(_ text: String, _ width: Int, left: Bool = false) -> String {
      let blanks = String(repeating: " ", count: max(width - text.count, 0))
      return left ? blanks + text : text + blanks
    }
    var lines = [padded("operation", wide) + columns.map { padded(String($0), 6, left: true) }.joined() + "  failed"]
    for id in rows {
      let declared = Set(
        api.operations.first { $0.id == id }?.responses.map(\.status) ?? api.transportResponses.map(\.status))
      let cells = columns.map { status in
        let count = statuses[id]?[status] ?? 0
        return padded(count > 0 ? String(count) : declared.contains(status) ? "·" : "", 6, left: true)
      }
      let failures = results.filter { result in
        guard case .failed = result.outcome else { return false }
        return (result.operation ?? "") == id
      }.count
      lines.append(
        padded(id.isEmpty ? "(none)" : id, wide) + cells.joined()
          + padded(failures > 0 ? String(failures) : "", 8, left: true))
    }
    return lines
  }
}
