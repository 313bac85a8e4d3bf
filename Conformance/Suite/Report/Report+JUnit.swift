extension Report {
  /// JUnit XML as CI servers read it: one suite, a class for each operation.
  public var junit: String {
    let transcript = Transcript(redactor: redactor, target: target)
    var lines = [
      #"<?xml version="1.0" encoding="UTF-8"?>"#,
      #"<testsuite name="conformance" tests="\#(results.count)" failures="\#(failed)" errors="0""#
        + #" skipped="\#(skipped)" time="\#(seconds)">"#,
    ]
    for result in results {
      let operation = escaped(result.operation ?? "transport")
      let head =
        #"  <testcase classname="conformance.\#(operation)" name="\#(escaped(result.name))" time="\#(result.seconds)""#
      switch result.outcome {
      case .passed: lines.append(head + "/>")
      case .skipped(let reason):
        lines.append(head + #"><skipped message="\#(escaped(redactor.redact(reason)))"/></testcase>"#)
      case .failed(let findings):
        let message = findings.map { redactor.redact($0.message) + ($0.site.map { " (\($0.short))" } ?? "") }
        let exchange =
          result.exchange.map { transcript.request($0.request) + "\n\n" + transcript.answer($0.answer) } ?? ""
        lines.append(
          head + #"><failure message="\#(escaped(message.first ?? ""))">"#
            + escaped(message.joined(separator: "\n") + "\n\n" + exchange) + "</failure></testcase>")
      }
    }
    return lines.joined(separator: "\n") + "\n</testsuite>\n"
  }

  /// Text for XML 1.0, which has no way to write most control characters.
  private func escaped(_ text: String) -> String {
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
