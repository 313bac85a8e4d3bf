import HTML
import SpecIR

/// The pages around the operations: what the service is, who may call it, where it runs, what it limits.
extension DocsBook {
  private var guide: String { language("Guide", "Guide") }

  var overviewPage: DocsPage {
    let title = language("\(api.title) API", "API \(api.title)")
    let content = Markup { html in
      html.heading(1, nil, title, language)
      html.prose(api.description, of: self)
      if !api.servers.isEmpty {
        html.heading(2, "servers", language("Addresses", "Adresses"), language)
        html.facts(
          api.servers.map { server in
            let name = server.description.map { translated($0).text } ?? language("Address", "Adresse")
            return (name, Markup { $0.code(server.url) })
          }, language)
      }
      html.heading(2, "operations", language("Operations", "Opérations"), language)
      for group in groups where group.operations.contains(where: isForPrograms) {
        html.element(.h3) { $0.phrase(group.tag.name, of: self) }
        html.prose(group.tag.description, of: self)
        html.list(group.operations.filter(isForPrograms), class: "operations") { item, operation in
          item.element(.a, .href(address(of: operation))) { $0.words(words(operation.summary), language) }
          item.void(.br)
          item.element(.span, .class("route"), .untranslated) { line in
            line.element(.strong, .class("method"), text: operation.method.rawValue)
            line.space()
            line.code(operation.pathTemplate)
          }
        }
      }
      guard !api.webhooks.isEmpty else { return }
      html.element(.h3) { $0.text("Webhooks") }
      html.list(api.webhooks, class: "operations") { item, webhook in
        item.element(.a, .href(address("webhooks", webhook.name))) { $0.words(words(webhook.summary), language) }
        item.void(.br)
        item.code(webhook.name)
      }
    }
    return DocsPage(path: "", title: title, kind: guide, words: "", content: content)
  }

  var accessPage: DocsPage {
    let title = language("Access", "Accès")
    let tokenOperation = api.operations.first { operation in
      if case .client = operation.security { operation.id.lowercased().contains("token") } else { false }
    }
    let content = Markup { html in
      html.heading(1, nil, title, language)
      html.paragraph(
        language(
          """
          An editor has a client identifier and a secret. It exchanges them for an access token (OAuth 2.0, client \
          credentials, RFC 6749 section 4.4), and sends that with each request: `Authorization: Bearer TOKEN` (RFC \
          6750).
          """,
          """
          Un éditeur possède un identifiant de client et un secret. Il les échange contre un jeton d'accès (OAuth \
          2.0, client credentials, RFC 6749 section 4.4), et joint ce jeton à chaque requête : `Authorization: \
          Bearer JETON` (RFC 6750).
          """),
        language)
      if let tokenOperation {
        html.element(.p) { line in
          line.element(.a, .href(address(of: tokenOperation))) { $0.words(words(tokenOperation.summary), language) }
        }
      }
      html.heading(2, "scopes", language("Scopes", "Portées (scopes)"), language)
      html.facts(
        api.scopes.map { scope in ("`\(scope.name)`", Markup { $0.phrase(scope.description, of: self) }) }, language)
      if !api.permissions.isEmpty {
        html.heading(2, "permissions", language("Permissions", "Autorisations"), language)
        html.paragraph(
          language(
            "Beyond the scopes of its tokens, an editor may be allowed more by an administrator:",
            "Au-delà des portées de ses jetons, un administrateur peut accorder à un éditeur :"), language)
        html.facts(
          api.permissions.map { item in ("`\(item.name)`", Markup { $0.phrase(item.description, of: self) }) }, language
        )
      }
      html.heading(2, "who", language("Who may call what", "Qui peut appeler quoi"), language)
      html.table(
        language("Operations by caller", "Opérations par appelant"),
        [language("Operation", "Opération"), language("Who may call", "Qui peut appeler")],
        api.operations.filter(isForPrograms).map { operation in
          [
            Markup { html in
              html.element(.a, .href(address(of: operation))) { $0.words(words(operation.summary), language) }
            }, caller(operation),
          ]
        }, language)
    }
    let found = api.scopes.map(\.name) + api.permissions.map(\.name) + ["OAuth Bearer token jeton"]
    return DocsPage(path: "access", title: title, kind: guide, words: found.joined(separator: " "), content: content)
  }

