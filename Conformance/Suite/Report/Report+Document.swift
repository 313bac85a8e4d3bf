import SpecIR

extension Report {
  /// The run as plain values, without secrets.
  public var document: ReportDocument { document(everyExchange: false) }

  /// - Parameter everyExchange: whether what passed has its request and answer, too.
  public func document(everyExchange: Bool) -> ReportDocument {
    var document = ReportDocument(kind: .run, target: target.url, contract: contract)
    document.seed = seed
    document.requests = exchanges
    document.seconds = seconds
    document.notes = notes
    document.checks = results.map { check($0, everyExchange) }
    document.operations = contract.api.operations.map { operation in
      .init(
        id: operation.id, method: operation.method.rawValue, path: operation.pathTemplate,
        declared: operation.responses.map(\.status), answered: statuses[operation.id] ?? [:],
        latency: Latency(
          latencies[operation.id] ?? [], budget: Double(operation.timeoutMilliseconds.value) / 1_000))
    }
    if let answered = statuses[""] {
      document.operations.append(
        .init(
          id: "", declared: contract.api.transportResponses.map(\.status), answered: answered,
          latency: Latency(latencies[""] ?? [], budget: nil)))
    }
    return document
  }

  private func check(_ result: CaseResult, _ everyExchange: Bool) -> ReportDocument.Check {
    var check = ReportDocument.Check(
      name: result.name, group: result.operation, keyword: result.keyword, proves: redactor.redact(result.proves),
      site: result.site, outcome: redacted(result.outcome), seconds: result.seconds)
    guard let exchange = result.exchange, exchange.answer.status > 0 || check.hasFailed else { return check }
    if exchange.answer.status > 0 {
      check.status = exchange.answer.status
      check.answer = SteadyAnswer(exchange.answer, target: target, redactor: redactor, contract: contract)
    }
    if check.hasFailed || everyExchange {
      let transcript = Transcript(redactor: redactor, target: target)
      check.evidence = .init(
        request: transcript.request(exchange.request), response: transcript.answer(exchange.answer),
        curl: transcript.curl(exchange.request))
    }
    return check
  }

  private func redacted(_ outcome: Outcome) -> Outcome {
    switch outcome {
    case .passed: .passed
    case .skipped(let reason): .skipped(redactor.redact(reason))
    case .failed(let findings): .failed(findings.map { Finding(redactor.redact($0.message), $0.site) })
    }
  }
}

extension CaseResult {
  /// The rule that the case is about, as its name has it: the keyword within a body or a parameter, else the kind of
  /// case (`authentication`, `accept`, `method` …).
  var keyword: String {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard operation != nil, parts.count > 1 else { return parts.first ?? name }
    guard ["body", "query", "header", "path"].contains(parts[1]), parts.count > 2 else { return parts[1] }
    return parts.dropFirst(2).first { Self.keywords.contains($0) } ?? parts[1]
  }

  private static let keywords: Set<String> = [
    "type", "enum", "const", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "format",
    "maxLength", "minLength", "pattern", "minItems", "maxItems", "uniqueItems", "required", "additionalProperties",
    "propertyNames", "x-trim", "x-blank", "x-plain-text", "x-checksum", "x-future", "x-invariant", "x-max-body",
    "x-max-part", "unreadable",
  ]
}
