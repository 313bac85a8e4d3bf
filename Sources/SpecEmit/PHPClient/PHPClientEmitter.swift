import SpecIR

/// Writes the client itself: how it is made, and its methods.
struct PHPClientEmitter {
  static let clientName = "PasseMarcheClient"
  let plan: ClientPlan

  func file(_ note: String) -> (name: String, text: String) {
    let writer = CodeWriter(step: "    ", comments: .block)
    writer.verbatim("<?php\n\n\(note)declare(strict_types=1);\n\nnamespace PasseMarche;\n\n")
    writer.doc("The client of \(plan.title), version \(plan.version) of its contract.", plan.description)
    writer.line("final class \(Self.clientName)")
    writer.block("{") {
      writer.doc("The version of the contract that the client was written from.")
      writer.line("public const CONTRACT_VERSION = \(PHP.string(plan.version));")
      writer.line()
      writer.doc("Where the tokens of this client come from.")
      writer.line("public readonly AccessTokens $tokens;")
      writer.line("private readonly Engine $engine;")
      writer.line()
      constructor(writer)
      writer.line()
      writer.doc(
        ["What the service last said of a quota; null before the first call that is charged to it."],
        tags: ["@param string $name see {@see Quota}"])
      writer.method("public function quota", ["string $name"], "?QuotaState") {
        writer.line("return $this->engine->quota($name);")
      }
      for operation in plan.operations {
        writer.line()
        method(operation, writer)
        guard let paging = operation.paging else { continue }
        writer.line()
        self.paging(paging, operation, writer)
      }
    }
    return ("src/\(Self.clientName).php", writer.text)
  }

  private func constructor(_ writer: CodeWriter) {
    var tags = [
      "@param string $baseUrl where the service is, an absolute URL; a wrong one shows at the first call",
      "@param string $clientId of the editor, as the service gave it",
    ]
    var parameters = ["string $baseUrl", "string $clientId", "#[\\SensitiveParameter] string $clientSecret"]
    if plan.tokenFetch == nil {
      parameters.append("AccessTokens $tokens")
      tags.append("@param AccessTokens $tokens where the tokens come from")
    } else {
      parameters += ["?string $scope = null", "?AccessTokens $tokens = null", "?string $tokenFile = null"]
      tags += [
        "@param string|null $scope of the tokens, separated by spaces; null for what the service gives",
        "@param AccessTokens|null $tokens where the tokens come from; null for those that the client fetches itself",
        "@param string|null $tokenFile where to keep the token, for all processes that use these credentials; null for"
          + " this process's memory",
      ]
    }
    tags += [
      "@param float|null $timeout seconds that a call may take, in place of what the contract says of each operation",
      "@param string|null $product yours, as `MyPlatform/2.1`: told to the service behind the client's own name",
    ]
    writer.doc([], tags: tags)
    writer.line("public function __construct(")
    writer.indented {
      for parameter in parameters { writer.line(parameter + ",") }
      writer.line("RetryPolicy $retries = new RetryPolicy(),")
      writer.line("?float $timeout = null,")
      writer.line("?string $product = null,")
      writer.line("?Http\\Transport $transport = null,")
      writer.line("Clock $clock = new SystemClock(),")
    }
    writer.line(") {")
    writer.indented {
      writer.line("$agent = 'PasseMarche-PHP/' . self::CONTRACT_VERSION . ' (PHP ' . PHP_VERSION . ')'")
      writer.indented { writer.line(". ($product === null ? '' : \" $product\");") }
      writer.line("$credentials = new Credentials($clientId, $clientSecret);")
      writer.line("$transport ??= new Http\\CurlTransport();")
      writer.line("$this->engine = new Engine($baseUrl, $credentials, $transport, $retries, $agent, $clock, $timeout);")
      if let fetch = plan.tokenFetch { self.fetch(fetch, writer) } else { writer.line("$this->tokens = $tokens;") }
      writer.line("$this->engine->tokens = $this->tokens;")
    }
    writer.line("}")
  }

