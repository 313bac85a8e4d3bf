import Crypto
import Generated
import Pages
import Runtime
import Store

/// Answers that keep every rule of the contract, made up from the field catalogue for applications that are submitted
/// in the candidate's place. They say of themselves that they are tests.
struct MadeUpAnswers {
  /// The current year in Paris.
  let currentYear: Int

  init(at now: Timestamp) { currentYear = ParisTime(now).year }

  /// The answer to a field; ``AnswerValue/files`` where documents alone answer it.
  func answer(to field: Catalogue.Field) -> AnswerValue {
    switch field.type {
    case .textInput, .textarea, .fileOrTextarea: .text("Réponse d’essai : \(field.candidate)")
    case .emailInput: .text("candidat@example.org")
    case .phoneInput: .text("01 23 45 67 89")
    case .urlInput, .inlineUrlInput: .text("https://www.example.org/")
    case .checkboxWithDocument: .checked(true)
    // Of these questions "no" is what buyers hope for, and needs neither text nor document.
    case .radioWithFileAndText: .radio(.no, text: "")
    case .capaciteEconomiqueFinanciereChiffreAffairesGlobalAnnuel:
      .turnover(.init(turnover(1), turnover(2), turnover(3)))
    case .capaciteEconomiqueFinanciereEffectifsMoyensAnnuels: .staff(.init(staff(1), staff(2), staff(3)))
    case .presentationIntervenants:
      .people([.init(number: 1, lastName: "Essai", firstNames: "Camille", titles: "Ingénieure, dix ans d’expérience")])
    case .realisationsLivraisons:
      .references([
        .init(
          number: 1, summary: "Marché d’essai", start: CalendarDate(year: currentYear - 2, month: 1, day: 15),
          end: CalendarDate(year: currentYear - 1, month: 6, day: 30), amount: 45_000,
          description: "Prestation imaginée pour un essai")
      ])
    case .capacitesTechniquesProfessionnellesOutillageEchantillons:
      .samples([.init(number: 1, description: "Échantillon d’essai")])
    case .fileUpload, .inlineFileUpload: .files
    }
  }

  /// Whether a document belongs to the answer.
  func needsDocument(_ field: Catalogue.Field) -> Bool {
    switch field.type {
    case .fileUpload, .inlineFileUpload, .checkboxWithDocument: true
    default: false
    }
  }

  private func turnover(_ yearsAgo: Int) -> AnswerValue.TurnoverYear {
    .init(
      turnover: Int64(1_000_000 - 50_000 * yearsAgo), marketPercentage: 40,
      fiscalYearEnd: CalendarDate(year: currentYear - yearsAgo, month: 12, day: 31))
  }

  private func staff(_ yearsAgo: Int) -> AnswerValue.StaffYear {
    .init(year: Int64(currentYear - yearsAgo), averageStaff: 24, managementStaff: 3)
  }

  // MARK: A document

  static let documentName = "Document d’essai.pdf"

  /// A page of PDF with a line on it.
  static let document: [UInt8] = {
    let text = "BT /F1 18 Tf 72 770 Td (Passe Marche : document d'essai) Tj ET"
    let objects = [
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
      "<< /Length \(text.utf8.count) >>\nstream\n\(text)\nendstream",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    var pdf = "%PDF-1.4\n"
    var places: [Int] = []
    for (index, object) in objects.enumerated() {
      places.append(pdf.utf8.count)
      pdf += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let table = pdf.utf8.count
    pdf += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for place in places {
      let digits = String(place)
      pdf += String(repeating: "0", count: 10 - digits.utf8.count) + digits + " 00000 n \n"
    }
    pdf += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(table)\n%%EOF\n"
    return Array(pdf.utf8)
  }()

  // MARK: A company

  /// A SIRET that is well-formed and, in all likelihood, nobody's.
  static func siret() throws -> String {
    let digits = try "9" + SecureRandom.text(12, of: "0123456789")
    // Luhn: from the right, the check digit aside, the first digit and every second after it count double.
    let sum = digits.utf8.reversed().enumerated().reduce(0) { sum, place in
      let digit = Int(place.element - UInt8(ascii: "0")) * (place.offset.isMultiple(of: 2) ? 2 : 1)
      return sum + digit / 10 + digit % 10
    }
    return digits + String((10 - sum % 10) % 10)
  }
}