  var limitsPage: DocsPage {
    let title = language("Quotas and sizes", "Quotas et tailles")
    let content = Markup { html in
      html.heading(1, nil, title, language)
      quotas(&html)
      sizes(&html)
    }
    let found =
      api.quotas.map(\.name) + ["X-RateLimit-Limit X-RateLimit-Remaining X-RateLimit-Reset Retry-After 413 429"]
    return DocsPage(path: "limits", title: title, kind: guide, words: found.joined(separator: " "), content: content)
  }

  private func quotas(_ html: inout Markup) {
    html.heading(2, "quotas", language("Quotas", "Quotas"), language)
    html.paragraph(
      language(
        """
        Two conditions hold at once: at most so many requests in the window that opens with the first of them, and a \
        bucket of so many requests at once that refills steadily. They are counted for the authenticated editor; for \
        a request whose editor is not known, for its address.
        """,
        """
        Deux conditions valent à la fois : au plus tant de requêtes dans la fenêtre qui s'ouvre avec la première, et \
        un seau de tant de requêtes d'affilée qui se remplit régulièrement. On compte par éditeur authentifié ; à \
        défaut, par adresse.
        """),
      language)
    html.paragraph(
      language(
        """
        Each answer tells the state of its quota in `X-RateLimit-Limit`, `X-RateLimit-Remaining` and \
        `X-RateLimit-Reset` (Unix seconds). A 429 tells in `Retry-After` after how many seconds the same request \
        passes: wait that long, not less.
        """,
        """
        Chaque réponse donne l'état de son quota dans `X-RateLimit-Limit`, `X-RateLimit-Remaining` et \
        `X-RateLimit-Reset` (secondes Unix). Un 429 dit dans `Retry-After` au bout de combien de secondes la même \
        requête passera : attendez ce délai, pas moins.
        """),
      language)
    html.table(
      language("Quotas", "Quotas"),
      [
        language("Quota", "Quota"), language("Requests", "Requêtes"), language("In", "En"),
        language("At once", "D'affilée"),
      ],
      api.quotas.map { quota in
        [
          Markup { html in
            html.code(quota.name)
            html.line(quota.site, of: self)
          },
          Markup { $0.text(language.number(quota.limit.value)) },
          Markup { $0.text(language.duration(seconds: quota.windowSeconds.value)) },
          Markup { $0.text(language.number(quota.burst.value)) },
        ]
      }, language)
  }

  private func sizes(_ html: inout Markup) {
    html.heading(2, "sizes", language("Sizes and times", "Tailles et délais"), language)
    html.paragraph(
      language(
        """
        A larger body is refused with 413, before it is read where its length is declared. An operation that is not \
        done in time is answered with 503. 1 MB is 1,048,576 bytes.
        """,
        """
        Un corps plus grand est refusé par un 413, avant d'être lu si sa longueur est annoncée. Une opération qui \
        n'aboutit pas dans son délai reçoit un 503. 1 Mo vaut 1 048 576 octets.
        """),
      language)
    html.table(
      language("Limits of each operation", "Limites de chaque opération"),
      [
        language("Operation", "Opération"), language("Body sent", "Corps envoyé"), language("Answer", "Réponse"),
        language("Time", "Délai"),
      ],
      api.operations.filter(isForPrograms).map { operation in
        let sent = operation.body?.contents.map(\.maxBytes.value).max()
        let received = operation.responses.filter(\.isSuccess).flatMap(\.contents).map(\.maxBytes.value).max()
        return [
          Markup { html in
            html.element(.a, .href(address(of: operation))) { $0.words(words(operation.summary), language) }
          },
          Markup { $0.text(sent.map(language.size) ?? "–") }, Markup { $0.text(received.map(language.size) ?? "–") },
          Markup { $0.text(language.shortDuration(milliseconds: operation.timeoutMilliseconds.value)) },
        ]
      }, language)
    guard let limits = api.limits else { return }
    html.table(
      language("Limits of every request", "Limites de toute requête"),
      [language("Limit", "Limite"), language("Meaning", "Signification"), language("At most", "Au plus")],
      limits.named.map { limit in
        [
          Markup { html in
            html.code(limit.name)
            html.line(limit.rule.site, of: self)
          },
          Markup { $0.text(meaning(ofLimit: limit.name)) },
          Markup { $0.text(language.number(limit.rule.value)) },
        ]
      }, language)
  }

