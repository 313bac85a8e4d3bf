import HTML

extension CandidatePages {
  /// The page shown while the documents of a submission are made. It is loaded again by itself.
  public func submission(_ model: CandidateSubmissionModel) -> Markup {
    let application = model.application
    let address = CandidateAddress.submission(of: application.identifier)
    return context.candidatePage(
      PageHead(title: fr("Transmission en cours"), step: "submission", refreshWithoutScript: 5)
    ) { html in
      html.pageContainer { html in
        html.applicationBar(application)
        html.waitFor(
          CandidateAddress.syncStatusData(of: application.identifier), key: "submission", state: model.current.state)
        html.heading(1, fr("Votre candidature est en cours de transmission"))
        html.paragraph(
          fr(
            """
            Elle est enregistrée à la date du \(model.requestedAt.full). Vous pouvez fermer cette page : la \
            suite se fait toute seule.
            """),
          class: "fr-text--lead")
        if model.isDelayed {
          html.alert(
            .warning, title: fr("Cela prend plus de temps que prévu"),
            text: fr("Une étape va être refaite automatiquement. Votre candidature et sa date sont conservées."))
        }
        html.element(.ol, .class("fr-raw-list pm-work")) { html in
          for work in CandidateSubmissionModel.Work.allCases {
            html.element(.li, .class("pm-work__step"), .aria("current", work == model.current ? "step" : nil)) { html in
              html.workBadge(work, model.current)
              html.element(.p, text: work.label)
            }
          }
        }
        html.buttons([
          .link("Actualiser", to: address, kind: .secondary, icon: .refresh),
          .link(fr("Mes candidatures"), to: CandidateAddress.dashboard, kind: .tertiary),
        ])
      }
    }
  }

  /// The page after submission: it is in; then what became of the notice to the editor.
  public func syncStatus(_ model: CandidateSyncModel, _ form: FormContext) -> Markup {
    let application = model.application
    let identifier = application.identifier
    return context.candidatePage(
      PageHead(title: fr("Candidature transmise"), step: "sync_status", completed: true)
    ) { html in
      html.pageContainer { html in
        html.applicationBar(application)
        html.element(.div, .class("pm-notices")) { $0.syncNotice(model.notice) }
        html.heading(1, fr("Votre candidature a été transmise !"))
        html.paragraph(
          fr("Déposée le \(model.submittedAt.full), pour le marché « \(application.market.name) »."),
          class: "fr-text--lead")
        html.identifier(fr("Identifiant de votre candidature"), identifier)
        html.element(.div, .class("fr-mt-3w")) { html in
          html.buttons(afterSubmission(model))
        }
        if let state = model.delivery.state {
          html.waitFor(CandidateAddress.syncStatusData(of: identifier), key: "sync_status", state: state)
        }
        html.element(.section, .class("fr-mt-2w"), .aria("labelledby", "envoi")) { html in
          html.heading(2, fr("L'avis à \(application.market.editor)"), class: "fr-h5", id: "envoi")
          html.delivery(model, form, support: context.supportAddress)
        }
      }
    }
  }

  /// The page that says that it is too late.
  public func deadlinePassed(_ model: CandidateDeadlineModel) -> Markup {
    let application = model.application
    return context.candidatePage(PageHead(title: fr("Date limite passée"), step: "deadline_passed")) { html in
      html.pageContainer { html in
        html.applicationBar(application)
        html.heading(1, fr("La date limite est passée"))
        html.alert(
          .error,
          title: model.wasRefused
            ? fr("Votre candidature n'a pas été transmise") : fr("Cette candidature ne peut plus être transmise"),
          text: fr(
            """
            Les candidatures à ce marché étaient reçues jusqu'au \(application.market.deadline.full), à \
            l'heure de nos serveurs. Elles ne le sont plus, même si elles étaient prêtes.
            """
          ), live: model.wasRefused)
        html.heading(2, fr("Que faire ?"), class: "fr-h5 fr-mt-4w")
        html.element(.ul) { html in
          html.element(
            .li,
            text: fr(
              "L'acheteur peut prolonger sa consultation : surveillez l'annonce sur \(application.market.editor)."))
          html.element(
            .li,
            text: fr(
              """
              Ce que vous avez saisi est conservé 7 jours après votre dernier enregistrement : vous \
              pouvez le relire et le recopier.
              """))
          html.element(
            .li,
            text: fr("Pour toute question sur le marché, adressez-vous à l'acheteur : \(application.market.buyer)."))
        }
        html.buttons([
          .link(
            fr("Relire mon dossier"), to: CandidateAddress.step(.summary, of: application.identifier), icon: .eye),
          .link(fr("Mes candidatures"), to: CandidateAddress.dashboard, kind: .secondary),
        ])
      }
    }
  }

