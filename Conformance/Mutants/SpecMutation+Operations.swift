import Conformance
import SpecIR

extension SpecMutation {
  /// What is said of an operation as a whole.
  static func ofOperation(_ operation: Operation, _ index: Int) -> [SpecMutation] {
    var found: [SpecMutation] = []
    func add(
      _ kind: String, _ breaks: String, _ site: Site, status: Int? = nil, _ change: @escaping (inout Operation) -> Void
    ) {
      found.append(
        SpecMutation(
          name: "spec/\(operation.id)/\(kind)", breaks: breaks, kind: "operation/\(kind.prefix { $0 != " " })",
          operation: operation.id, status: status, site: site, change: { change(&$0.operations[index]) }))
    }
    add("path", "Does not have the path", operation.site) { $0.path.append(.literal("conformance")) }
    if operation.method == .post { add("method", "Does not have the method", operation.site) { $0.method = .patch } }
    switch operation.security {
    case .bearer(let alternatives):
      add("security/open", "Refuses who has no token, where the contract asks for none", operation.site) {
        $0.security = .open
      }
      add("security/scope", "Lets a scope in that the contract does not", operation.site) {
        $0.security = .bearer(anyOf: [["conformance"]])
      }
      if !alternatives.contains([]) {
        add("security/any-scope", "Refuses a token that the contract lets in", operation.site) {
          $0.security = .bearer(anyOf: [[]])
        }
      }
    case .open:
      add("security/closed", "Opens without a token", operation.site) {
        $0.security = .bearer(anyOf: [[]])
        // A contract declares what it refuses with.
        $0.responses.append(Response(status: 401, site: operation.site, description: "conformance"))
      }
    case .client, .browser, .operator: break
    }
    for (number, content) in (operation.body?.contents ?? []).enumerated() {
      let limit = content.maxBytes.value
      if limit <= 1 << 22 {
        add("x-max-body-1", "Takes a body one byte over its cap", content.maxBytes.site) {
          $0.body?.contents[number].maxBytes.value = limit - 1
        }
        add("x-max-body+1", "Refuses a body as large as its cap", content.maxBytes.site) {
          $0.body?.contents[number].maxBytes.value = limit + 1
        }
      }
      add("body/media-type", "Does not take the media type of the body", content.schema.siteHere ?? operation.site) {
        $0.body?.contents[number].mediaType = "application/x-conformance"
      }
    }
    if let body = operation.body {
      add("body/required", "Takes or refuses a missing body, against the contract", body.site) {
        $0.body?.required = !body.required
      }
    }
    if let order = operation.order {
      add("x-order", "Lists in the other direction", order.site) {
        $0.order?.direction = order.direction == .ascending ? .descending : .ascending
      }
    }
    for (number, response) in operation.responses.enumerated() where response.isSuccess {
      add("status \(response.status)", "Answers a status that is not declared", response.site, status: response.status)
      { $0.responses[number].status = response.status == 299 ? 298 : 299 }
      for (content, media) in response.contents.enumerated() {
        add(
          "media-type \(response.status)", "Answers in a media type that is not declared", response.site,
          status: response.status
        ) { $0.responses[number].contents[content].mediaType = "application/x-conformance" }
        add(
          "x-max-response \(response.status)", "Answers with more bytes than declared", media.maxBytes.site,
          status: response.status
        ) { $0.responses[number].contents[content].maxBytes.value = 0 }
      }
      if let content = response.contents.first, content.kind == .json {
        add(
          "body/undeclared \(response.status)", "Answers with a body where none is declared", response.site,
          status: response.status
        ) { $0.responses[number].contents = [] }
      }
      for (header, declared) in response.headers.enumerated() where !isGeneral(declared.name, operation) {
        add(
          "header/undeclared \(declared.name)", "Sends a header that is not declared", declared.site,
          status: response.status
        ) { $0.responses[number].headers.remove(at: header) }
      }
      if let first = response.headers.first {
        add(
          "header/missing \(response.status)", "Leaves a header out that is required", response.site,
          status: response.status
        ) {
          var missing = first
          missing.name = "X-Conformance"
          missing.required = true
          $0.responses[number].headers.append(missing)
        }
      }
    }
    return found
  }

