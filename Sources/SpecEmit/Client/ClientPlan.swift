import SpecIR

/// What a client of the service is, in the names of one language: what its emitter writes down.
struct ClientPlan {
  let naming: any ClientNaming
  let title: String
  /// Of the contract.
  let version: String
  let description: String?
  /// Of the contract's bytes, in hexadecimal.
  let sha256: String
  /// The contract's file without the folders before it, so that the output does not depend on where it was built.
  let file: String
  let addresses: [ClientAddress]
  /// In the order in which operations and events ask for them; a type stands before those it is made of.
  let declarations: [ClientDeclaration]
  let operations: [ClientOperationPlan]
  /// The refusals of all operations, one for each status and kind of body, by ascending status.
  let refusals: [ClientRefusalType]
  /// Those that some operation is charged to.
  let quotas: [ClientQuota]
  let events: ClientEvents
  /// Nil where the contract has no operation that gives tokens; then the caller has to bring some.
  let tokenFetch: ClientTokenFetch?

  /// Whatever the contract, there is a plan: what no client can be written for has been refused by ``SwiftEmitter``
  /// before.
  init(_ api: API, naming: any ClientNaming) {
    let types = ClientTypePlanner(schemas: api.schemas, naming: naming)
    let planner = ClientOperationPlanner(types: types)
    var names = Set(api.schemas.map { naming.type($0.name) })
    var operations = api.operations.filter { ClientOperationPlanner.isForPrograms($0, in: api) }.map {
      planner.plan($0, reserved: &names)
    }
    events = ClientEvents(api.webhooks, types: types)
    types.boxCircles()
    refusals = ClientRefusalType.types(of: &operations, types: types)

    self.naming = naming
    title = api.title
    version = api.version
    description = api.description
    sha256 = SHA256.hex(api.source)
    let file = api.operations.first?.site.file ?? api.schemas.first?.schema.site.file ?? "the contract"
    self.file = file.split(separator: "/").last.map(String.init) ?? file
    addresses = ClientAddress.addresses(of: api.servers, naming)
    declarations = types.declarations
    quotas = api.quotas.filter { quota in operations.contains { $0.quota == quota.name } }.map {
      ClientQuota(
        name: naming.quota($0.name), key: $0.name, limit: $0.limit.value, windowSeconds: $0.windowSeconds.value,
        burst: $0.burst.value)
    }
    tokenFetch = ClientTokenFetch(operations, types.declarations)
    self.operations = operations
  }

  func declaration(_ name: String) -> ClientDeclaration? { declarations.first { $0.name == name } }

  /// Whether the field of the type is the access token itself, which is to be in no description.
  func isToken(_ field: ClientField, of type: String) -> Bool {
    guard let fetch = tokenFetch, case .json(_, .declared(type)) = fetch.operation.success else { return false }
    return field.property == fetch.accessToken.property
  }

  /// Whether a value of `type` holds one of the type `wanted` without a list or a map between them.
  func contains(_ type: ClientType, _ wanted: String) -> Bool {
    ClientTypePlanner.contains(type, wanted, in: declarations)
  }

  /// The names of the types that are bodies of refusals: they have sentences.
  var refusalBodies: Set<String> {
    Set(
      operations.flatMap(\.refusals).compactMap { if case .declared(let name)? = $0.body { name } else { nil } })
  }

  /// The types that stand in paths, queries, headers or forms.
  var texts: Set<ClientType> { Set(operations.flatMap(\.texts).map(\.element)) }
}

/// Where the service is published.
struct ClientAddress {
  var name: String
  var url: String
  var description: String?

  /// `https://staging.example.org` is called `staging`; the address that the others are part of, `production`.
  static func addresses(of servers: [ServerAddress], _ naming: any ClientNaming) -> [ClientAddress] {
    func host(_ url: String) -> Substring { url.split(separator: "/").dropFirst().first ?? "" }
    func name(_ server: ServerAddress) -> String {
      let own = host(server.url)
      for other in servers where own.hasSuffix("." + host(other.url)) {
        return String(own.dropLast(host(other.url).count + 1))
      }
      return "production"
    }
    var taken: Set<String> = []
    return servers.map { server in
      ClientAddress(
        name: NameWords.unique(naming.address(name(server)), among: &taken), url: server.url,
        description: server.description)
    }
  }
}

