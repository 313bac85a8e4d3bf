import SchemaEvaluator
import SpecIR

/// Holds answers against the contract.
struct Judge {
  let contract: Contract
  /// Must stand in no answer.
  var clientSecret: String?
  /// What was sent to make things; nil where nothing is known of it.
  var ledger: Ledger?
  /// Whether the server is asked by HTTPS.
  var isSecure = false

  /// What any answer must keep to, whatever was asked: declared status, headers, media type, size and schema.
  func declared(_ exchange: Exchange, _ plan: RequestPlan) -> [Finding] {
    let answer = exchange.answer
    var findings = answer.defects.map { Finding("The message must be HTTP/1.1, but: \($0)", nil) }
    if answer.header("Date") == nil { findings.append(.init("Date must be there (RFC 9110 section 6.6.1)", nil)) }
    findings += general(answer, plan)
    // Files may show anything, such as this contract's own examples.
    if let secret = clientSecret, secret.utf8.count >= 8, answer.mediaType?.hasSuffix("json") == true,
      !isFile(answer, plan), contains(answer.body, Array(secret.utf8))
    {
      findings.append(.init("The client's secret must not be echoed", plan.operation?.site))
    }
    guard let response = contract.response(answer.status, of: plan.operation, isTransport: plan.isTransport) else {
      let known = plan.operation?.responses.map(\.status) ?? contract.api.transportResponses.map(\.status)
      let list = known.map(String.init).joined(separator: ", ")
      findings.append(.init("The status \(answer.status) is not declared (declared: \(list))", plan.operation?.site))
      return findings
    }
    findings += headers(answer, response, plan)
    findings += coding(exchange, response)
    if let limit = plan.operation?.timeoutMilliseconds, exchange.seconds * 1_000 > Double(limit.value) {
      let took = Int(exchange.seconds * 1_000)
      findings.append(.init("The answer took \(took) ms, more than the \(limit.value) ms of `x-timeout`", limit.site))
    }
    findings += body(exchange, response, plan)
    return findings
  }

  private func isFile(_ answer: Answer, _ plan: RequestPlan) -> Bool {
    let contents = plan.operation?.responses.first { $0.status == answer.status }?.contents ?? []
    return contents.contains { evaluator.schema($0.schema)?.string.format?.value == .binary }
  }

  private var evaluator: Evaluator { contract.evaluator }

  // MARK: Headers

  private func headers(_ answer: Answer, _ response: Response, _ plan: RequestPlan) -> [Finding] {
    var findings: [Finding] = []
    for header in answer.headers {
      let name = header.name.lowercased()
      if let declared = response.headers.first(where: { $0.name.lowercased() == name }) {
        findings += value(of: header, declared)
        if name == "set-cookie" { findings += session(header.value, plan) }
      } else if name == "set-cookie", case .browser? = plan.operation?.security {
        findings += session(header.value, plan)
      } else if name == "content-encoding", response.mayBePacked {
        continue
      } else if !GeneralHeaders.names.contains(name) {
        findings.append(.init("The header \(header.name) is not declared", response.site))
      }
    }
    for declared in response.headers where answer.header(declared.name) == nil {
      if declared.required {
        findings.append(.init("The header \(declared.name) is required", declared.site))
      } else if isMetered(plan.operation), declared.name.lowercased().hasPrefix("x-ratelimit-"), !plan.isTransport {
        findings.append(
          .init("The header \(declared.name) is required in every answer of a metered operation", declared.site))
      }
    }
    for name in ["content-type", "retry-after", "location", "www-authenticate", "date", "x-request-id"] {
      let count = answer.headers.filter { $0.name.lowercased() == name }.count
      if count > 1 { findings.append(.init("The header \(name) stands there \(count) times", response.site)) }
    }
    return findings
  }