  /// Headers that no answer has to declare: those of HTTP itself, and a browser's session.
  private static func isGeneral(_ name: String, _ operation: Operation) -> Bool {
    if case .browser = operation.security, name.lowercased() == "set-cookie" { return true }
    return GeneralHeaders.names.contains(name.lowercased())
  }

  /// Quotas, each by an operation that the suite shows it with.
  static func ofQuotas(_ api: API) -> [SpecMutation] {
    var found: [SpecMutation] = []
    for (index, quota) in api.quotas.enumerated() where quota.limit.value <= 100 {
      for step in [-1, 1] {
        let sign = step < 0 ? "-1" : "+1"
        let lax = step < 0 ? "Takes one request more than" : "Takes one request less than"
        found.append(
          SpecMutation(
            name: "spec/quota/\(quota.name)/limit\(sign)", breaks: "\(lax) the limit in one window",
            kind: "quota/limit\(sign)", operation: "quota/\(quota.name)", site: quota.limit.site,
            change: { $0.quotas[index].limit.value += step }))
        found.append(
          SpecMutation(
            name: "spec/quota/\(quota.name)/burst\(sign)", breaks: "\(lax) the burst at once",
            kind: "quota/burst\(sign)", operation: "quota/\(quota.name)", site: quota.burst.site,
            change: { $0.quotas[index].burst.value += step }))
      }
    }
    return found
  }

  /// The wording of refusals.
  static func ofErrors(_ api: API) -> [SpecMutation] {
    var found: [SpecMutation] = []
    for (index, profile) in api.errorProfiles.enumerated() {
      for (number, entry) in profile.entries.enumerated() {
        guard let operation = witness(of: entry.failure, profile, api) else { continue }
        func add(_ kind: String, _ breaks: String, _ change: @escaping (inout ErrorProfile.Entry, inout API) -> Void) {
          found.append(
            SpecMutation(
              name: "spec/x-errors/\(profile.name)/\(entry.failure.rawValue)/\(kind)", breaks: breaks,
              kind: "x-errors/\(entry.failure.rawValue)/\(kind)", operation: operation, site: entry.site,
              change: { api in
                var entry = api.errorProfiles[index].entries[number]
                change(&entry, &api)
                api.errorProfiles[index].entries[number] = entry
              }))
        }
        add("status", "Refuses with another status than the contract says") { changed, api in
          changed.status = 418
          // A contract declares what it refuses with.
          func declare(_ responses: inout [Response]) {
            guard var response = responses.first(where: { $0.status == entry.status }) else { return }
            response.status = 418
            responses.append(response)
          }
          for place in api.operations.indices { declare(&api.operations[place].responses) }
          declare(&api.transportResponses)
        }
        if entry.page != nil {
          add("page", "Says something else on the page of a refusal") { changed, _ in
            changed.page?.title = "Tout autre chose"
          }
        } else {
          add("body", "Words a refusal in its own way") { changed, _ in
            changed.body = .object([.init("error", .string("conformance"))])
          }
        }
      }
    }
    return found
  }

  /// An operation whose cases provoke the failure; nil where no request can.
  private static func witness(of failure: Failure, _ profile: ErrorProfile, _ api: API) -> String? {
    switch failure {
    case .inactive, .notPermitted, .requestTimeout, .fault, .unavailable: return nil
    case .notFound, .methodNotAllowed, .uriTooLong, .headersTooLarge, .versionNotSupported:
      if profile.isPages { return failure == .notFound ? "" : nil }
      return profile.name == "api" ? failure == .methodNotAllowed ? "getUp" : "" : nil
    case .tooManyRequests:
      let users = api.operations.filter { $0.errorProfile == profile.name }
      for operation in users {
        if case .metered(let name) = operation.quota, ["token", "downloads", "login"].contains(name) {
          return "quota/\(name)"
        }
      }
      return nil
    default:
      return api.operations.first { operation in
        operation.errorProfile == profile.name && operation.environments == nil
          && operation.possibleFailures.contains(failure) && (failure != .malformed || operation.body != nil)
      }?.id
    }
  }
}

extension SchemaUse {
  fileprivate var siteHere: Site? { if case .inline(let schema) = self { schema.site } else { nil } }
}
