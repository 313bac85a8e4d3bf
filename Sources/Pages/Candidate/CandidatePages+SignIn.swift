import HTML

extension CandidatePages {
  /// The form that asks for a link to sign in with.
  public func login(_ model: CandidateLoginModel, _ form: FormContext) -> Markup {
    let error = form.isRefused ? fr("Erreur : ") : ""
    return context.candidatePage(PageHead(title: error + "Connexion", audience: .candidate, step: "login")) { html in
      html.narrowPage { html in
        html.heading(1, "Bienvenue,")
        if let market = model.market {
          html.paragraph(
            fr("Connectez-vous pour répondre au marché « \(market) ». Vous n'avez pas besoin de mot de passe."),
            class: "fr-text--lead")
        } else {
          html.paragraph(
            fr("Connectez-vous pour retrouver vos candidatures. Vous n'avez pas besoin de mot de passe."),
            class: "fr-text--lead")
        }
        if let notice = model.notice { html.element(.div, .class("fr-mb-3w")) { $0.loginNotice(notice) } }
        html.form(form, action: CandidateAddress.signIn) { html in
          if let application = model.application { html.hiddenField("market_application_id", application) }
          html.siretField(form, known: model.siret)
          html.textField(
            form,
            TextField(
              name: "email", label: fr("Votre adresse email professionnelle"),
              hint: fr("Nous vous y enverrons un lien de connexion. Format attendu : nom@domaine.fr"), kind: .email,
              required: true, autocomplete: "email", maxLength: 254, spellcheck: false))
          html.element(.div, .data("pm-needs", "email")) { html in
            html.buttons([.submit(fr("Recevoir un lien de connexion"), icon: .mail)])
          }
        }
        html.paragraph(
          fr("Le lien est valable 30 minutes et ne sert qu'une fois. Vous pourrez en demander un autre à tout moment."),
          class: "fr-text--sm")
      }
    }
  }

  /// « Vérifiez vos emails ».
  public func linkSent(_ model: CandidateLinkSentModel) -> Markup {
    context.candidatePage(PageHead(title: fr("Vérifiez vos emails"), audience: .candidate, step: "login_sent")) {
      html in
      html.narrowPage { html in
        html.heading(1, fr("Vérifiez vos emails"))
        html.element(
          .p, .class("fr-text--lead"),
          text: fr(
            "Si une candidature peut être ouverte avec l'adresse saisie, un lien de connexion vient d'y être envoyé."))
        if let link = model.link {
          html.callout(title: fr("Environnement de test : votre lien"), icon: .info) { html in
            html.element(.p, text: fr("Ici, aucun message n'est nécessaire : le lien est affiché directement."))
            html.element(.p) { html in
              html.button(
                .link(
                  fr("Ouvrir le lien de connexion"), to: CandidateAddress.verify(link), icon: .arrowRight,
                  iconLeft: false))
            }
          }
        }
        html.heading(2, fr("Et maintenant ?"), class: "fr-h5 fr-mt-4w")
        html.element(.ol) { html in
          html.element(.li, text: fr("Ouvrez le message de Passe Marché."))
          html.element(.li, text: fr("Suivez son lien dans les 30 minutes ; il ne sert qu'une fois."))
          html.element(.li, text: fr("Vous revenez sur Passe Marché, et votre candidature s'ouvre."))
        }
        html.heading(2, fr("Vous n'avez rien reçu ?"), class: "fr-h5 fr-mt-4w")
        html.paragraph(
          fr(
            """
            Regardez dans vos courriers indésirables, et vérifiez l'adresse. Si la candidature a déjà été \
            commencée, le lien n'est envoyé qu'à l'adresse de la personne qui l'a commencée.
            """
          ))
        html.buttons([
          .link(
            fr("Demander un autre lien"), to: CandidateAddress.signInForm(application: model.application),
            kind: .secondary, icon: .refresh)
        ])
      }
    }
  }

