import HTML

extension EditorPages {
  /// `/`: the token, and what there is to do.
  public func home(_ model: EditorHomeModel) -> Markup {
    page(fr("Accueil"), .home) { html in
      self.returned(model.returned, into: &html)
      html.heading(1, fr("Les deux parcours, côté éditeur"))
      html.paragraph(
        fr("Créez un marché, configurez-le comme acheteur, candidatez comme entreprise, puis récupérez le dossier."),
        class: "pm-lead")
      html.row(
        [4, 4, 4],
        content: [
          { html in
            html.tile(
              title: fr("1. Créer un marché"), level: 2, text: fr("L'acheteur choisit ensuite ce qu'il demande."),
              link: "/buyer")
          },
          {
            $0.tile(
              title: fr("2. Candidater"), level: 2, text: fr("Dès que l'acheteur a finalisé."), link: "/candidate")
          },
          {
            $0.tile(
              title: fr("3. Voir les échanges"), level: 2, text: fr("Chaque appel et chaque webhook."), link: "/calls")
          },
        ])
      html.element(.section, .class("fr-mt-6w")) { html in
        html.heading(2, fr("Connexion au service"), class: "fr-h4")
        self.token(model, into: &html)
      }
      if !model.quotas.isEmpty {
        html.element(.section, .class("fr-mt-4w")) { html in
          html.heading(2, fr("Quotas"), class: "fr-h4")
          html.summaryList(
            model.quotas.map { quota in
              (quota.name, { $0.text(fr("\(quota.remaining) appels restants sur \(quota.limit)")) })
            })
        }
      }
    }
  }

  private func token(_ model: EditorHomeModel, into html: inout Markup) {
    html.summaryList([
      (fr("Service"), { $0.text(context.service) }),
      (fr("Identifiant client"), { $0.element(.code, .untranslated, text: model.clientID) }),
      (fr("Adresse des webhooks"), { $0.element(.code, .untranslated, text: model.webhookURL) }),
      (
        fr("Jeton d'accès"),
        { html in
          guard let token = model.token else {
            html.badge(fr("Aucun jeton"), .warning)
            return
          }
          html.badge(fr("Obtenu"), .success)
          html.paragraph(fr("Valable jusqu'au \(token.expiresAt.full)."), class: "fr-mt-1w fr-mb-0")
          if let scope = token.scope { html.paragraph(fr("Portée : \(scope)"), class: "fr-mb-0") }
        }
      ),
    ])
    let isNew = model.token == nil
    html.buttonForm(
      Button(
        text: isNew ? fr("S'authentifier") : fr("Renouveler le jeton"), action: .submit(name: nil, value: nil),
        kind: isNew ? .primary : .secondary, icon: isNew ? .lock : .refresh),
      action: isNew ? "/authenticate" : "/refresh", csrfToken: context.csrfToken)
    if isNew {
      html.paragraph(
        fr("Ce n'est pas nécessaire : le premier appel obtient un jeton par lui-même."), class: "fr-text--sm fr-mt-1w")
    }
  }
}
