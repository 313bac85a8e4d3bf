import SpecIR

extension ReportDocument {
  /// SARIF 2.1.0 (OASIS), as code scanning reads it: a result for each way in which a check failed, at its line of the
  /// contract.
  public var sarif: String {
    let failures = checks.filter(\.hasFailed)
    var rules: [String] = []
    for check in failures where !rules.contains(check.keyword) { rules.append(check.keyword) }
    let results = failures.flatMap { check in check.findings.map { result(check, $0, rules) } }
    let driver = JSONValue.object([
      .init("name", .string("conformance")), .init("semanticVersion", .string("1.0.0")),
      .init(
        "rules",
        .array(
          rules.map { rule in
            let proves = failures.first { $0.keyword == rule }?.proves ?? rule
            return .object([
              .init("id", .string(rule)), .init("shortDescription", Self.message(rule)),
              .init("fullDescription", Self.message(proves)),
            ])
          })),
    ])
    let run = JSONValue.object([
      .init("tool", .object([.init("driver", driver)])), .init("columnKind", .string("unicodeCodePoints")),
      .init(
        "invocations",
        .array([
          .object([.init("executionSuccessful", .bool(true)), .init("exitCode", .number(failed == 0 ? "0" : "1"))])
        ])
      ),
      .init(
        "properties",
        .object([
          .init("kind", .string(kind.rawValue)), .init("target", .string(target)),
          .init("contract", .string("\(contract) \(version)")), .init("passed", .number(String(passed))),
          .init("failed", .number(String(failed))), .init("skipped", .number(String(skipped))),
        ])),
      .init("results", .array(results)),
    ])
    return JSONValue.object([
      .init("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")), .init("version", .string("2.1.0")),
      .init("runs", .array([run])),
    ]).text + "\n"
  }

  private static func message(_ text: String) -> JSONValue { .object([.init("text", .string(text))]) }

  private func result(_ check: Check, _ finding: Finding, _ rules: [String]) -> JSONValue {
    var text = "\(check.name): \(finding.message)"
    if let merit = check.merit { text += "\nWhy it matters: \(merit.why)\nHow to mend it: \(merit.mend)" }
    if let curl = check.evidence?.curl { text += "\n" + curl }
    var members: [JSONValue.Member] = [
      .init("ruleId", .string(check.keyword)),
      .init("ruleIndex", .number(String(rules.firstIndex(of: check.keyword) ?? 0))), .init("level", .string("error")),
      .init("message", Self.message(text)),
    ]
    if let site = finding.site ?? check.site {
      let region = JSONValue.object([
        .init("startLine", .number(String(max(site.line, 1)))),
        .init("startColumn", .number(String(max(site.column, 1)))),
      ])
      let place = JSONValue.object([
        .init("artifactLocation", .object([.init("uri", .string(Self.uri(site.file)))])), .init("region", region),
      ])
      members.append(.init("locations", .array([.object([.init("physicalLocation", place)])])))
    }
    // What makes it the same finding in the next run, whatever line it has then.
    members.append(
      .init("partialFingerprints", .object([.init("case/v1", .string("\(check.name): \(finding.message)"))])))
    return .object(members)
  }

  /// A relative path stays one, so that it leads into the repository that is looked at.
  private static func uri(_ file: String) -> String {
    if file.hasPrefix("http://") || file.hasPrefix("https://") { return file }
    let path = FormText.escapePath(file)
    return file.hasPrefix("/") ? "file://" + path : path
  }
}
