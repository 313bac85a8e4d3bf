import SpecIR

/// Writes what the runtime must know of the API before and around a handler.
struct TablesEmitter {
  let api: API
  let rules: RuleTable

  func file(_ header: String, _ plans: [OperationPlan]) -> String {
    let writer = CodeWriter()
    writer.verbatim(header)
    scopes(writer)
    permissions(writer)
    writer.doc("The contract as the runtime reads it.")
    writer.block("enum Tables {") {
      writer.block("static let all = APITables(", closing: ")") {
        let transport = api.errorProfiles.firstIndex { $0.name == "api" } ?? 0
        writer.line("operations: operations, quotas: quotas, profiles: profiles,")
        let pages = api.errorProfiles.firstIndex(where: \.isPages).map { " pagesProfile: \($0)," } ?? ""
        writer.line("transportProfile: \(transport),\(pages) rules: Rules.all" + (api.limits == nil ? "" : ","))
        if let limits = api.limits { writer.call("limits: RequestLimits(", arguments(limits)) }
      }
      writer.line()
      list("operations", "OperationDescriptor", plans, writer) { operation($0, writer) }
      writer.line()
      list("quotas", "QuotaDescriptor", api.quotas, writer) { quota in
        writer.call(
          "QuotaDescriptor(",
          [
            "name: \(SwiftLiteral.string(quota.name))", "limit: \(quota.limit.value)",
            "windowSeconds: \(quota.windowSeconds.value)", "burst: \(quota.burst.value)",
          ], closing: "),")
      }
      writer.line()
      list("profiles", "ErrorProfile", api.errorProfiles, writer) { profile($0, writer) }
    }
    return writer.text
  }

  private func arguments(_ limits: Limits) -> [String] {
    let further = rules.id("x-limits", limits.violations, limit: String(limits.violations.value), errorCode: nil)
    return [
      "requestLine: \(limits.requestLine.value)", "fieldBytes: \(limits.headerBytes.value)",
      "fieldCount: \(limits.headerFields.value)", "jsonDepth: \(limits.jsonDepth.value)",
      "formFields: \(limits.formFields.value)", "formTexts: \(limits.formTexts.value)",
      "violations: \(limits.violations.value)", "furtherViolations: \(further)",
    ]
  }

  private func list<Item>(
    _ name: String, _ type: String, _ items: [Item], _ writer: CodeWriter, _ body: (Item) -> Void
  ) {
    writer.block("private static let \(name): [\(type)] = [", closing: "]") { items.forEach(body) }
  }

  private func scopes(_ writer: CodeWriter) {
    if api.scopes.isEmpty { return }
    writer.block("extension ScopeSet {") {
      for (bit, scope) in api.scopes.enumerated() {
        writer.doc(scope.description)
        writer.line("public static let \(scopeName(scope.name)) = ScopeSet(rawValue: 1 << \(bit))")
      }
      writer.line()
      writer.doc("The scopes by their names in the contract, in its order.")
      writer.block("public static let named: [(name: String, scope: ScopeSet)] = [", closing: "]") {
        for scope in api.scopes { writer.line("(\(SwiftLiteral.string(scope.name)), .\(scopeName(scope.name))),") }
      }
    }
    writer.line()
  }

  private func permissions(_ writer: CodeWriter) {
    if api.permissions.isEmpty { return }
    writer.block("extension PermissionSet {") {
      for (bit, permission) in api.permissions.enumerated() {
        writer.doc(permission.description)
        writer.line("public static let \(scopeName(permission.name)) = PermissionSet(rawValue: 1 << \(bit))")
      }
    }
    writer.line()
  }

  private func scopeName(_ name: String) -> String { SwiftNames.escaped(SwiftNames.lowerCamel(name)) }

