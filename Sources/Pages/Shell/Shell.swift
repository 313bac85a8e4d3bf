import HTML

extension PageContext {
  /// A whole page: what is around, and `content` in its `main`.
  func page(_ head: PageHead, content: (inout Markup) -> Void) -> Markup {
    Markup.document(
      .lang("fr"), .data("fr-scheme", "system"), isFramed ? .class("pm-framed") : .none
    ) { html in
      html.element(.head) { self.write(head, into: &$0) }
      html.element(.body, bodyAttributes(head)) { html in
        skipLinks(into: &html)
        environmentBanner(into: &html)
        if isFramed {
          framedHeader(into: &html)
        } else {
          header(head, into: &html)
        }
        html.element(.main, .id("contenu"), .tabindex(-1)) { html in
          flashes(into: &html)
          content(&html)
        }
        if !isFramed { footer(into: &html) }
        if !isFramed { displaySettings(into: &html) }
        html.element(.div, .id("annonces"), .class("fr-sr-only"), .aria("live", "polite"))
        html.moduleScript(assets.link("dsfr.module.min.js"))
        html.moduleScript(assets.link("passemarche.js"))
      }
    }
  }

  private func write(_ head: PageHead, into html: inout Markup) {
    html.void(.meta, .utf8)
    html.void(.meta, .metaName("viewport"), .content("width=device-width, initial-scale=1"))
    html.element(.title, text: head.title + " – Passe Marché")
    html.void(.meta, .metaName("format-detection"), .content("telephone=no"))
    html.void(.meta, .metaName("theme-color"), .content("#000091"))
    if head.hiddenFromSearch || environment != .production {
      html.void(.meta, .metaName("robots"), .content("noindex, nofollow"))
    }
    for sheet in ["dsfr.main.min.css", "utility/icons/icons.main.min.css", "passemarche.css"] {
      html.void(.link, .rel("stylesheet"), .href(assets.link(sheet)))
    }
    html.void(.link, .rel("stylesheet"), .href(assets.link("dsfr.print.min.css")), .media("print"))
    html.script(assets.link("theme.js"))
    html.element(.noscript) { html in
      html.void(.link, .rel("stylesheet"), .href(assets.link("noscript.css")))
      if let seconds = head.refreshWithoutScript { html.void(.meta, Attribute.refresh(seconds: seconds)) }
    }
    html.void(.link, .rel("icon"), .href(assets.link("favicon/favicon.svg")), .type("image/svg+xml"))
    html.void(.link, .rel("shortcut icon"), .href(assets.link("favicon/favicon.ico")), .type("image/x-icon"))
    html.void(.link, .rel("apple-touch-icon"), .href(assets.link("favicon/apple-touch-icon.png")))
  }

  private func bodyAttributes(_ head: PageHead) -> [Attribute] {
    guard let embedding else { return [] }
    return [
      .data("pm-origin", embedding.origin), .data("pm-identifier", embedding.identifier),
      .data("pm-step", head.step), head.completed ? .data("pm-completed") : .none,
    ]
  }

  private func skipLinks(into html: inout Markup) {
    html.element(.div, .class("fr-skiplinks")) { html in
      html.element(.nav, .class("fr-container"), .aria("label", "Accès rapide")) { html in
        html.element(.ul, .class("fr-skiplinks__list")) { html in
          html.element(.li) { $0.link("Contenu", to: "#contenu", class: "fr-link") }
          if !isFramed {
            html.element(.li) { $0.link("Pied de page", to: "#pied-de-page", class: "fr-link") }
          }
        }
      }
    }
  }

  private func environmentBanner(into html: inout Markup) {
    if environment == .production { return }
    html.element(.section, .aria("label", fr("Environnement"))) { html in
      html.notice(
        .warning, title: fr("Environnement de test (\(environment.rawValue))"),
        text: fr("Les marchés et les candidatures n'y ont aucune valeur."))
    }
  }

  private func flashes(into html: inout Markup) {
    if flashes.isEmpty { return }
    html.element(.div, .class("fr-container pm-flashes")) { html in
      for flash in flashes { html.alert(flash.severity, text: flash.text, live: true) }
    }
  }
}
