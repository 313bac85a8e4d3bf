import SpecModel
import SpecSyntax

/// Paths and what is done on them.
extension ContractLowering {
  mutating func operations() -> [Operation] {
    var found: [Operation] = []
    for (template, member) in root["paths"]?.members ?? [] {
      let item = document.resolve(member)
      let path = segments(of: template, at: member)
      for (name, cursor) in item.members {
        guard let method = Method(rawValue: name.uppercased()) else { continue }
        var operation = operation(cursor, method: method, path: path, template: member, shared: item["parameters"])
        operation.environments = item["x-environments"]?.strings
        found.append(operation)
      }
    }
    return found
  }

  private mutating func operation(
    _ cursor: Cursor, method: Method, path: [PathSegment], template: Cursor, shared: Cursor?
  ) -> Operation {
    let called = "\(method.rawValue) \(template.name)"
    let id = operationID(of: cursor, called)
    let parameters = parameters(shared, cursor["parameters"])
    checkPathParameters(parameters, path, of: cursor, template)
    if cursor["responses"]?.members.isEmpty ?? true {
      report(OperationCode.incompleteOperation, "`\(called)` declares no `responses`", at: cursor.span)
    }
    if let body = cursor["requestBody"], method == .get || method == .delete {
      // RFC 9110 sections 9.3.1 and 9.3.5: content there has no meaning, and what stands in between may drop it.
      report(OperationCode.mediaType, "a \(method.rawValue) request has no body", at: body.span)
    }
    if cursor["x-timeout"] == nil {
      report(OperationCode.timeout, "`\(called)` has no `x-timeout`", at: cursor.span)
    }
    var operation = Operation(
      id: id, site: Site(cursor), method: method, path: path, tag: tag(of: cursor, called),
      summary: summary(of: cursor, called, OperationCode.incompleteOperation),
      description: cursor["description"]?.string, deprecated: cursor["deprecated"]?.bool ?? false,
      parameters: parameters, body: requestBody(cursor["requestBody"]), responses: responses(cursor["responses"]),
      security: security(of: cursor, called), quota: quotaUse(of: cursor, called),
      timeoutMilliseconds: rule(cursor["x-timeout"], of: cursor, times: 1000),
      errorProfile: errorProfile(of: cursor))
    operation.tokenExemption = cursor["x-csrf"]?["exempt"]?.string
    operation.isInternal = cursor["x-internal"] != nil
    operation.order = cursor["x-order"].flatMap { ListOrder($0) }
    checkRestOfPath(operation, cursor)
    checkSubmission(operation, cursor)
    return operation
  }

  // MARK: Names

