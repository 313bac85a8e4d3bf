import HTML

/// The pages of the demonstration platform: what an editor's own site may look like around the service.
public struct EditorPages: Sendable {
  let context: EditorContext

  public init(_ context: EditorContext) { self.context = context }

  enum Section: CaseIterable {
    case home, buyer, candidate, calls, webhooks

    var title: String {
      switch self {
      case .home: fr("Accueil")
      case .buyer: fr("Acheteur")
      case .candidate: fr("Candidat")
      case .calls: fr("Appels")
      case .webhooks: fr("Webhooks")
      }
    }

    var link: Reference {
      switch self {
      case .home: "/"
      case .buyer: "/buyer"
      case .candidate: "/candidate"
      case .calls: "/calls"
      case .webhooks: "/webhooks"
      }
    }
  }

  /// What a browser may load with these pages: their own files; frames, and forms that are sent on, of the service.
  public static func contentSecurityPolicy(service: String) -> String {
    let other = ContentSecurityPolicy.isOrigin(service) ? " " + service : ""
    return "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
      + "connect-src 'self'; form-action 'self'\(other); frame-src\(other.isEmpty ? " 'none'" : other); "
      + "base-uri 'none'; frame-ancestors 'none'"
  }

  /// A whole page.
  func page(_ title: String, _ section: Section?, content: (inout Markup) -> Void) -> Markup {
    Markup.document(.lang("fr"), .data("fr-scheme", "system")) { html in
      html.element(.head) { self.head(title, into: &$0) }
      html.element(.body, .data("pm-service", context.service)) { html in
        html.element(.div, .class("fr-skiplinks")) { html in
          html.element(.nav, .class("fr-container"), .role("navigation"), .aria("label", fr("Accès rapide"))) { html in
            html.element(.ul, .class("fr-skiplinks__list")) { html in
              html.element(.li) { $0.link(fr("Contenu"), to: "#contenu", class: "fr-link") }
            }
          }
        }
        html.element(.section, .aria("label", fr("Démonstration"))) { html in
          html.notice(
            .info, title: fr("Plateforme de démonstration"),
            text: fr("Elle tient la place du profil d'acheteur d'un éditeur. Rien ici n'a de valeur."))
        }
        header(section, into: &html)
        html.element(.main, .id("contenu"), .role("main"), .tabindex(-1)) { html in
          flashes(into: &html)
          html.element(.div, .class("fr-container pm-page"), content: content)
        }
        html.element(.div, .id("annonces"), .class("fr-sr-only"), .aria("live", "polite"))
        for script in ["dsfr.module.min.js", "passemarche.js", "editor.js"] {
          html.moduleScript(context.assets.link(script))
        }
      }
    }
  }

  private func head(_ title: String, into html: inout Markup) {
    html.void(.meta, .utf8)
    html.void(.meta, .metaName("viewport"), .content("width=device-width, initial-scale=1"))
    html.element(.title, text: title + fr(" – Plateforme de démonstration – Passe Marché"))
    html.void(.meta, .metaName("robots"), .content("noindex, nofollow"))
    for sheet in ["dsfr.main.min.css", "utility/icons/icons.main.min.css", "passemarche.css", "editor.css"] {
      html.void(.link, .rel("stylesheet"), .href(context.assets.link(sheet)))
    }
    html.script(context.assets.link("theme.js"))
    html.void(.link, .rel("icon"), .href(context.assets.link("favicon/favicon.svg")), .type("image/svg+xml"))
  }

  private func flashes(into html: inout Markup) {
    if context.flashes.isEmpty { return }
    html.element(.div, .class("fr-container pm-flashes")) { html in
      for flash in context.flashes { html.alert(flash.severity, text: flash.text, live: true) }
    }
  }

  private func header(_ section: Section?, into html: inout Markup) {
    html.element(.header, .role("banner"), .class("fr-header")) { html in
      html.element(.div, .class("fr-header__body")) { html in
        html.element(.div, .class("fr-container")) { html in
          html.element(.div, .class("fr-header__body-row")) { html in
            html.element(.div, .class("fr-header__brand fr-enlarge-link")) { html in
              html.element(.div, .class("fr-header__brand-top")) { html in
                html.element(.div, .class("fr-header__navbar")) { html in
                  html.element(
                    .button, .type("button"), .class("fr-btn--menu fr-btn"), .id("menu-bouton"),
                    .data("fr-opened", "false"), .aria("controls", "menu-principal"), .aria("haspopup", "menu"),
                    .title(fr("Menu")), text: fr("Menu"))
                }
              }
              html.element(.div, .class("fr-header__service")) { html in
                html.element(.a, .href("/"), .title(fr("Accueil – Plateforme de démonstration"))) { html in
                  html.element(.p, .class("fr-header__service-title"), text: fr("Plateforme de démonstration"))
                }
                html.element(.p, .class("fr-header__service-tagline"), text: fr("Un éditeur relié à Passe Marché"))
              }
            }
          }
        }
      }
      navigation(section, into: &html)
    }
  }

  private func navigation(_ section: Section?, into html: inout Markup) {
    html.element(
      .div, .class("fr-header__menu fr-modal"), .id("menu-principal"), .aria("labelledby", "menu-bouton")
    ) { html in
      html.element(.div, .class("fr-container")) { html in
        html.element(
          .button, .type("button"), .class("fr-btn--close fr-btn"), .aria("controls", "menu-principal"),
          .title(fr("Fermer")), text: fr("Fermer"))
        html.element(.nav, .class("fr-nav"), .role("navigation"), .aria("label", fr("Menu principal"))) { html in
          html.element(.ul, .class("fr-nav__list")) { html in
            for entry in Section.allCases {
              html.element(.li, .class("fr-nav__item")) { html in
                html.element(
                  .a, .class("fr-nav__link"), .href(entry.link), .aria("current", entry == section ? "page" : nil),
                  text: entry.title)
              }
            }
          }
        }
      }
    }
  }

  /// A page about something that went wrong.
  public func failure(status: Int, title: String, text: String, requestID: String? = nil) -> Markup {
    page(title, nil) { html in
      html.heading(1, title)
      html.paragraph(text, class: "pm-lead")
      html.paragraph(
        fr("Erreur \(status)") + (requestID.map { fr(" – demande ") + $0 } ?? ""), class: "fr-text--sm")
      html.button(.link(fr("Retour à l'accueil"), to: "/"))
    }
  }
}