  private func fetch(_ fetch: ClientTokenFetch, _ writer: CodeWriter) {
    writer.block("$fetch = function () use ($scope, $clock): AccessToken {", closing: "};") {
      writer.line("$began = $clock->now();")
      let scope = fetch.scopeArgument.map { "\($0.name): $scope" } ?? ""
      writer.line("$token = $this->\(fetch.operation.method)(\(scope));")
      writer.line("$end = $began->modify(\"+$token->\(fetch.expiresIn.name) seconds\");")
      let given = fetch.scope.map { ", $token->\($0.name)" } ?? ""
      writer.line("return new AccessToken($token->\(fetch.accessToken.name), $began, $end\(given));")
    }
    writer.line("$owner = \"$clientId $scope \" . rtrim($baseUrl, '/');")
    writer.line("$this->tokens = $tokens ?? ($tokenFile === null")
    writer.indented {
      writer.line("? new FetchedTokens($fetch, $clock)")
      writer.line(": new TokenFile($tokenFile, $owner, $fetch, $clock));")
    }
  }

  // MARK: Methods

  private func method(_ operation: ClientOperationPlan, _ writer: CodeWriter) {
    let contract = operation.operation
    let refusals = operation.refusals.map { "@throws Exception\\\($0.type) \($0.status): \($0.description)" }
    writer.doc(
      [contract.summary.english + ".", contract.description, operation.reference],
      tags: notes(operation) + refusals + ["@throws Exception\\PasseMarcheException for any other reason"]
        + (contract.deprecated ? ["@deprecated"] : []))
    let parameters = parameters(operation)
    writer.method("public function \(operation.method)", parameters, result(operation)) {
      call(operation, writer)
      send(operation, writer)
    }
  }

  private func notes(_ operation: ClientOperationPlan) -> [String] {
    var notes = operation.pathParameters.compactMap { item in
      item.parameter.description.map { "@param string $\(item.name) \($0)" }
    }
    if operation.isFile {
      notes.append("@param string $file where the file goes; it is replaced once the new one is whole")
    }
    notes += operation.members.compactMap { member in
      let type = PHP.documented(member.type, plan, in: "Model\\")
      guard type != nil || member.description != nil else { return nil }
      let shown =
        type.map { $0 + (member.isOptional ? "|null" : "") }
        ?? PHP.type(member.type, plan, in: "Model\\", isOptional: member.isOptional)
      return "@param \(shown) $\(member.name)\(member.description.map { " " + $0 } ?? "")"
    }
    if operation.isFile {
      notes.append(
        "@param (callable(int, int|null): void)|null $progress told the bytes that are there, and all there will be"
          + " where that is known")
    }
    return notes
  }

  private func parameters(_ operation: ClientOperationPlan, without left: String? = nil) -> [String] {
    var parameters = operation.pathParameters.map { "\(PHP.type($0.type, plan, in: "Model\\")) $\($0.name)" }
    switch operation.body {
    case .none, .form: break
    case .json(let type, _, false): parameters.append("\(PHP.type(type, plan, in: "Model\\")) $body")
    case .json(let type, _, true):
      parameters.append("\(PHP.type(type, plan, in: "Model\\", isOptional: true)) $body = null")
    case .bytes, .text: parameters.append("string $body")
    }
    if operation.isFile { parameters.append("string $file") }
    let members = operation.members.filter { $0.name != left }
    for member in members.filter({ !$0.isOptional }) + members.filter(\.isOptional) {
      let type = PHP.type(member.type, plan, in: "Model\\", isOptional: member.isOptional)
      parameters.append("\(type) $\(member.name)\(member.isOptional ? " = null" : "")")
    }
    if operation.isFile { parameters.append("?callable $progress = null") }
    // What has to be given may not stand behind what need not.
    return parameters.filter { !$0.hasSuffix(" = null") } + parameters.filter { $0.hasSuffix(" = null") }
  }

