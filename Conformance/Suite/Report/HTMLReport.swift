import SpecIR

/// The document as one page that needs nothing else: no script, no resource from elsewhere, readable on a phone, in
/// the dark and by a screen reader. Everything that it shows is escaped here and nowhere else.
struct HTMLReport {
  let document: ReportDocument
  private var lines: [String] = []

  /// Failures that are shown with their exchange; the others by name, since a page of hundreds helps nobody.
  private static let mostFailures = 300

  init(_ document: ReportDocument) { self.document = document }

  static func text(_ document: ReportDocument) -> String {
    var report = HTMLReport(document)
    report.write()
    return report.lines.joined(separator: "\n") + "\n"
  }

  private func escaped(_ text: String) -> String { ReportDocument.xml(text) }

  private var title: String {
    switch document.kind {
    case .run: "Conformance of \(document.target)"
    case .receiver: "Webhook receiver \(document.target)"
    case .deliveries: "Webhook deliveries of \(document.target)"
    case .compare: "Comparison of \(document.target)"
    }
  }

  private mutating func write() {
    lines += [
      "<!DOCTYPE html>", "<html lang=\"en\">", "<head>", "<meta charset=\"utf-8\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
      "<title>\(escaped(title))</title>", "<style>", HTMLStyle.sheet, "</style>", "</head>", "<body>",
      "<a class=\"skip\" href=\"#content\">Skip to the results</a>", "<header>", "<h1>\(escaped(title))</h1>",
    ]
    head()
    lines += ["</header>", "<main id=\"content\">"]
    failures()
    if document.grade != nil { graded() }
    if !document.operations.isEmpty {
      operations()
      latencies()
    }
    skipped()
    everything()
    lines += ["</main>", "</body>", "</html>"]
  }

  // MARK: Parts

  private mutating func head() {
    let verdict =
      document.failed > 0
      ? "\(document.failed) of \(document.checks.count) checks failed"
      : document.isTested ? "No check failed" : "Nothing was tested"
    let isGood = document.failed == 0 && document.isTested
    lines.append("<p class=\"verdict \(isGood ? "good" : "bad")\">\(verdict)</p>")
    if let grade = document.grade {
      lines.append(
        "<p class=\"grade\"><span class=\"letter\">\(grade.rawValue)</span> "
          + "\(document.points.had) of \(document.points.of) points</p>")
    }
    let tenths = Int((document.seconds * 10).rounded())
    let facts = [
      ("Passed", String(document.passed)), ("Failed", String(document.failed)), ("Skipped", String(document.skipped)),
      ("Requests", String(document.requests)), ("Time", "\(tenths / 10).\(tenths % 10) s"),
      ("Contract", "\(document.contract) \(document.version)"), ("Seed", String(document.seed)),
    ]
    lines.append("<dl class=\"facts\">")
    lines += facts.map { "<div><dt>\($0.0)</dt><dd>\(escaped($0.1))</dd></div>" }
    lines.append("</dl>")
    lines += document.notes.map { "<p class=\"note\">\(escaped($0))</p>" }
  }

  private mutating func failures() {
    let failures = document.checks.filter(\.hasFailed)
    guard !failures.isEmpty else { return }
    lines += ["<section aria-labelledby=\"failures\">", "<h2 id=\"failures\">Failures</h2>"]
    for check in failures.prefix(Self.mostFailures) { failure(check) }
    if failures.count > Self.mostFailures {
      lines.append("<p>And \(failures.count - Self.mostFailures) more, which the list of all checks names.</p>")
    }
    lines.append("</section>")
  }

  private mutating func failure(_ check: ReportDocument.Check) {
    lines += [
      "<details class=\"failure\">",
      "<summary><span class=\"mark bad\">failed</span> <code>\(breakable(check.name))</code>"
        + "<span class=\"rule\">\(escaped(check.findings.first?.message ?? ""))</span></summary>",
      "<p>\(escaped(check.proves))</p>", "<ul>",
    ]
    for finding in check.findings {
      let site = (finding.site ?? check.site).map { " <code class=\"site\">\(escaped($0.short))</code>" } ?? ""
      lines.append("<li>\(escaped(finding.message))\(site)</li>")
    }
    lines.append("</ul>")
    if let merit = check.merit {
      lines += [
        "<p><strong>Why it matters:</strong> \(escaped(merit.why))</p>",
        "<p><strong>How to mend it:</strong> \(escaped(merit.mend))</p>",
      ]
    }
    if let evidence = check.evidence {
      for (name, text) in [
        ("Request", evidence.request), ("Response", evidence.response), ("To see it again", evidence.curl),
      ] {
        guard let text, !text.isEmpty else { continue }
        lines.append(
          "<h3>\(name)</h3>\n<pre tabindex=\"0\" aria-label=\"\(name)\">\(escaped(text))</pre>")
      }
    }
    lines.append("</details>")
  }

