import HTML

extension CandidatePages {
  /// « Mes candidatures ».
  public func dashboard(_ model: CandidateDashboardModel) -> Markup {
    let page = model.page > 1 ? fr(" – page \(model.page) sur \(model.pages)") : ""
    return context.candidatePage(PageHead(title: fr("Mes candidatures") + page, step: "dashboard")) { html in
      html.pageContainer { html in
        html.heading(1, fr("Mes candidatures"))
        html.element(.p, .class("fr-text--lead")) { html in
          if let name = model.companyName { html.text(name + ", ") }
          html.text("SIRET ")
          html.element(.span, .untranslated, text: FrenchText.siret(model.siret))
        }
        html.dashboardNotice(model.notice)
        html.counts(model)
        if model.cards.isEmpty {
          html.emptyDashboard()
        } else {
          html.heading(2, fr("De la plus récente à la plus ancienne"), class: "fr-h5 fr-mt-4w")
          html.element(.ul, .class("fr-raw-list pm-cards")) { html in
            for card in model.cards { html.element(.li, .class("fr-mb-3w")) { $0.applicationCard(card) } }
          }
          html.pagination(current: model.page, total: model.pages) { CandidateAddress.dashboard(page: $0) }
        }
      }
    }
  }

  /// The page that asks before a draft is deleted.
  public func deletion(_ model: CandidateDeletionModel, _ form: FormContext) -> Markup {
    let application = model.application
    let title = fr("Supprimer cette candidature ?")
    return context.candidatePage(PageHead(title: title, step: "delete")) { html in
      html.narrowPage { html in
        html.heading(1, title)
        html.summaryList([
          (term: fr("Marché"), value: { $0.text(application.market.name) }),
          (term: "Acheteur", value: { $0.text(application.market.buyer) }),
          (term: fr("Date limite"), value: { $0.text(application.market.deadline.full) }),
          (term: "Candidature", value: { $0.element(.span, .untranslated, text: application.identifier) }),
        ])
        html.alert(.warning, title: fr("Cette suppression est définitive")) { html in
          let answers = FrenchText.count(model.answers, fr("réponse"), fr("réponses"))
          let files = FrenchText.count(model.files, "fichier", "fichiers")
          html.element(.p, text: fr("\(answers) et \(files) seront effacés. L'acheteur ne recevra rien."))
        }
        html.form(form, action: CandidateAddress.deletion(of: application.identifier)) { html in
          html.element(.div, .class("fr-mt-4w")) { html in
            html.buttons([
              .submit(fr("Supprimer définitivement"), icon: .delete),
              .link(fr("Garder ma candidature"), to: CandidateAddress.dashboard, kind: .secondary),
            ])
          }
        }
      }
    }
  }
}

extension Markup {
  fileprivate mutating func counts(_ model: CandidateDashboardModel) {
    row(
      [6, 6],
      content: [
        { $0.count(model.inProgress, fr("Candidatures en cours")) },
        { $0.count(model.completed, fr("Candidatures terminées")) },
      ])
  }

  private mutating func count(_ number: Int, _ label: String) {
    element(.div, .class("fr-tile fr-tile--horizontal fr-tile--no-icon pm-count")) { html in
      html.element(.div, .class("fr-tile__body")) { html in
        html.element(.div, .class("fr-tile__content")) { html in
          html.element(.p, .class("fr-tile__title")) { html in
            html.element(.span, .class("fr-h2"), text: FrenchText.number(number))
            html.space()
            html.text(label)
          }
        }
      }
    }
  }

  fileprivate mutating func emptyDashboard() {
    callout(title: fr("Aucune candidature pour le moment"), icon: .info) { html in
      html.element(
        .p,
        text: fr(
          """
          Une candidature commence sur la plateforme de marchés publics où la consultation est publiée : \
          choisissez-y « Candidater avec Passe Marché », et vous la retrouverez ici.
          """
        ))
    }
  }

  fileprivate mutating func applicationCard(_ item: CandidateDashboardModel.Card) {
    card(
      title: item.market, level: 3,
      badges: { html in
        switch item.state {
        case .draft: html.badge("EN COURS", .info)
        case .inSubmission: html.badge("TRANSMISSION EN COURS", .new)
        case .submitted: html.badge("TRANSMISE", .success)
        }
        if item.isDeadlinePassed, case .draft = item.state { html.badge(fr("DATE LIMITE PASSÉE"), .warning) }
      },
      content: { html in
        html.labelled("Acheteur", item.buyer)
        html.void(.br)
        if let lots = item.lots {
          html.text(lots == 0 ? fr("Aucun lot choisi") : FrenchText.count(lots, fr("lot choisi"), fr("lots choisis")))
          html.void(.br)
        }
        switch item.state {
        case .draft(let modified): html.text(fr("Modifiée le \(modified.date)"))
        case .inSubmission(let since): html.text(fr("Déposée le \(since.full)"))
        case .submitted(let date, _): html.text(fr("Déposée le \(date.full)"))
        }
        html.void(.br)
        html.labelled(fr("Date limite"), item.deadline.full)
        html.void(.br)
        html.labelled("Candidature", item.identifier, untranslated: true)
      },
      actions: { html in html.buttons(item.actions, small: true) })
  }

  fileprivate mutating func dashboardNotice(_ notice: CandidateDashboardModel.Notice?) {
    switch notice {
    case .deleted?: alert(.success, text: fr("La candidature est supprimée."), live: true)
    case .notConsultable?: alert(.warning, text: fr("Cette candidature n'est pas consultable"), live: true)
    case .notFound?: alert(.error, text: "Candidature introuvable", live: true)
    case .notDeletable?:
      alert(.warning, text: fr("Une candidature transmise ne peut pas être supprimée."), live: true)
    case nil: break
    }
  }
}

extension CandidateDashboardModel.Card {
  /// Each says which application it is about, since all cards have the same words on their buttons.
  fileprivate var actions: [Button] {
    switch state {
    case .draft:
      [
        .link(
          "Modifier", to: CandidateAddress.step(.companyIdentification, of: identifier), icon: .edit, small: true,
          spokenAs: fr("Modifier la candidature \(identifier)")),
        .link(
          "Supprimer", to: CandidateAddress.deletion(of: identifier), kind: .tertiary, icon: .delete, small: true,
          spokenAs: fr("Supprimer la candidature \(identifier)")),
      ]
    case .inSubmission:
      [
        .link(
          "Suivre la transmission", to: CandidateAddress.submission(of: identifier), icon: .time, small: true,
          spokenAs: fr("Suivre la transmission de la candidature \(identifier)"))
      ]
    case .submitted(_, let hasAttestation):
      [
        .link(
          "Consulter", to: CandidateAddress.consultation(of: identifier), icon: .eye, small: true,
          spokenAs: fr("Consulter la candidature \(identifier)"))
      ]
        + (hasAttestation
          ? [
            .link(
              fr("Télécharger l'attestation"), to: CandidateAddress.attestation(of: identifier), kind: .tertiary,
              icon: .download, small: true,
              spokenAs: fr("Télécharger l'attestation de la candidature \(identifier)"))
          ] : [])
    }
  }
}
