import SpecIR

/// Writes the client itself: how it is made, and its methods.
struct RubyClientEmitter {
  let plan: ClientPlan

  func file(_ header: String) -> String {
    Ruby.module(header) { writer in
      writer.doc(
        "The client of \(plan.title), version \(plan.version) of its contract. It serves any number of threads.",
        plan.description)
      writer.block("class Client", closing: "end") {
        writer.doc("Where the tokens of this client come from.")
        writer.line("attr_reader :tokens")
        writer.line()
        initializer(writer)
        writer.line()
        writer.doc(
          ["What the service last said of a quota; nil before the first call that is charged to it."],
          tags: ["@param name [String] see {Quota}", "@return [QuotaState, nil]"])
        writer.line("def quota(name) = @engine.quota(name)")
        for operation in plan.operations {
          writer.line()
          method(operation, writer)
          guard let paging = operation.paging else { continue }
          writer.line()
          self.paging(paging, operation, writer)
        }
      }
    }
  }

  private func initializer(_ writer: CodeWriter) {
    var tags = [
      "@param base_url [String] where the service is, an absolute URL; a wrong one shows at the first call",
      "@param client_id [String] of the editor, as the service gave it",
      "@param client_secret [String] likewise",
    ]
    var arguments = ["base_url:", "client_id:", "client_secret:"]
    if plan.tokenFetch == nil {
      arguments.append("tokens:")
      tags.append("@param tokens [#token] where the tokens come from, see {FetchedTokens}")
    } else {
      arguments += ["scope: nil", "tokens: nil"]
      tags += [
        "@param scope [String, nil] of the tokens, separated by spaces; nil for what the service gives",
        "@param tokens [#token, nil] where the tokens come from, see {FetchedTokens}; nil for those that the client"
          + " fetches itself",
      ]
    }
    arguments += [
      "retries: RetryPolicy.new", "timeout: nil", "product: nil", "transport: NetHTTPTransport.new", "clock: Clock",
    ]
    tags += [
      "@param retries [RetryPolicy]",
      "@param timeout [Numeric, nil] seconds that a call may take, in place of what the contract says of each"
        + " operation",
      "@param product [String, nil] yours, as `MyPlatform/2.1`: told to the service behind the client's own name",
      "@param transport [#call] see {NetHTTPTransport}",
      "@param clock [#now, #sleep] see {Clock}",
    ]
    writer.doc([], tags: tags)
    writer.filled("def initialize(", arguments, closing: ")")
    writer.indented {
      writer.line("agent = \"PasseMarche-Ruby/#{CONTRACT_VERSION} (Ruby #{RUBY_VERSION})\"")
      writer.line("agent += \" #{product}\" if product")
      writer.line("@engine = Engine.new(")
      writer.indented {
        writer.line("base_url: base_url, credentials: Credentials.new(client_id, client_secret), transport: transport,")
        writer.line("retries: retries, user_agent: agent, clock: clock, timeout: timeout")
      }
      writer.line(")")
      let fetched = plan.tokenFetch.map { _ in " || FetchedTokens.new(clock: clock) { fetch_token(scope) }" } ?? ""
      writer.line("@tokens = tokens\(fetched)")
      writer.line("@engine.tokens = @tokens")
    }
    writer.line("end")
    guard let fetch = plan.tokenFetch else { return }
    writer.line()
    writer.line("private def fetch_token(scope)")
    writer.indented {
      writer.line("began = @engine.clock.now")
      let scope = fetch.scopeArgument.map { "(\($0.name): scope)" } ?? ""
      writer.line("token = \(fetch.operation.method)\(scope)")
      let given = fetch.scope.map { ", scope: token.\($0.name)" } ?? ""
      writer.filled(
        "AccessToken.new(",
        [
          "token.\(fetch.accessToken.name)", "obtained_at: began",
          "expires_at: began + token.\(fetch.expiresIn.name)\(given)",
        ], closing: ")")
    }
    writer.line("end")
  }

  // MARK: Methods

  private func method(_ operation: ClientOperationPlan, _ writer: CodeWriter) {
    let contract = operation.operation
    writer.doc(
      [contract.summary.english + ".", contract.description, operation.reference],
      tags: notes(operation) + ["@return [\(result(operation))]"]
        + operation.refusals.map { "@raise [\($0.type)] \($0.status): \($0.description)" }
        + ["@raise [Error] for any other reason"] + (contract.deprecated ? ["@deprecated"] : []))
    let parameters = parameters(operation) + (operation.isFile ? ["&progress"] : [])
    head(operation.method, parameters, writer)
    writer.indented {
      call(operation, writer)
      send(operation, writer)
    }
    writer.line("end")
  }

  private func head(_ name: String, _ parameters: [String], _ writer: CodeWriter) {
    if parameters.isEmpty {
      writer.line("def \(name)")
    } else {
      writer.filled("def \(name)(", parameters, closing: ")")
    }
  }

