/// Requests and answers as a person reads them, without secrets.
struct Transcript {
  let redactor: Redactor
  let target: Target
  private static let longestBody = 2_000

  func request(_ request: Request) -> String {
    if let raw = request.raw { return redactor.redact(visible(raw)) }
    var lines = ["\(request.method) \(request.target.prefix(500)) HTTP/1.1", "Host: \(target.authority)"]
    lines += request.headers.map { "\($0.name): \($0.value.prefix(500))" }
    switch request.body {
    case .none: break
    case .declared(let bytes): lines += ["Content-Length: \(bytes.count)", "", visible(bytes)]
    case .chunked(let bytes, _): lines += ["Transfer-Encoding: chunked", "", visible(bytes)]
    case .announced(let count): lines += ["Content-Length: \(count)", "", "(no byte of the body was sent)"]
    }
    return redactor.redact(lines.joined(separator: "\n"))
  }

  func answer(_ answer: Answer) -> String {
    guard answer.status > 0 else { return "(no answer)" }
    var lines = ["HTTP/1.1 \(answer.status)"] + answer.headers.map { "\($0.name): \($0.value)" }
    if !answer.body.isEmpty { lines += ["", visible(answer.body)] }
    return redactor.redact(lines.joined(separator: "\n"))
  }

  /// A command that sends the same request; `$TOKEN` and the secret's variable stand for what is secret. Nil where curl
  /// cannot say it.
  func curl(_ request: Request) -> String? {
    guard request.raw == nil, request.bodyBytes.count <= Self.longestBody else { return nil }
    if case .announced = request.body { return nil }
    var parts = ["curl -i -X \(request.method)"]
    if request.method == "HEAD" { parts = ["curl -I"] }
    for header in request.headers where header.name != "User-Agent" {
      if header.name == "Authorization", header.value.hasPrefix("Bearer "),
        redactor.redact(header.value) != header.value
      {
        parts.append("-H \"Authorization: Bearer $TOKEN\"")
      } else {
        parts.append("-H " + quoted("\(header.name): \(header.value)"))
      }
    }
    if case .chunked = request.body { parts.append("-H 'Transfer-Encoding: chunked'") }
    if !request.bodyBytes.isEmpty {
      guard let text = String(validating: request.bodyBytes, as: UTF8.self), !text.contains("\0") else { return nil }
      parts.append("--data-binary " + quoted(text))
    }
    parts.append(quoted(target.origin + request.target))
    return redactor.redact(parts.joined(separator: " "))
  }

  private func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }

  /// Bytes as text, control characters shown, cut off where it would say nothing more.
  private func visible(_ bytes: [UInt8]) -> String {
    var text = ""
    for scalar in String(decoding: bytes.prefix(Self.longestBody), as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\n": text += "\n"
      case "\r": text += "\\r"
      case "\t": text += "\t"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": text += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return bytes.count > Self.longestBody ? text.trimmingBlanks() + "… (\(bytes.count) bytes)" : text
  }
}
