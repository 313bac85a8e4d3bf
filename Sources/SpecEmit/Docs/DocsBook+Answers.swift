import HTML
import SpecIR

/// What an operation answers, status by status, and where an answer leads.
extension DocsBook {
  func answers(_ operation: Operation, _ html: inout Markup) {
    html.heading(2, "answers", language("Answers", "Réponses"), language)
    for response in operation.responses where response.isSuccess { answer(response, of: operation, &html) }
    next(operation, &html)
    let refusals = operation.responses.filter { !$0.isSuccess }
    guard !refusals.isEmpty else { return }
    html.heading(2, "refusals", language("Refusals", "Refus"), language)
    html.element(.p) { line in
      line.words(
        language("What each one means, and how to mend it:", "Ce que chacun signifie, et comment y remédier :"),
        language)
      line.space()
      line.link(address("errors"), language("Errors", "Erreurs"))
    }
    for response in refusals { answer(response, of: operation, &html) }
  }

  func answer(_ response: Response, of operation: Operation?, _ html: inout Markup) {
    html.element(.h3, .id("status-\(response.status)")) { heading in
      heading.element(.span, .class(response.isSuccess ? "status" : "status refused"), text: String(response.status))
      heading.space()
      heading.phrase(response.description, of: self)
    }
    html.element(.p, .class("below")) { line in
      for (index, failure) in causes(response, of: operation).enumerated() {
        if index > 0 { line.text(", ") }
        line.element(.a, .href(address("errors", failure))) { $0.code(failure) }
      }
      line.line(response.site, of: self)
    }
    headers(response.headers, &html)
    if response.mayBePacked {
      html.element(.p) { line in
        line.words(
          language(
            "Sent packed (gzip) to clients that ask for that by `Accept-Encoding`.",
            "Envoyée compressée (gzip) aux clients qui le demandent par `Accept-Encoding`."), language)
      }
    }
    for content in response.contents { self.content(content, of: response, &html) }
  }

  /// The entries of the catalogue of errors that the answer can stand for.
  func causes(_ response: Response, of operation: Operation?) -> [String] {
    guard !response.isSuccess else { return [] }
    let profile = api.errorProfiles.first { $0.name == operation?.errorProfile ?? "api" }
    let failures = operation?.possibleFailures ?? Failure.beforeRouting
    var names = (profile?.entries ?? []).filter { $0.status == response.status && failures.contains($0.failure) }
      .map(\.failure.rawValue)
    let explained = Set(api.voices.map(\.name))
    for example in response.contents.flatMap(\.examples) where explained.contains(example.name) {
      if !names.contains(example.name) { names.append(example.name) }
    }
    return names
  }

  private func headers(_ headers: [ResponseHeader], _ html: inout Markup) {
    guard !headers.isEmpty else { return }
    html.element(.details, .class("headers")) { details in
      details.element(.summary) { summary in
        summary.words(language.count(headers.count, ("header", "en-tête"), ("headers", "en-têtes")), language)
      }
      details.list(headers, class: "fields") { item, header in
        item.element(.p, .class("field")) { head in
          head.element(.code, .class("name"), .untranslated, text: header.name)
          head.space()
          if let schema = schema(header.schema) {
            head.element(.span, .class("type"), text: ConstraintWords(language: language).type(schema))
          }
          if !header.required {
            head.space()
            head.element(.span, .class("type"), text: language("not always there", "pas toujours présent"))
          }
          head.line(header.site, of: self)
        }
        item.prose(header.description, of: self)
        FieldList(book: self, isInput: false).write(header.schema, into: &item)
      }
    }
  }

  private func content(_ content: MediaContent, of response: Response, _ html: inout Markup) {
    html.element(.p, .class("media")) { line in
      line.code(content.mediaType + content.parameters)
      line.text(", ")
      line.words(language("at most ", "au plus ") + language.size(content.maxBytes.value), language)
      line.line(content.maxBytes.site, of: self)
      guard !response.isSuccess, case .named(let name) = content.schema, let address = address(ofSchema: name) else {
        return
      }
      line.text(", ")
      line.link(address, name, class: "schema")
    }
    let isBytes = content.kind == .binary
    if response.isSuccess, !isBytes { FieldList(book: self, isInput: false).write(content.schema, into: &html) }
    for example in content.examples { self.example(example, of: content, &html) }
  }

  private func next(_ operation: Operation, _ html: inout Markup) {
    let links = operation.responses.filter(\.isSuccess).flatMap(\.links)
    guard !links.isEmpty else { return }
    html.heading(2, "next", language("What next", "Et ensuite"), language)
    html.list(links) { item, link in
      guard let target = api.operations.first(where: { $0.id == link.operationID }) else { return }
      item.element(.a, .href(address(of: target))) { $0.words(words(target.summary), language) }
      item.line(link.site, of: self)
      for parameter in link.parameters {
        item.void(.br)
        item.words(
          language(
            "`\(parameter.name)` from `\(parameter.expression)`",
            "`\(parameter.name)` vient de `\(parameter.expression)`"),
          language)
      }
    }
  }
}
