import SchemaEvaluator
import SpecIR

/// The document as JSON, for programs, and back.
extension ReportDocument {
  public var json: String {
    var members: [JSONValue.Member] = [
      .init("kind", .string(kind.rawValue)), .init("target", .string(target)), .init("contract", .string(contract)),
      .init("version", .string(version)), .init("seed", .number(String(seed))),
      .init("requests", .number(String(requests))), .init("seconds", Self.number(seconds)),
      .init("passed", .number(String(passed))), .init("failed", .number(String(failed))),
      .init("skipped", .number(String(skipped))),
    ]
    if let grade {
      members += [
        .init("grade", .string(grade.rawValue)), .init("points", .number(String(points.had))),
        .init("points_of", .number(String(points.of))),
      ]
    }
    members += [
      .init("notes", .array(notes.map { .string($0) })), .init("operations", .array(operations.map(Self.value))),
      .init("cases", .array(checks.map(Self.value))),
    ]
    return JSONValue.object(members).text + "\n"
  }

  /// In microseconds, since binary fractions have no end.
  static func number(_ seconds: Double) -> JSONValue {
    let microseconds = Int((seconds * 1e6).rounded())
    let fraction = String(abs(microseconds) % 1_000_000)
    let digits = String(repeating: "0", count: 6 - fraction.count) + fraction
    return .number("\(microseconds < 0 ? "-" : "")\(abs(microseconds) / 1_000_000).\(digits)")
  }

