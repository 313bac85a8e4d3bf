import SpecSyntax

/// A link leads to an operation of this contract, fills its parameters, and finds their values where it says.
extension Lint {
  mutating func checkLinks() {
    for operation in api.operations {
      for response in operation.responses {
        for link in response.links { check(link, of: response, of: operation) }
      }
    }
  }

  private mutating func check(_ link: Link, of response: Response, of source: Operation) {
    guard let target = api.operations.first(where: { $0.id == link.operationID }) else {
      report(LintCode.brokenLink, "no operation is called `\(link.operationID)`", at: link.site)
      return
    }
    var filled: Set<String> = []
    for parameter in link.parameters {
      guard let match = target.parameter(linkedAs: parameter.name) else {
        report(LintCode.brokenLink, "`\(target.id)` has no parameter `\(parameter.name)`", at: link.site)
        continue
      }
      filled.insert(match.place.rawValue + "." + match.name)
      if !finds(parameter.expression, in: response, of: source) {
        report(LintCode.brokenLink, "`\(parameter.expression)` finds nothing in this exchange", at: link.site)
      }
    }
    // A link without parameters only names the next step; one with some must be followable.
    guard !link.parameters.isEmpty else { return }
    for parameter in target.parameters where parameter.required != nil {
      guard !filled.contains(parameter.place.rawValue + "." + parameter.name) else { continue }
      report(LintCode.brokenLink, "`\(target.id)` also needs `\(parameter.name)`", at: link.site)
    }
  }

  /// Runtime expressions: OpenAPI 3.1, section 4.8.20.4. What does not begin with `$` is a constant.
  private func finds(_ expression: String, in response: Response, of operation: Operation) -> Bool {
    guard expression.hasPrefix("$") else { return true }
    if ["$url", "$method", "$statusCode"].contains(expression) { return true }
    if let rest = expression.dropping("$response.header.") {
      return response.headers.contains { $0.name.lowercased() == rest.lowercased() }
    }
    if let rest = expression.dropping("$response.body") { return finds(rest, in: response.contents.map(\.schema)) }
    if let rest = expression.dropping("$request.body") {
      return finds(rest, in: operation.body?.contents.map(\.schema) ?? [])
    }
    guard let rest = expression.dropping("$request.") else { return false }
    return operation.parameter(linkedAs: rest) != nil
  }

  /// Whether one of the schemas has a value at the fragment (`#/lots/0/name`), or is one where there is none.
  private func finds(_ fragment: String, in schemas: [SchemaUse]) -> Bool {
    guard !fragment.isEmpty else { return !schemas.isEmpty }
    guard let pointer = fragment.dropping("#") else { return false }
    let tokens = pointer.split(separator: "/").map {
      String($0.replacing("~1", with: "/").replacing("~0", with: "~"))
    }
    return schemas.contains { has($0, tokens[...]) }
  }

  private func has(_ use: SchemaUse, _ tokens: ArraySlice<String>) -> Bool {
    guard let token = tokens.first else { return true }
    guard let schema = schema(use) else { return false }
    let rest = tokens.dropFirst()
    if let property = schema.object.properties.first(where: { $0.name == token }) { return has(property.schema, rest) }
    if let items = schema.array.items, Int(token) != nil { return has(items, rest) }
    return schema.union?.branches.contains { has($0.schema, tokens) } ?? false
  }
}

extension Operation {
  /// A parameter by its name, or by its place and name (`path.identifier`) where the name alone would be ambiguous.
  fileprivate func parameter(linkedAs name: String) -> Parameter? {
    parameters.first { $0.name == name || $0.place.rawValue + "." + $0.name == name }
  }
}

extension String {
  fileprivate func dropping(_ prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}