  /// Only what may be packed is, for who asks for that.
  private func coding(_ exchange: Exchange, _ response: Response) -> [Finding] {
    let answer = exchange.answer
    let accepted = AcceptedCodings(exchange.request)
    var findings: [Finding] = []
    if let coding = answer.header("Content-Encoding")?.lowercased() {
      if coding != "gzip" {
        findings.append(.init("Content-Encoding is \(coding), which the contract does not know", response.site))
      } else if !accepted.askForGzip {
        findings.append(.init("The answer is packed, which the client has not asked for", response.site))
      }
    } else if response.mayBePacked, accepted.refusePlain, accepted.askForGzip {
      findings.append(.init("The answer must be packed, since the client takes nothing else", response.site))
    }
    if response.mayBePacked {
      let fields = answer.headers.filter { $0.name.lowercased() == "vary" }.map { $0.value.lowercased() }
      let names = fields.joined(separator: ",").split(separator: ",").map { String($0).trimmingBlanks() }
      if !names.contains("accept-encoding"), !names.contains("*") {
        findings.append(.init("Vary must name Accept-Encoding, by which the answer may be packed", response.site))
      }
    }
    return findings
  }

  /// The runtime sets the cookie of a session that it has drawn, and no other.
  private func session(_ value: String, _ plan: RequestPlan) -> [Finding] {
    guard case .browser(let cookie)? = plan.operation?.security else { return [] }
    let set = SessionCookie(value)
    guard set.isDeclared(cookie, isSecure: isSecure) else {
      return [.init("Set-Cookie sets another cookie than \(cookie)", plan.operation?.site)]
    }
    return set.faults.map { Finding($0, plan.operation?.site) }
  }

  private func isMetered(_ operation: Operation?) -> Bool {
    if case .metered? = operation?.quota { true } else { false }
  }

  private func value(of header: Request.Header, _ declared: ResponseHeader) -> [Finding] {
    let types = evaluator.schema(declared.schema)?.types.value ?? .string
    var value = JSONValue.string(header.value)
    if types.contains(.integer) || types.contains(.number), let number = try? JSONValue(json: header.value),
      case .number = number
    {
      value = number
    }
    return evaluator.violations(of: value, against: declared.schema).map { violation in
      Finding("The header \(declared.name) breaks `\(violation.keyword)`: \(header.value.prefix(80))", violation.site)
    }
  }

  // MARK: Body

  private func body(_ exchange: Exchange, _ response: Response, _ plan: RequestPlan) -> [Finding] {
    let answer = exchange.answer
    if plan.method == "HEAD" {
      return answer.body.isEmpty ? [] : [.init("The answer to HEAD must have no body", response.site)]
    }
    guard !response.contents.isEmpty else {
      return answer.body.isEmpty
        ? [] : [.init("The answer \(response.status) is declared without a body", response.site)]
    }
    guard let type = answer.mediaType else { return [.init("The header Content-Type is missing", response.site)] }
    guard let content = response.contents.first(where: { $0.mediaType == type }) else {
      let list = response.contents.map(\.mediaType).joined(separator: ", ")
      return [.init("The media type \(type) is not declared (declared: \(list))", response.site)]
    }
    var findings: [Finding] = []
    if type.hasPrefix("text/"), answer.header("Content-Type")?.lowercased().contains("charset=utf-8") != true {
      findings.append(.init("A text must say that it is UTF-8", content.schema.site(in: contract)))
    }
    for parameter in content.parameters.split(separator: ";").map({ String($0).trimmingBlanks() })
    where answer.header("Content-Type")?.lowercased().contains(parameter) != true {
      findings.append(.init("The media type must say \(parameter)", content.schema.site(in: contract)))
    }
    // Where all are bytes the server chooses, by what is asked for and not by how.
    let isChoice = response.contents.count > 1 && response.contents.allSatisfy { $0.kind == .binary }
    if !isChoice, let asked = asked(of: response, plan), asked.mediaType != type {
      findings.append(
        .init(
          "The answer must be \(asked.mediaType), which the client asked for, but is \(type)",
          asked.schema.site(in: contract)))
    }
    if answer.body.count > content.maxBytes.value {
      findings.append(
        .init(
          "The body has \(answer.body.count) bytes, more than the declared \(content.maxBytes.value)",
          content.maxBytes.site))
    }
    guard content.kind == .json, evaluator.schema(content.schema)?.string.format?.value != .binary else {
      return findings
    }
    do throws(JSONTextError) {
      let value = try JSONValue(json: answer.body)
      findings += evaluator.violations(of: value, against: content.schema, now: .init(milliseconds: 0)).map {
        violation in
        Finding(
          "The body breaks `\(violation.keyword)` at \(violation.pointer.isEmpty ? "its root" : violation.pointer)",
          violation.site)
      }
      findings += undeclaredMembers(of: value, content.schema, at: [])
      findings += untrue(value, exchange, plan, content.schema)
      if let told = answer.header("Retry-After"), case .number(let number)? = value["retry_after"], number != told {
        findings.append(.init("retry_after is \(number), but Retry-After is \(told)", response.site))
      }
      if let id = answer.header("X-Request-Id"), case .string(let told)? = value["request_id"], told != id {
        findings.append(.init("request_id is \(told), but X-Request-Id is \(id)", response.site))
      }
    } catch {
      findings.append(.init("The body is not JSON: \(error)", content.schema.site(in: contract)))
    }
    return findings
  }