  private func result(_ operation: ClientOperationPlan) -> String {
    switch operation.success {
    case .nothing: "void"
    case .json(_, let type): PHP.type(type, plan, in: "Model\\")
    case .text, .bytes: "string"
    case .file: "Download"
    }
  }

  private func call(_ operation: ClientOperationPlan, _ writer: CodeWriter) {
    writer.spread("$call = new Call(", [PHP.string(operation.operation.id), path(operation)], closing: ");")
    for item in operation.otherParameters {
      let name = PHP.string(item.parameter.name)
      switch item.parameter.place {
      case .path: continue
      case .header: writer.line("$call->header(\(name), $\(item.name));")
      case .query:
        var joined = ""
        if case .list = item.type, item.parameter.listStyle == .commaSeparated { joined = ", true" }
        writer.line("$call->query(\(name), $\(item.name)\(joined));")
      }
    }
    body(operation, writer)
  }

  private func path(_ operation: ClientOperationPlan) -> String {
    operation.path(text: PHP.string) { "rawurlencode(Wire::text($\($0)))" }.joined(separator: " . ")
  }

  private func body(_ operation: ClientOperationPlan, _ writer: CodeWriter) {
    switch operation.body {
    case .none: break
    case .json(let type, let envelope, let isOptional):
      let value = PHP.written("$body", type) ?? "$body"
      let json = envelope.map { "[\(PHP.string($0)) => \(value)]" } ?? value
      if isOptional {
        writer.block("if ($body !== null) {") { writer.line("$call->json(\(json));") }
      } else {
        writer.line("$call->json(\(json));")
      }
    case .bytes(let type), .text(let type): writer.line("$call->send($body, \(PHP.string(type)));")
    case .form(let fields):
      writer.line("$call->form([")
      writer.indented { for field in fields { writer.line("\(PHP.string(field.property)) => \(value(field)),") } }
      writer.line("]);")
    }
  }

  private func value(_ field: ClientFormField) -> String {
    switch field.value {
    case .argument: "$\(field.name)"
    case .constant(let text): PHP.string(text)
    case .clientID: "$this->engine->credentials->clientId"
    case .clientSecret: "$this->engine->credentials->clientSecret()"
    }
  }

  private func send(_ operation: ClientOperationPlan, _ writer: CodeWriter) {
    let status = operation.success.status
    switch operation.success {
    case .nothing: writer.line("$this->engine->answer($call, \(status));")
    case .json(_, let type):
      writer.line("return $this->engine->json($call, \(status), \(PHP.reader(type, plan, in: "Model\\")));")
    case .text, .bytes: writer.line("return $this->engine->answer($call, \(status))->body;")
    case .file(let isResumable):
      writer.line("return Downloads::fetch($this->engine, $call, $file, \(isResumable), $progress);")
    }
  }

  private func paging(_ paging: ClientPaging, _ operation: ClientOperationPlan, _ writer: CodeWriter) {
    let element = PHP.documented(paging.element, plan, in: "Model\\") ?? PHP.type(paging.element, plan, in: "Model\\")
    writer.doc(
      ["\(operation.operation.summary.english): all of them, each page fetched when it is reached."],
      tags: ["@return \\Generator<int, \(element)>", "@throws Exception\\PasseMarcheException"])
    let parameters = parameters(operation, without: paging.cursor.name)
    writer.method("public function \(paging.method)", parameters, "\\Generator") {
      let names = operation.pathParameters.map(\.name) + operation.members.map(\.name)
      let passed = names.map { $0 == paging.cursor.name ? "\($0): $cursor" : "\($0): $\($0)" }
      let variables = names.filter { $0 != paging.cursor.name }.map { "$" + $0 }
      let uses = variables.isEmpty ? "" : " use (\(variables.joined(separator: ", ")))"
      writer.block("return Pages::of(function (?string $cursor)\(uses): array {", closing: "});") {
        writer.spread("$page = $this->\(operation.method)(", passed, closing: ");")
        writer.line("return [$page->\(paging.items.name), $page->\(paging.next.name)];")
      }
    }
  }
}