  mutating func operationID(of cursor: Cursor, _ called: String) -> String {
    guard let written = cursor["operationId"], let id = written.string else {
      report(OperationCode.incompleteOperation, "`\(called)` has no `operationId`", at: cursor.span)
      return ""
    }
    let scalars = id.unicodeScalars
    let begins = scalars.first.map { ("a"..."z").contains($0) } ?? false
    if !begins || !scalars.allSatisfy({ $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0)) }) {
      report(
        OperationCode.operationID, "`\(id)` is not in lower camel case", at: written.node.span,
        fix: "begin with a lower-case letter and go on with ASCII letters and digits: `createPublicMarket`")
    }
    // `getA` and `getA` differ by nothing, `getAb` and `getAB` by too little for a case-insensitive file system.
    if let first = operationIDs.updateValue(written, forKey: id.lowercased()) {
      report(
        OperationCode.operationID, "another operation is called `\(id)` already", at: written.node.span,
        notes: [.init("it is named here", at: first.node.span)])
      operationIDs[id.lowercased()] = first
    }
    return id
  }

  private mutating func tag(of cursor: Cursor, _ called: String) -> String {
    let names = cursor["tags"]?.items ?? []
    guard let written = names.first, let name = written.string, names.count == 1 else {
      let problem = names.isEmpty ? "has no tag" : "has \(names.count) tags"
      report(
        OperationCode.incompleteOperation, "`\(called)` \(problem)", at: cursor["tags"]?.span ?? cursor.span,
        fix: "give it the one tag under which it is documented")
      return ""
    }
    checkTag(written)
    return name
  }

  mutating func checkTag(_ written: Cursor) {
    guard let name = written.string, !tags.contains(where: { $0.name == name }) else { return }
    report(OperationCode.tag, "there is no tag `\(name)`", at: written.span)
  }

  /// `summary` is English, `x-summary-fr` French; both are needed.
  mutating func summary(of cursor: Cursor, _ called: String, _ code: DiagnosticCode) -> Message {
    for keyword in ["summary", "x-summary-fr"] where cursor[keyword] == nil {
      report(code, "`\(called)` has no `\(keyword)`", at: cursor.span)
    }
    return Message(english: cursor["summary"]?.string ?? "", french: cursor["x-summary-fr"]?.string ?? "")
  }

  private mutating func quotaUse(of cursor: Cursor, _ called: String) -> QuotaUse {
    guard let written = cursor["x-quota"] else {
      report(OperationCode.quota, "`\(called)` has no `x-quota`", at: cursor.span)
      return .unmetered(reason: "")
    }
    guard let name = written.string else { return .unmetered(reason: written["unmetered"]?.string ?? "") }
    if !quotas.contains(where: { $0.name == name }) {
      report(OperationCode.quota, "there is no quota `\(name)`", at: written.node.span)
    }
    return .metered(name)
  }

  private mutating func errorProfile(of cursor: Cursor) -> String {
    guard let written = cursor["x-error-profile"], let name = written.string else { return ErrorProfile.defaultName }
    if !errorProfiles.contains(where: { $0.name == name }) {
      report(OperationCode.errorProfile, "there is no error profile `\(name)`", at: written.node.span)
    }
    return name
  }

  // MARK: Paths

  private mutating func segments(of template: String, at cursor: Cursor) -> [PathSegment] {
    if template == "/" { return [] }
    var segments: [PathSegment] = []
    for text in template.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      if text.isEmpty {
        report(OperationCode.badPath, "`\(template)` has an empty segment", at: cursor.span)
      } else if text.contains("{") || text.contains("}") {
        let name = text.drop { $0 != "{" }.dropFirst().prefix { $0 != "}" }
        if text != "{\(name)}" || name.isEmpty || name.contains("{") {
          report(
            OperationCode.badPath, "`\(text)` is neither a literal nor a parameter", at: cursor.span,
            fix: "let the parameter fill the segment and check the rest with its `pattern`")
        }
        segments.append(.parameter(String(name)))
      } else if let stray = text.unicodeScalars.first(where: { !Self.isPathCharacter($0) }) {
        report(
          OperationCode.badPath, "`\(stray)` does not stand in a path as it is", at: cursor.span,
          fix: "keep to letters, digits and the other characters of RFC 3986 that need no percent-encoding")
      } else {
        segments.append(.literal(String(text)))
      }
    }
    return segments
  }

  /// `pchar` of RFC 3986 section 3.3, without percent-encodings.
  private static func isPathCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default: "-._~!$&'()*+,;=:@".unicodeScalars.contains(scalar)
    }
  }

  private mutating func checkPathParameters(
    _ parameters: [Parameter], _ path: [PathSegment], of cursor: Cursor, _ template: Cursor
  ) {
    let names = path.compactMap { if case .parameter(let name) = $0 { name } else { nil } }
    for name in Set(names) where names.filter({ $0 == name }).count > 1 {
      report(OperationCode.pathParameters, "`{\(name)}` stands twice in the template", at: template.span)
    }
    let declared = parameters.filter { $0.place == .path }
    for name in names where !declared.contains(where: { $0.name == name }) {
      report(OperationCode.pathParameters, "the path parameter `\(name)` is not declared", at: cursor.span)
    }
    for parameter in declared where !names.contains(parameter.name) {
      report(
        OperationCode.pathParameters, "the template has no `{\(parameter.name)}`", at: cursor.span,
        notes: [.init("the template is here", at: template.span)])
    }
  }
}

/// What must be said of parts of the operation together.
extension ContractLowering {
  private mutating func checkRestOfPath(_ operation: Operation, _ cursor: Cursor) {
    guard let rest = operation.parameters.first(where: \.isRestOfPath) else { return }
    if rest.place != .path || operation.path.last != .parameter(rest.name) {
      report(
        OperationCode.pathParameters, "`\(rest.name)` takes the rest of the path and does not end the template",
        at: cursor.span)
    }
  }

  /// A body whose faults the handler is told of.
  private mutating func checkSubmission(_ operation: Operation, _ cursor: Cursor) {
    guard let body = operation.body, body.contents.contains(where: \.goesToHandlerInvalid) else { return }
    func refuse(_ message: String) {
      report(OperationCode.submission, message, at: cursor["requestBody"]?.span ?? cursor.span)
    }
    if let other = body.contents.first(where: { !$0.goesToHandlerInvalid }) {
      refuse("`\(other.mediaType)` goes without the `x-invalid` of the body's other media types")
    }
    if let other = body.contents.first(where: { $0.kind != .form && $0.kind != .multipart }) {
      refuse("`\(other.mediaType)` is no form")
    }
    if case .client = operation.security {
      refuse("the client's credentials are read from a form without faults")
    }
    let answer = operation.responses.first { $0.status == 422 }
    if answer?.contents.contains(where: { ["text/html", "application/json"].contains($0.mediaType) }) != true {
      refuse("the handler has no 422 to answer an invalid form with")
    }
  }
}

extension ListOrder {
  /// `{by, direction}`
  fileprivate init?(_ cursor: Cursor) {
    guard let property = cursor["by"]?.string,
      let direction = (cursor["direction"]?.string).flatMap(Direction.init(rawValue:))
    else { return nil }
    self.init(by: property, direction, at: Site(cursor))
  }
}

extension Cursor {
  /// The member's name, empty where the node is none.
  var name: String { if case .string(let text)? = key?.value { text } else { "" } }
}
