import Runtime

/// The sentences of attestations. Non-breaking spaces stand where French typography wants them.
enum Wording {
  static func title(_ audience: Attestation.Audience) -> String {
    switch audience {
    case .candidate: "Attestation de candidature"
    case .buyer: "Attestation acheteur"
    }
  }

  static let republic = "République\nFrançaise"
  static let service = "Passe Marché"
  static let serviceLine = "Candidatures aux marchés publics"

  static func submitted(_ attestation: Attestation) -> String {
    let date = French.parisInstant(attestation.submittedAt, seconds: true)
    return attestation.audience == .candidate ? "Transmise le \(date)" : "Candidature transmise le \(date)"
  }

  static let notAnswered = "Non renseigné"
  static let noFile = "Aucun fichier téléchargé"
  static let declared = "Déclaré par le candidat"
  static let automatic = "Récupéré automatiquement"
  static let verify = "Vérifier ce document"

  static func figure(_ url: String) -> String { "Code QR qui mène à la page de vérification de ce document : \(url)" }

  static func organisation(_ organisation: Attestation.Organisation) -> (name: String, siret: String) {
    (organisation.name ?? "Dénomination non renseignée", "SIRET \(French.siret(organisation.siret))")
  }

  // MARK: Market and lots

  static let market = "Le marché"
  static let lots = "Lots"

  static func chosenLots(_ chosen: Int, of all: Int) -> String {
    "Candidature à \(French.count(chosen, "lot", "lots")) sur \(French.integer(all))."
  }

  // MARK: Exclusion grounds

  static let exclusion = "Motifs d’exclusion"
  static let exclusionAttested = "Attestation sur l’honneur fournie"
  static let exclusionNotAttested = "Attestation sur l’honneur non fournie"
  static let exclusionAttestedText =
    "Le candidat atteste sur l’honneur n’entrer dans aucun des cas d’exclusion de la procédure de passation des "
    + "marchés publics prévus par le code de la commande publique."
  static let exclusionNotAttestedText =
    "Le candidat n’a pas attesté sur l’honneur n’entrer dans aucun des cas d’exclusion de la procédure de passation "
    + "des marchés publics prévus par le code de la commande publique."
  static let contestations = "Informations complémentaires du candidat"
  static let officialText = "Source officielle\u{A0}: "
  static let candidateText = "Candidat\u{A0}: "

  // MARK: Documents

  static func documents(_ audience: Attestation.Audience) -> String {
    audience == .candidate ? "Vos documents" : "Documents du dossier"
  }

  static func documentsNotice(_ audience: Attestation.Audience) -> String {
    switch audience {
    case .candidate:
      "Chaque fichier transmis, son nom dans le dossier remis à l’acheteur et son empreinte numérique (SHA-256)\u{A0}: "
        + "un fichier qui a la même empreinte est, à l’octet près, celui que vous avez transmis."
    case .buyer:
      "Chaque fichier du dossier, son nom d’origine et son empreinte numérique (SHA-256)\u{A0}: un fichier qui a "
        + "la même empreinte est, à l’octet près, celui qui a été transmis."
    }
  }

  static let noDocument = "Aucun document n’accompagne cette candidature."
  static let officialSource = "Source officielle"

  // MARK: Certification

  static let certification = "Certification"

  /// - Parameter signer: in whose name the document is signed.
  static func certification(_ attestation: Attestation, signer: String) -> [String] {
    let (name, siret) = organisation(attestation.candidate)
    let deadline = French.parisInstant(attestation.market.deadline)
    let isInTime = attestation.submittedAt <= attestation.market.deadline
    let submission =
      "La candidature \(attestation.identifier) de \(name) (\(siret)) au marché "
      + "\(attestation.market.identifier) a été transmise par le service Passe Marché le "
      + "\(French.parisInstant(attestation.submittedAt, seconds: true))"
      + (isInTime ? ", avant la date limite de remise fixée au \(deadline)." : ".")
    let origin =
      "Les informations «\u{A0}\(declared)\u{A0}» ont été fournies par le candidat, sous sa responsabilité. Les "
      + "informations «\u{A0}\(automatic)\u{A0}» proviennent de sources officielles"
      + (attestation.audience == .candidate
        ? "\u{A0}; elles sont transmises à l’acheteur et leur contenu ne figure pas dans le présent document." : ".")
    let seal =
      "Ce document porte le cachet électronique de «\u{A0}\(signer)\u{A0}», qu’un lecteur de PDF vérifie\u{A0}: toute "
      + "modification le rend invalide. La page désignée par le code QR et par l’adresse de vérification confirme "
      + "l’identifiant, la date et l’empreinte du document."
    return [submission, origin, seal]
  }

  static let testNotice =
    "Ce document a été produit dans un environnement de test\u{A0}: il n’atteste aucune candidature réelle."

  static func replacedNotice(_ count: Int) -> String {
    (count == 1
      ? "Un caractère que les polices de ce document ne comportent pas y est remplacé par «\u{A0}□\u{A0}». "
      : "\(French.integer(count)) caractères que les polices de ce document ne comportent pas y sont remplacés par "
        + "«\u{A0}□\u{A0}». ")
      + "Les textes d’origine sont conservés par le service."
  }

  // MARK: Furniture

  static func footer(_ attestation: Attestation) -> String {
    "\(title(attestation.audience)) · \(attestation.identifier) · \(attestation.market.identifier)"
  }

  static func generated(_ attestation: Attestation) -> String {
    "Document généré automatiquement le \(French.parisInstant(attestation.submittedAt)) · Système Passe Marché – "
      + "République Française"
  }

  static func page(_ page: Int, of count: Int) -> String { "page\u{A0}\(page) sur\u{A0}\(count)" }
}
