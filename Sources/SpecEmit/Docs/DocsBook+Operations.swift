import HTML
import SpecIR

/// The page of an operation.
extension DocsBook {
  func operationPage(_ operation: Operation) -> DocsPage {
    let title = words(operation.summary)
    let content = Markup { html in
      html.element(.p, .class("kicker")) { $0.phrase(operation.tag, of: self) }
      html.heading(1, nil, title, language)
      route(operation, &html)
      if operation.deprecated {
        html.paragraph(
          language("This operation is deprecated.", "Cette opération est dépréciée."), language, class: "note")
      }
      html.prose(operation.description, of: self)
      html.facts(facts(operation), language)
      samples(operation, &html)
      parameters(operation.parameters, &html)
      if let body = operation.body { self.body(body, of: operation, &html) }
      answers(operation, &html)
    }
    return DocsPage(
      path: "operations/" + operation.id, title: title, kind: language("Operation", "Opération"),
      words: searchWords(operation), content: content)
  }

  func route(_ operation: Operation, _ html: inout Markup) {
    html.element(.p, .class("route"), .untranslated) { line in
      line.element(.strong, .class("method"), text: operation.method.rawValue)
      line.space()
      line.code(operation.pathTemplate)
      line.line(operation.site, of: self)
    }
  }

  private func searchWords(_ operation: Operation) -> String {
    var found = [operation.id, operation.method.rawValue, operation.pathTemplate]
    found += operation.parameters.map(\.name)
    for content in operation.body?.contents ?? [] {
      found += memberNames(content.schema)
    }
    found.append(operation.description.map { translated($0).text } ?? "")
    found += operation.responses.map { String($0.status) }
    return found.joined(separator: " ")
  }

  /// The names of all members, those of nested objects too, each once.
  func memberNames(_ use: SchemaUse) -> [String] {
    var names: [String] = []
    var seen: Set<String> = []
    func gather(_ use: SchemaUse) {
      if case .named(let name) = use, !seen.insert(name).inserted { return }
      guard let schema = schema(use) else { return }
      for property in schema.object.properties {
        if !names.contains(property.name) { names.append(property.name) }
        gather(property.schema)
      }
      if let items = schema.array.items { gather(items) }
      for branch in schema.union?.branches ?? [] { gather(branch.schema) }
    }
    gather(use)
    return names
  }

  // MARK: What to know first

  private func facts(_ operation: Operation) -> [(term: String, content: Markup)] {
    [
      (language("Who may call", "Qui peut appeler"), caller(operation)),
      (
        language("Where", "Où"),
        Markup { html in
          guard let environments = operation.environments else { return }
          html.words(language("only in ", "seulement dans ") + language.all(environments.map { "`\($0)`" }), language)
        }
      ),
      (language("Quota", "Quota"), quota(operation)),
      (
        language("Largest body", "Corps le plus grand"),
        Markup { html in
          guard let body = operation.body else { return }
          for (index, content) in body.contents.enumerated() {
            if index > 0 { html.void(.br) }
            html.text(language.size(content.maxBytes.value))
            html.line(content.maxBytes.site, of: self)
          }
        }
      ),
      (
        language("Time-out", "Délai"),
        Markup { html in
          html.text(language.duration(milliseconds: operation.timeoutMilliseconds.value))
          html.line(operation.timeoutMilliseconds.site, of: self)
        }
      ),
      (
        language("Order", "Ordre"),
        Markup { html in
          guard let order = operation.order else { return }
          html.words(
            order.direction == .ascending
              ? language("by `\(order.property)`, ascending", "selon `\(order.property)`, croissant")
              : language("by `\(order.property)`, descending", "selon `\(order.property)`, décroissant"),
            language)
          html.line(order.site, of: self)
        }
      ),
      (language("Name", "Nom"), Markup { $0.code(operation.id) }),
    ]
  }

  func caller(_ operation: Operation) -> Markup {
    Markup { html in
      switch operation.security {
      case .open: html.words(language("everybody, without a token", "tout le monde, sans jeton"), language)
      case .bearer(let alternatives):
        html.element(.a, .href(address("access"))) {
          $0.words(language("an editor with a token", "un éditeur muni d'un jeton"), language)
        }
        let scopes = alternatives.filter { !$0.isEmpty }.map { language.all($0.map { "`\($0)`" }) }
        if !scopes.isEmpty, scopes.count == alternatives.count {
          html.words(language(" that carries ", " qui porte ") + language.either(scopes), language)
        }
      case .client(let id, let secret):
        html.words(
          language(
            "an editor by its own credentials: HTTP Basic, or `\(id)` and `\(secret)` in the form, never both",
            """
            un éditeur avec ses identifiants : HTTP Basic, ou `\(id)` et `\(secret)` dans le formulaire, jamais les \
            deux
            """),
          language)
      case .browser(let cookie):
        html.words(
          language("a browser with its session (`\(cookie)`)", "un navigateur avec sa session (`\(cookie)`)"), language)
      case .operator:
        html.words(
          language("whoever runs the service, by its own token", "l'exploitant du service, avec son propre jeton"),
          language)
      }
      if operation.demandsPermission, !api.permissions.isEmpty {
        html.words(
          language("; some requests take a ", " ; certaines requêtes demandent une "), language)
        html.link(address("access", "permissions"), language("permission", "autorisation"))
      }
    }
  }

