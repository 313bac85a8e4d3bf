import SpecIR

/// Writes the protocol that the handlers meet, and the dispatch from a request to them.
struct ServerEmitter {
  /// What the names of both begin with: `PasseMarche` for `PasseMarcheAPI`.
  let service: String

  func protocolFile(_ header: String, _ plans: [OperationPlan]) -> String {
    let writer = CodeWriter()
    writer.verbatim(header)
    writer.doc(
      """
      What the handlers implement: one function for each operation of the contract, and one more for each that takes \
      files. An undeclared answer has no case and does not compile.
      """)
    writer.block("public protocol \(service)API: Sendable {") {
      for (index, plan) in plans.enumerated() {
        if index > 0 { writer.line() }
        writer.doc(
          plan.operation.summary.english + " (`\(plan.operation.method.rawValue) \(plan.operation.pathTemplate)`).")
        function(SwiftNames.escaped(plan.operation.id), "_ input: \(plan.name).Input", "Response", plan, writer)
        guard plan.isAdmitted else { continue }
        writer.line()
        writer.doc(
          "Whether the body of such a request may come, asked before any of it is received. What is answered here is "
            + "the answer; for nil the body is read.")
        function(plan.admission, "_ target: \(plan.name).Target", "Response?", plan, writer)
      }
    }
    return writer.text
  }

  private func function(
    _ name: String, _ subject: String, _ result: String, _ plan: OperationPlan, _ writer: CodeWriter
  ) {
    writer.call("func \(name)(", [subject, "_ context: \(plan.name).Context"])
    writer.indented { writer.line("async throws(\(plan.name).Problem) -> \(plan.name).\(result)") }
  }

  func file(_ header: String, _ plans: [OperationPlan]) -> String {
    let writer = CodeWriter()
    writer.verbatim(header)
    writer.doc("The contract's API as the runtime serves it, with the handlers of `Implementation`.")
    writer.block("public struct \(service)Server<Implementation: \(service)API>: ServedAPI {") {
      writer.line("public let implementation: Implementation")
      writer.line()
      writer.line("public init(_ implementation: Implementation) { self.implementation = implementation }")
      writer.line()
      writer.line("public static var tables: APITables { Tables.all }")
      writer.line()
      writer.block("public func route(_ method: HTTPMethod, _ path: Span<UInt8>) -> RouteMatch {") {
        writer.line("Router.route(method, path)")
      }
      writer.line()
      writer.block("public func perform(_ operation: Int, _ request: IncomingRequest) async -> Outcome {") {
        writer.line("switch operation {")
        for plan in plans { writer.line("case \(plan.index): await \(SwiftNames.escaped(plan.operation.id))(request)") }
        writer.line("default: .failure(.notFound)")
        writer.line("}")
      }
      for plan in plans {
        writer.line()
        let name = SwiftNames.escaped(plan.operation.id)
        writer.block("private func \(name)(_ request: IncomingRequest) async -> Outcome {") {
          dispatch(plan, writer)
        }
      }
    }
    return writer.text
  }

  private func dispatch(_ plan: OperationPlan, _ writer: CodeWriter) {
    writer.line("let input: \(plan.name).Input")
    var read = ["input = try \(plan.isInputAsynchronous ? "await " : "")\(plan.name).input(request)"]
    var authorization = "()"
    switch plan.operation.security {
    case .open, .operator: break
    case .bearer:
      writer.line("guard let principal = request.principal else { return .failure(.unauthenticated) }")
      authorization = "Authorized(principal)"
    case .browser:
      writer.line("guard let visit = request.browser else { return .failure(.unauthenticated) }")
      authorization = "visit"
    case .client(let id, let secret):
      writer.line("guard let gate = request.clientGate else { return .failure(.unauthenticated) }")
      writer.line("let principal: Principal")
      read.append("principal = try await gate.admit(id: \(member(id, plan)), secret: \(member(secret, plan)))")
      authorization = "Authorized(principal)"
    }
    let context = "let context = \(plan.name).Context(authorization: \(authorization), request: request)"
    if plan.isAdmitted {
      writer.line(context)
      admission(plan, writer)
    }
    attempt(read, writer)
    if !plan.isAdmitted { writer.line(context) }
    answer(plan, writer) {
      writer.line("return try await implementation.\(SwiftNames.escaped(plan.operation.id))(input, context).outcome")
    }
  }

  /// Asks the handlers before the body is asked for: whoever may not send it is told at once.
  private func admission(_ plan: OperationPlan, _ writer: CodeWriter) {
    writer.line("let target: \(plan.name).Target")
    attempt(["target = try \(plan.name).target(request)"], writer)
    // Another site's form must move no handler to anything.
    if plan.hasToken { writer.line("guard visit.mayBringToken else { return .failure(.csrf) }") }
    answer(plan, writer) {
      writer.line(
        "if let answer = try await implementation.\(plan.admission)(target, context) { return answer.outcome }")
    }
  }

  private func attempt(_ lines: [String], _ writer: CodeWriter) {
    writer.line("do throws(Failure) {")
    writer.indented { writer.lines(lines) }
    writer.block("} catch {") { writer.line("return .failure(error)") }
  }

  private func answer(_ plan: OperationPlan, _ writer: CodeWriter, _ body: () -> Void) {
    writer.line("do throws(\(plan.name).Problem) {")
    writer.indented(body)
    writer.block("} catch {") { writer.line("return error.outcome") }
  }

  /// The expression for a member of the form body; nil where the body has none of that name.
  private func member(_ name: String, _ plan: OperationPlan) -> String {
    guard let body = plan.body, case .form(let use)? = body.sources.first,
      case .structure(let structure) = use.plan.kind,
      let field = structure.fields.first(where: { $0.property.name == name })
    else { return "nil" }
    return "input.body\(body.isOptional ? "?" : "").\(SwiftNames.escaped(field.name))"
  }
}
