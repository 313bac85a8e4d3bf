import SpecIR

/// Takes secrets out of texts before anyone sees them.
public struct Redactor: Sendable {
  private let secrets: [String]

  init(secrets: [String]) {
    // Also as a form, a JSON text and a page write them; the longest first, since one can be part of another.
    let all = Set(
      secrets.flatMap { secret in
        [
          secret, FormText.escape(secret), String(JSONValue.string(secret).text.dropFirst().dropLast()),
          ReportDocument.xml(secret),
        ]
      }.filter { $0.utf8.count >= 4 })
    self.secrets = all.sorted { ($0.utf8.count, $0) > ($1.utf8.count, $1) }
  }

  func redact(_ text: String) -> String {
    var result = text
    for secret in secrets {
      result = result.split(separator: secret, omittingEmptySubsequences: false).joined(separator: "[redacted]")
    }
    return result
  }
}
