import SpecIR

/// A Ruby client as a package of its own: manifest, page, sources and the program of the vectors. A pure function; the
/// same contract gives the same bytes.
enum RubyPackageEmitter {
  /// The files, by their paths in the package.
  static func files(for api: API) -> [(name: String, text: String)] {
    let plan = ClientPlan(api, naming: RubyNaming())
    let magic = "# frozen_string_literal: true\n\n"
    let header = magic + "# Written from \(plan.file) by `spec`. Changes are lost: change the contract.\n\n"
    let contract = RubyContractEmitter(plan: plan)
    let support = RubyClientSupport.files.map { file in
      (file.name, magic + "# Written by `spec`. Changes are lost.\n\n" + file.text.dropFirst(magic.count))
    }
    return [
      ("README.md", RubyPage(plan: plan).text), ("passe_marche.gemspec", manifest(header, plan)),
      ("lib/passe_marche.rb", entry(header)),
      ("lib/passe_marche/client.rb", RubyClientEmitter(plan: plan).file(header)),
      ("lib/passe_marche/facts.rb", contract.facts(header)),
      ("lib/passe_marche/models.rb", RubyModelEmitter(plan: plan).file(header)),
      ("lib/passe_marche/operations.rb", contract.operations(header)),
      ("lib/passe_marche/refusals.rb", contract.refusals(header)),
      ("lib/passe_marche/webhooks.rb", contract.events(header)),
    ] + support + [("vectors/operations.rb", RubyVectorEmitter(plan: plan).file(header))]
  }

  private static func entry(_ header: String) -> String {
    let parts = [
      "facts", "errors", "http", "wire", "tokens", "engine", "downloads", "models", "refusals", "operations",
      "webhooks", "receiver", "client",
    ]
    return header + """
      \(parts.map { "require_relative \"passe_marche/\($0)\"" }.joined(separator: "\n"))

      """
  }

  private static func manifest(_ header: String, _ plan: ClientPlan) -> String {
    header + """
      Gem::Specification.new do |gem|
        gem.name = "passe_marche"
        gem.version = \(Ruby.string(plan.version))
        gem.summary = \(Ruby.string("The client of \(plan.title), version \(plan.version) of its contract"))
        gem.authors = [\(Ruby.string(plan.title))]
        gem.files = Dir["lib/**/*.rb", "README.md"]
        gem.required_ruby_version = ">= 3.1"
        gem.metadata["rubygems_mfa_required"] = "true"
      end

      """
  }
}

/// The page of the package.
private struct RubyPage {
  let plan: ClientPlan

  var text: String {
    let tour = ClientTour(plan)
    var page = ClientPage(
      plan: plan, language: "Ruby", needs: "It needs Ruby 3.1 or later, and no other gem.", fence: "ruby")
    page.installation = """
      ```ruby
      # Gemfile
      gem "passe_marche", path: "./passemarche-client"
      ```
      """
    page.call = call(tour)
    page.sharing = "One client serves any number of threads at once."
    page.tokens =
      "Where several processes share the credentials, give them one source of tokens: `tokens`, see `FetchedTokens`."
    page.failure = failure(tour)
    page.pause = "`RetryPolicy#longest_pause`"
    page.quota = tour.quota.map { "`client.quota(PasseMarche::Quota::\($0.name))`" } ?? "`client.quota(name)`"
    page.list = tour.list.flatMap(list)
    page.download = tour.file.map(download)
    page.webhook = webhook
    return page.text
  }

  private func call(_ tour: ClientTour) -> String {
    var lines = [
      "require \"passe_marche\"",
      "",
      "client = PasseMarche::Client.new(",
      "  base_url: \(Ruby.string(plan.addresses.first?.url ?? "https://example.org")),",
      "  client_id: ENV.fetch(\"PM_CLIENT_ID\"),",
      "  client_secret: ENV.fetch(\"PM_CLIENT_SECRET\")",
      ")",
    ]
    if let check = tour.check { lines.append("p client.\(check.method)") }
    return lines.joined(separator: "\n")
  }

  private func failure(_ tour: ClientTour) -> (String, String) {
    let text = """
      Every method raises a `PasseMarche::Error`, whose `kind` tells why. For what the contract declares there is a
      subclass of `Refused` for each status and kind of body, with a typed `body`. The others are `TransportError`,
      `TimeoutError`, `TokenError`, `UndeclaredStatusError`, `UnreadableAnswerError`, `TooLargeError` and `FileError`.
      """
    let samples = RubySamples(plan: plan)
    guard let creation = tour.creation, let body = samples.example(creation.body, creation.type)?.text else {
      return (text, "rescue PasseMarche::Error => e\n  warn \"#{e.kind} #{e.message}\"")
    }
    let arguments = creation.operation.pathParameters.map { Ruby.string($0.parameter.name) } + [samples.bare(body)]
    let call = samples.laidOut("created = client.\(creation.operation.method)(", arguments, ")")
    let code = """
      begin
      \(samples.indented(call))
        p created
      rescue PasseMarche::\(creation.refusal.type) => e
        p e.sentences, e.body
      rescue PasseMarche::Error => e
        warn "#{e.kind} #{e.message}"
      end
      """
    return (text, code)
  }

  private func list(_ operation: ClientOperationPlan) -> String? {
    guard let paging = operation.paging else { return nil }
    let required = operation.pathParameters.map(\.name)
      + operation.members.filter { !$0.isOptional }.map { "\($0.name): \($0.name)" }
    let arguments = required.isEmpty ? "" : "(\(required.joined(separator: ", ")))"
    return "client.\(paging.method)\(arguments).each { |item| p item }"
  }

  private func download(_ operation: ClientOperationPlan) -> String {
    let required = operation.pathParameters.map(\.name) + ["to: \"file\""]
      + operation.members.filter { !$0.isOptional }.map { "\($0.name): \($0.name)" }
    return """
      download = client.\(operation.method)(\(required.joined(separator: ", ")))
      puts download.size, download.sha256
      """
  }

  private var webhook: String {
    let event = plan.events.events.first.map { event in
      """

        case delivery.event
        when PasseMarche::\(Ruby.documented(event.type, plan)) then p delivery.event
        end
      """
    }
    return """
      receiver = PasseMarche::WebhookReceiver.new(secrets: [ENV.fetch("PM_WEBHOOK_SECRET")])

      # As a Rack application; `request.env` and `request.raw_post` in Rails.
      run(lambda do |env|
        delivery = receiver.receive(env, env["rack.input"].read)
        # Deliveries come at least once: skip the one whose `delivery.id` is known already.\(event ?? "")
        [200, {}, []]
      rescue PasseMarche::WebhookRefusal => e
        [e.status, {}, []]
      end)
      """
  }
}
