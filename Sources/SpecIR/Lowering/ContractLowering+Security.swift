import SpecModel
import SpecSyntax

/// What a named security scheme asks for.
enum SecurityScheme {
  /// The bearer tokens of the client credentials grant.
  case bearer
  /// The client's own credentials, by HTTP Basic or under these names in the form body.
  case client(idMember: String, secretMember: String)
  /// A browser's session, kept by the cookie of this name.
  case browser(cookie: String)
  /// The token of whoever runs the service.
  case `operator`
}

extension ContractLowering {
  mutating func lowerSecuritySchemes() {
    var bearer: Cursor?
    for (name, member) in root["components"]?["securitySchemes"]?.members ?? [] {
      let cursor = document.resolve(member)
      if cursor["type"]?.string == "oauth2" {
        if let bearer {
          report(
            OperationCode.securityScheme, "`\(name)` is a second `oauth2` scheme", at: member.span,
            notes: [.init("the first one is here", at: bearer.span)], fix: "put all scopes into one scheme")
          continue
        }
        bearer = member
        let flow = cursor["flows"]?["clientCredentials"]
        if flow == nil {
          report(OperationCode.securityScheme, "`\(name)` has no `clientCredentials` flow", at: member.span)
        }
        scopes = (flow?["scopes"]?.members ?? []).map { Scope(name: $0.name, description: $0.value.string ?? "") }
        // The runtime keeps scopes as the bits of one word.
        if scopes.count > 32 {
          report(OperationCode.securityScheme, "`\(name)` has \(scopes.count) scopes; 32 are the most", at: member.span)
        }
        schemes[name] = .bearer
      } else if cursor["type"]?.string == "apiKey" {
        lowerBrowserScheme(cursor, name: name, at: member)
      } else if cursor["scheme"]?.string == "bearer" {
        lowerOperatorScheme(cursor, name: name, at: member)
      } else {
        guard let credentials = cursor["x-form-credentials"], cursor["scheme"]?.string == "basic" else {
          report(
            OperationCode.securityScheme,
            "`\(name)` needs `scheme: bearer`, or `scheme: basic` and `x-form-credentials`", at: member.span)
          continue
        }
        schemes[name] = .client(
          idMember: credentials["id"]?.string ?? "", secretMember: credentials["secret"]?.string ?? "")
      }
    }
  }

  private mutating func lowerBrowserScheme(_ cursor: Cursor, name: String, at member: Cursor) {
    guard cursor["in"]?.string == "cookie", let cookie = cursor["name"]?.string, Self.isToken(cookie) else {
      report(OperationCode.securityScheme, "`\(name)` needs `in: cookie` and the `name` of one", at: member.span)
      return
    }
    // By plain HTTP, where browsers take no prefix, a name has to be left without it.
    let bare = cookie.hasPrefix("__Host-") ? String(cookie.dropFirst(7)).lowercased() : cookie.lowercased()
    if bare.isEmpty || bare.hasPrefix("__host-") || bare.hasPrefix("__secure-") {
      report(
        OperationCode.securityScheme, "`\(cookie)` is no name by HTTPS and without", at: member.span,
        fix: "write `__Host-` and a name without a prefix behind it, or such a name alone")
    }
    if schemes.values.contains(where: { if case .browser = $0 { true } else { false } }) {
      report(OperationCode.securityScheme, "`\(name)` is a second `apiKey` scheme", at: member.span)
    }
    schemes[name] = .browser(cookie: cookie)
  }

  private mutating func lowerOperatorScheme(_ cursor: Cursor, name: String, at member: Cursor) {
    if cursor["x-form-credentials"] != nil {
      report(
        OperationCode.securityScheme, "`\(name)` is a token, which stands in no form", at: member.span,
        fix: "leave `x-form-credentials` out")
    }
    if schemes.values.contains(where: { if case .operator = $0 { true } else { false } }) {
      report(OperationCode.securityScheme, "`\(name)` is a second `bearer` scheme", at: member.span)
    }
    schemes[name] = .operator
  }

