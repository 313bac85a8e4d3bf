import HTML
import SpecIR

/// The pages to look things up in: schemas, webhooks, the contract itself, the search.
extension DocsBook {
  // MARK: Schemas

  var schemasPage: DocsPage {
    let title = language("Schemas", "Schémas")
    let content = Markup { html in
      html.heading(1, nil, title, language)
      html.paragraph(
        language(
          "The values that requests and answers are made of.",
          "Les valeurs dont sont faites les requêtes et les réponses."),
        language)
      html.list(api.schemas, class: "operations") { item, named in
        item.link(address("schemas/" + named.name), named.name)
        item.text(" ")
        item.element(.span, .class("type"), text: ConstraintWords(language: language).type(named.schema))
        guard let description = named.schema.annotations.description else { return }
        item.void(.br)
        item.phrase(description, of: self)
      }
    }
    return DocsPage(path: "schemas", title: title, kind: language("Guide", "Guide"), content: content)
  }

  func schemaPage(_ named: NamedSchema) -> DocsPage {
    let users = uses.of(named.name)
    let content = Markup { html in
      html.element(.p, .class("kicker")) { $0.words(language("Schema", "Schéma"), language) }
      html.element(.h1, .untranslated, text: named.name)
      html.element(.p) { line in
        line.element(.span, .class("type"), text: ConstraintWords(language: language).type(named.schema))
        line.line(named.schema.site, of: self)
      }
      html.prose(named.schema.annotations.title, of: self)
      html.prose(named.schema.annotations.description, of: self)
      FieldList(book: self, isInput: users.contains(where: \.isInput)).write(component: named, into: &html)
      guard !users.isEmpty else { return }
      html.heading(2, "used", language("Where it is used", "Où il est utilisé"), language)
      html.list(users) { item, user in
        switch user.place {
        case .operation(let operation):
          item.element(.a, .href(address(of: operation))) { $0.words(words(operation.summary), language) }
        case .webhook(let webhook):
          item.element(.a, .href(address("webhooks", webhook.name))) { $0.words(words(webhook.summary), language) }
        }
        item.words(
          user.isInput
            ? language(", in the request", ", dans la requête") : language(", in an answer", ", dans une réponse"),
          language)
      }
    }
    return DocsPage(
      path: "schemas/" + named.name, title: named.name, kind: language("Schema", "Schéma"),
      words: memberNames(.named(named.name)).joined(separator: " ") + " "
        + (named.schema.annotations.description.map { translated($0).text } ?? ""), content: content)
  }

  // MARK: Webhooks

  var webhooksPage: DocsPage {
    let content = Markup { html in
      html.heading(1, nil, "Webhooks", language)
      html.paragraph(
        language(
          """
          The service tells the editor what has happened by a `POST` to the editor's webhook address. A delivery is \
          made at least once, and in order for each object: skip one whose `webhook-id` is known already.
          """,
          """
          Le service annonce à l'éditeur ce qui s'est passé par un `POST` à l'adresse de webhook de celui-ci. Une \
          livraison est faite au moins une fois, et dans l'ordre pour chaque objet : ignorez celle dont le \
          `webhook-id` est déjà connu.
          """),
        language)
      html.heading(2, "answer", language("How to answer", "Comment répondre"), language)
      html.paragraph(
        language(
          """
          With any 2xx, once the event is kept: work on it afterwards. 408, 429, 5xx and a broken connection are \
          tried again, `Retry-After` is heeded; any other status ends the delivery.
          """,
          """
          Par un 2xx quelconque, dès que l'événement est gardé : traitez-le ensuite. Les 408, 429, 5xx et les \
          connexions rompues sont retentés, en respectant `Retry-After` ; tout autre statut met fin à la livraison.
          """),
        language)
      html.heading(2, "verify", language("How to verify", "Comment vérifier"), language)
      html.paragraph(
        language(
          """
          Compute the HMAC of the bytes as they were received, before they are read as JSON, and compare in constant \
          time. `webhook-signature` also covers `webhook-id` and `webhook-timestamp` (Standard Webhooks): refuse \
          what is older than five minutes. During a rotation of the secret two signatures are sent; one that fits is \
          enough.
          """,
          """
          Calculez le HMAC des octets tels que reçus, avant de les lire comme du JSON, et comparez en temps \
          constant. `webhook-signature` couvre aussi `webhook-id` et `webhook-timestamp` (Standard Webhooks) : \
          refusez ce qui a plus de cinq minutes. Pendant une rotation du secret, deux signatures sont envoyées ; il \
          suffit que l'une convienne.
          """),
        language)
      for webhook in api.webhooks { self.webhook(webhook, &html) }
    }
    let found = api.webhooks.flatMap {
      [$0.name, self.words($0.summary)] + memberNames($0.content.schema) + $0.headers.map(\.name)
    }
    return DocsPage(
      path: "webhooks", title: "Webhooks", kind: language("Guide", "Guide"), words: found.joined(separator: " "),
      content: content)
  }