  private func notes(_ operation: ClientOperationPlan) -> [String] {
    var notes = operation.pathParameters.map { item in
      note(item.name, Ruby.documented(item.type, plan), item.parameter.description)
    }
    switch operation.body {
    case .json(let type, _, let isOptional):
      let hash = if case .declared = type { ", Hash" } else { "" }
      notes.append("@param body [\(Ruby.documented(type, plan))\(hash)\(isOptional ? ", nil" : "")]")
    case .bytes, .text: notes.append("@param body [String]")
    default: break
    }
    if operation.isFile {
      notes.append("@param to [String] where the file goes; it is replaced once the new one is whole")
    }
    notes += operation.members.map { member in
      note(member.name, Ruby.documented(member.type, plan) + (member.isOptional ? ", nil" : ""), member.description)
    }
    if operation.isFile {
      notes += [
        "@yieldparam received [Integer] the bytes that are there",
        "@yieldparam total [Integer, nil] all there will be, where that is known",
      ]
    }
    return notes
  }

  private func note(_ name: String, _ type: String, _ words: String?) -> String {
    "@param \(name) [\(type)]\(words.map { " " + $0 } ?? "")"
  }

  private func parameters(_ operation: ClientOperationPlan, without left: String? = nil) -> [String] {
    var parameters = operation.pathParameters.map(\.name)
    switch operation.body {
    case .none, .form: break
    case .json(_, _, let isOptional): parameters.append(isOptional ? "body = nil" : "body")
    case .bytes, .text: parameters.append("body")
    }
    if operation.isFile { parameters.append("to:") }
    let members = operation.members.filter { $0.name != left }
    return parameters + members.filter { !$0.isOptional }.map { "\($0.name):" }
      + members.filter(\.isOptional).map { "\($0.name): nil" }
  }

  private func result(_ operation: ClientOperationPlan) -> String {
    switch operation.success {
    case .nothing: "nil"
    case .json(_, let type): Ruby.documented(type, plan)
    case .text, .bytes: "String"
    case .file: "Download"
    }
  }

  private func call(_ operation: ClientOperationPlan, _ writer: CodeWriter) {
    writer.filled("call = Call.new(", ["Operations::\(Ruby.name(of: operation))", path(operation)], closing: ")")
    for item in operation.otherParameters {
      let name = Ruby.string(item.parameter.name)
      switch item.parameter.place {
      case .path: continue
      case .header: writer.line("call.header(\(name), \(item.name))")
      case .query:
        var joined = ""
        if case .list = item.type, item.parameter.listStyle == .commaSeparated { joined = ", joined: true" }
        writer.line("call.query(\(name), \(item.name)\(joined))")
      }
    }
    body(operation, writer)
  }

  private func path(_ operation: ClientOperationPlan) -> String {
    let pieces = operation.path(text: { String(Ruby.string($0).dropFirst().dropLast()) }) { "#{Wire.escaped(\($0))}" }
    return "\"" + pieces.joined() + "\""
  }

  private func body(_ operation: ClientOperationPlan, _ writer: CodeWriter) {
    switch operation.body {
    case .none: break
    case .json(let type, let envelope, let isOptional):
      let value = "\(Ruby.codec(type, plan)).write(body)"
      let json = envelope.map { "{ \(Ruby.string($0)) => \(value) }" } ?? value
      writer.line("call.json(\(json))\(isOptional ? " if body" : "")")
    case .bytes(let type), .text(let type): writer.line("call.send_body(body, \(Ruby.string(type)))")
    case .form(let fields):
      writer.line("call.form(")
      writer.indented {
        for (index, field) in fields.enumerated() {
          writer.line("\(Ruby.string(field.property)) => \(value(field))\(index + 1 < fields.count ? "," : "")")
        }
      }
      writer.line(")")
    }
  }

  private func value(_ field: ClientFormField) -> String {
    switch field.value {
    case .argument: field.name
    case .constant(let text): Ruby.string(text)
    case .clientID: "@engine.credentials.client_id"
    case .clientSecret: "@engine.credentials.client_secret"
    }
  }

  private func send(_ operation: ClientOperationPlan, _ writer: CodeWriter) {
    let status = operation.success.status
    switch operation.success {
    case .nothing:
      writer.line("@engine.answer(call, \(status))")
      writer.line("nil")
    case .json(_, let type): writer.line("@engine.json(call, \(status), \(Ruby.codec(type, plan)))")
    case .text: writer.line("@engine.answer(call, \(status)).text")
    case .bytes: writer.line("@engine.answer(call, \(status)).body")
    case .file(let isResumable):
      writer.line("Downloads.fetch(@engine, call, to, resumable: \(isResumable), &progress)")
    }
  }

  private func paging(_ paging: ClientPaging, _ operation: ClientOperationPlan, _ writer: CodeWriter) {
    writer.doc(
      ["\(operation.operation.summary.english): all of them, each page fetched when it is reached."],
      tags: ["@return [Enumerator<\(Ruby.documented(paging.element, plan))>]", "@raise [Error]"])
    let parameters = parameters(operation, without: paging.cursor.name)
    head(paging.method, parameters, writer)
    writer.indented {
      writer.block("Pages.each do |cursor|", closing: "end") {
        let passed =
          operation.pathParameters.map(\.name)
          + operation.members.map { member in
            "\(member.name): \(member.name == paging.cursor.name ? "cursor" : member.name)"
          }
        writer.filled("page = \(operation.method)(", passed, closing: ")")
        writer.line("[page.\(paging.items.name), page.\(paging.next.name)]")
      }
    }
    writer.line("end")
  }
}