  private func afterSubmission(_ model: CandidateSyncModel) -> [Button] {
    var all: [Button] = []
    let identifier = model.application.identifier
    if model.hasAttestation {
      all.append(
        .link(
          fr("Télécharger mon attestation de candidature"), to: CandidateAddress.attestation(of: identifier),
          icon: .download))
    }
    if let address = model.returnURL.flatMap({ Reference($0) }) {
      var back = Button.link(
        fr("Retourner sur \(model.application.market.editor)"), to: address, kind: .secondary, icon: .arrowRight,
        iconLeft: false)
      back.leavesFrame = true
      all.append(back)
    }
    all.append(
      .link(fr("Relire ma candidature"), to: CandidateAddress.consultation(of: identifier), kind: .tertiary, icon: .eye)
    )
    return all
  }
}

extension Markup {
  fileprivate mutating func workBadge(
    _ work: CandidateSubmissionModel.Work, _ current: CandidateSubmissionModel.Work
  ) {
    if work < current {
      badge(fr("Terminé"), .success)
    } else if work == current {
      badge("En cours", .info)
    } else {
      badge(fr("À venir"), .plain)
    }
  }

  fileprivate mutating func syncNotice(_ notice: CandidateSyncModel.Notice?) {
    switch notice {
    case .alreadySubmitted?:
      alert(
        .info, text: fr("Votre candidature a déjà été complétée et ne peut plus être modifiée."), live: true)
    case .retried?: alert(.success, text: fr("La synchronisation a été relancée."), live: true)
    case .tooManyRetries?:
      alert(
        .warning, text: fr("Trois relances ont déjà été faites en une heure. Réessayez un peu plus tard."), live: true)
    case .notFailed?:
      alert(.info, text: fr("Rien n'est à relancer : l'envoi n'a pas échoué."), live: true)
    case nil: break
    }
  }

  /// Whatever it is, the application itself is in: each state says so.
  fileprivate mutating func delivery(_ model: CandidateSyncModel, _ form: FormContext, support: String) {
    let editor = model.application.market.editor
    switch model.delivery {
    case .pending, .processing:
      badge("Synchronisation en cours", .info)
      paragraph(fr("Nous prévenons \(editor). Vous n'avez rien à faire, et pouvez fermer cette page."))
    case .completed:
      badge(fr("Synchronisation réussie"), .success)
      paragraph(fr("\(editor) a bien été prévenu de votre candidature."))
    case .notConfigured:
      badge(fr("Pas d'avis automatique"), .plain)
      paragraph(
        fr(
          """
          \(editor) ne reçoit pas d'avis automatique : la plateforme retrouve votre candidature par son identifiant.
          """))
    case .failed:
      alert(.error, title: fr("Erreur inattendue"), level: 3) { html in
        html.element(
          .p,
          text: fr(
            """
            Votre candidature est bien enregistrée, mais nous n'avons pas pu prévenir \(editor). Vous pouvez \
            relancer l'envoi.
            """
          ))
      }
      element(.div, .class("fr-mt-2w")) { html in
        html.buttonForm(
          .submit(fr("Retenter de transmettre ma candidature"), icon: .refresh),
          action: CandidateAddress.retrySync(of: model.application.identifier), csrfToken: form.csrfToken)
      }
      element(.p, .class("fr-mt-2w")) { html in
        html.link(
          "Contactez-nous",
          to: .mail(
            to: support,
            subject: fr("Erreur de synchronisation pour la candidature \(model.application.identifier)")),
          class: "fr-link")
      }
    }
  }
}

extension CandidateSubmissionModel.Work {
  fileprivate var label: String {
    switch self {
    case .candidateAttestation: fr("Votre attestation de candidature")
    case .buyerAttestation: fr("L'attestation de l'acheteur")
    case .documentsPackage: fr("Le dossier avec vos documents")
    case .completion: fr("L'enregistrement et l'avis à la plateforme")
    }
  }
}