  /// The page a link leads to: its button uses the link.
  public func linkConfirmation(
    _ model: CandidateLinkConfirmationModel, _ form: FormContext
  ) -> Markup {
    context.candidatePage(PageHead(title: "Connexion", audience: .candidate, step: "login_verify")) { html in
      html.narrowPage { html in
        html.heading(1, fr("Votre connexion"))
        let purpose =
          model.market.map { fr("Vous allez ouvrir votre candidature au marché « \($0) ».") }
          ?? fr("Vous allez ouvrir votre candidature.")
        html.paragraph(purpose, class: "fr-text--lead")
        html.form(form, action: CandidateAddress.verify) { html in
          html.hiddenField("token", model.link.token)
          html.hiddenField("market_application_id", model.link.application)
          html.buttons([.submit("Continuer", icon: .arrowRight, iconLeft: false)])
        }
        html.paragraph(
          fr("Si vous n'avez pas demandé à vous connecter, fermez simplement cette page."), class: "fr-text--sm")
      }
    }
  }

  /// The page of a link that was used, is too old, or never was one.
  public func invalidLink(application: String?) -> Markup {
    context.candidatePage(PageHead(title: fr("Lien invalide ou expiré"), audience: .candidate, step: "login_verify")) {
      html in
      html.narrowPage { html in
        html.heading(1, fr("Ce lien ne peut plus servir"))
        html.alert(.error, text: fr("Ce lien de connexion est invalide ou a expiré."), live: true)
        html.paragraph(
          fr("Un lien est valable 30 minutes et ne sert qu'une fois. Rien n'est perdu : demandez-en un autre."),
          class: "fr-mt-3w")
        html.buttons([
          .link(fr("Demander un nouveau lien"), to: CandidateAddress.signInForm(application: application), icon: .mail)
        ])
      }
    }
  }
}

extension Markup {
  /// For pages of a few sentences or fields.
  mutating func narrowPage(content: (inout Markup) -> Void) {
    pageContainer { html in
      html.element(.div, .class("fr-grid-row fr-grid-row--center")) { html in
        html.element(.div, .class("fr-col-12 fr-col-md-10 fr-col-lg-8"), content: content)
      }
    }
  }

  /// The company: locked where it is known, asked where it is not.
  ///
  /// - Parameter isEntered: whether the candidate is where it is known from, and not the platform.
  mutating func siretField(_ form: FormContext, known: String?, isEntered: Bool = false) {
    let hint =
      switch (known, isEntered) {
      case (nil, _): fr("14 chiffres, ceux de l'établissement qui répond. Exemple : 732 829 320 00074")
      case (_, false): fr("Ce numéro a été fourni par la plateforme de marchés publics et ne peut pas être modifié")
      case (_, true): fr("Vous avez indiqué ce numéro pour cette candidature, et il ne peut plus être modifié")
      }
    var field = TextField(
      name: "siret", label: fr("Numéro de SIRET"), hint: hint, kind: .digits, initial: known.map(FrenchText.siret),
      required: known == nil, autocomplete: "off", readOnly: known != nil, spellcheck: false)
    // Room for the spaces that people write between the groups.
    if known == nil { field.maxLength = 20 }
    // What is locked cannot have been typed.
    let shown = known == nil ? form : FormContext(csrfToken: form.csrfToken, messages: form.messages)
    textField(shown, field)
  }

  fileprivate mutating func loginNotice(_ notice: CandidateLoginModel.Notice?) {
    switch notice {
    case .invalidLink?: alert(.error, text: fr("Ce lien de connexion est invalide ou a expiré."), live: true)
    case .signInFirst?:
      alert(.info, text: fr("Connectez-vous pour ouvrir cette page. Ce que vous aviez enregistré est conservé."))
    case .signedOut?: alert(.success, text: fr("Vous êtes déconnecté."))
    case .noApplication?:
      alert(.warning, text: fr("Veuillez accéder à Passe Marché depuis votre plateforme de marchés publics"))
    case .tooManyRequests?:
      alert(
        .error,
        text: fr(
          """
          Trop de liens ont été demandés. Attendez quelques minutes, ou utilisez le dernier lien reçu.
          """), live: true)
    case nil: break
    }
  }
}
