import SpecIR

/// Writes the namespace of each operation: what its handler is given, may return and may throw.
struct OperationEmitter {
  let file: String
  let encoders: EncoderEmitter

  func file(_ header: String, _ plans: [OperationPlan]) -> String {
    let writer = CodeWriter()
    writer.verbatim(header)
    for (index, plan) in plans.enumerated() {
      if index > 0 { writer.line() }
      operation(plan, writer)
    }
    return writer.text
  }

  private func operation(_ plan: OperationPlan, _ writer: CodeWriter) {
    let operation = plan.operation
    writer.doc(
      operation.summary.english, operation.description,
      "`\(operation.method.rawValue) \(operation.pathTemplate)`, `\(file):\(operation.site.line)`")
    writer.block("public enum \(plan.name) {") {
      writer.line("public typealias Context = RequestContext<\(authorization(plan))>")
      writer.line()
      input(plan, writer)
      writer.line()
      if plan.isAdmitted {
        writer.doc("What a request says before its body.")
        structure("Target", plan.parameters.map(Self.member), writer)
        writer.line()
      }
      for response in plan.responses { mediaTypes(response, writer) }
      writer.doc("Every answer to a request that succeeds.")
      writer.block("public enum Response: Sendable {") { cases(plan.successes, writer) }
      writer.line()
      writer.doc(
        "Every refusal that the contract allows. `fault` is the declared 500; its error goes to the log alone.")
      writer.block("public enum Problem: OperationProblem {") {
        cases(plan.problems, writer)
        writer.line("case fault(any Swift.Error)")
        examples(plan, writer)
      }
    }
    writer.line()
    writer.block("extension \(plan.name).Response {") { outcome(plan.successes, hasFault: false, writer) }
    writer.line()
    writer.block("extension \(plan.name).Problem {") { outcome(plan.problems, hasFault: true, writer) }
  }

  private func authorization(_ plan: OperationPlan) -> String {
    switch plan.operation.security {
    case .open, .operator: "Void"
    case .bearer, .client: "Authorized<\(plan.name)>"
    case .browser: "BrowserVisit"
    }
  }

  private func mediaTypes(_ response: ResponsePlan, _ writer: CodeWriter) {
    guard let plan = response.mediaTypes else { return }
    writer.doc("What the body of a \(response.response.status) may be.")
    writer.block("public enum \(plan.name): String, Sendable, CaseIterable {") {
      for item in plan.cases {
        writer.line("case \(SwiftNames.escaped(item.name)) = \(SwiftLiteral.string(item.value))")
      }
    }
    writer.line()
  }

  private func input(_ plan: OperationPlan, _ writer: CodeWriter) {
    var members = plan.parameters.map(Self.member)
    if let body = plan.body {
      members.append(("body", body.swiftType + (body.isOptional ? "?" : ""), body.isOptional ? "nil" : nil, nil))
    }
    structure("Input", members, writer)
  }

  private typealias Member = (name: String, type: String, value: String?, description: String?)

  private static func member(_ parameter: ParameterPlan) -> Member {
    (
      parameter.name, parameter.swiftType, parameter.isOptional ? "nil" : parameter.defaultValue,
      parameter.parameter.description
    )
  }

  private func structure(_ name: String, _ members: [Member], _ writer: CodeWriter) {
    writer.block("public struct \(name): Sendable {") {
      for member in members {
        writer.doc(member.description)
        writer.line("public var \(SwiftNames.escaped(member.name)): \(member.type)")
      }
      if members.isEmpty {
        writer.line("public init() {}")
        return
      }
      writer.line()
      writer.call(
        "public init(",
        members.map { "\(SwiftNames.escaped($0.name)): \($0.type)\($0.value.map { " = " + $0 } ?? "")" },
        closing: ") {")
      writer.indented {
        for member in members { writer.line("self.\(member.name) = \(SwiftNames.escaped(member.name))") }
      }
      writer.line("}")
    }
  }

