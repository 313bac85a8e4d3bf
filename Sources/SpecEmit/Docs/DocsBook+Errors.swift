import HTML
import SpecIR

/// The catalogue of errors: each refusal in the voices of those who meet it.
extension DocsBook {
  var errorsPage: DocsPage {
    let title = language("Errors", "Erreurs")
    let content = Markup { html in
      html.heading(1, nil, title, language)
      html.paragraph(
        language(
          """
          Every refusal of the service, and what it means to whoever meets it: to the editor whose request was \
          refused, to the operator who sees it counted, and to the support that is asked about it.
          """,
          """
          Chaque refus du service, et ce qu'il signifie pour qui le rencontre : pour l'éditeur dont la requête est \
          refusée, pour l'exploitant qui le voit compté, et pour le support à qui l'on pose la question.
          """),
        language)
      html.paragraph(
        language(
          """
          A program decides by the status. The sentences are for people. With `Accept: application/problem+json` the \
          same refusal comes as RFC 9457, with a JSON Pointer, the rule, its limit and the line of the contract for \
          each broken rule.
          """,
          """
          Un programme décide d'après le statut. Les phrases s'adressent aux personnes. Avec `Accept: \
          application/problem+json`, le même refus vient au format RFC 9457, avec pour chaque règle enfreinte un \
          JSON Pointer, la règle, sa limite et la ligne du contrat.
          """),
        language)
      overview(&html)
      for entry in catalogue { section(entry, &html) }
      transport(&html)
    }
    let found = catalogue.flatMap {
      [$0.name] + $0.statuses.map(String.init) + [$0.voices.map { self.words($0.editor) } ?? ""]
    }
    return DocsPage(
      path: "errors", title: title, kind: language("Guide", "Guide"), words: found.joined(separator: " "),
      content: content)
  }

  /// One refusal with everything the contract says of it.
  private struct CatalogueEntry {
    var name: String
    var statuses: [Int]
    var voices: RefusalVoices?
    /// The wording of each profile that has one of its own.
    var wordings: [(profile: String, entry: ErrorProfile.Entry)]
    /// The answers of handlers that are called so.
    var examples: [NamedRefusal]
    var operations: [Operation]
  }

  private var catalogue: [CatalogueEntry] {
    let refusals = api.namedRefusals
    let failures = api.possibleFailures.map { failure in
      var wordings: [(profile: String, entry: ErrorProfile.Entry)] = []
      for profile in api.errorProfiles {
        guard let entry = profile.entries.first(where: { $0.failure == failure }) else { continue }
        // What a profile takes over from the first one is no wording of its own.
        if !wordings.contains(where: { $0.entry.site == entry.site }) { wordings.append((profile.name, entry)) }
      }
      let statuses = Set(wordings.map(\.entry.status)).sorted()
      return CatalogueEntry(
        name: failure.rawValue, statuses: statuses, voices: voices(failure.rawValue), wordings: wordings, examples: [],
        operations: api.operations.filter { $0.possibleFailures.contains(failure) })
    }
    let named = api.voices.filter { Failure(rawValue: $0.name) == nil }.map { voices in
      let examples = refusals.filter { $0.example.name == voices.name }
      return CatalogueEntry(
        name: voices.name, statuses: Set(examples.map(\.response.status)).sorted(), voices: voices, wordings: [],
        examples: examples, operations: examples.map(\.operation))
    }
    return (failures + named).sorted { ($0.statuses.first ?? 0) < ($1.statuses.first ?? 0) }
  }

  private func voices(_ name: String) -> RefusalVoices? { api.voices.first { $0.name == name } }

  private func overview(_ html: inout Markup) {
    html.heading(2, "all", language("All of them", "Vue d'ensemble"), language)
    html.table(
      language("Refusals by status", "Refus par statut"),
      [language("Refusal", "Refus"), language("Status", "Statut"), language("Operations", "Opérations")],
      catalogue.map { entry in
        [
          Markup { html in html.element(.a, .href(.fragment(entry.name))) { $0.code(entry.name) } },
          Markup { $0.text(entry.statuses.map(String.init).joined(separator: ", ")) },
          Markup { html in
            let programs = entry.operations.filter(isForPrograms).count
            let others = entry.operations.count - programs
            if entry.operations.isEmpty {
              html.words(language("before any", "avant toute opération"), language)
            } else {
              let pages = others > 0 ? language.count(others, ("page", "page"), ("pages", "pages")) : nil
              html.text(
                language.all([programs > 0 || others == 0 ? language.number(programs) : nil, pages].compactMap(\.self)))
            }
          },
        ]
      }, language)
  }

  private func section(_ entry: CatalogueEntry, _ html: inout Markup) {
    html.element(.h2, .id(entry.name)) { heading in
      for status in entry.statuses {
        heading.element(.span, .class("status refused"), text: String(status))
        heading.space()
      }
      heading.code(entry.name)
      if let site = entry.voices?.site { heading.line(site, of: self) }
    }
    if let voices = entry.voices {
      html.facts(
        [
          (language("Editor", "Éditeur"), Markup { $0.words(words(voices.editor), language) }),
          (language("Operator", "Exploitant"), Markup { $0.words(words(voices.operator), language) }),
          (language("Support", "Support"), Markup { $0.words(words(voices.support), language) }),
        ], language)
    }
    for (profile, wording) in entry.wordings { self.wording(wording, of: profile, &html) }
    var shown: [JSONValue] = []
    for refusal in entry.examples where !shown.contains(refusal.example.value.value) {
      shown.append(refusal.example.value.value)
      html.listing(refusal.example.value.value.laidOut, language: "json")
    }
    let programs = entry.operations.filter(isForPrograms)
    guard !programs.isEmpty else { return }
    html.element(.details) { details in
      details.element(.summary) { summary in
        summary.words(
          language.count(programs.count, ("operation", "opération"), ("operations", "opérations")), language)
      }
      details.list(programs) { item, operation in
        item.element(.a, .href(address(of: operation, "refusals"))) { $0.words(words(operation.summary), language) }
      }
    }
  }

  private func wording(_ entry: ErrorProfile.Entry, of profile: String, _ html: inout Markup) {
    html.element(.p) { line in
      line.words(
        language("Profile `\(profile)`, status \(entry.status)", "Profil `\(profile)`, statut \(entry.status)"),
        language)
      line.line(entry.site, of: self)
    }
    if let page = entry.page {
      html.element(.p, .class("said"), .lang(language == .french ? nil : "fr")) {
        $0.words("« \(page.title) : \(page.text) »", .french)
      }
      return
    }
    html.listing(entry.body.laidOut, language: "json")
    guard !entry.adds.isEmpty else { return }
    let added = language.all(entry.adds.map { "`\($0.rawValue)`" })
    html.paragraph(
      language(
        "To which it adds what is known then: \(added).", "S'y ajoute ce qui est connu sur le moment : \(added)."),
      language)
  }

  /// What any request can be answered before an operation is chosen.
  private func transport(_ html: inout Markup) {
    guard !api.transportResponses.isEmpty else { return }
    html.heading(2, "transport", language("Before any operation", "Avant toute opération"), language)
    html.paragraph(
      language(
        "Whatever a request asks for, it can be answered so before an operation is chosen.",
        "Quelle que soit la requête, elle peut recevoir ces réponses avant qu'une opération soit choisie."), language)
    for response in api.transportResponses { answer(response, of: nil, &html) }
  }
}
