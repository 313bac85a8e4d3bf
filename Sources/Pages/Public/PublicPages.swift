import HTML

/// The pages that anyone may see.
public struct PublicPages: Sendable {
  let context: PageContext

  public init(_ context: PageContext) { self.context = context }

  /// `/` and `/acheteur`.
  public func buyerHome() -> Markup {
    let head = PageHead(title: fr("Acheteur"), audience: .buyer, hiddenFromSearch: false)
    return context.page(head) { html in
      hero(
        fr("Votre publication et votre analyse de candidatures, en toute simplicité"),
        fr(
          "Passe Marché vous aide à choisir ce que vous demandez aux entreprises, et vous remet des candidatures complètes et vérifiées."
        ), picture: "document/document-signature.svg", into: &html)
      section(fr("Trois étapes, depuis votre plateforme de marchés publics"), into: &html) { html in
        html.element(.ol, .class("pm-ways pm-ways--row fr-raw-list")) { html in
          html.way(
            fr("Créez votre marché"),
            fr("Depuis votre plateforme habituelle : elle nous transmet le nom, les lots et la date limite."))
          html.way(
            fr("Choisissez les renseignements"),
            fr("Les renseignements obligatoires sont proposés d'office ; vous ajoutez ceux qui servent à votre choix."))
          html.way(
            fr("Recevez les candidatures"),
            fr("Chaque dossier vous parvient avec ses pièces nommées, analysées par un antivirus, et une attestation signée."))
        }
      }
      band(fr("Ce que Passe Marché vous apporte"), into: &html) { html in
        benefits(
          [
            (
              "institutions/justice.svg", fr("La règle, sans la chercher"),
              fr("Le socle des renseignements suit le code de la commande publique, par type de marché.")
            ),
            (
              "document/document-search.svg", fr("Des dossiers lisibles"),
              fr("Mêmes rubriques et mêmes noms de fichiers pour toutes les entreprises : vous comparez d'un coup d'œil.")
            ),
            (
              "system/padlock.svg", fr("Des preuves qui tiennent"),
              fr("Date de dépôt à la seconde, empreinte de chaque pièce, attestation vérifiable en ligne par QR code.")
            ),
          ], into: &html)
      }
      section(fr("Comment y accéder ?"), into: &html) { html in
        html.paragraph(
          fr(
            "Passe Marché n'a pas de compte à créer : vous y arrivez depuis votre plateforme de marchés publics, en configurant un marché."
          ), class: "pm-text")
        html.link(fr("Vous êtes une entreprise ?"), to: "/candidat", class: "fr-link")
      }
    }
  }

  /// `/candidat`.
  public func candidateHome() -> Markup {
    let head = PageHead(title: fr("Candidat"), audience: .candidate, hiddenFromSearch: false)
    return context.page(head) { html in
      hero(
        fr("Votre candidature aux marchés publics, en toute simplicité"),
        fr("Un seul formulaire, guidé du début à la fin, pour tous les lots d'un marché."),
        picture: "buildings/companie.svg", into: &html)
      section(fr("Quatre étapes pour candidater"), into: &html) { html in
        html.element(.ol, .class("pm-ways pm-ways--row fr-raw-list")) { html in
          html.way(fr("Partez du marché"), fr("Choisissez-le sur votre plateforme de marchés publics."))
          html.way(fr("Connectez-vous"), fr("Votre SIRET et votre adresse email suffisent : pas de mot de passe."))
          html.way(fr("Répondez"), fr("Vos réponses et vos fichiers sont enregistrés au fur et à mesure."))
          html.way(fr("Transmettez"), fr("Vous recevez une attestation de dépôt, datée et signée."))
        }
      }
      band(fr("Bon à savoir"), into: &html) { html in
        benefits(
          [
            (
              "digital/in-progress.svg", fr("Reprenez quand vous voulez"),
              fr("Un brouillon est conservé 7 jours : fermez la page et revenez-y par un lien envoyé par email.")
            ),
            (
              "digital/calendar.svg", fr("Jusqu'à la dernière seconde"),
              fr("La date limite est rappelée sur chaque page ; passé ce moment, le dépôt n'est plus possible.")
            ),
            (
              "system/padlock.svg", fr("Vos pièces sont protégées"),
              fr("Chiffrées dès leur réception, analysées par un antivirus, remises avec votre dossier et à personne d'autre.")
            ),
          ], into: &html)
      }
      section(fr("Retrouver une candidature"), into: &html) { html in
        html.paragraph(
          fr(
            "Revenez sur la page du marché, sur votre plateforme : elle vous ramène à votre candidature, et nous vous envoyons un nouveau lien de connexion."
          ), class: "pm-text")
        html.link(fr("Vous êtes un acheteur public ?"), to: "/acheteur", class: "fr-link")
      }
    }
  }

  // MARK: Parts of the home pages

  private func hero(_ title: String, _ lead: String, picture: String, into html: inout Markup) {
    html.element(.div, .class("pm-band")) { html in
      html.element(.div, .class("fr-container")) { html in
        html.element(.div, .class("fr-grid-row fr-grid-row--gutters fr-grid-row--middle")) { html in
          html.element(.div, .class("fr-col-12 fr-col-md-8")) { html in
            html.heading(1, title)
            html.paragraph(lead, class: "pm-lead fr-mb-0")
          }
          html.element(.div, .class("fr-col-12 fr-col-md-4 pm-hero__picture")) { html in
            html.pictogram(context.assets.link("artwork/pictograms/" + picture))
          }
        }
      }
    }
  }

  private func section(_ title: String, into html: inout Markup, content: (inout Markup) -> Void) {
    html.element(.section, .class("fr-container pm-section")) { html in
      html.heading(2, title)
      content(&html)
    }
  }

  private func band(_ title: String, into html: inout Markup, content: (inout Markup) -> Void) {
    html.element(.section, .class("pm-band")) { html in
      html.element(.div, .class("fr-container")) { html in
        html.heading(2, title)
        content(&html)
      }
    }
  }

  private func benefits(_ parts: [(picture: String, title: String, text: String)], into html: inout Markup) {
    html.element(.div, .class("fr-grid-row fr-grid-row--gutters")) { html in
      for part in parts {
        html.element(.div, .class("fr-col-12 fr-col-md-4")) { html in
          html.pictogram(context.assets.link("artwork/pictograms/" + part.picture))
          html.heading(3, part.title, class: "fr-h5 fr-mt-1w fr-mb-1w")
          html.paragraph(part.text, class: "fr-mb-0")
        }
      }
    }
  }
}
