import SpecSyntax

/// Whatever changes something in a browser's session is proven to come from a page of ours.
extension Lint {
  mutating func checkTokens() {
    var placed: Set<Site> = []
    for operation in api.operations {
      guard case .browser = operation.security else { continue }
      let contents = operation.body?.contents ?? []
      let tokens = contents.map(token)
      if operation.tokenExemption != nil {
        if operation.takesToken || operation.method == .get {
          report(LintCode.misplacedToken, "`\(operation.id)` needs no exemption", at: operation.site)
        }
        continue
      }
      placed.formUnion(tokens.compactMap { $0?.site })
      if operation.method != .get, tokens.isEmpty || tokens.contains(nil) {
        report(LintCode.noToken, "`\(operation.id)` takes requests without a token", at: operation.site)
      }
      if operation.takesToken, operation.body?.required != true {
        report(LintCode.misplacedToken, "the form of `\(operation.id)` may be left out", at: operation.site)
      }
    }
    // A component is a token only where a form refers to it, which is another place.
    var seen = Set(api.schemas.map(\.schema.site))
    for schema in api.everySchema where schema.string.csrf && !placed.contains(schema.site) {
      guard seen.insert(schema.site).inserted else { continue }
      report(LintCode.misplacedToken, "nothing holds this token against a session", at: schema.site)
    }
  }

  /// The schema of the token in a form.
  private func token(_ content: MediaContent) -> Schema? {
    guard content.kind == .form || content.kind == .multipart else { return nil }
    return schema(content.schema)?.object.properties.lazy.compactMap { schema($0.schema) }.first { $0.string.csrf }
  }
}
