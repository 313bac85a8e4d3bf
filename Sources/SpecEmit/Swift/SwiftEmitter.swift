import SpecIR
import SpecSyntax

/// The last stage: from the typed model of the contract to the Swift sources of the `Generated` module. A pure
/// function; the same contract gives the same bytes.
public enum SwiftEmitter {
  /// What emission gives: no files where there is an error.
  public struct Emission: Sendable {
    /// In the order of ``SwiftEmitter/fileNames``.
    public var files: [(name: String, text: String)]
    public var diagnostics: [Diagnostic]
  }

  /// The files that are always written, so that the build knows them before it has read the contract.
  public static let fileNames = [
    "API.swift", "Answers.swift", "Catalogue.swift", "Contract.swift", "Decoding.swift", "Encoding.swift",
    "Models.swift", "Operations.swift", "Patterns.swift", "Router.swift", "Rules.swift", "Server.swift",
    "Tables.swift", "Webhooks.swift",
  ]

  /// - Parameter service: what the names of the protocol and of the server begin with, in upper camel case.
  public static func emit(
    _ api: API, catalogue: FieldCatalogue = FieldCatalogue(), service: String = "PasseMarche"
  ) -> Emission {
    let contractFile = fileName(api)
    func header(_ imports: String = "import Runtime\n\n") -> String {
      "// Generated from \(contractFile) by `spec generate`. Changes are lost: change the contract.\n\n" + imports
    }
    let namespaces = api.operations.map { SwiftNames.upperCamel($0.id) }
    var diagnostics = sharedNames(api)
    if diagnostics.hasErrors { return Emission(files: [], diagnostics: diagnostics) }

    let planner = TypePlanner(schemas: api.schemas, reserved: reserved(api, namespaces))
    let rules = RuleTable()
    let patterns = PatternTable()
    let decoders = DecoderEmitter(planner: planner, rules: rules, patterns: patterns)
    let encoders = EncoderEmitter(planner: planner)

    var operationPlanner = OperationPlanner(planner: planner)
    let plans = api.operations.enumerated().map { operationPlanner.plan($1, index: $0) }
    diagnostics += operationPlanner.diagnostics
    planner.boxCircles()

    let inputs = InputEmitter(decoders: decoders)
    for plan in plans { inputs.write(plan) }
    let decoding = decoders.file(header())
    let operations = OperationEmitter(file: contractFile, encoders: encoders).file(header(), plans)
    let webhooks = WebhookEmitter(planner: planner, encoders: encoders, file: contractFile)
      .file(header(), api.webhooks)
    planner.boxCircles()
    let encoding = encoders.file(header())
    let server = ServerEmitter(service: service)
    let tables = TablesEmitter(api: api, rules: rules).file(header(), plans)
    for refused in decoders.patternErrors {
      diagnostics.append(
        Diagnostic(PatternCode.of(refused.error), refused.error.message, at: SourceSpan(refused.site)))
    }
    let misplaced = Set(decoders.misplacedFiles + encoders.misplacedFiles)
    for site in misplaced.sorted(by: { ($0.line, $0.column) < ($1.line, $1.column) }) {
      diagnostics.append(
        Diagnostic(EmissionCode.misplacedFile, "nothing reads or writes bytes here", at: SourceSpan(site)))
    }
    if diagnostics.hasErrors { return Emission(files: [], diagnostics: diagnostics) }

    let texts = [
      "API.swift": server.protocolFile(header(), plans),
      "Answers.swift": AnswerEmitter(file: contractFile, taken: planner.typeNames).file(header(), plans),
      "Catalogue.swift": CatalogueEmitter().file(header(""), catalogue),
      "Contract.swift": ContractEmitter().file(header(""), api, zones: zones(planner)),
      "Decoding.swift": decoding,
      "Encoding.swift": encoding,
      "Models.swift": ModelEmitter(planner: planner, file: contractFile).file(header(), needsComponents: true),
      "Operations.swift": operations,
      "Patterns.swift": patterns.file(header()),
      "Router.swift": RouterEmitter().file(header(), plans),
      "Rules.swift": rules.file(header()),
      "Server.swift": server.file(header("@_spi(Dispatch) import Runtime\n\n"), plans),
      "Tables.swift": tables,
      "Webhooks.swift": webhooks,
    ]
    return Emission(files: fileNames.map { ($0, texts[$0] ?? "") }, diagnostics: diagnostics)
  }

  /// The contract's file without the folders before it, so that the output does not depend on where it was built.
  private static func fileName(_ api: API) -> String {
    let file = api.operations.first?.site.file ?? api.schemas.first?.schema.site.file ?? "the contract"
    return file.split(separator: "/").last.map(String.init) ?? file
  }

  private static func reserved(_ api: API, _ namespaces: [String]) -> Set<String> {
    var names = Set(namespaces)
    for (operation, namespace) in zip(api.operations, namespaces) {
      for member in ["Input", "Target", "Context", "Response", "Problem"] { names.insert(namespace + "." + member) }
      for response in operation.responses where response.contents.count > 1 {
        names.insert(namespace + "." + SwiftNames.upperCamel(StatusName.of(response.status)) + "MediaType")
      }
    }
    return names
  }

  private static func sharedNames(_ api: API) -> [Diagnostic] {
    var owners: [String: String] = [:]
    var diagnostics: [Diagnostic] = []
    func claim(_ name: String, _ what: String, at site: Site) {
      let swiftName = SwiftNames.upperCamel(name)
      if let other = owners[swiftName] {
        diagnostics.append(
          Diagnostic(
            EmissionCode.sharedName, "\(what) and \(other) both become `\(swiftName)`", at: SourceSpan(site)))
      }
      owners[swiftName] = what
    }
    for schema in api.schemas { claim(schema.name, "the component \(schema.name)", at: schema.schema.site) }
    for operation in api.operations { claim(operation.id, "the operation \(operation.id)", at: operation.site) }
    return diagnostics
  }

  private static func zones(_ planner: TypePlanner) -> [String] {
    var zones: Set<String> = []
    for plan in planner.plans {
      if case .timestamp(let zone?) = plan.kind { zones.insert(zone) }
    }
    return zones.sorted()
  }
}
