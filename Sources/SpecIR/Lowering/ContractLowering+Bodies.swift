import SpecModel
import SpecSyntax

/// Request bodies, answers, and the media types of both.
extension ContractLowering {
  mutating func requestBody(_ member: Cursor?) -> RequestBody? {
    guard let member else { return nil }
    let cursor = document.resolve(member)
    let contents = (cursor["content"]?.members ?? []).map { requestContent($0.value) }
    if contents.isEmpty {
      report(OperationCode.mediaType, "the body has no media type", at: cursor.span)
    }
    return RequestBody(site: Site(cursor), required: cursor["required"]?.bool ?? false, contents: contents)
  }

  mutating func requestContent(_ cursor: Cursor) -> MediaContent {
    let (mediaType, kind, schema) = media(cursor)
    var content = MediaContent(
      mediaType: mediaType, kind: kind, schema: schema, maxBytes: cap("x-max-body", of: cursor),
      examples: examples(cursor))
    content.nested = nested(cursor, content)
    content.goesToHandlerInvalid = cursor["x-invalid"] != nil
    return content
  }

  /// The answers by ascending status.
  mutating func responses(_ cursor: Cursor?) -> [Response] {
    var found: [Response] = []
    for (status, member) in cursor?.members ?? [] {
      if let code = Int(status) { found.append(response(member, status: code)) }
    }
    return found.sorted { $0.status < $1.status }
  }

  private mutating func response(_ member: Cursor, status: Int) -> Response {
    let cursor = document.resolve(member)
    if !(200...599).contains(status) {
      report(OperationCode.response, "\(status) is not the status of a final answer", at: member.span)
    }
    let headers = (cursor["headers"]?.members ?? []).map { header($0.value, name: $0.name) }
    for (index, header) in headers.enumerated()
    where headers[..<index].contains(where: { $0.name.lowercased() == header.name.lowercased() }) {
      report(OperationCode.response, "the header `\(header.name)` is declared twice", at: member.span)
    }
    if let header = headers.first(where: { ["content-length", "content-type"].contains($0.name.lowercased()) }) {
      report(OperationCode.response, "`\(header.name)` follows from `content` and is not declared", at: member.span)
    }
    var contents: [MediaContent] = []
    for (_, content) in cursor["content"]?.members ?? [] {
      let (mediaType, kind, schema) = content["schema"] == nil ? bytes(content) : media(content)
      var answer = MediaContent(
        mediaType: mediaType, kind: kind, schema: schema, maxBytes: cap("x-max-response", of: content),
        examples: examples(content))
      answer.parameters = parameters(of: content)
      if contents.contains(where: { $0.mediaType == mediaType }) {
        report(OperationCode.mediaType, "`\(mediaType)` stands there twice", at: content.span)
      }
      contents.append(answer)
    }
    if status == 204 || status == 304, !contents.isEmpty {
      report(
        OperationCode.response, "a response with status \(status) has no body",
        at: cursor["content"]?.span ?? cursor.span)
    }
    var response = Response(
      status: status, site: Site(cursor), description: description(member) ?? "", headers: headers, contents: contents,
      links: (cursor["links"]?.members ?? []).map { link($0.value, name: $0.name) },
      component: document.componentName(of: cursor))
    response.mayBePacked = cursor["x-compress"] != nil
    return response
  }

  // MARK: Parts of an answer

  private mutating func header(_ member: Cursor, name: String) -> ResponseHeader {
    let cursor = document.resolve(member)
    let written = cursor["schema"]
    if written == nil { report(OperationCode.headerSetter, "the header `\(name)` has no `schema`", at: cursor.span) }
    let label = Message(english: name, french: name)
    let schema = schemas.lower(written ?? cursor, label: label)
    return ResponseHeader(
      name: name, site: Site(cursor), description: description(member), required: cursor["required"]?.bool ?? false,
      schema: schema, setBy: setter(of: cursor, schema), examples: examples(cursor))
  }

  private mutating func setter(of cursor: Cursor, _ use: SchemaUse) -> ResponseHeader.Setter {
    var constant: String?
    if case .inline(let schema) = use, let allowed = schema.allowed?.value, allowed.count == 1,
      case .string(let text) = allowed[0]
    {
      constant = text
    }
    switch (cursor["x-set-by"]?.string, constant) {
    case ("runtime", _): return .runtime
    case ("handler", _): return .handler
    case (_, let text?): return .constant(text)
    default:
      report(OperationCode.headerSetter, "nothing says who sets this header", at: cursor.span)
      return .runtime
    }
  }