struct ClientQuota {
  var name: String
  /// As the contract calls it.
  var key: String
  /// Requests in one window.
  var limit: Int
  var windowSeconds: Int
  /// Requests at once.
  var burst: Int
}

/// The client credentials grant (RFC 6749 section 4.4): wants the client's credentials, answers with a token.
struct ClientTokenFetch {
  let operation: ClientOperationPlan
  /// The answer's members.
  let accessToken: ClientField
  /// In seconds.
  let expiresIn: ClientField
  let scope: ClientField?
  /// The form's field for the scope that is asked for.
  let scopeArgument: ClientFormField?

  init?(_ plans: [ClientOperationPlan], _ declarations: [ClientDeclaration]) {
    for plan in plans {
      guard case .client = plan.operation.security, case .form(let form) = plan.body,
        form.contains(where: { $0.property == "grant_type" }), case .json(_, .declared(let name)) = plan.success,
        let fields = declarations.first(where: { $0.name == name })?.fields,
        let token = fields.first(where: { $0.property == "access_token" && $0.type == .string && !$0.isOptional }),
        let life = fields.first(where: { $0.property == "expires_in" && $0.type == .integer && !$0.isOptional })
      else { continue }
      operation = plan
      accessToken = token
      expiresIn = life
      scope = fields.first { $0.property == "scope" && $0.type == .string }
      scopeArgument = form.first { $0.property == "scope" }
      return
    }
    return nil
  }
}

/// A status and a kind of body that operations refuse with.
struct ClientRefusalType: Hashable {
  var name: String
  var status: Int
  /// Nil where it has no JSON body.
  var body: ClientType?

  /// The types, told to the refusals of the operations. The body that is used most gives the type the name of the
  /// status alone; another is named in it.
  static func types(of operations: inout [ClientOperationPlan], types: ClientTypePlanner) -> [ClientRefusalType] {
    var counts: [(status: Int, body: ClientType?, count: Int)] = []
    for refusal in operations.flatMap(\.refusals) {
      if let known = counts.firstIndex(where: { $0.status == refusal.status && $0.body == refusal.body }) {
        counts[known].count += 1
      } else {
        counts.append((refusal.status, refusal.body, 1))
      }
    }
    // By status, the body first that is used most whatever the status, the earlier one of two.
    let uses = Dictionary(counts.map { ($0.body, $0.count) }, uniquingKeysWith: +)
    let ordered = counts.enumerated().sorted { left, right in
      let ranks = [left, right].map { ($0.element.status, -(uses[$0.element.body] ?? 0), $0.offset) }
      return ranks[0] < ranks[1]
    }.map(\.element)
    var result: [ClientRefusalType] = []
    for item in ordered {
      let status = types.naming.type(ClientOperationPlanner.statusName(item.status))
      let prefix = result.last?.status == item.status ? prefix(item.body) : ""
      let name = types.naming.refusalType(status.hasPrefix(prefix) && !prefix.isEmpty ? prefix : prefix + status)
      result.append(ClientRefusalType(name: types.unique(name), status: item.status, body: item.body))
    }
    for operation in operations.indices {
      for index in operations[operation].refusals.indices {
        let refusal = operations[operation].refusals[index]
        let type = result.first { $0.status == refusal.status && $0.body == refusal.body }
        operations[operation].refusals[index].type = type?.name ?? ""
      }
    }
    return result
  }

  /// `OAuthError` → `OAuth`
  private static func prefix(_ body: ClientType?) -> String {
    guard case .declared(let name)? = body else { return "Bare" }
    let flat = name.split(separator: ".").joined()
    return flat.hasSuffix("Error") && flat.count > 5 ? String(flat.dropLast(5)) : flat
  }
}
