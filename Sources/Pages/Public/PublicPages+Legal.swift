import HTML

extension PublicPages {
  /// `/mentions-legales`.
  public func legalNotice(_ model: OperatorModel) -> Markup {
    text(fr("Mentions légales")) { html in
      let parts = [
        (fr("Éditeur"), model.publisher), (fr("Directeur ou directrice de la publication"), model.director),
        (fr("Hébergement"), model.host),
      ]
      for (title, text) in parts {
        guard let text else { continue }
        html.heading(2, title, class: "fr-h4")
        html.paragraph(text)
      }
      html.heading(2, fr("Contact"), class: "fr-h4")
      contact(into: &html)
      html.heading(2, fr("Réutilisation"), class: "fr-h4")
      html.paragraph(
        fr(
          """
          Sauf mention contraire, les textes de ce site peuvent être réutilisés selon la licence Ouverte, version \
          2.0 (Etalab). Le système de design de l'État est réservé aux sites de l'État.
          """
        ))
      html.heading(2, fr("Cookies"), class: "fr-h4")
      html.paragraph(
        fr(
          """
          Ce site ne mesure pas votre audience et ne vous suit pas. Il dépose un seul cookie, nécessaire à votre \
          session et à la protection des formulaires ; il garde aussi, sur votre appareil, le thème d'affichage que \
          vous avez choisi.
          """
        ))
    }
  }

  /// `/accessibilite`: the statement that article 47 of the law of 11 February 2005 asks for.
  public func accessibilityStatement() -> Markup {
    text(fr("Déclaration d'accessibilité")) { html in
      html.paragraph(
        fr(
          """
          Passe Marché s'engage à rendre son service accessible, conformément à l'article 47 de la loi \
          n°\u{A0}2005-102 du 11 février 2005. Cette déclaration porte sur les pages de ce site.
          """
        ))
      html.heading(2, fr("État de conformité"), class: "fr-h4")
      html.paragraph(
        fr(
          """
          Ce site est partiellement conforme au référentiel général d'amélioration de l'accessibilité \
          (RGAA\u{A0}4.1) : aucun audit complet par un tiers n'a encore été mené.
          """
        ))
      html.heading(2, fr("Résultats des tests"), class: "fr-h4")
      html.paragraph(
        fr(
          """
          Toutes les pages sont contrôlées à chaque version par un outil automatique (axe, règles WCAG 2.1 A et AA) \
          et par un validateur HTML, sans aucune anomalie connue. Elles fonctionnent au clavier, sans JavaScript, et \
          sur un écran de 320 pixels de large.
          """
        ))
      html.heading(2, fr("Contenus non accessibles"), class: "fr-h4")
      html.element(.ul) { html in
        html.element(
          .li,
          text: fr(
            """
            Les attestations au format PDF ne sont pas balisées : les mêmes informations figurent sur les pages de \
            synthèse et de consultation.
            """
          ))
        html.element(
          .li, text: fr("Les fichiers joints par les candidats, dont nous ne maîtrisons pas le contenu."))
      }
      html.heading(2, fr("Établissement de cette déclaration"), class: "fr-h4")
      html.paragraph(fr("Cette déclaration a été établie le 25 novembre 2026."))
      html.paragraph(fr("Technologies utilisées : HTML, CSS, JavaScript, SVG, PDF."))
      html.heading(2, fr("Amélioration et contact"), class: "fr-h4")
      html.paragraph(
        fr(
          """
          Si un contenu ou un service ne vous est pas accessible, écrivez-nous : nous vous orienterons vers une \
          solution de remplacement.
          """
        ))
      contact(into: &html)
      html.heading(2, fr("Voies de recours"), class: "fr-h4")
      html.paragraph(
        fr("Si nous ne vous apportons pas de réponse satisfaisante, vous pouvez saisir le Défenseur des droits :"))
      html.element(.ul) { html in
        html.element(.li) { html in
          html.link(
            fr("en ligne, par le formulaire du Défenseur des droits"), to: "https://formulaire.defenseurdesdroits.fr/",
            newWindow: true)
        }
        html.element(
          .li,
          text: fr(
            """
            par courrier gratuit, sans timbre : Défenseur des droits, Libre réponse 71120, 75342 \
            Paris\u{A0}CEDEX\u{A0}07
            """))
        html.element(.li, text: fr("auprès de ses délégués, présents dans chaque département"))
      }
    }
  }

