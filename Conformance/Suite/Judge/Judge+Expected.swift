import SchemaEvaluator
import SpecIR

extension Judge {
  /// Whether an answer is what the case expects. The answer as such is judged by ``declared(_:_:)``.
  /// - Parameter usesMade: whether the request stands on a resource that the suite made itself, which can be in too
  ///   early a state.
  func outcome(_ exchange: Exchange, _ plan: RequestPlan, _ expectation: Expectation, site: Site, usesMade: Bool)
    -> Outcome
  {
    let answer = exchange.answer
    var findings = declared(exchange, plan)
    if let demand = plan.demand, findings.isEmpty,
      refusal(answer, plan, .notPermitted, [[demand.message.english]], nil, site).isEmpty
    {
      return .skipped("the client has not the permission \(demand.value.permission)")
    }
    switch expectation {
    case .success:
      if !contract.isSuccess(answer.status, of: plan.operation) {
        let refusal = documentedRefusal(answer, plan)
        if let refusal, isPage(answer), findings.isEmpty {
          return .skipped("the page is refused by its state: \(refusal)")
        }
        if let refusal, usesMade, findings.isEmpty {
          return .skipped(
            "the resource that the suite made is refused as documented (\(refusal)), and no other was given")
        }
        findings.append(.init("The answer must be a success, but is \(described(answer))", site))
      }
    case .accepted:
      if !contract.isSuccess(answer.status, of: plan.operation), documentedRefusal(answer, plan) == nil {
        findings.append(.init("The request must not be refused, but the answer is \(described(answer))", site))
      }
    case .inType(let type):
      if contract.isSuccess(answer.status, of: plan.operation) {
        if answer.mediaType != type {
          findings.append(
            .init("The answer must be \(type), which alone is accepted, but is \(answer.mediaType ?? "of none")", site))
        }
      } else if documentedRefusal(answer, plan) == nil {
        findings += refusal(answer, plan, .notAcceptable, nil, nil, site)
      }
    case .demanded:
      if !contract.isSuccess(answer.status, of: plan.operation) {
        findings += refusal(answer, plan, .notPermitted, nil, nil, site)
      }
    case .rejectedForm:
      if answer.status != 422 {
        if let refusal = documentedRefusal(answer, plan), findings.isEmpty {
          return .skipped("the form is refused by the state of its page: \(refusal)")
        }
        findings.append(
          .init("A form that breaks rules must be answered 422, but the answer is \(described(answer))", site))
      }
    case .newSession:
      if answer.header("Set-Cookie") == nil {
        findings.append(.init("A browser without a session must be given one by Set-Cookie", site))
      }
    case .refusal(let failure, let sentences, let code):
      findings += refusal(answer, plan, failure, sentences, code, site)
      if failure == .payloadTooLarge, exchange.sentWhole, case .announced = exchange.request.body {
        findings.append(.init("The answer must come before the body is read", site))
      }
    case .hidden:
      let refusals = [Failure.notFound, .forbidden].map { refusal(answer, plan, $0, nil, nil, site) }
      findings += refusals.contains([]) ? [] : refusals[0]
    case .wrongMethod(let allow):
      findings += refusal(answer, plan, .methodNotAllowed, nil, nil, site)
      findings += self.allow(answer, allow, site)
    case .options(let allow):
      // OPTIONS is HTTP's own method: no operation declares it, so only what it must say is looked at.
      findings =
        answer.defects.map { Finding("The message must be HTTP/1.1, but: \($0)", nil) }
        + self.allow(answer, allow, site)
      if answer.status != 200 && answer.status != 204 || !answer.body.isEmpty {
        findings.append(
          .init("OPTIONS must be answered with 200 or 204 and no body, but the answer is \(described(answer))", site))
      }
    }
    return findings.isEmpty ? .passed : .failed(findings)
  }

  private func allow(_ answer: Answer, _ expected: Set<String>, _ site: Site) -> [Finding] {
    let told = Set((answer.header("Allow") ?? "").split(separator: ",").map { String($0).trimmingBlanks() })
    let names = expected.sorted().joined(separator: ", ")
    return told == expected ? [] : [.init("Allow must be \(names), but is \(answer.header("Allow") ?? "absent")", site)]
  }

