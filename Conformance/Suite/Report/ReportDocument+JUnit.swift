extension ReportDocument {
  /// JUnit XML as CI servers read it: one suite, a class for each operation.
  public var junit: String {
    var lines = [
      #"<?xml version="1.0" encoding="UTF-8"?>"#,
      #"<testsuite name="conformance" tests="\#(checks.count)" failures="\#(failed)" errors="0""#
        + #" skipped="\#(skipped)" time="\#(Self.number(seconds).text)">"#,
      #"  <properties>"#,
    ]
    var properties = [
      ("kind", kind.rawValue), ("target", target), ("contract", "\(contract) \(version)"), ("seed", String(seed)),
    ]
    if let grade { properties.append(("grade", grade.rawValue)) }
    lines += properties.map { #"    <property name="\#($0.0)" value="\#(Self.xml($0.1))"/>"# } + ["  </properties>"]
    for check in checks {
      let operation = Self.xml(check.group ?? "transport")
      let head =
        #"  <testcase classname="conformance.\#(operation)" name="\#(Self.xml(check.name))""#
        + #" time="\#(Self.number(check.seconds).text)""#
      switch check.outcome {
      case .passed: lines.append(head + "/>")
      case .skipped(let reason): lines.append(head + #"><skipped message="\#(Self.xml(reason))"/></testcase>"#)
      case .failed(let findings):
        let message = findings.map { $0.message + ($0.site.map { " (\($0.short))" } ?? "") }
        var text = message.joined(separator: "\n")
        if let merit = check.merit { text += "\n\nWhy it matters: \(merit.why)\nHow to mend it: \(merit.mend)" }
        if let evidence = check.evidence {
          text += "\n\n" + evidence.request + "\n\n" + evidence.response
          if let curl = evidence.curl { text += "\n\n" + curl }
        }
        lines.append(
          head + #"><failure message="\#(Self.xml(message.first ?? ""))">"# + Self.xml(text) + "</failure></testcase>")
      }
    }
    return lines.joined(separator: "\n") + "\n</testsuite>\n"
  }

  /// Text for XML 1.0, which has no way to write most control characters. Right for HTML, too.
  static func xml(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "\n", "\t": String(scalar)
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": "\u{FFFD}"
      default: String(scalar)
      }
    }.joined()
  }
}
