import Conformance
import SpecIR

/// The true server against a contract in which one thing is another, so that the server breaks it.
struct SpecMutation {
  /// `spec/createPublicMarket/body/public_market/name/maxLength-1`
  var name: String
  var breaks: String
  /// What was changed, without where: of each kind a sample is tried.
  var kind: String
  /// The operation by which it can be seen; nil where none is chosen.
  var operation: String?
  /// The answer that must come for it to be seen; nil for any success.
  var status: Int?
  var site: Site
  var change: (inout API) -> Void

  /// Every mutation of the contract, in its order.
  static func all(of api: API) -> [SpecMutation] {
    var found: [SpecMutation] = []
    for (index, operation) in api.operations.enumerated() {
      found += ofOperation(operation, index)
      for (place, status, root) in roots(of: operation, index) {
        guard let use = root.use(api) else { continue }
        var walk = SchemaMutations(api: api, root: root, operation: operation, place: place, status: status)
        walk.visit(use, at: [])
        found += walk.found
      }
    }
    return found + ofQuotas(api) + ofErrors(api)
  }

  /// So many of each kind, spread over the contract.
  /// - Parameter seen: the answers that operations give the suite, by operation and status. What would show in others
  ///   alone is not tried: pages of a dossier, say, which take a login by mail.
  static func sample(_ every: [SpecMutation], perKind count: Int, seen: [String: Set<Int>], _ api: API)
    -> [SpecMutation]
  {
    let all = every.filter { mutation in
      guard let operation = api.operations.first(where: { $0.id == mutation.operation }) else { return true }
      let statuses = seen[operation.id] ?? []
      if let status = mutation.status { return statuses.contains(status) }
      // A form is judged only where its page can be had.
      let pages = api.operations.filter { $0.method == .get && $0.pathTemplate == operation.pathTemplate }
      if operation.method != .get, case .browser = operation.security,
        !pages.allSatisfy({ seen[$0.id]?.contains(200) == true })
      {
        return false
      }
      // A page may refuse for a reason of its own, which no contract names, whatever the contract lets through.
      if case .browser = operation.security, refusing.contains(where: { mutation.kind == "request/" + $0 }) {
        return false
      }
      return operation.responses.contains { $0.isSuccess && statuses.contains($0.status) }
    }
    var kinds: [String] = []
    var byKind: [String: [SpecMutation]] = [:]
    for mutation in all {
      if byKind[mutation.kind] == nil { kinds.append(mutation.kind) }
      byKind[mutation.kind, default: []].append(mutation)
    }
    return kinds.flatMap { kind in
      let those = byKind[kind] ?? []
      // By a number that only depends on the name, so that another contract has the same ones as far as it can.
      return Array(those.sorted { ($0.number, $0.name) < ($1.number, $1.name) }.prefix(count))
    }
  }

  /// What makes the server stricter than the contract, or lets it take nothing that the suite sends.
  private static let refusing = [
    "required/dropped", "required/added", "enum/more", "minLength-1", "maxLength+1", "minItems-1", "maxItems+1",
    "minimum-1", "maximum+1", "format/another", "pattern/longer", "x-trim/ends-only", "x-trim/dropped",
  ]

  /// FNV-1a of the name.
  private var number: UInt64 { name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 } }

  private static func roots(of operation: Operation, _ index: Int) -> [(String, Int?, SchemaRoot)] {
    var roots: [(String, Int?, SchemaRoot)] = []
    // A path that no resource can have is answered like one that none has: from outside they are the same.
    for (number, parameter) in operation.parameters.enumerated() where parameter.place != .path {
      roots.append(("\(parameter.place.rawValue)/\(parameter.name)", nil, .parameter(index, number)))
    }
    for number in (operation.body?.contents ?? []).indices { roots.append(("body", nil, .body(index, number))) }
    for (number, response) in operation.responses.enumerated() where response.isSuccess {
      for header in response.headers.indices where response.headers[header].required {
        roots.append(
          ("\(response.status)/\(response.headers[header].name)", response.status, .header(index, number, header)))
      }
      for content in response.contents.indices where response.contents[content].kind == .json {
        roots.append(("\(response.status)", response.status, .answer(index, number, content)))
      }
    }
    return roots
  }
}

/// Where a schema is used by an operation.
enum SchemaRoot {
  case parameter(Int, Int)
  case body(Int, Int)
  case header(Int, Int, Int)
  case answer(Int, Int, Int)

  var isAnswer: Bool {
    switch self {
    case .parameter, .body: false
    case .header, .answer: true
    }
  }

  func use(_ api: API) -> SchemaUse? {
    switch self {
    case .parameter(let operation, let number): api.operations[operation].parameters[number].schema
    case .body(let operation, let number): api.operations[operation].body?.contents[number].schema
    case .header(let operation, let response, let number):
      api.operations[operation].responses[response].headers[number].schema
    case .answer(let operation, let response, let number):
      api.operations[operation].responses[response].contents[number].schema
    }
  }

  func set(_ use: SchemaUse, in api: inout API) {
    switch self {
    case .parameter(let operation, let number): api.operations[operation].parameters[number].schema = use
    case .body(let operation, let number): api.operations[operation].body?.contents[number].schema = use
    case .header(let operation, let response, let number):
      api.operations[operation].responses[response].headers[number].schema = use
    case .answer(let operation, let response, let number):
      api.operations[operation].responses[response].contents[number].schema = use
    }
  }
}

/// A step from a schema to one of its parts.
enum SchemaStep {
  case property(Int)
  case items
}

extension SchemaUse {
  /// The use with the schema at a place changed; components on the way are written in place, so that no other use of
  /// them changes.
  func changed(at steps: ArraySlice<SchemaStep>, _ api: API, _ edit: (inout Schema) -> Void) -> SchemaUse {
    guard var schema = resolved(api) else { return self }
    switch steps.first {
    case nil: edit(&schema)
    case .property(let index):
      schema.object.properties[index].schema = schema.object.properties[index].schema.changed(
        at: steps.dropFirst(), api, edit)
    case .items: schema.array.items = schema.array.items?.changed(at: steps.dropFirst(), api, edit)
    }
    return .inline(schema)
  }

  func resolved(_ api: API) -> Schema? {
    switch self {
    case .inline(let schema): schema
    case .named(let name): api.schemas.first { $0.name == name }?.schema
    }
  }
}
