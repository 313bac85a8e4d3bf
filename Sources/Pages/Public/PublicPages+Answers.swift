import HTML

extension PublicPages {
  /// A refusal or a fault: what happened, what to do, and what to quote when asking for help.
  public func error(_ model: ErrorPageModel) -> Markup {
    context.page(PageHead(title: model.title)) { html in
      html.element(.div, .class("fr-container pm-page")) { html in
        html.element(.div, .class("fr-grid-row fr-grid-row--gutters fr-grid-row--middle")) { html in
          html.element(.div, .class("fr-col-12 fr-col-md-8")) { html in
            html.heading(1, model.title)
            html.paragraph(fr("Erreur \(model.status)"), class: "fr-text--sm")
            html.paragraph(model.text, class: "pm-lead")
            if let seconds = model.retryAfter {
              html.paragraph(fr("Vous pourrez réessayer dans \(FrenchText.duration(seconds))."))
            }
            let back = model.back ?? (fr("Page d'accueil"), "/")
            html.buttons([
              .link(back.text, to: back.link),
              .link(
                fr("Contactez-nous"),
                to: .mail(
                  to: context.supportAddress,
                  subject: fr("Erreur \(model.status)") + (model.requestID.map { " (\($0))" } ?? "")),
                kind: .secondary),
            ])
            if let request = model.requestID {
              html.element(.p, .class("fr-hint-text")) { html in
                html.text(fr("Référence à rappeler en cas de contact : "))
                html.element(.code, .untranslated, text: request)
              }
            }
          }
          html.element(.div, .class("fr-col-12 fr-col-md-4 pm-hero__picture")) { html in
            html.pictogram(context.assets.link("artwork/pictograms/system/technical-error.svg"))
          }
        }
      }
    }
  }

  /// `/verification/{token}`: confirms what an attestation says of itself, or says that it is none of ours.
  public func verification(_ model: VerificationModel?) -> Markup {
    let title = model == nil ? fr("Attestation inconnue") : fr("Attestation authentique")
    return context.page(PageHead(title: title)) { html in
      html.element(.div, .class("fr-container pm-page")) { html in
        html.element(.div, .class("pm-text")) { html in
          html.heading(1, title)
          if let model {
            confirmation(model, into: &html)
          } else {
            html.alert(
              .error, title: fr("Ce code ne correspond à aucune attestation délivrée par Passe Marché"),
              text: fr(
                """
                Vérifiez que l'adresse est complète. Si elle vient d'un document qui vous a été présenté comme une \
                attestation, ce document n'est pas authentique.
                """
              ))
          }
        }
      }
    }
  }

  private func confirmation(_ model: VerificationModel, into html: inout Markup) {
    html.element(.div, .class("fr-mb-4w")) { html in
      html.alert(
        .success, text: fr("Passe Marché a délivré une attestation de candidature avec les informations suivantes."))
    }
    html.summaryList([
      (fr("Identifiant de la candidature"), { $0.element(.code, .untranslated, text: model.identifier) }),
      (fr("Déposée le"), { $0.text(model.submittedAt.full) }),
      (
        fr("Empreinte du document (SHA-256)"),
        { $0.element(.code, .class("pm-digest"), .untranslated, text: model.digest) }
      ),
    ])
    html.paragraph(
      fr(
        """
        Comparez-les avec le document que vous avez en main. L'empreinte est celle du fichier PDF d'origine : une \
        seule modification la change entièrement.
        """
      ))
  }
}