  private func webhook(_ webhook: Webhook, _ html: inout Markup) {
    html.element(.h2, .id(webhook.name)) { heading in
      heading.words(words(webhook.summary), language)
    }
    html.element(.p) { line in
      line.code(webhook.name)
      line.line(webhook.site, of: self)
    }
    html.prose(webhook.description, of: self)
    let delivery = webhook.delivery
    html.facts(
      [
        (
          language("Attempts", "Essais"),
          Markup { html in
            let pauses = language.all(delivery.retryAfterSeconds.map(language.duration(seconds:)))
            html.words(
              language(
                "\(delivery.retryAfterSeconds.count + 1): at once, then after \(pauses)",
                "\(delivery.retryAfterSeconds.count + 1) : aussitôt, puis au bout de \(pauses)"), language)
            html.line(delivery.site, of: self)
          }
        ),
        (
          language("Time to answer", "Délai de réponse"),
          Markup { $0.text(language.duration(seconds: delivery.timeoutSeconds)) }
        ),
        (
          language("After failures", "Après des échecs"),
          Markup { html in
            html.words(
              language(
                """
                \(delivery.breakerFailures) in a row stop the deliveries to this editor for \
                \(language.duration(seconds: delivery.breakerSeconds)), then one is tried
                """,
                """
                \(delivery.breakerFailures) d'affilée suspendent les livraisons à cet éditeur pendant \
                \(language.duration(seconds: delivery.breakerSeconds)), puis une est tentée
                """),
              language)
          }
        ),
        (language("Signature", "Signature"), Markup { $0.code(delivery.signatureHeader) }),
        (
          language("Largest body", "Corps le plus grand"),
          Markup { $0.text(language.size(webhook.content.maxBytes.value)) }
        ),
      ], language)
    html.element(.h3) { $0.words(language("Headers", "En-têtes"), language) }
    html.list(webhook.headers, class: "fields") { item, header in parameter(header, isInput: false, &item) }
    html.element(.h3) { $0.words(language("Body", "Corps"), language) }
    FieldList(book: self, isInput: false).write(webhook.content.schema, into: &html)
    for example in webhook.content.examples { self.example(example, of: webhook.content, &html) }
  }

  // MARK: The contract

  /// Every line, so that a place in the contract can be linked to.
  var contractPage: DocsPage {
    let title = language("The contract", "Le contrat")
    let content = Markup { html in
      html.heading(1, nil, title, language)
      html.element(.p) { line in
        line.words(
          language(
            "Everything here is written from this file, byte for byte",
            "Tout ce qui figure ici est écrit à partir de ce fichier, à l'octet près"), language)
        line.space()
        line.link("/openapi.yaml", "openapi.yaml")
        line.text(".")
      }
      html.element(.ol, .class("source"), .lang("en"), .untranslated) { list in
        let text = String(decoding: api.source, as: UTF8.self)
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
          list.element(.li, .id("L\(index + 1)")) { $0.element(.code, text: String(line)) }
        }
      }
    }
    return DocsPage(
      path: "contract", title: title, kind: language("Guide", "Guide"), words: "openapi.yaml OpenAPI YAML",
      content: content)
  }

  // MARK: Search

  /// All pages, by kind. The script narrows it to what is looked for; without it, it is an index.
  func searchPage(of pages: [DocsPage]) -> DocsPage {
    let title = language("Search", "Recherche")
    let content = Markup { html in
      html.heading(1, nil, title, language)
      html.element(.p, .id("found"), .role("status")) { _ in }
      html.element(.ul, .id("results"), .class("operations"), .hidden()) { _ in }
      html.element(.div, .id("index")) { index in
        index.paragraph(
          language("All pages, by their kind.", "Toutes les pages, par nature."), language)
        var kinds: [String] = []
        for page in pages where !kinds.contains(page.kind) { kinds.append(page.kind) }
        for kind in kinds {
          index.element(.h2, text: kind)
          index.list(pages.filter { $0.kind == kind }) { item, page in
            item.element(.a, .href(address(page.path))) { $0.words(page.title, language) }
          }
        }
      }
    }
    return DocsPage(path: "search", title: title, kind: language("Guide", "Guide"), content: content)
  }
}
