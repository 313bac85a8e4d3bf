import HTML

extension PageContext {
  /// The header of the State's sites, with the navigation of public pages or the account of whoever is logged in.
  func header(_ head: PageHead, into html: inout Markup) {
    html.element(.header, .class("fr-header")) { html in
      html.element(.div, .class("fr-header__body")) { html in
        html.element(.div, .class("fr-container")) { html in
          html.element(.div, .class("fr-header__body-row")) { html in
            brand(menu: head.audience != nil, into: &html)
            if let account { tools(account, into: &html) }
          }
        }
      }
      if let audience = head.audience { navigation(audience, into: &html) }
    }
  }

  /// In a frame, the site around has its own header: the name of the service is enough, and the way out.
  func framedHeader(into html: inout Markup) {
    html.element(.header, .class("pm-framed-header")) { html in
      html.element(.p, .class("pm-framed-header__name"), text: "Passe Marché")
      html.element(.p, .class("fr-hint-text"), text: "Service de l’État")
      if let account { accountLine(account, into: &html) }
    }
  }

  private func brand(menu: Bool, into html: inout Markup) {
    html.element(.div, .class("fr-header__brand fr-enlarge-link")) { html in
      html.element(.div, .class("fr-header__brand-top")) { html in
        html.element(.div, .class("fr-header__logo")) { html in
          html.element(.p, .class("fr-logo")) { html in
            html.text("République")
            html.void(.br)
            html.text("Française")
          }
        }
        if menu {
          html.element(.div, .class("fr-header__navbar")) { html in
            html.element(
              .button, .type("button"), .class("fr-btn--menu fr-btn"), .id("menu-bouton"),
              .data("fr-opened", "false"), .aria("controls", "menu-principal"), .aria("haspopup", "menu"),
              .title("Menu"), text: "Menu")
          }
        }
      }
      html.element(.div, .class("fr-header__service")) { html in
        html.element(.a, .href("/"), .title("Accueil – Passe Marché")) { html in
          html.element(.p, .class("fr-header__service-title"), text: "Passe Marché")
        }
        html.element(
          .p, .class("fr-header__service-tagline"), text: "Les candidatures aux marchés publics, simplifiées")
      }
    }
  }

  private func tools(_ account: Account, into html: inout Markup) {
    html.element(.div, .class("fr-header__tools pm-tools")) { accountLine(account, into: &$0) }
  }

  private func accountLine(_ account: Account, into html: inout Markup) {
    html.element(.div, .class("pm-account")) { html in
      html.element(.p, .class("pm-account__email \(Icon.account.className)")) { html in
        html.element(.span, .class("fr-sr-only"), text: "Connecté avec l’adresse ")
        html.text(account.email)
      }
      html.buttonForm(
        Button(
          text: "Se déconnecter", action: .submit(name: nil, value: nil), kind: .plain, icon: .logout, small: true),
        action: "/candidate/sessions/logout", csrfToken: account.csrfToken)
    }
  }

  private func navigation(_ audience: Audience, into html: inout Markup) {
    html.element(
      .div, .class("fr-header__menu fr-modal"), .id("menu-principal"), .aria("labelledby", "menu-bouton")
    ) { html in
      html.element(.div, .class("fr-container")) { html in
        html.element(
          .button, .type("button"), .class("fr-btn--close fr-btn"), .aria("controls", "menu-principal"),
          .title("Fermer"), text: "Fermer")
        html.element(.nav, .class("fr-nav"), .aria("label", "Menu principal")) { html in
          html.element(.ul, .class("fr-nav__list")) { html in
            entry("Acheteur", "/acheteur", audience == .buyer, into: &html)
            entry("Candidat", "/candidat", audience == .candidate, into: &html)
          }
        }
      }
    }
  }

  private func entry(_ text: String, _ link: Reference, _ current: Bool, into html: inout Markup) {
    html.element(.li, .class("fr-nav__item")) { html in
      html.element(
        .a, .class("fr-nav__link"), .href(link), .aria("current", current ? "page" : nil), text: text)
    }
  }
}