  /// `/donnees-personnelles`: what is kept, why and for how long.
  public func dataProtection(_ model: OperatorModel) -> Markup {
    text(fr("Données personnelles")) { html in
      html.paragraph(
        fr(
          """
          Passe Marché ne traite que ce qui est nécessaire pour déposer une candidature à un marché public et la \
          remettre à l'acheteur (mission d'intérêt public, article 6.1.e du RGPD).
          """
        ))
      html.heading(2, fr("Ce que nous conservons, et combien de temps"), class: "fr-h4")
      let rows = [
        [
          fr("Adresse email du candidat"), fr("Vous connecter et retrouver vos candidatures"),
          fr("Autant que la candidature"),
        ],
        [
          fr("Brouillon d'une candidature : réponses et fichiers"), fr("Reprendre où vous en étiez"),
          fr("7 jours après la dernière modification"),
        ],
        [
          fr("Candidature transmise : réponses, fichiers, attestation"),
          fr("Remettre le dossier à l'acheteur et prouver le dépôt"), fr("Le temps de la procédure de passation"),
        ],
        [
          fr("Fichier qu'une panne a empêché d'effacer"), fr("Rétablir les dossiers après une panne"),
          fr("31 jours après la panne"),
        ],
        [fr("Configuration d'un marché en cours"), fr("Reprendre où vous en étiez"), fr("24 heures")],
        [fr("Lien de connexion"), fr("Vous identifier sans mot de passe"), fr("30 minutes, une seule utilisation")],
      ]
      html.table(
        caption: fr("Données, usages et durées"), captionHidden: true,
        columns: [fr("Donnée"), fr("Usage"), fr("Durée")], rows: rows.count
      ) { html, row, column in html.text(rows[row][column]) }
      html.heading(2, fr("Qui y a accès"), class: "fr-h4")
      html.paragraph(
        fr(
          """
          L'acheteur du marché et la plateforme depuis laquelle vous candidatez reçoivent la candidature que vous \
          transmettez. Un brouillon n'est transmis à personne. Les fichiers sont chiffrés dès leur réception, et les \
          journaux techniques ne contiennent ni adresse email, ni réponse, ni nom de fichier.
          """
        ))
      html.heading(2, fr("Vos droits"), class: "fr-h4")
      html.paragraph(
        fr(
          """
          Vous pouvez demander l'accès à vos données, leur rectification, leur effacement ou la limitation de leur \
          traitement, et vous y opposer. Vous pouvez supprimer vous-même un brouillon depuis la page « Mes \
          candidatures ».
          """
        ))
      html.element(.p) { html in
        html.text(fr("Pour exercer ces droits : "))
        let address = model.dataProtectionAddress ?? context.supportAddress
        html.link(address, to: .mail(to: address))
        html.text(".")
      }
      html.element(.p) { html in
        html.text(fr("Vous pouvez aussi adresser une réclamation à la "))
        html.link("CNIL", to: "https://www.cnil.fr/fr/plaintes", newWindow: true)
        html.text(".")
      }
    }
  }

  /// The text of `/robots.txt`: production alone is found, and there only what is for everybody.
  public static func robots(_ environment: PageContext.Environment) -> String {
    switch environment {
    case .production:
      "User-agent: *\nAllow: /\nDisallow: /buyer/\nDisallow: /candidate/\nDisallow: /verification/\nDisallow: /api/\n"
    case .sandbox, .staging, .preprod: "User-agent: *\nDisallow: /\n"
    }
  }

  private func contact(into html: inout Markup) {
    html.element(.p) { html in
      html.text(fr("Courriel : "))
      html.link(context.supportAddress, to: .mail(to: context.supportAddress))
    }
  }

  /// A page of prose.
  private func text(_ title: String, content: (inout Markup) -> Void) -> Markup {
    context.page(PageHead(title: title, hiddenFromSearch: false)) { html in
      html.element(.div, .class("fr-container pm-page")) { html in
        html.breadcrumb([(fr("Accueil"), "/")], current: title)
        html.element(.div, .class("pm-text")) { html in
          html.heading(1, title)
          content(&html)
        }
      }
    }
  }
}
