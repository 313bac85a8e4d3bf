import HTML

extension BuyerPages {
  /// The page of a configured market: has its editor been told?
  public func syncStatus(_ model: BuyerSyncModel) -> Markup {
    let market = model.market
    var head = PageHead(
      title: title(model.delivery) + " – " + market.name, step: "sync_status",
      refreshWithoutScript: model.delivery.isUnderWay ? 5 : nil)
    head.completed = true
    return context.page(head) { html in
      html.element(.div, .class("fr-container pm-page")) { html in
        html.element(.div, .class("fr-grid-row fr-grid-row--center")) { html in
          html.element(.div, .class("fr-col-12 fr-col-lg-8")) { html in
            notice(model.notice, market, into: &html)
            html.heading(1, title(model.delivery))
            state(model, into: &html)
            html.identifier(fr("Identifiant de votre marché"), market.identifier)
            html.summaryList([
              (fr("Marché"), { $0.text(market.name) }),
              (fr("Configuration finalisée le"), { $0.text(model.completedAt.full) }),
              (fr("Date limite de candidature"), { $0.text(market.deadline.full) }),
            ])
            actions(model, into: &html)
          }
        }
      }
    }
  }

  private func title(_ delivery: BuyerSyncModel.Delivery) -> String {
    switch delivery {
    case .underWay: fr("Synchronisation en cours")
    case .waiting: fr("Synchronisation en attente")
    case .delivered: fr("Synchronisation réussie")
    case .failed: fr("Erreur inattendue")
    case .notConfigured: fr("Configuration finalisée")
    }
  }

  private func state(_ model: BuyerSyncModel, into html: inout Markup) {
    let editor = model.market.editor
    switch model.delivery {
    case .underWay(let attempt, let of):
      html.waitFor(
        BuyerAddress.syncStatusData(of: model.market.identifier), key: "sync_status",
        state: attempt == nil ? "sync_pending" : "sync_processing")
      html.paragraph(fr("Votre configuration est enregistrée. Nous la transmettons à \(editor)."))
      html.element(.div, .class("fr-mb-4w")) { html in
        let trial = attempt.map { $0 > 1 ? fr(" (essai \($0) sur \(of))") : "" } ?? ""
        html.progress(label: fr("Transmission à \(editor) en cours") + trial, id: "transmission")
      }
      html.paragraph(
        fr("Cette page se met à jour toute seule. Vous pouvez aussi la fermer : la transmission continue."),
        class: "fr-hint-text")
    case .waiting(let until):
      html.waitFor(
        BuyerAddress.syncStatusData(of: model.market.identifier), key: "sync_status", state: "sync_processing")
      html.element(.div, .class("fr-mb-4w")) { html in
        html.alert(
          .warning, title: fr("Le serveur de \(editor) ne répond pas"),
          text: fr(
            "Votre configuration est enregistrée et rien n'est perdu. La transmission reprendra d'elle-même à partir du \(until.full)."
          ))
      }
    case .delivered:
      html.element(.div, .class("fr-mb-4w")) { html in
        html.alert(
          .success, title: fr("Votre marché est configuré"),
          text: fr("\(editor) a bien reçu votre configuration. Les entreprises peuvent candidater."))
      }
    case .failed:
      html.element(.div, .class("fr-mb-4w")) { html in
        html.alert(
          .error, title: fr("\(editor) n'a pas reçu votre configuration"),
          text: fr(
            "Votre configuration est enregistrée et rien n'est perdu. Relancez la transmission ; si l'erreur persiste, contactez-nous."
          ))
      }
    case .notConfigured:
      html.element(.div, .class("fr-mb-4w")) { html in
        html.alert(
          .info, title: fr("Votre marché est configuré"),
          text: fr(
            "Les entreprises peuvent candidater. \(editor) n'est pas encore raccordée à nos notifications : communiquez-lui l'identifiant ci-dessous."
          ))
      }
    }
  }

  private func actions(_ model: BuyerSyncModel, into html: inout Markup) {
    let market = model.market
    if model.delivery == .failed {
      html.element(.div, .class("fr-mb-2w")) { html in
        html.buttonForm(
          .submit(fr("Transmettre le formulaire"), icon: .refresh),
          action: BuyerAddress.retrySync(of: market.identifier), csrfToken: model.csrfToken)
      }
    }
    if let address = model.returnURL, let target = Reference(address) {
      var back = Button.link(
        fr("Retourner sur \(market.editor)"), to: target,
        kind: model.delivery == .failed ? .secondary : .primary, icon: .arrowRight, iconLeft: false)
      back.leavesFrame = true
      html.buttons([back])
    }
    if model.delivery == .failed {
      html.link(
        fr("Contactez-nous"),
        to: .mail(
          to: context.supportAddress, subject: fr("Erreur de synchronisation pour le marché \(market.identifier)")),
        class: "fr-link")
    }
  }

  private func notice(_ notice: BuyerSyncModel.Notice?, _ market: BuyerMarketModel, into html: inout Markup) {
    switch notice {
    case .alreadyCompleted:
      html.message(.warning, fr("Ce marché a déjà été complété et ne peut plus être modifié."))
    case .retried: html.message(.info, fr("La synchronisation a été relancée."))
    case .tooManyRetries(let until):
      let when = until.map { fr(" Une nouvelle relance sera possible le \($0.full).") } ?? ""
      html.message(
        .error, fr("La transmission a déjà été relancée trois fois en une heure.") + when)
    case .notFailed:
      html.message(.warning, fr("La transmission n'est pas en échec : il n'y a rien à relancer."))
    case nil: break
    }
  }
}

extension BuyerSyncModel.Delivery {
  /// It may change at any moment.
  var isUnderWay: Bool {
    switch self {
    case .underWay, .waiting: true
    case .delivered, .failed, .notConfigured: false
    }
  }
}
