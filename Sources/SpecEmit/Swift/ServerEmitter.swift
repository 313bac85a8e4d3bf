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
      What the handlers implement: one function for each operation of the contract. An undeclared answer has no case \
      and does not compile.
      """)
    writer.block("public protocol \(service)API: Sendable {") {
      for (index, plan) in plans.enumerated() {
        if index > 0 { writer.line() }
        writer.doc(
          plan.operation.summary.english + " (`\(plan.operation.method.rawValue) \(plan.operation.pathTemplate)`).")
        let name = SwiftNames.escaped(plan.operation.id)
        writer.call(
          "func \(name)(", ["_ input: \(plan.name).Input", "_ context: \(plan.name).Context"])
        writer.indented { writer.line("async throws(\(plan.name).Problem) -> \(plan.name).Response") }
      }
    }
    return writer.text
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
    let read = "input = try \(plan.isInputAsynchronous ? "await " : "")\(plan.name).input(request)"
    var authorization = "()"
    switch plan.operation.security {
    case .open, .operator:
      admit([read], writer)
    case .bearer:
      writer.line("guard let principal = request.principal else { return .failure(.unauthenticated) }")
      admit([read], writer)
      authorization = "Authorized(principal)"
    case .browser:
      writer.line("guard let visit = request.browser else { return .failure(.unauthenticated) }")
      admit([read], writer)
      authorization = "visit"
    case .client(let id, let secret):
      writer.line("guard let gate = request.clientGate else { return .failure(.unauthenticated) }")
      writer.line("let principal: Principal")
      admit(
        [
          read,
          "principal = try await gate.admit(id: \(member(id, plan)), secret: \(member(secret, plan)))",
        ], writer)
      authorization = "Authorized(principal)"
    }
    writer.line("let context = \(plan.name).Context(authorization: \(authorization), request: request)")
    writer.line("do throws(\(plan.name).Problem) {")
    writer.indented {
      writer.line("return try await implementation.\(SwiftNames.escaped(plan.operation.id))(input, context).outcome")
    }
    writer.block("} catch {") { writer.line("return error.outcome") }
  }

  private func admit(_ lines: [String], _ writer: CodeWriter) {
    writer.line("do throws(Failure) {")
    writer.indented { writer.lines(lines) }
    writer.block("} catch {") { writer.line("return .failure(error)") }
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