  private mutating func link(_ member: Cursor, name: String) -> Link {
    let cursor = document.resolve(member)
    // A constant may be written as any JSON value; what is sent is its text.
    let parameters = (cursor["parameters"]?.members ?? []).map {
      LinkParameter(name: $0.name, expression: $0.value.string ?? JSONValue($0.value).text)
    }
    return Link(
      name: name, site: Site(cursor), operationID: cursor["operationId"]?.string ?? "", parameters: parameters)
  }

  // MARK: Media types

  /// An answer without a schema is bytes, sent as they are: what they hold is said by their media type alone.
  private func bytes(_ cursor: Cursor) -> (String, MediaKind, SchemaUse) {
    let site = Site(cursor)
    let unsaid = Message(english: "", french: "")
    var schema = Schema(site: site, types: Rule(.string, at: site, message: unsaid))
    schema.string.format = Rule(.binary, at: site, message: unsaid)
    return (Self.mediaType(cursor), .binary, .inline(schema))
  }

  /// Lower case, without parameters.
  private static func mediaType(_ cursor: Cursor) -> String { cursor.name.prefix { $0 != ";" }.lowercased() }

  /// The parameters of an answer's media type, as they are sent.
  private mutating func parameters(of cursor: Cursor) -> String {
    let written = cursor.name.lowercased().split(separator: ";").dropFirst().map { $0.drop { $0 == " " } }
    if written.contains(where: { $0.hasPrefix("charset=") }) {
      report(
        OperationCode.mediaType, "`charset` is not declared", at: cursor.span,
        fix: "leave it out: every text that is sent is UTF-8 and says so")
    }
    return written.map { "; " + $0 }.joined()
  }

  private mutating func media(_ cursor: Cursor) -> (String, MediaKind, SchemaUse) {
    let mediaType = Self.mediaType(cursor)
    guard let written = cursor["schema"] else {
      report(OperationCode.mediaType, "`\(mediaType)` has no `schema`", at: cursor.span)
      return (mediaType, .binary, schemas.lower(cursor, label: Message(english: "", french: "")))
    }
    let schema = schemas.lower(written, label: Message(english: "Body", french: "Contenu"))
    if case .inline(let whole) = schema, whole.string.maxPart != nil {
      report(
        SchemaCode.misplaced, "`x-max-part` belongs to a file of a form", at: (written["x-max-part"] ?? written).span,
        fix: "the cap of a whole body is `x-max-body`")
    }
    guard let kind = Self.kind(of: mediaType, schema) else {
      report(
        OperationCode.mediaType, "a body of the type `\(mediaType)` with this schema cannot be read", at: cursor.span,
        fix: "describe it as bytes: `schema: {type: string, format: binary}`")
      return (mediaType, .binary, schema)
    }
    return (mediaType, kind, schema)
  }

  private static func kind(of mediaType: String, _ use: SchemaUse) -> MediaKind? {
    var isString = false
    if case .inline(let schema) = use {
      // Bytes are bytes, whatever they are said to hold.
      if schema.string.format?.value == .binary { return .binary }
      isString = schema.types.value == .string
    }
    switch mediaType {
    case "application/json": return .json
    case "application/x-www-form-urlencoded": return isNamed(use) ? .form : nil
    case "multipart/form-data": return isNamed(use) ? .multipart : nil
    default:
      if mediaType.hasSuffix("+json") { return .json }
      return mediaType.hasPrefix("text/") && isString ? .text : nil
    }
  }

  /// A form has fields. Objects always have a name; a union that has one is no form.
  private static func isNamed(_ use: SchemaUse) -> Bool { if case .named = use { true } else { false } }

  private mutating func cap(_ keyword: String, of cursor: Cursor) -> Rule<Int> {
    if cursor[keyword] == nil {
      report(
        OperationCode.cap, "`\(cursor.name)` has no `\(keyword)`", at: cursor.span,
        fix: "add `\(keyword)` with the bytes")
    }
    return rule(cursor[keyword], of: cursor)
  }
}
