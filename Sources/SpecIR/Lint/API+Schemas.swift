/// Walks over the schemas of a contract.
extension API {
  /// Every use of a schema outside the components: parameters, bodies, answers and their headers, webhooks.
  var inlineUses: [SchemaUse] {
    var uses: [SchemaUse] = []
    for operation in operations {
      uses += operation.parameters.map(\.schema)
      uses += operation.body?.contents.map(\.schema) ?? []
    }
    for response in operations.flatMap(\.responses) + transportResponses {
      uses += response.headers.map(\.schema)
      uses += response.contents.map(\.schema)
    }
    for webhook in webhooks {
      uses += webhook.headers.map(\.schema)
      uses.append(webhook.content.schema)
    }
    return uses
  }

  /// Every schema of the contract, each component once and what is written in place at each of its uses; a schema
  /// before its parts.
  var everySchema: [Schema] {
    var found: [Schema] = []
    var pending = inlineUses.reversed() + api.reversed()
    while let use = pending.popLast() {
      guard case .inline(let schema) = use else { continue }
      found.append(schema)
      pending += schema.parts.reversed()
    }
    return found
  }

  /// The schemas that values of these uses are made of, each once.
  func schemas(reachedFrom uses: [SchemaUse]) -> [Schema] {
    var found: [Schema] = []
    var named: Set<String> = []
    var pending = uses
    while let use = pending.popLast() {
      switch use {
      case .inline(let schema):
        found.append(schema)
        pending += schema.parts
      case .named(let name):
        guard named.insert(name).inserted, let schema = schemas.first(where: { $0.name == name })?.schema else {
          continue
        }
        found.append(schema)
        pending += schema.parts
      }
    }
    return found
  }

  private var api: [SchemaUse] { schemas.map { .inline($0.schema) } }
}

extension Schema {
  /// The schemas that this one is made of, one level down.
  var parts: [SchemaUse] {
    var parts = object.properties.map(\.schema)
    if case .checked(let use) = object.additional { parts.append(use) }
    if let items = array.items { parts.append(items) }
    parts += union?.branches.map(\.schema) ?? []
    return parts
  }
}
