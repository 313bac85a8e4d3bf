import Documents
import Foundation
import Runtime
import Testing

/// What attestations say to whom (product.md §5.8), read back from the pages by pdftotext.
@Suite struct AttestationContentTests {
  @Test func bothTellWhatTheyAreAbout() throws {
    for audience in Attestation.Audience.allCases {
      let text = try PrintedDocument.print(Samples.typical(audience), name: "\(audience).pdf").flatText()
      for part in [
        "FT20260615A1B2C3D4", "VR-2026-A1B2C3D4E5F6", "SARL Dupont & Fils", "SIRET 732 829 320 00074",
        "Commune de Saint-Étienne", "SIRET 217 500 016 00019", "Ma Plateforme Marchés",
        "le 15/06/2026 à 14:03:12 (heure de Paris)", "16/06/2026 à 18:00 (heure de Paris)", "Fournitures, Services",
        "https://passemarche.data.gouv.fr/verification/k3v9Qm2XbT7rLw8pZ4nY6s", "Candidature à 2 lots sur 3.",
        "30213100-6", "1 500 000 €", "Exercice N-3", "Réalisation 2", "Élodie Lefèvre", "Aucun échantillon renseigné",
        "a été transmise par le service Passe Marché", "avant la date limite de remise fixée au",
        "cachet électronique de « Passe Marché (test) »",
      ] {
        expect(text, contains: part)
      }
    }
  }

  @Test func candidatesDoNotSeeWhatOfficialSourcesSay() throws {
    let document = try PrintedDocument.print(Samples.typical(.candidate))
    let text = try document.flatText()
    for hidden in ["SARL DUPONT ET FILS", "attestation_fiscale", "Procédure de liquidation judiciaire détectée"] {
      let isShown = text.contains(hidden)
      #expect(!isShown, "\(hidden)")
    }
    expect(text, contains: "Attestation de candidature")
    expect(text, contains: "Récupéré automatiquement")
    // The badge of what they declared is for the buyer; the notice at the end explains both.
    #expect(count(of: "Déclaré par le candidat", in: text) == 1)
  }

  @Test func buyersSeeEverything() throws {
    let text = try PrintedDocument.print(Samples.typical(.buyer)).flatText()
    for part in [
      "Attestation acheteur", "SARL DUPONT ET FILS", "api_03_01_champ_attestation_fiscale.pdf", "Source officielle",
      "Source officielle : Procédure de liquidation judiciaire détectée", "Candidat : La procédure a été clôturée",
      "user_01_01_champ_Kbis Entreprise 2026.pdf (1,4 Mo)",
    ] {
      expect(text, contains: part)
    }
    #expect(count(of: "Déclaré par le candidat", in: text) > 10)
  }

  @Test func documentsAreListedWithDigests() throws {
    let buyer = try PrintedDocument.print(Samples.typical(.buyer)).flatText()
    let candidate = try PrintedDocument.print(Samples.typical(.candidate)).flatText()
    for file in Samples.typical(.buyer).documents {
      let digest = file.sha256.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      expect(buyer, contains: digest)
      let isTold = candidate.contains(digest)
      #expect(isTold == (file.origin == .candidate))
    }
    expect(candidate, contains: "Vos documents")
    expect(candidate, contains: "CV Élodie Lefèvre.docx")
    expect(try PrintedDocument.print(Samples.small()).flatText(), contains: "Aucun document n’accompagne")
  }

  @Test(arguments: [true, false])
  func theStatementOnHonourIsToldAsGiven(attested: Bool) throws {
    var attestation = Samples.small()
    attestation.exclusion = .init(attested: attested)
    let text = try PrintedDocument.print(attestation).flatText()
    let isFull = text.contains("Attestation sur l’honneur fournie")
    #expect(isFull == attested)
    let isEmpty = text.contains("Attestation sur l’honneur non fournie")
    #expect(isEmpty == !attested)
    #expect(count(of: "Informations complémentaires du candidat", in: text) == 0)
  }

  @Test func onlyTestsAreMarkedAsSuch() throws {
    var attestation = Samples.small()
    #expect(try !PrintedDocument.print(attestation).flatText().contains("environnement de test"))
    attestation.watermark = Attestation.testWatermark
    let document = try PrintedDocument.print(attestation)
    expect(try document.flatText(), contains: "Ce document a été produit dans un environnement de test")
    #expect(try shareOfGrey(document) > 0.01)
    attestation.watermark = nil
    #expect(try shareOfGrey(PrintedDocument.print(attestation)) < 0.002)
  }

  /// How much of the first page has the watermark's colour.
  private func shareOfGrey(_ document: PrintedDocument) throws -> Double {
    let picture = document.folder.path + "/page"
    try Tool.run(["pdftoppm", "-r", "40", "-gray", "-singlefile", document.path, picture])
    let pixels = try Data(contentsOf: URL(fileURLWithPath: picture + ".pgm")).dropFirst(15)
    return Double(pixels.count { (0xEC...0xEE).contains($0) }) / Double(pixels.count)
  }

  private func count(of part: String, in text: String) -> Int { text.components(separatedBy: part).count - 1 }

  /// Without the whole text in what is told of a failure.
  private func expect(_ text: String, contains part: String, _ place: SourceLocation = #_sourceLocation) {
    let isContained = text.contains(part)
    #expect(isContained, "\(part)", sourceLocation: place)
  }

  @Test func aLateSubmissionIsNotCalledInTime() throws {
    var attestation = Samples.small()
    attestation.market.deadline = attestation.submittedAt.adding(milliseconds: -1)
    #expect(try !PrintedDocument.print(attestation).flatText().contains("avant la date limite"))
    attestation.market.deadline = attestation.submittedAt
    #expect(try PrintedDocument.print(attestation).flatText().contains("avant la date limite"))
  }

  @Test func pagesAreNumberedAndHeaded() throws {
    let document = try PrintedDocument.print(Samples.typical(.buyer))
    let count = try document.pageCount()
    #expect(count > 2)
    for page in 1...count {
      let text = try document.flatText(page: page)
      expect(text, contains: "page \(page) sur \(count)")
      expect(text, contains: "Attestation acheteur · FT20260615A1B2C3D4 · VR-2026-A1B2C3D4E5F6")
    }
  }

  @Test func readersFindTheirWay() throws {
    let document = try PrintedDocument.print(Samples.typical(.buyer))
    let info = try Tool.run(["pdfinfo", document.path]).output
    #expect(info.contains("Tagged:          yes"))
    #expect(info.contains("Title:           Attestation acheteur FT20260615A1B2C3D4"))
    let structure = try Tool.run(["pdfinfo", "-struct", document.path]).output
    // Poppler complains of a structure without one root.
    let complaints = structure.contains("Syntax Warning")
    #expect(!complaints)
    for tag in ["Document", "H1", "H2", "H3", "Table", "TR", "TH", "TD", "P", "Link", "Figure"] {
      expect(structure, contains: tag)
    }
    let objects = try Tool.run(["qpdf", "--json", "--json-key=qpdf", document.path]).output
    for entry in ["\"/Scope\": \"/Column\"", "\"/Scope\": \"/Row\"", "\"/Alt\": \"u:Code QR qui mène"] {
      expect(objects, contains: entry)
    }
    let json = try Tool.run(["qpdf", "--json", "--json-key=outlines", document.path]).output
    for title in ["Le marché", "Documents du dossier", "Certification", "Chiffre d’affaires"] {
      expect(json, contains: title)
    }
  }
}