  private mutating func graded() {
    lines += [
      "<section aria-labelledby=\"grades\">", "<h2 id=\"grades\">What was graded</h2>", "<ul class=\"graded\">",
    ]
    for check in document.checks {
      guard let merit = check.merit else { continue }
      lines += [
        "<li>\(mark(check)) <strong>\(escaped(check.proves))</strong> <span class=\"points\">\(merit.points)"
          + " \(merit.points == 1 ? "point" : "points")</span>",
        "<p>\(escaped(merit.why))</p>",
      ]
      if check.hasFailed { lines.append("<p><strong>How to mend it:</strong> \(escaped(merit.mend))</p>") }
      if let reason = check.skipReason { lines.append("<p>Not looked at: \(escaped(reason))</p>") }
      lines.append("</li>")
    }
    lines += ["</ul>", "</section>"]
  }

  private func mark(_ check: ReportDocument.Check) -> String {
    switch check.outcome {
    case .passed: "<span class=\"mark good\">passed</span>"
    case .failed: "<span class=\"mark bad\">failed</span>"
    case .skipped: "<span class=\"mark\">skipped</span>"
    }
  }

  /// For each operation: its rules against its statuses.
  private mutating func operations() {
    lines += [
      "<section aria-labelledby=\"matrix\">", "<h2 id=\"matrix\">What was reached</h2>",
      "<p>Rules against statuses, an operation each. A number says how many checks of the rule were answered with the "
        + "status, a point that none was. Declared statuses that no answer had are told above each table.</p>",
    ]
    for operation in document.operations {
      let checks = document.checks.filter { ($0.group ?? "") == operation.id }
      guard !checks.isEmpty || !operation.answered.isEmpty else { continue }
      matrix(operation, checks)
    }
    lines.append("</section>")
  }

  private mutating func matrix(_ operation: ReportDocument.OperationFigures, _ checks: [ReportDocument.Check]) {
    let missed = operation.declared.filter { operation.answered[$0] == nil }
    let failed = checks.count { $0.hasFailed }
    let name = operation.id.isEmpty ? "Before an operation is chosen" : operation.id
    let reached =
      missed.isEmpty
      ? "all statuses reached"
      : "\(operation.declared.count - missed.count) of \(operation.declared.count) statuses reached"
    let failures = failed > 0 ? "<span class=\"mark bad\">\(failed) failed</span> " : ""
    lines += [
      "<details class=\"operation\"\(failed > 0 ? " open" : "")>",
      "<summary><code>\(breakable(name))</code> "
        + "<span class=\"path\">\(breakable(operation.method + " " + operation.path))</span> "
        + "<span class=\"counts\">\(failures)\(reached)</span></summary>",
    ]
    if !missed.isEmpty {
      lines.append("<p>Declared and not reached: \(missed.map(String.init).joined(separator: ", "))</p>")
    }
    let statuses = Set(operation.declared + operation.answered.keys + checks.compactMap(\.status)).sorted()
    var keywords: [String] = []
    for check in checks where !keywords.contains(check.keyword) { keywords.append(check.keyword) }
    lines += [
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Rules and statuses of \(escaped(name))\">",
      "<table>", "<caption>\(escaped(name))</caption>",
      "<thead><tr><th scope=\"col\">Rule</th>"
        + statuses.map { "<th scope=\"col\">\($0)</th>" }.joined()
        + "<th scope=\"col\">Skipped</th><th scope=\"col\">Failed</th></tr></thead>", "<tbody>",
    ]
    for keyword in keywords {
      let own = checks.filter { $0.keyword == keyword }
      let cells = statuses.map { status -> String in
        let count = own.count { $0.status == status }
        let failures = own.count { $0.status == status && $0.hasFailed }
        return cell(count, failures > 0 ? "bad" : "good")
      }
      lines.append(
        "<tr><th scope=\"row\"><code>\(escaped(keyword))</code></th>" + cells.joined()
          + cell(own.count { $0.skipReason != nil }, "held") + cell(own.count { $0.hasFailed }, "bad") + "</tr>")
    }
    let totals = statuses.map { status in
      let count = operation.answered[status] ?? 0
      return count == 0 && operation.declared.contains(status)
        ? "<td class=\"held\">not reached</td>" : "<td>\(count)</td>"
    }
    lines += [
      "</tbody>",
      "<tfoot><tr><th scope=\"row\">All answers</th>\(totals.joined())<td></td><td></td></tr></tfoot>",
      "</table>", "</div>", "</details>",
    ]
  }

