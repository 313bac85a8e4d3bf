import HTML

@testable import Pages

extension Samples {
  var publicPages: [Sample] {
    let pages = PublicPages(context())
    let `operator` = OperatorModel(
      publisher: words("Direction interministérielle du numérique"), director: words("La directrice"),
      host: words("Un hébergeur, 1 rue de l’Exemple, Paris"),
      dataProtectionAddress: words("donnees@passemarche.example"))
    return [
      Sample("acheteur", pages.buyerHome()),
      Sample("acheteur-production", PublicPages(context(.production)).buyerHome()),
      Sample("candidat", pages.candidateHome()),
      Sample("mentions-legales", pages.legalNotice(`operator`)),
      Sample("mentions-legales-sans", pages.legalNotice(OperatorModel())),
      Sample("accessibilite", pages.accessibilityStatement()),
      Sample("donnees-personnelles", pages.dataProtection(`operator`)),
      Sample(
        "erreur-404",
        pages.error(
          ErrorPageModel(
            status: 404, title: words("Page introuvable"),
            text: words("La page demandée n’existe pas ou n’existe plus."), requestID: words("8f14e45fceea167a")))),
      Sample(
        "erreur-429",
        pages.error(
          ErrorPageModel(
            status: 429, title: words("Trop de demandes"), text: words("Vous avez fait trop de demandes."),
            requestID: words("8f14e45fceea167a"), retryAfter: 61,
            back: (words("Retour au formulaire"), "/candidate/dashboard")))),
      Sample("erreur-500-minimale", pages.error(ErrorPageModel(status: 500, title: words("Erreur"), text: words("…")))),
      Sample(
        "verification",
        pages.verification(
          VerificationModel(
            identifier: words("FT20261125AB12CD34"), submittedAt: Self.now,
            digest: words("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")))),
      Sample("verification-inconnue", pages.verification(nil)),
    ]
  }
}