  private func cases(_ responses: [ResponsePlan], _ writer: CodeWriter) {
    for response in responses {
      writer.doc("\(response.response.status): \(response.response.description)")
      let types = response.associatedTypes
      writer.line("case \(response.name)\(types.isEmpty ? "" : "(" + types.joined(separator: ", ") + ")")")
    }
  }

  /// The named examples of the refusals, as values that a handler can throw.
  private func examples(_ plan: OperationPlan, _ writer: CodeWriter) {
    var taken = Set(plan.problems.map(\.name) + ["fault"])
    for problem in plan.problems {
      guard problem.headers.allSatisfy({ !$0.header.required }), case .json(let use) = problem.body else { continue }
      for example in problem.content?.examples ?? [] {
        let name = SwiftNames.lowerCamel(example.name)
        guard let body = SwiftExample.expression(example.value.value, use), taken.insert(name).inserted
        else { continue }
        let headers = problem.headers.map { ", \($0.name): nil" }.joined()
        writer.line()
        writer.doc(example.summary ?? "The example `\(example.name)` of the contract.")
        writer.line("public static var \(SwiftNames.escaped(name)): Self {")
        writer.indented { writer.line(".\(problem.name)(\(body)\(headers))") }
        writer.line("}")
      }
    }
  }

  private func outcome(_ responses: [ResponsePlan], hasFault: Bool, _ writer: CodeWriter) {
    writer.block("var outcome: Outcome {") {
      if responses.isEmpty && !hasFault { return }
      writer.line("switch self {")
      for response in responses {
        let body = (response.mediaTypes == nil ? [] : ["mediaType"]) + (response.bodyType == nil ? [] : ["body"])
        let bindings = (body + response.headers.map(\.name)).map { "let " + SwiftNames.escaped($0) }
        writer.line("case .\(response.name)\(bindings.isEmpty ? "" : "(" + bindings.joined(separator: ", ") + ")"):")
        writer.indented { reply(response, writer) }
      }
      if hasFault { writer.line("case .fault(let error): return .failure(.fault(error))") }
      writer.line("}")
    }
  }

  private func reply(_ response: ResponsePlan, _ writer: CodeWriter) {
    var constant = response.content.map { "Content-Type: \(Self.contentType($0))\r\n" } ?? ""
    for header in response.response.headers {
      if case .constant(let value) = header.setBy { constant += "\(header.name): \(value)\r\n" }
    }
    let lines = "ReplyHeaders(\(SwiftLiteral.string(constant)))"
    let isConstant = response.headers.isEmpty && response.mediaTypes == nil
    writer.line("\(isConstant ? "let" : "var") headers = \(lines)")
    if response.mediaTypes != nil { writer.line("headers.append(mediaType: mediaType.rawValue)") }
    for header in response.headers {
      let value = SwiftNames.escaped(header.name)
      let name = SwiftLiteral.string(header.header.name)
      writer.line("headers.append(\(name), \(text(value, header.use.plan, isOptional: !header.header.required)))")
    }
    let status = response.response.status
    switch response.body {
    case .none: writer.line("return headers.reply(\(status))")
    case .binary: writer.line("return headers.reply(\(status), body)")
    case .text: writer.line("return headers.reply(\(status), Array(body.utf8))")
    case .json(let use):
      writer.line("var writer = JSONWriter()")
      encoders.write("body", use.plan, writer)
      writer.line("return headers.reply(\(status), writer.bytes)")
    }
  }

  /// The value of `Content-Type`. Every text of ours is UTF-8, which readers of web pages do not take for granted.
  private static func contentType(_ content: MediaContent) -> String {
    content.mediaType + content.parameters + (content.mediaType.hasPrefix("text/") ? "; charset=utf-8" : "")
  }

  /// A header's value as text.
  private func text(_ value: String, _ plan: TypePlan, isOptional: Bool) -> String {
    func member(_ name: String) -> String { isOptional ? "\(value)?.\(name)" : "\(value).\(name)" }
    return switch plan.kind {
    case .timestamp, .date, .uuid: member("text")
    case .enumeration: member("rawValue")
    case .boolean, .integer, .number: member("description")
    default: value
    }
  }
}