  private static func value(_ operation: OperationFigures) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("operation", .string(operation.id)), .init("method", .string(operation.method)),
      .init("path", .string(operation.path)),
      .init("declared", .array(operation.declared.map { .number(String($0)) })),
      .init(
        "answered",
        .object(
          operation.answered.sorted { $0.key < $1.key }.map { .init(String($0.key), .number(String($0.value))) })),
    ]
    if let latency = operation.latency {
      members.append(
        .init(
          "latency",
          .object([
            .init("count", .number(String(latency.count))), .init("median", number(latency.median)),
            .init("p95", number(latency.p95)), .init("p99", number(latency.p99)),
            .init("longest", number(latency.longest)), .init("budget", latency.budget.map(number) ?? .null),
          ])))
    }
    return .object(members)
  }

  private static func value(_ check: Check) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("name", .string(check.name)), .init("operation", check.group.map { .string($0) } ?? .null),
      .init("keyword", .string(check.keyword)), .init("proves", .string(check.proves)),
      .init("spec", check.site.map { .string($0.short) } ?? .null), .init("site", value(check.site)),
      .init("seconds", number(check.seconds)),
    ]
    switch check.outcome {
    case .passed: members.append(.init("outcome", .string("passed")))
    case .skipped(let reason):
      members += [.init("outcome", .string("skipped")), .init("reason", .string(reason))]
    case .failed(let findings):
      members += [
        .init("outcome", .string("failed")),
        .init(
          "findings",
          .array(
            findings.map {
              .object([
                .init("message", .string($0.message)), .init("spec", $0.site.map { .string($0.short) } ?? .null),
                .init("site", value($0.site)),
              ])
            })),
      ]
    }
    if let status = check.status { members.append(.init("status", .number(String(status)))) }
    if let answer = check.answer {
      members.append(
        .init(
          "answer",
          .object([
            .init("headers", .array(answer.headers.map { .array([.string($0.name), .string($0.value)]) })),
            .init("body", answer.body ?? .null),
          ])))
    }
    if let evidence = check.evidence {
      members += [
        .init("request", .string(evidence.request)), .init("response", .string(evidence.response)),
        .init("curl", evidence.curl.map { .string($0) } ?? .null),
      ]
    }
    if let merit = check.merit {
      members += [
        .init("points", .number(String(merit.points))), .init("why", .string(merit.why)),
        .init("mend", .string(merit.mend)), .init("cap", merit.cap.map { .string($0.rawValue) } ?? .null),
      ]
    }
    return .object(members)
  }

  private static func value(_ site: Site?) -> JSONValue {
    guard let site else { return .null }
    return .object([
      .init("file", .string(site.file)), .init("line", .number(String(site.line))),
      .init("column", .number(String(site.column))), .init("pointer", .string(site.pointer)),
    ])
  }

  // MARK: Back

  public struct ReadingError: Error, CustomStringConvertible { public var description: String }

  /// Reads what ``json`` has written.
  public init(json bytes: [UInt8]) throws(ReadingError) {
    let value: JSONValue
    do { value = try JSONValue(json: bytes) } catch { throw ReadingError(description: "it is not JSON: \(error)") }
    guard let kind = value["kind"]?.string.flatMap(Kind.init), let target = value["target"]?.string,
      case .array(let cases)? = value["cases"]
    else { throw ReadingError(description: "it is not a report of this command") }
    self.init(
      kind: kind, target: target, title: value["contract"]?.string ?? "", version: value["version"]?.string ?? "")
    seed = value["seed"]?.integer.map { UInt64(clamping: $0) } ?? 1
    requests = value["requests"]?.integer ?? 0
    seconds = value["seconds"]?.double ?? 0
    if case .array(let items)? = value["notes"] { notes = items.compactMap(\.string) }
    if case .array(let items)? = value["operations"] { operations = items.compactMap(Self.operation) }
    for item in cases {
      guard let check = Self.check(item) else { throw ReadingError(description: "a case of it cannot be read") }
      checks.append(check)
    }
  }

  private static func operation(_ value: JSONValue) -> OperationFigures? {
    guard let id = value["operation"]?.string else { return nil }
    var figures = OperationFigures(
      id: id, method: value["method"]?.string ?? "", path: value["path"]?.string ?? "", declared: [], answered: [:],
      latency: nil)
    if case .array(let items)? = value["declared"] { figures.declared = items.compactMap(\.integer) }
    if case .object(let members)? = value["answered"] {
      for member in members {
        if let status = Int(member.name), let count = member.value.integer { figures.answered[status] = count }
      }
    }
    if let latency = value["latency"], let count = latency["count"]?.integer {
      figures.latency = Latency(
        count: count, median: latency["median"]?.double ?? 0, p95: latency["p95"]?.double ?? 0,
        p99: latency["p99"]?.double ?? 0, longest: latency["longest"]?.double ?? 0, budget: latency["budget"]?.double)
    }
    return figures
  }

  private static func check(_ value: JSONValue) -> Check? {
    guard let name = value["name"]?.string, let outcome = outcome(value) else { return nil }
    var check = Check(
      name: name, group: value["operation"]?.string, keyword: value["keyword"]?.string ?? "",
      proves: value["proves"]?.string ?? "", site: site(value["site"]), outcome: outcome,
      seconds: value["seconds"]?.double ?? 0)
    check.status = value["status"]?.integer
    if let request = value["request"]?.string, let response = value["response"]?.string {
      check.evidence = Evidence(request: request, response: response, curl: value["curl"]?.string)
    }
    if let answer = value["answer"], case .array(let items)? = answer["headers"] {
      let headers = items.compactMap { item -> Request.Header? in
        guard case .array(let pair) = item, pair.count == 2, let name = pair[0].string, let value = pair[1].string
        else { return nil }
        return .init(name, value)
      }
      check.answer = SteadyAnswer(headers: headers, body: answer["body"] == .null ? nil : answer["body"])
    }
    if let points = value["points"]?.integer {
      check.merit = Merit(
        points: points, why: value["why"]?.string ?? "", mend: value["mend"]?.string ?? "",
        cap: value["cap"]?.string.flatMap(Grade.init))
    }
    return check
  }

  private static func outcome(_ value: JSONValue) -> Outcome? {
    switch value["outcome"]?.string {
    case "passed": return .passed
    case "skipped": return .skipped(value["reason"]?.string ?? "")
    case "failed":
      guard case .array(let items)? = value["findings"] else { return .failed([]) }
      return .failed(items.map { Finding($0["message"]?.string ?? "", site($0["site"])) })
    default: return nil
    }
  }

  private static func site(_ value: JSONValue?) -> Site? {
    guard let value, let file = value["file"]?.string, let line = value["line"]?.integer else { return nil }
    return Site(
      file: file, line: line, column: value["column"]?.integer ?? 1, pointer: value["pointer"]?.string ?? "")
  }
}

extension JSONValue {
  var integer: Int? { if case .number(let text) = self { Int(text) } else { nil } }
  var double: Double? { if case .number(let text) = self { Double(text) } else { nil } }
}
