import SpecIR

extension Report {
  /// Everything as JSON, for programs.
  public var json: String {
    let transcript = Transcript(redactor: redactor, target: target)
    let cases = results.map { result -> JSONValue in
      var members: [JSONValue.Member] = [
        .init("name", .string(result.name)), .init("operation", result.operation.map { .string($0) } ?? .null),
        .init("proves", .string(result.proves)), .init("spec", .string(result.site.short)),
        .init("seconds", .number(String(result.seconds))),
      ]
      switch result.outcome {
      case .passed: members.append(.init("outcome", .string("passed")))
      case .skipped(let reason):
        members += [.init("outcome", .string("skipped")), .init("reason", .string(redactor.redact(reason)))]
      case .failed(let findings):
        members += [.init("outcome", .string("failed")), .init("findings", .array(findings.map(value)))]
        if let exchange = result.exchange {
          members += [
            .init("request", .string(transcript.request(exchange.request))),
            .init("response", .string(transcript.answer(exchange.answer))),
            .init("curl", transcript.curl(exchange.request).map { .string($0) } ?? .null),
          ]
        }
      }
      return .object(members)
    }
    let matrix = statuses.sorted { $0.key < $1.key }.map { operation, counts in
      JSONValue.Member(
        operation.isEmpty ? "(none)" : operation,
        .object(counts.sorted { $0.key < $1.key }.map { .init(String($0.key), .number(String($0.value))) }))
    }
    return JSONValue.object([
      .init("target", .string(target.url)), .init("contract", .string(contract.api.title)),
      .init("version", .string(contract.api.version)), .init("seed", .number(String(seed))),
      .init("requests", .number(String(exchanges))), .init("seconds", .number(String(seconds))),
      .init("passed", .number(String(passed))), .init("failed", .number(String(failed))),
      .init("skipped", .number(String(skipped))), .init("statuses", .object(matrix)), .init("cases", .array(cases)),
    ]).text + "\n"
  }

  private func value(_ finding: Finding) -> JSONValue {
    .object([
      .init("message", .string(redactor.redact(finding.message))),
      .init("spec", finding.site.map { .string($0.short) } ?? .null),
    ])
  }
}
