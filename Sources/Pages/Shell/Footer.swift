import HTML

extension PageContext {
  func footer(into html: inout Markup) {
    html.element(.footer, .class("fr-footer"), .id("pied-de-page")) { html in
      html.element(.div, .class("fr-container")) { html in
        html.element(.div, .class("fr-footer__body")) { html in
          html.element(.div, .class("fr-footer__brand fr-enlarge-link")) { html in
            html.element(.a, .href("/"), .title("Retour à l’accueil du site – Passe Marché")) { html in
              html.element(.p, .class("fr-logo")) { html in
                html.text("République")
                html.void(.br)
                html.text("Française")
              }
            }
          }
          html.element(.div, .class("fr-footer__content")) { html in
            html.element(
              .p, .class("fr-footer__content-desc"),
              text: "Passe Marché simplifie la configuration des candidatures par les acheteurs publics "
                + "et leur dépôt par les entreprises.")
            html.element(.ul, .class("fr-footer__content-list")) { html in
              for site in ["info.gouv.fr", "service-public.fr", "legifrance.gouv.fr", "data.gouv.fr"] {
                html.element(.li, .class("fr-footer__content-item")) { html in
                  if let link = Reference("https://www." + site) {
                    html.link(site, to: link, class: "fr-footer__content-link", newWindow: true)
                  }
                }
              }
            }
          }
        }
        html.element(.div, .class("fr-footer__bottom")) { html in
          html.element(.ul, .class("fr-footer__bottom-list")) { html in
            bottomLink("Accessibilité\u{A0}: partiellement conforme", "/accessibilite", into: &html)
            bottomLink("Mentions légales", "/mentions-legales", into: &html)
            bottomLink("Données personnelles", "/donnees-personnelles", into: &html)
            html.element(.li, .class("fr-footer__bottom-item pm-needs-script")) { html in
              html.element(
                .button, .type("button"), .class("fr-footer__bottom-link \(Icon.theme.className) fr-btn--icon-left"),
                .aria("controls", Self.displaySettingsID), .data("fr-opened", "false"), text: fr("Paramètres d'affichage"))
            }
          }
        }
      }
    }
  }

  private func bottomLink(_ text: String, _ link: Reference, into html: inout Markup) {
    html.element(.li, .class("fr-footer__bottom-item")) { $0.link(text, to: link, class: "fr-footer__bottom-link") }
  }
}
