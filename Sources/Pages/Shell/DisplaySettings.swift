import HTML

extension PageContext {
  static let displaySettingsID = "affichage"

  /// The design system's window in which one chooses the light or the dark scheme. Its own script opens it.
  func displaySettings(into html: inout Markup) {
    let title = Self.displaySettingsID + "-titre"
    html.element(
      .dialog, .id(Self.displaySettingsID), .class("fr-modal"), .aria("labelledby", title)
    ) { html in
      html.element(.div, .class("fr-container fr-container--fluid fr-container-md")) { html in
        html.element(.div, .class("fr-grid-row fr-grid-row--center")) { html in
          html.element(.div, .class("fr-col-12 fr-col-md-6 fr-col-lg-4")) { html in
            html.element(.div, .class("fr-modal__body")) { html in
              html.element(.div, .class("fr-modal__header")) { html in
                html.element(
                  .button, .type("button"), .class("fr-btn--close fr-btn"), .aria("controls", Self.displaySettingsID),
                  .title(fr("Fermer la fenêtre des paramètres d'affichage")), text: fr("Fermer"))
              }
              html.element(.div, .class("fr-modal__content")) { html in
                html.heading(2, fr("Paramètres d'affichage"), class: "fr-modal__title", id: title)
                self.schemes(into: &html)
              }
            }
          }
        }
      }
    }
  }

  private func schemes(into html: inout Markup) {
    html.element(.div, .id("fr-display"), .class("fr-display")) { html in
      html.element(.fieldset, .class("fr-fieldset"), .id("affichage-choix")) { html in
        html.element(
          .legend, .class("fr-fieldset__legend--regular fr-fieldset__legend"),
          text: fr("Choisissez un thème pour personnaliser l'apparence du site."))
        scheme("light", fr("Thème clair"), into: &html)
        scheme("dark", fr("Thème sombre"), into: &html)
        scheme("system", fr("Système"), hint: fr("Utilise les paramètres de votre système."), into: &html)
      }
    }
  }

  private func scheme(_ value: String, _ label: String, hint: String? = nil, into html: inout Markup) {
    let id = "affichage-" + value
    html.element(.div, .class("fr-fieldset__element")) { html in
      html.element(.div, .class("fr-radio-group fr-radio-rich")) { html in
        html.void(.input, .type("radio"), .id(id), .name("fr-radios-theme"), .value(value))
        html.element(.label, .class("fr-label"), .for(id)) { html in
          html.text(label)
          if let hint { html.element(.span, .class("fr-hint-text"), text: hint) }
        }
        html.element(.div, .class("fr-radio-rich__img")) { html in
          html.pictogram(assets.link("artwork/\(value).svg"))
        }
      }
    }
  }
}