  private func refusal(
    _ answer: Answer, _ plan: RequestPlan, _ failure: Failure, _ sentences: [[String]]?, _ code: String?, _ site: Site
  ) -> [Finding] {
    guard let wording = contract.wording(of: failure, for: plan) else { return [] }
    guard answer.status == wording.status else {
      return [
        .init(
          "The request must be refused with \(wording.status) (\(failure.rawValue)), "
            + "but the answer is \(described(answer))",
          site)
      ]
    }
    if let page = wording.page, plan.method != "HEAD" {
      guard isPage(answer), HTMLText.says(page.title, String(decoding: answer.body, as: UTF8.self)) else {
        return [.init("The refusal must be a page that says “\(page.title)”", wording.site)]
      }
      return []
    }
    guard plan.method != "HEAD", answer.mediaType == "application/json", let body = try? JSONValue(json: answer.body)
    else { return [] }
    var findings: [Finding] = []
    if case .object(let members) = wording.body {
      for member in members {
        let expected = member.name == "error" ? code.map { .string($0) } ?? member.value : member.value
        if body[member.name] != expected {
          findings.append(
            .init(
              "The member `\(member.name)` must be \(expected.text), but is \(body[member.name]?.text ?? "absent")",
              wording.site))
        }
      }
    }
    for member in wording.adds where body[member.rawValue] == nil && member != .requestID {
      // Field errors exist only where a field is at fault.
      if member != .fieldErrors { findings.append(.init("The member `\(member.rawValue)` is missing", wording.site)) }
    }
    if wording.adds.contains(.fieldErrors), plan.body?.isForm == true, case .object(let fields)? = body["field_errors"]
    {
      for field in fields where !isFormName(field.name) {
        findings.append(.init("`field_errors` must call fields as the form does, but has \(field.name)", wording.site))
      }
    }
    guard let sentences else { return findings }
    if wording.adds.contains(.errors) {
      var told: [String] = []
      if case .array(let items)? = body["errors"] { told = items.compactMap(\.string) }
      if !tells(told, sentences) {
        let expected = JSONValue.array(sentences.map { .string($0.joined(separator: " / ")) }).text
        findings.append(.init("`errors` must be \(expected), but is \(body["errors"]?.text ?? "absent")", site))
      }
    } else if wording.adds.contains(.errorDescription), let told = body["error_description"]?.string,
      !sentences.joined().contains(told)
    {
      findings.append(.init("`error_description` must be \(sentences[0][0]), but is \(told)", site))
    }
    return findings
  }

  /// Whether it is how a form writes a name: brackets around what belongs to an object or a map.
  private func isFormName(_ name: String) -> Bool {
    let parts = name.split(separator: "[", omittingEmptySubsequences: false)
    return !parts[0].isEmpty && !parts[0].contains { $0 == "." || $0 == "]" }
      && parts.dropFirst().allSatisfy { $0.hasSuffix("]") && !$0.dropLast().contains("]") }
  }

  /// Whether the sentences are those of the places in their order, of each at least one, and no others.
  private func tells(_ told: [String], _ places: [[String]]) -> Bool {
    var rest = told[...]
    for sentences in places {
      let own = rest.prefix { sentences.contains($0) }
      if own.isEmpty { return false }
      // Two places can have the same sentence; each takes one.
      rest = rest.dropFirst(min(own.count, sentences.count))
    }
    return rest.isEmpty
  }

  /// The example that the contract has for exactly this refusal.
  private func documentedRefusal(_ answer: Answer, _ plan: RequestPlan) -> String? {
    guard let operation = plan.operation, answer.status >= 400 else { return nil }
    if isPage(answer) { return refusalByState(answer, operation) }
    let refusals = (contract.documentedRefusals[operation.id] ?? []).filter { $0.status == answer.status }
    if plan.method == "HEAD" { return refusals.first?.example.name }
    guard let body = try? JSONValue(json: answer.body) else { return nil }
    return refusals.first { $0.example.value.value == body }?.example.name
  }

  private func isPage(_ answer: Answer) -> Bool { answer.mediaType == "text/html" }

  /// A page that refuses for a reason of its own has no example to be compared with; it is told from those of the
  /// runtime by their titles.
  private func refusalByState(_ answer: Answer, _ operation: Operation) -> String? {
    guard answer.status < 500, operation.responses.contains(where: { $0.status == answer.status }) else { return nil }
    let page = String(decoding: answer.body, as: UTF8.self)
    let rules: [Failure] = [
      .malformed, .csrf, .notAcceptable, .payloadTooLarge, .unsupportedMediaType, .invalid, .tooManyRequests,
    ]
    for failure in rules {
      guard let wording = contract.wording(of: failure, for: operation), wording.status == answer.status,
        let title = wording.page?.title
      else { continue }
      if HTMLText.says(title, page) { return nil }
    }
    return "\(answer.status)"
  }

  func described(_ answer: Answer) -> String {
    let body = String(decoding: answer.body.prefix(300), as: UTF8.self)
    return "\(answer.status)" + (answer.mediaType?.hasSuffix("json") == true ? " \(body)" : "")
  }
}