  private func asked(of response: Response, _ plan: RequestPlan) -> MediaContent? {
    response.contents.first { $0.mediaType == plan.accept }
      ?? response.contents.first { $0.mediaType == "application/json" } ?? response.contents.first
  }

  /// Members that the contract does not name, where the schema would let them through.
  private func undeclaredMembers(of value: JSONValue, _ use: SchemaUse, at path: [PathStep]) -> [Finding] {
    guard path.count < 32, let schema = evaluator.schema(use) else { return [] }
    switch value {
    case .array(let items):
      guard let use = schema.array.items else { return [] }
      return items.enumerated().flatMap { undeclaredMembers(of: $0.element, use, at: path + [.item($0.offset)]) }
    case .object(let members) where schema.union == nil:
      return members.flatMap { member -> [Finding] in
        let path = path + [.member(member.name)]
        if let property = schema.object.properties.first(where: { $0.name == member.name }) {
          return undeclaredMembers(of: member.value, property.schema, at: path)
        }
        switch schema.object.additional {
        case .ignored: return [.init("The member \(path.pointer) is not declared", schema.site)]
        case .refused: return []
        case .checked(let use): return undeclaredMembers(of: member.value, use, at: path)
        }
      }
    default: return []
    }
  }

  private func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
    guard bytes.count >= part.count else { return false }
    return (0...(bytes.count - part.count)).contains {
      bytes[$0] == part[0] && bytes[$0..<$0 + part.count].elementsEqual(part)
    }
  }
}

/// Headers that belong to HTTP or to the service as a whole and not to one answer, and so are not declared for each.
package enum GeneralHeaders {
  package static let names: Set<String> = [
    // The message (RFC 9110 and 9112).
    "date", "server", "connection", "keep-alive", "content-type", "content-length", "transfer-encoding", "vary",
    "trailer",
    // Caching and partial answers (RFC 9110 and 9111).
    "cache-control", "etag", "last-modified", "accept-ranges", "content-range", "age",
    // Tracing, and the IETF draft beside `X-RateLimit-*`.
    "x-request-id", "ratelimit", "ratelimit-policy",
    // Hardening of browsers.
    "x-content-type-options", "x-frame-options", "strict-transport-security", "content-security-policy",
    "referrer-policy",
    "permissions-policy", "cross-origin-resource-policy", "cross-origin-opener-policy", "cross-origin-embedder-policy",
  ]
}