  private func cell(_ count: Int, _ style: String) -> String {
    count == 0 ? "<td class=\"none\">·</td>" : "<td class=\"\(style)\">\(count)</td>"
  }

  private mutating func latencies() {
    let measured = document.operations.filter { $0.latency != nil && !$0.id.isEmpty }
    guard !measured.isEmpty else { return }
    lines += [
      "<section aria-labelledby=\"latency\">", "<h2 id=\"latency\">How long answers took</h2>",
      "<p>In milliseconds, against the time that the contract gives each operation (<code>x-timeout</code>).</p>",
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Latencies by operation\">", "<table>",
      "<caption>Latencies by operation</caption>",
      "<thead><tr><th scope=\"col\">Operation</th><th scope=\"col\">Answers</th><th scope=\"col\">Median</th>"
        + "<th scope=\"col\">95 %</th><th scope=\"col\">99 %</th><th scope=\"col\">Longest</th>"
        + "<th scope=\"col\">Budget</th><th scope=\"col\">Of it</th></tr></thead>", "<tbody>",
    ]
    for operation in measured {
      guard let latency = operation.latency else { continue }
      let times = [latency.median, latency.p95, latency.p99, latency.longest].map { "<td>\(milliseconds($0))</td>" }
      let share = latency.budget.map { "\(Int((latency.longest / $0 * 100).rounded(.up))) %" } ?? ""
      lines.append(
        "<tr><th scope=\"row\"><code>\(breakable(operation.id))</code></th><td>\(latency.count)</td>" + times.joined()
          + "<td>\(latency.budget.map(milliseconds) ?? "")</td>"
          + "<td\(latency.isWithinBudget ? "" : " class=\"bad\"")>\(share)</td></tr>")
    }
    lines += ["</tbody>", "</table>", "</div>", "</section>"]
  }

  private func milliseconds(_ seconds: Double) -> String {
    let tenths = Int((seconds * 10_000).rounded())
    return tenths < 1_000 ? "\(tenths / 10).\(tenths % 10)" : String(tenths / 10)
  }

  private mutating func skipped() {
    let skips = document.skips
    guard !skips.isEmpty else { return }
    lines += ["<section aria-labelledby=\"skipped\">", "<h2 id=\"skipped\">What was not looked at</h2>"]
    for (reason, names) in skips {
      lines += [
        "<details>", "<summary>\(names.count): \(escaped(reason))</summary>", "<ul class=\"names\">",
        names.map { "<li><code>\(breakable($0))</code></li>" }.joined(), "</ul>", "</details>",
      ]
    }
    lines.append("</section>")
  }

  private mutating func everything() {
    guard document.kind == .run || document.kind == .compare else { return }
    lines += [
      "<section aria-labelledby=\"all\">", "<h2 id=\"all\">All checks</h2>", "<details>",
      "<summary>\(document.checks.count) checks by name</summary>", "<ul class=\"names\">",
    ]
    lines += document.checks.map { check in
      "<li>\(mark(check)) <code>\(breakable(check.name))</code>\(check.status.map { " \($0)" } ?? "")</li>"
    }
    lines += ["</ul>", "</details>", "</section>"]
  }

  /// A long name may break behind its slashes and underscores.
  private func breakable(_ text: String) -> String {
    escaped(text).replacing("/", with: "/<wbr>").replacing("_", with: "_<wbr>")
  }
}

extension ReportDocument {
  /// One page of HTML that needs nothing else.
  public var html: String { HTMLReport.text(self) }
}