  private func meaning(ofLimit name: String) -> String {
    switch name {
    case "request-line":
      language("bytes of method, address and version", "octets de la méthode, de l’adresse et de la version")
    case "header-bytes": language("bytes of all header fields", "octets de tous les en-têtes")
    case "header-fields": language("header fields", "en-têtes")
    case "json-depth":
      language("objects and arrays within one another", "objets et tableaux imbriqués les uns dans les autres")
    case "form-fields":
      language("fields of a form, pairs of a query", "champs d’un formulaire, couples d’une requête (query)")
    case "form-texts":
      language("bytes of all texts of a form with files", "octets de tous les textes d’un formulaire avec fichiers")
    default: language("broken rules that are told", "règles enfreintes qui sont dites")
    }
  }

  var environmentsPage: DocsPage {
    let title = language("Sandbox and environments", "Bac à sable et environnements")
    let special = api.operations.filter { $0.environments != nil }
    let content = Markup { html in
      html.heading(1, nil, title, language)
      html.paragraph(
        language(
          """
          The same contract is served everywhere. Some paths exist in some environments only, and are unknown (404) \
          elsewhere: what they do has no place where real buyers and companies work.
          """,
          """
          Le même contrat est servi partout. Certains chemins n'existent que dans certains environnements et sont \
          inconnus (404) ailleurs : ce qu'ils font n'a pas sa place là où travaillent de vrais acheteurs et de \
          vraies entreprises.
          """),
        language)
      html.heading(2, "servers", language("Addresses", "Adresses"), language)
      html.facts(
        api.servers.map { server in
          (server.description.map { translated($0).text } ?? "", Markup { $0.code(server.url) })
        }, language)
      for operation in special {
        html.element(.h2, .id(operation.id)) { heading in
          heading.element(.a, .href(address(of: operation))) { $0.words(words(operation.summary), language) }
        }
        route(operation, &html)
        html.prose(operation.description, of: self)
        html.paragraph(
          language("Only in ", "Seulement dans ") + language.all((operation.environments ?? []).map { "`\($0)`" }),
          language)
        if let sample = samples.samples(of: operation).first {
          html.listing(sample.text, language: sample.language.id)
        }
      }
    }
    return DocsPage(
      path: "environments", title: title, kind: guide, words: special.map(\.pathTemplate).joined(separator: " "),
      content: content)
  }

  /// Operations that browsers call for people; they are in the contract like any other.
  var peoplePage: DocsPage {
    let title = language("Pages for people", "Pages pour les personnes")
    let content = Markup { html in
      html.heading(1, nil, title, language)
      html.paragraph(
        language(
          """
          Buyers and companies see these pages in their browser; an editor only leads them there, by the addresses \
          that the API gives. They are listed because the contract rules them like any other operation.
          """,
          """
          Les acheteurs et les entreprises voient ces pages dans leur navigateur ; un éditeur ne fait que les y \
          conduire, par les adresses que donne l'API. Elles figurent ici parce que le contrat les régit comme toute \
          autre opération.
          """),
        language)
      for group in groups where group.operations.contains(where: { !isForPrograms($0) }) {
        html.element(.h2) { $0.phrase(group.tag.name, of: self) }
        html.prose(group.tag.description, of: self)
        html.list(group.operations.filter { !isForPrograms($0) }, class: "operations") { item, operation in
          item.element(.a, .href(address(of: operation))) { $0.words(words(operation.summary), language) }
          item.void(.br)
          item.element(.span, .class("route"), .untranslated) { line in
            line.element(.strong, .class("method"), text: operation.method.rawValue)
            line.space()
            line.code(operation.pathTemplate)
          }
        }
      }
    }
    return DocsPage(path: "pages", title: title, kind: guide, words: "", content: content)
  }
}