  /// The name of a cookie is a token (RFC 6265 section 4.1.1).
  private static func isToken(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"()<>@,;:\\\"/[]?={}".utf8.contains($0) }
  }

  /// The operation's `security`, or the root's.
  mutating func security(of cursor: Cursor, _ called: String) -> Security {
    guard let written = cursor["security"] ?? root["security"] else {
      report(OperationCode.security, "`\(called)` has no `security`", at: cursor.span)
      return .open
    }
    if written.items.isEmpty { return .open }
    if let cookie = browser(written) { return .browser(cookie: cookie) }
    var alternatives: [[String]] = []
    for requirement in written.items {
      guard let (name, needed) = requirement.members.first, requirement.members.count == 1 else {
        report(
          OperationCode.security, "a requirement names one scheme", at: requirement.span,
          fix: "write `security: []` for everyone")
        return .open
      }
      switch schemes[name] {
      case .bearer:
        for scope in needed.items { checkScope(scope) }
        alternatives.append(needed.strings)
      case .client(let idMember, let secretMember):
        if written.items.count > 1 {
          report(
            OperationCode.security, "the client's own credentials are no alternative to something else",
            at: requirement.span)
        }
        checkCredentials([idMember, secretMember], of: cursor, requirement)
        return .client(idMember: idMember, secretMember: secretMember)
      case .operator:
        if written.items.count > 1 || !needed.items.isEmpty {
          report(
            OperationCode.security, "the operator's token has no scopes, and there is no alternative to it",
            at: requirement.span, fix: "write `security: [{\(name): []}]`")
        }
        return .operator
      case .browser: break
      case nil:
        // A scheme that is there but incomplete has been told of.
        if root["components"]?["securitySchemes"]?[name] == nil {
          report(OperationCode.security, "there is no security scheme `\(name)`", at: needed.span)
        }
      }
    }
    return .bearer(anyOf: alternatives)
  }

  /// The cookie, where a browser's session is asked for: nobody is turned away for want of one, so that nothing else
  /// can be asked for beside it.
  private mutating func browser(_ written: Cursor) -> String? {
    for requirement in written.items {
      if let name = requirement.members.first?.name, schemes[name] == nil,
        root["components"]?["securitySchemes"]?[name].map({ document.resolve($0)["type"]?.string }) == "apiKey"
      {
        // A scheme that is incomplete has been told of.
        return ""
      }
      guard let (name, needed) = requirement.members.first, case .browser(let cookie) = schemes[name] else { continue }
      let others = written.items.filter { $0 != requirement }
      if requirement.members.count > 1 || !needed.items.isEmpty || others.count != 1 || !others[0].members.isEmpty {
        report(
          OperationCode.security, "a session is drawn for every browser that has none, and is asked of nobody",
          at: written.span, fix: "write `security: [{\(name): []}, {}]`")
      }
      return cookie
    }
    return nil
  }

  private mutating func checkScope(_ scope: Cursor) {
    guard let name = scope.string, !scopes.contains(where: { $0.name == name }) else { return }
    report(OperationCode.scope, "there is no scope `\(name)`", at: scope.span)
  }

  /// Credentials are read from the decoded form, so that its schema must have them as optional members.
  private mutating func checkCredentials(_ members: [String], of operation: Cursor, _ requirement: Cursor) {
    let body = operation["requestBody"].map(document.resolve)
    guard let form = body?["content"]?["application/x-www-form-urlencoded"],
      let schema = form["schema"].map(document.resolve)
    else {
      report(
        OperationCode.security, "the client's credentials stand in a form, and this operation has none",
        at: requirement.span)
      return
    }
    for member in members where schema["properties"]?[member] == nil {
      report(
        OperationCode.security, "the form has no member `\(member)`", at: schema.span,
        notes: [.init("it is asked for here", at: requirement.span)])
    }
    for needed in schema["required"]?.items ?? [] where members.contains(needed.string ?? "") {
      report(
        OperationCode.security, "`\(needed.string ?? "")` may come by HTTP Basic, so the form cannot require it",
        at: needed.span)
    }
  }
}
