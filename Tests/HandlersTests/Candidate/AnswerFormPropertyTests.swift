import Generated
import Runtime
import Store
import TestSupport
import Testing

@testable import Handlers

/// Forms of any content: nothing that was posted for a field is lost in silence. It is kept as it was meant, or told by
/// the field's own name.
@Suite struct AnswerFormPropertyTests {
  private static let values = [
    "", " ", "0", "7", "100", "101", "-1", "1 000", "1\u{202F}000\u{A0}000", "999999999999999", "1000000000000000",
    "99999999999999999999", "٣", "abc", "2024-02-29", "2023-02-29", "1999", "2000", "2026", "2099", "true", "yes", "no",
    "a@example.org", "0123456789", "www.example.org", "HTTPS://e.fr", "javascript:alert(1)", "<b>x</b>", "3 < 5",
    "e\u{301}té", "a\u{0}b", "a\r\nb", "👩‍👩‍👧 et \u{202E}", "\"'&;%00%0d%0a", String(repeating: "x", count: 10_001),
    "--c", "Content-Disposition: form-data; name=\"x\"",
  ]

  /// What may follow a field's name, of each kind; some of it of another kind.
  private static func parts(of type: Catalogue.InputType) -> [String] {
    let years = ["[year_1]", "[year_2]", "[year_3]"]
    func cells(_ columns: [String]) -> [String] { years.flatMap { year in columns.map { year + "[\($0)]" } } }
    func items(_ parts: [String]) -> [String] {
      ["[1]", "[2]", "[30]", "[9999]", "[0]", "[x]"].flatMap { item in parts.map { item + "[\($0)]" } }
    }
    return switch type {
    case .textInput, .textarea, .emailInput, .phoneInput, .urlInput, .inlineUrlInput, .fileOrTextarea,
      .checkboxWithDocument, .fileUpload, .inlineFileUpload:
      [""]
    case .radioWithFileAndText: ["[choice]", "[text]"]
    case .capaciteEconomiqueFinanciereChiffreAffairesGlobalAnnuel:
      cells(["turnover", "market_percentage", "fiscal_year_end"])
    case .capaciteEconomiqueFinanciereEffectifsMoyensAnnuels: cells(["year", "average_staff", "management_staff"])
    case .presentationIntervenants: items(["nom", "prenoms", "titres"])
    case .realisationsLivraisons: items(["resume", "date_debut", "date_fin", "montant", "description"])
    case .capacitesTechniquesProfessionnellesOutillageEchantillons: items(["description"])
    }
  }

  @Test(.timeLimit(.minutes(5)), arguments: Catalogue.InputType.allCases)
  func nothingPostedIsLost(
    _ type: Catalogue.InputType
  ) async throws {
    var random = SeededGenerator(seed: 0x5EED)
    var (kept, refused) = (0, 0)
    for _ in 0..<400 {
      // Few of the values suit a kind: forms of one field try most of them, larger ones what they are together.
      let count = Bool.random(using: &random) ? 1 : Int.random(in: 1...4, using: &random)
      var posted: [String: String] = [:]
      for part in Self.parts(of: type).shuffled(using: &random).prefix(count) {
        posted[part] = Self.values.randomElement(using: &random)
      }
      let fields = posted.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
      switch try await StepForm.outcome(type, fields) {
      case .kept(let value, let told):
        kept += 1
        let written = value.map(Self.fields) ?? [:]
        for (part, text) in fields where Self.isMeant(type, part, in: posted) {
          let name = "\(type.rawValue)[champ]\(part)"
          #expect(written[part] == Self.meaning(of: text, type, part), "\(name)=\(text.prefix(60))")
        }
        #expect(told.allSatisfy { line in fields.contains { line.hasPrefix("\(type.rawValue)[champ]\($0.0): ") } })
      case .refused(let told):
        refused += 1
        #expect(!told.isEmpty)
        for line in told {
          #expect(
            fields.contains { line.hasPrefix("\(type.rawValue)[champ]\($0.0): ") }
              // A number that no item can have is told by the item.
              || fields.contains { line.hasPrefix("\(type.rawValue)[champ]\($0.0.prefix { $0 != "]" })]: ") },
            "\(line) tells of nothing that was posted")
        }
      }
    }
    let takesAll = type == .fileUpload || type == .inlineFileUpload
    #expect(kept > 5 && (refused > 5 || takesAll), "\(kept) kept, \(refused) refused")
  }

  /// Whether a field is one that an answer is made of, and something stands in it.
  private static func isMeant(_ type: Catalogue.InputType, _ part: String, in posted: [String: String]) -> Bool {
    if type == .fileUpload || type == .inlineFileUpload { return false }
    if posted[part]?.allSatisfy(\.isWhitespace) != false { return false }
    // A "no" keeps no words (product.md §4.1).
    return !(part == "[text]" && posted["[choice]"] == "no")
  }

  /// A text as it is kept: trimmed, amounts as numbers, sites with their scheme.
  private static func meaning(of text: String, _ type: Catalogue.InputType, _ part: String) -> String {
    var text = text.trimmed
    if part.hasSuffix("[turnover]") || part.hasSuffix("[montant]") {
      text.unicodeScalars.removeAll { !$0.isASCII || $0 == " " }
      text = Int64(text).map(String.init) ?? text
    }
    if type == .urlInput || type == .inlineUrlInput, !text.lowercased().hasPrefix("http") { text = "https://" + text }
    return text
  }

  /// An answer as the fields that it would be posted by.
  static func fields(of value: AnswerValue) -> [String: String] {
    var fields: [String: String] = [:]
    func set(_ part: String, _ text: String?) { if let text, !text.isEmpty { fields[part] = text } }
    switch value {
    case .text(let text): set("", text)
    case .checked(let isChecked): set("", isChecked ? "true" : nil)
    case .radio(let choice, let text):
      set("[choice]", choice?.rawValue)
      set("[text]", text)
    case .turnover(let years):
      for (rank, year) in zip(1..., years.all) {
        set("[year_\(rank)][turnover]", year.turnover.map(String.init))
        set("[year_\(rank)][market_percentage]", year.marketPercentage.map(String.init))
        set("[year_\(rank)][fiscal_year_end]", year.fiscalYearEnd?.text)
      }
    case .staff(let years):
      for (rank, year) in zip(1..., years.all) {
        set("[year_\(rank)][year]", year.year.map(String.init))
        set("[year_\(rank)][average_staff]", year.averageStaff.map(String.init))
        set("[year_\(rank)][management_staff]", year.managementStaff.map(String.init))
      }
    case .people(let people):
      for person in people {
        set("[\(person.number)][nom]", person.lastName)
        set("[\(person.number)][prenoms]", person.firstNames)
        set("[\(person.number)][titres]", person.titles)
      }
    case .references(let references):
      for reference in references {
        set("[\(reference.number)][resume]", reference.summary)
        set("[\(reference.number)][date_debut]", reference.start?.text)
        set("[\(reference.number)][date_fin]", reference.end?.text)
        set("[\(reference.number)][montant]", reference.amount.map(String.init))
        set("[\(reference.number)][description]", reference.description)
      }
    case .samples(let samples): for sample in samples { set("[\(sample.number)][description]", sample.description) }
    case .files: break
    }
    return fields
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