  private func operation(_ plan: OperationPlan, _ writer: CodeWriter) {
    let operation = plan.operation
    let largest = operation.responses.flatMap(\.contents).map(\.maxBytes.value).max() ?? 0
    var quota: Int?
    if case .metered(let name) = operation.quota { quota = api.quotas.firstIndex { $0.name == name } }
    writer.line("// \(plan.index)")
    writer.line("OperationDescriptor(")
    writer.indented {
      writer.line(
        "id: \(SwiftLiteral.string(operation.id)), method: .\(operation.method.rawValue.lowercased()),"
          + " route: \(SwiftLiteral.string(operation.pathTemplate)),")
      writer.line("security: \(security(operation.security)), quota: \(quota.map(String.init) ?? "nil"),")
      body(operation, writer)
      writer.line("produces: \(SwiftLiteral.strings(operation.produces)), maxResponse: \(largest),")
      let profile = api.errorProfiles.firstIndex { $0.name == operation.errorProfile } ?? 0
      var last = "timeoutMilliseconds: \(operation.timeoutMilliseconds.value), profile: \(profile)"
      if let environments = operation.environments {
        last += ", environments: [" + environments.map { "." + $0 }.joined(separator: ", ") + "]"
      }
      let packs = operation.responses.filter(\.mayBePacked).map { String($0.status) }
      if !packs.isEmpty { last += ", packs: [" + packs.joined(separator: ", ") + "]" }
      writer.line(last)
    }
    writer.line("),")
  }

  private func security(_ security: Security) -> String {
    switch security {
    case .open: ".open"
    case .client: ".client"
    case .operator: ".operator"
    case .browser(let cookie): ".browser(cookie: \(SwiftLiteral.string(cookie)))"
    case .bearer(let alternatives):
      ".bearer(anyOf: [" + alternatives.map(scopeSet).joined(separator: ", ") + "])"
    }
  }

  private func scopeSet(_ names: [String]) -> String {
    "[" + names.map { "." + scopeName($0) }.joined(separator: ", ") + "]"
  }

  private func body(_ operation: Operation, _ writer: CodeWriter) {
    guard let body = operation.body else {
      writer.line("body: nil,")
      return
    }
    let media = body.contents.map { content in
      let isBuffered = content.kind != .binary && content.kind != .multipart
      return "BodyRule.Media(type: \(SwiftLiteral.string(content.mediaType)), cap: \(content.maxBytes.value)"
        + (isBuffered ? ")" : ", buffered: false)")
    }
    writer.line("body: BodyRule(required: \(body.required), media: [\(media.joined(separator: ", "))]),")
  }

  private func profile(_ profile: ErrorProfile, _ writer: CodeWriter) {
    let fallback = api.errorProfiles.first { $0.name == "api" }
    writer.block("ErrorProfile(", closing: "),") {
      writer.line("name: \(SwiftLiteral.string(profile.name)),")
      writer.block("templates: [", closing: "]") {
        for failure in Failure.allCases {
          let entry =
            profile.entries.first { $0.failure == failure } ?? fallback?.entries.first { $0.failure == failure }
          writer.line("// \(failure.rawValue)")
          guard let entry else {
            writer.line("ErrorProfile.Template(status: 500, members: []),")
            continue
          }
          if let page = entry.page {
            writer.call(
              "ErrorProfile.Template(",
              [
                "status: \(entry.status)",
                "page: .init(title: \(SwiftLiteral.string(page.title)), text: \(SwiftLiteral.string(page.text)))",
              ], closing: "),")
            continue
          }
          var members: [String] = []
          if case .object(let object) = entry.body {
            members = object.map { "(\(SwiftLiteral.string($0.name)), \(SwiftLiteral.string($0.value.text)))" }
          }
          var arguments = ["status: \(entry.status)", "members: [\(members.joined(separator: ", "))]"]
          if !entry.adds.isEmpty {
            arguments.append("adds: [" + entry.adds.map { "." + name($0) }.joined(separator: ", ") + "]")
          }
          writer.call("ErrorProfile.Template(", arguments, closing: "),")
        }
      }
    }
  }

  private func name(_ member: DynamicMember) -> String {
    switch member {
    case .errors: "errors"
    case .fieldErrors: "fieldErrors"
    case .retryAfter: "retryAfter"
    case .errorDescription: "errorDescription"
    case .requestID: "requestID"
    }
  }
}
