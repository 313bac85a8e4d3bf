import SpecIR
import SpecSyntax

/// Decides the Swift types of the operations.
struct OperationPlanner {
  let planner: TypePlanner
  private(set) var diagnostics: [Diagnostic] = []

  init(planner: TypePlanner) { self.planner = planner }

  mutating func plan(_ operation: Operation, index: Int) -> OperationPlan {
    let name = SwiftNames.upperCamel(operation.id)
    var taken: Set<String> = ["body", "init", "self"]
    let captures = operation.path.count { if case .parameter = $0 { true } else { false } }
    if captures > 4 {
      report(EmissionCode.pathParameters, "this path has \(captures) parameters", at: operation.site)
    }
    let parameters = operation.parameters.enumerated().map { ordinal, parameter in
      let use = planner.plan(parameter.schema, owner: name, name: SwiftNames.upperCamel(parameter.name))
      let isRequired = parameter.required?.value == true || parameter.place == .path
      let defaultValue = planner.schema(of: parameter.schema)?.annotations.default.flatMap {
        SwiftExample.expression($0, use)
      }
      return ParameterPlan(
        parameter: parameter, ordinal: ordinal,
        name: NameWords.unique(SwiftNames.lowerCamel(parameter.name), among: &taken), use: use,
        isOptional: !isRequired && defaultValue == nil, defaultValue: isRequired ? nil : defaultValue)
    }
    let body = operation.body.flatMap { self.body($0, owner: name) }
    return OperationPlan(
      operation: operation, index: index, name: name, parameters: parameters, body: body,
      responses: operation.responses.map { response($0, owner: name) })
  }

  // MARK: Bodies

  private mutating func body(_ body: RequestBody, owner: String) -> BodyPlan? {
    var sources: [BodyPlan.Source] = []
    for content in body.contents { sources.append(source(content, owner: owner)) }
    let types = Set(sources.map(Self.swiftType))
    if types.count > 1 {
      report(
        EmissionCode.bodyTypes, "the media types of this body become \(types.sorted().joined(separator: ", "))",
        at: body.site)
    }
    guard let first = sources.first else { return nil }
    var isOptional = !body.required
    if case .envelope(let property, _) = first, property.required?.value != true { isOptional = true }
    return BodyPlan(
      sources: sources, isOptional: isOptional, valueType: Self.swiftType(first),
      isSubmission: body.contents.contains(where: \.goesToHandlerInvalid))
  }

  private mutating func form(_ content: MediaContent, owner: String) -> PlannedUse {
    let use = planner.plan(content.schema, owner: owner, name: "Body")
    for fault in FormCheck.faults(of: use.plan) {
      report(EmissionCode.form, fault.message, at: fault.site)
    }
    return use
  }

  private mutating func source(_ content: MediaContent, owner: String) -> BodyPlan.Source {
    switch content.kind {
    case .json:
      if let site = planner.blankSite(in: content.schema) {
        report(EmissionCode.form, "`x-blank` speaks of form fields, and this schema describes JSON as well", at: site)
      }
      if let schema = planner.schema(of: content.schema), schema.object.envelope,
        schema.object.properties.count == 1
      {
        let property = schema.object.properties[0]
        return .envelope(
          property, planner.plan(property.schema, owner: owner, name: "Body", errorCode: property.errorCode))
      }
      return .json(planner.plan(content.schema, owner: owner, name: "Body"))
    case .form: return .form(form(content, owner: owner))
    case .multipart: return .multipart(form(content, owner: owner))
    case .text: return .text
    case .binary: return .stream
    }
  }

  private static func swiftType(_ source: BodyPlan.Source) -> String {
    switch source {
    case .json(let use), .envelope(_, let use), .form(let use), .multipart(let use): use.swiftType
    case .text: "String"
    case .stream: "RequestBodyStream"
    }
  }

  // MARK: Answers

  private mutating func response(_ response: Response, owner: String) -> ResponsePlan {
    // Problem details (RFC 9457) are written by the runtime, from the same failure, for clients that ask for them.
    let plain = response.contents.filter { $0.mediaType != "application/problem+json" }
    let contents = plain.isEmpty ? response.contents : plain
    // Bytes are bytes: the handler says which of the media types they are.
    let isChoice = contents.count > 1 && contents.allSatisfy { $0.kind == .binary }
    if contents.count > 1 && !isChoice {
      report(
        EmissionCode.answerTypes, "this answer has \(contents.map(\.mediaType).joined(separator: ", "))",
        at: response.site)
    }
    let name = StatusName.of(response.status)
    let typeName = SwiftNames.upperCamel(name)
    var taken: Set<String> = ["body", "self", "init", "mediaType", "headers", "writer"]
    let headers = response.headers.filter { $0.setBy == .handler }.map { header in
      let use = planner.plan(header.schema, owner: owner, name: typeName + SwiftNames.upperCamel(header.name))
      return (
        header: header,
        name: NameWords.unique(SwiftNames.lowerCamel(header.name.lowercased()), among: &taken), use: use
      )
    }
    let content = contents.first
    let body: ResponsePlan.Body =
      switch content?.kind {
      case nil: .none
      case .json?:
        if let schema = content.flatMap({ planner.schema(of: $0.schema) }), schema.string.format?.value == .binary {
          .binary
        } else if let content {
          .json(planner.plan(content.schema, owner: owner, name: typeName + "Body"))
        } else {
          .none
        }
      case .text?: .text
      default: .binary
      }
    var plan = ResponsePlan(
      response: response, name: name, content: isChoice ? nil : content, body: body, headers: headers)
    if isChoice { plan.mediaTypes = Self.mediaTypes(contents, typeName) }
    return plan
  }

  private static func mediaTypes(_ contents: [MediaContent], _ typeName: String) -> MediaTypesPlan {
    var taken = SwiftNames.reservedMembers
    let cases = contents.map { content in
      TypePlan.EnumerationCase(
        name: NameWords.unique(SwiftNames.lowerCamel(content.mediaType), among: &taken),
        value: content.mediaType + content.parameters)
    }
    return MediaTypesPlan(name: typeName + "MediaType", cases: cases)
  }

  private mutating func report(_ code: DiagnosticCode, _ message: String, at site: Site) {
    diagnostics.append(Diagnostic(code, message, at: SourceSpan(site)))
  }
}