  func quota(_ operation: Operation) -> Markup {
    Markup { html in
      switch operation.quota {
      case .metered(let name):
        html.element(.a, .href(address("limits", "quotas"))) { $0.code(name) }
        guard let quota = api.quotas.first(where: { $0.name == name }) else { return }
        html.words(
          language(
            ": \(language.number(quota.limit.value)) requests in ",
            " : \(language.number(quota.limit.value)) requêtes en ")
            + language.duration(seconds: quota.windowSeconds.value)
            + language(
              ", \(language.number(quota.burst.value)) at once", ", \(language.number(quota.burst.value)) d'affilée"),
          language)
      case .unmetered(let reason):
        html.words(language("none: ", "aucun : "), language)
        html.phrase(reason, of: self)
      }
    }
  }

  // MARK: What goes in

  func parameters(_ parameters: [Parameter], _ html: inout Markup) {
    guard !parameters.isEmpty else { return }
    html.heading(2, "parameters", language("Parameters", "Paramètres"), language)
    html.list(parameters, class: "fields") { item, parameter in self.parameter(parameter, &item) }
  }

  /// - Parameter isInput: whether it comes from the client; a webhook's header does not.
  func parameter(_ parameter: Parameter, isInput: Bool = true, _ item: inout Markup) {
    let place =
      switch parameter.place {
      case .path: language("in the path", "dans le chemin")
      case .query: language("in the query", "dans la requête (query)")
      case .header: language("header", "en-tête")
      }
    let words = ConstraintWords(language: language)
    item.element(.p, .class("field")) { head in
      head.element(.code, .class("name"), .untranslated, text: parameter.name)
      head.space()
      let type = schema(parameter.schema).map { words.type($0) + ", " } ?? ""
      head.element(.span, .class("type")) { $0.words(type + place, language) }
      if parameter.required?.value == true || parameter.place == .path {
        head.space()
        head.element(.strong, .class("required"), text: language("required", "obligatoire"))
      }
      head.line(parameter.site, of: self)
    }
    item.prose(parameter.description, of: self)
    FieldList(book: self, isInput: isInput).write(parameter.schema, into: &item)
    for example in parameter.examples {
      item.element(.p) { line in
        line.words(language("For example", "Par exemple"), language)
        line.space()
        if case .string(let text) = example.value.value { line.code(text) } else { line.code(example.value.value.text) }
      }
    }
  }

  private func body(_ body: RequestBody, of operation: Operation, _ html: inout Markup) {
    html.heading(2, "body", language("Body", "Corps"), language)
    html.element(.p) { line in
      line.words(
        body.required ? language("Required.", "Obligatoire.") : language("May be left out.", "Peut être omis."),
        language)
      line.line(body.site, of: self)
    }
    for content in body.contents {
      html.element(.h3) { heading in
        heading.code(content.mediaType)
      }
      html.element(.p) { line in
        line.words(language("At most ", "Au plus ") + language.size(content.maxBytes.value), language)
        line.line(content.maxBytes.site, of: self)
      }
      FieldList(book: self, isInput: true).write(content.schema, into: &html)
      for example in content.examples { self.example(example, of: content, &html) }
    }
  }

  func example(_ example: NamedExample, of content: MediaContent, _ html: inout Markup) {
    html.element(.p, .class("example")) { line in
      line.words(language("Example", "Exemple"), language)
      line.space()
      line.code(example.name)
      if let summary = example.summary {
        line.text(language(": ", " : "))
        line.phrase(summary, of: self)
      }
      line.line(example.value.site, of: self)
    }
    html.listing(example.value.value.laidOut, language: "json")
  }

  // MARK: How it is called

  private func samples(_ operation: Operation, _ html: inout Markup) {
    let samples = self.samples.samples(of: operation)
    guard !samples.isEmpty else { return }
    html.heading(2, "samples", language("Code", "Code"), language)
    html.paragraph(
      language(
        """
        Each sample is a whole program. The credentials are in the variables `PM_CLIENT_ID` and `PM_CLIENT_SECRET`; \
        with curl, a token is in `PM_TOKEN`. Every sample is run by our tests as it stands here.
        """,
        """
        Chaque exemple est un programme entier. Les identifiants sont dans les variables `PM_CLIENT_ID` et \
        `PM_CLIENT_SECRET` ; avec curl, un jeton est dans `PM_TOKEN`. Nos tests exécutent chaque exemple tel qu'il \
        figure ici.
        """),
      language)
    for (index, sample) in samples.enumerated() {
      html.element(.details, .class("sample"), .data("sample", sample.language.id), .open(index == 0)) { details in
        details.element(.summary, text: sample.language.name)
        details.listing(sample.text, language: sample.language.id)
      }
    }
  }
}
