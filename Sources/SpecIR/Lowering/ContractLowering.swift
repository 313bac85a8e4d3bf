import SpecModel
import SpecSyntax

/// From the located document to the typed model. The loader has held every keyword and the kind of every value
/// against the table, so that only what the table cannot say is asked here. Where something is missing a stand-in
/// takes its place, so that one run tells as much as it can.
struct ContractLowering {
  let document: Document
  var schemas: SchemaLowering
  var own: [Diagnostic] = []
  var scopes: [Scope] = []
  var schemes: [String: SecurityScheme] = [:]
  var tags: [Tag] = []
  var quotas: [Quota] = []
  var errorProfiles: [ErrorProfile] = []
  /// Where each `operationId` stands.
  var operationIDs: [String: Cursor] = [:]

  var root: Cursor { document.root }
  var diagnostics: [Diagnostic] { own + schemas.diagnostics }

  init(_ document: Document) {
    self.document = document
    schemas = SchemaLowering(document: document)
  }

  mutating func lower() -> API {
    let info = root["info"]
    var api = API(title: info?["title"]?.string ?? "", version: info?["version"]?.string ?? "")
    api.description = info?["description"]?.string
    api.servers = (root["servers"]?.items ?? []).map {
      ServerAddress(url: $0["url"]?.string ?? "", description: $0["description"]?.string)
    }
    api.source = document.sources[root.file] ?? []
    api.json = Array(JSONValue(root).text.utf8)
    lowerTags()
    lowerSecuritySchemes()
    quotas = (root["x-quotas"]?.members ?? []).map { quota($0.value, name: $0.name) }
    lowerErrorProfiles()
    api.operations = operations()
    api.webhooks = webhooks()
    api.transportResponses = responses(root["x-transport-responses"])
    api.schemas = schemas.namedSchemas()
    api.permissions = (root["x-permissions"]?.members ?? []).map {
      .init(name: $0.name, description: $0.value.string ?? "")
    }
    for index in api.operations.indices {
      let bodies = api.operations[index].body?.contents.map(\.schema) ?? []
      api.operations[index].takesToken = bodies.contains { body in
        api.schema(body)?.object.properties.contains { api.schema($0.schema)?.string.csrf == true } == true
      }
      api.operations[index].demandsPermission = api.schemas(reachedFrom: bodies).contains { !$0.object.demands.isEmpty }
    }
    api.tags = tags
    api.scopes = scopes
    api.quotas = quotas
    api.limits = limits()
    api.errorProfiles = errorProfiles
    api.voices = (root["x-voices"]?.members ?? []).map { name, cursor in
      func voice(_ keyword: String) -> Message {
        Message(english: cursor[keyword]?["en"]?.string ?? "", french: cursor[keyword]?["fr"]?.string ?? "")
      }
      return RefusalVoices(
        name: name, site: Site(cursor), editor: voice("editor"), operator: voice("operator"),
        support: voice("support"))
    }
    return api
  }

  private mutating func lowerTags() {
    for cursor in root["tags"]?.items ?? [] {
      let name = cursor["name"]?.string ?? ""
      if tags.contains(where: { $0.name == name }) {
        report(OperationCode.tag, "the tag `\(name)` is declared twice", at: cursor.span)
      }
      tags.append(Tag(name: name, description: cursor["description"]?.string))
    }
  }

  private func quota(_ cursor: Cursor, name: String) -> Quota {
    func limit(_ keyword: String) -> Rule<Int> { rule(cursor[keyword], of: cursor) }
    return Quota(
      name: name, site: Site(cursor), limit: limit("limit"), windowSeconds: limit("window"), burst: limit("burst"))
  }

  private mutating func limits() -> Limits? {
    guard let cursor = root["x-limits"] else { return nil }
    schemas.checkPlaceholders(cursor)
    func limit(_ keyword: String) -> Rule<Int> { rule(cursor[keyword], of: cursor) }
    var violations = limit("violations")
    if let text = cursor["further-violations"].flatMap({ Message($0) }) {
      let most = String(violations.value)
      violations.message = Message(
        english: Sentences.fill(text.english, label: "", limit: most),
        french: Sentences.fill(text.french, label: "", limit: most))
    }
    return Limits(
      site: Site(cursor), requestLine: limit("request-line"), headerBytes: limit("header-bytes"),
      headerFields: limit("header-fields"), jsonDepth: limit("json-depth"), formFields: limit("form-fields"),
      formTexts: limit("form-texts"), violations: violations)
  }

  // MARK: Help for all parts

  mutating func report(
    _ code: DiagnosticCode, _ message: String, at span: SourceSpan, notes: [Diagnostic.Note] = [], fix: String? = nil
  ) {
    own.append(Diagnostic(code, message, at: span, notes: notes, fix: fix))
  }

  /// A whole number that no sentence is said about.
  func rule(_ cursor: Cursor?, of parent: Cursor, times factor: Int = 1) -> Rule<Int> {
    let silent = Message(english: "", french: "")
    guard let cursor else { return Rule(0, at: Site(parent), message: silent) }
    let (value, overflow) = (cursor.integer ?? 0).multipliedReportingOverflow(by: factor)
    return Rule(overflow ? .max : value, at: Site(cursor), message: silent)
  }

  /// The description beside a `$ref` goes before that of its target (OpenAPI 3.1, Reference Object).
  func description(_ cursor: Cursor) -> String? {
    cursor["description"]?.string ?? document.resolve(cursor)["description"]?.string
  }

  /// The examples of a parameter, a header or a media type: `examples` by name, or `example` under the name "example".
  mutating func examples(_ cursor: Cursor) -> [NamedExample] {
    if let single = cursor["example"], let several = cursor["examples"] {
      report(
        OperationCode.example, "`example` and `examples` exclude each other", at: single.span,
        notes: [.init("`examples` is here", at: several.span)], fix: "keep `examples`")
    }
    if let single = cursor["example"] { return [NamedExample(name: "example", value: Located(single))] }
    var found: [NamedExample] = []
    for (name, member) in cursor["examples"]?.members ?? [] {
      let example = document.resolve(member)
      guard let value = example["value"] else {
        report(OperationCode.example, "the example `\(name)` has no value", at: member.span, fix: "add `value`")
        continue
      }
      let summary = member["summary"]?.string ?? example["summary"]?.string
      found.append(NamedExample(name: name, summary: summary, value: Located(value)))
    }
    return found
  }
}
