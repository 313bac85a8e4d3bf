import Documents
import Foundation
import Testing

/// Pages as they are drawn.
@Suite struct AttestationLayoutTests {
  @Test func anythingEndsWithinTheMargins() throws {
    var attestation = Samples.typical(.buyer)
    let word = String(repeating: "anticonstitutionnellement", count: 40)
    let url = "https://exemple.fr/" + String(repeating: "a/very-long_path?x=1&", count: 60)
    attestation.watermark = nil
    attestation.candidate.name = word
    attestation.market.name = url
    attestation.market.buyer.name = word
    attestation.market.lots[0].name = word
    attestation.market.lots[0].type = word
    attestation.exclusion?.contestations[0].text = word
    attestation.categories[0].title = word
    attestation.categories[0].subcategories[0].title = word
    attestation.categories[0].subcategories[0].fields = [
      .init(label: word, answer: [.text(url)]),
      .init(label: word, answer: [.text(String(repeating: word, count: 10))]),
      .init(label: word, answer: [.badge(word, .good), .empty(word), .pairs([.init(word, word)])]),
      .init(label: "Tableau", answer: [.table(.init(header: [word, "b", url], rows: [[word, url, "c"], ["a"]]))]),
      .init(label: "Éléments", answer: [.item(title: word, [.pairs([.init(word, url)]), .text(word)])]),
    ]
    attestation.documents = [Samples.file(1, word + ".pdf")]
    let document = try PrintedDocument.print(attestation, name: "words.pdf")
    let pattern = try Regex(#"<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">"#)
    let words = try Tool.run(["pdftotext", "-bbox", document.path, "-"]).output.matches(of: pattern)
    #expect(words.count > 100)
    for word in words {
      let edges = (1...4).compactMap { word.output[$0].substring.flatMap { Double($0) } }
      // Margins of 15 mm on the sides; header and footer stand in those at the top and at the bottom.
      #expect(edges[0] >= 42 && edges[2] <= 553.5, "\(word.output[0].substring ?? "")")
      #expect(edges[1] >= 25 && edges[3] <= 825, "\(word.output[0].substring ?? "")")
    }
  }

  /// 300 fields, among them texts of 10 000 characters, and 200 files.
  @Test func hugeContentsHaveWholePages() throws {
    let document = try PrintedDocument.print(Samples.huge(), name: "huge.pdf")
    let count = try document.pageCount()
    #expect(count > 100)
    #expect(document.bytes.count < 4 << 20)
    let pages = try document.text().split(separator: "\u{0C}", omittingEmptySubsequences: false)
    #expect(pages.count == count + 1)
    let tables = pages.filter { $0.contains("user_") && $0.contains("champ_Document numéro") }
    #expect(tables.count > 10)
    for page in tables { #expect(page.contains("Nom dans le dossier et empreinte SHA-256")) }
    for number in [1, 150, 300] {
      #expect(pages.contains { $0.contains("Champ numéro \(number)\n") || $0.contains("Champ numéro \(number) ") })
    }
    for number in [1, 100, 200] { #expect(pages.contains { $0.contains("Document numéro \(number) au") }) }
    // No page of a label without its answer, nor of a heading alone.
    for page in pages.dropLast() {
      let lines = page.split(separator: "\n").filter { !$0.isEmpty }
      let last = lines.last {
        !$0.hasPrefix("Attestation acheteur ·") && !$0.hasPrefix("Document généré") && !$0.hasPrefix("page")
      }
      #expect(try last?.wholeMatch(of: Regex(#"Champ numéro \d+( Déclaré par le candidat)?"#)) == nil)
    }
  }

  /// A text without a place to break at is the hardest to set.
  @Test func oneEndlessWordTakesNoTime() throws {
    var attestation = Samples.small()
    attestation.categories = [
      .init(
        title: "Texte",
        subcategories: [
          .init(title: "Texte", fields: [.init(label: "Texte", answer: [.text(String(repeating: "ø", count: 10_000))])])
        ])
    ]
    let start = ContinuousClock.now
    let document = try PrintedDocument.print(attestation)
    #expect(ContinuousClock.now - start < .seconds(20))
    #expect(try document.text().count { $0 == "ø" } == 10_000)
  }
}
