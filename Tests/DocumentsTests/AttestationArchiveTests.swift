import Crypto
import Documents
import Foundation
import Runtime
import TestSupport
import Testing

@testable import Documents

/// PDF/A-1b by the judgement of Apache PDFBox Preflight.
@Suite struct AttestationArchiveTests {
  @Test(arguments: ["small", "candidate", "buyer"])
  func samplesAreArchival(_ name: String) throws {
    let sample =
      switch name {
      case "small": Samples.small()
      default: Samples.typical(name == "buyer" ? .buyer : .candidate)
      }
    let document = try PrintedDocument.print(sample)
    #expect(try document.preflight() == "")
    let fonts = try Tool.run(["pdffonts", document.path]).output.split(separator: "\n").dropFirst(2)
    #expect(!fonts.isEmpty)
    // Columns: name, type, encoding, embedded, subset, Unicode.
    for font in fonts { #expect(font.contains(" yes yes yes "), "\(font)") }
  }

  /// Proof that the validator would notice.
  @Test func whatCairoWritesAloneIsNotArchival() throws {
    let canvas = Canvas(width: 595, height: 842, limit: 1 << 20)
    canvas.fill(.good, x: 10, y: 10, width: 100, height: 100)
    canvas.endPage()
    #expect(try PrintedDocument(canvas.finish()).preflight().contains("not a valid PDF/A-1b file"))
  }

  @Test func charactersOfAllScriptsAreArchival() throws {
    var attestation = Samples.small(.buyer)
    attestation.market.name =
      "漢字 한국어 العربية עברית Ελληνικά Русский ไทย हिन्दी 😀 👨‍👩‍👧 🇫🇷 ❤️ 1️⃣ ✓ → ∑ 𝕏 e\u{301}\u{302}"
    let document = try PrintedDocument.print(attestation)
    #expect(try document.preflight() == "")
    let text = try document.flatText()
    for part in ["漢字", "Ελληνικά", "Русский", "✓", "sont remplacés par « □ »"] {
      let isContained = text.contains(part)
      #expect(isContained, "\(part)")
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func randomContentIsArchival(seed: UInt64) throws {
    var random = RandomContent(seed: seed)
    let document = try PrintedDocument.print(random.attestation())
    #expect(try document.preflight() == "")
  }

  @Test func randomContentNeverFails() throws {
    let printer = try AttestationPrinter(signer: Signers.rsa())
    for seed in 100..<120 as Range<UInt64> {
      var random = RandomContent(seed: seed)
      let bytes = try printer.print(random.attestation(), signedAt: Samples.submittedAt).document()
      #expect(bytes.starts(with: "%PDF-1.4".utf8))
    }
  }

  @Test func theSameContentGivesTheSameBytes() throws {
    let printer = try AttestationPrinter(signer: Signers.rsa())
    let attestation = Samples.typical(.buyer)
    let bytes = try printer.print(attestation, signedAt: Samples.submittedAt).document()
    #expect(try printer.print(attestation, signedAt: Samples.submittedAt).document() == bytes)
    #expect(try printer.print(Samples.typical(.candidate), signedAt: Samples.submittedAt).document() != bytes)
    let later = Samples.submittedAt.adding(milliseconds: 1000)
    #expect(try printer.print(attestation, signedAt: later).document() != bytes)
    #expect(try printer.unsigned(attestation, nil) == printer.unsigned(attestation, nil))
  }

  /// Pango, Cairo and fontconfig on several threads at once: nothing is shared that must not be.
  @Test func threadsPrintAtOnce() async throws {
    let printer = try AttestationPrinter(signer: Signers.rsa())
    let expected = [
      try printer.print(Samples.typical(.buyer), signedAt: Samples.submittedAt).document(),
      try printer.print(Samples.typical(.candidate), signedAt: Samples.submittedAt).document(),
    ]
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<16 {
        group.addTask {
          let sample = Samples.typical(number.isMultiple(of: 2) ? .buyer : .candidate)
          return try printer.print(sample, signedAt: Samples.submittedAt).document() == expected[number % 2]
        }
      }
      for try await isEqual in group { #expect(isEqual) }
    }
  }

  @Test func aDocumentTooLargeIsRefused() throws {
    let canvas = Canvas(width: 595, height: 842, limit: 300)
    canvas.fill(.good, x: 10, y: 10, width: 100, height: 100)
    canvas.endPage()
    #expect(throws: DocumentsError.tooLarge(limit: 300)) { try canvas.finish() }
  }

  @Test(arguments: ["", "https://exemple.fr/é", String(repeating: "a", count: 501), "a\nb"])
  func aURLThatMakesNoCodeIsRefused(_ url: String) throws {
    var attestation = Samples.small()
    attestation.verificationURL = url
    let printer = try AttestationPrinter(signer: Signers.rsa())
    #expect(throws: DocumentsError.content("a QR code holds 1 to 500 characters of ASCII")) {
      try printer.print(attestation, signedAt: Samples.submittedAt).document()
    }
  }

  /// The code on the page, as a camera sees it.
  @Test(arguments: [
    "https://passemarche.data.gouv.fr/verification/k3v9Qm2XbT7rLw8pZ4nY6s",
    "http://127.0.0.1:8080/verification/it's\\a(+test?x=1&y=%C3%A9",
  ])
  func theCodeIsRead(_ url: String) throws {
    var attestation = Samples.typical(.candidate)
    attestation.verificationURL = url
    let document = try PrintedDocument.print(attestation)
    let picture = document.folder.path + "/page"
    try Tool.run(["pdftoppm", "-r", "150", "-png", "-singlefile", "-f", "1", document.path, picture])
    let read = try Tool.run(["zbarimg", "--raw", "-q", picture + ".png"], errors: false).output
    #expect(read.trimmingCharacters(in: .newlines) == url)
    // And the link on the address below it.
    let links = try Tool.run(["qpdf", "--json", "--json-key=qpdf", document.path]).output
      .matches(of: Regex(#""/URI": "u:(.*)""#))
    #expect(links.map { $0.output[1].substring?.replacingOccurrences(of: "\\\\", with: "\\") } == [url])
  }
}

/// Attestations of any shape and any characters.
struct RandomContent {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func attestation() -> Attestation {
    let audience = Attestation.Audience.allCases.randomElement(using: &generator) ?? .buyer
    var attestation = Samples.small(audience)
    attestation.candidate.name = number(0...2) == 0 ? nil : text(200)
    attestation.market.name = text(255)
    attestation.market.editor = text(100)
    attestation.market.buyer.name = text(150)
    attestation.market.types = (0..<number(0...3)).map { _ in text(20) }
    attestation.market.lots = (0..<number(0...8)).map {
      .init(
        number: $0 + 1, name: text(255), cpvCode: number(0...1) == 0 ? nil : "30213100-6",
        type: number(0...1) == 0 ? nil : text(20))
    }
    attestation.chosenLots = [1, number(1...9)]
    attestation.exclusion = .init(
      attested: number(0...1) == 0,
      contestations: (0..<number(0...2)).map { _ in
        .init(ground: text(60), officialText: text(100), text: text(900), files: files())
      })
    attestation.categories = (0..<number(0...3)).map { _ in
      .init(
        title: text(60),
        subcategories: (0..<number(0...2)).map { _ in
          .init(title: text(60), fields: (0..<number(0...6)).map { _ in field() })
        })
    }
    attestation.documents = files() + files()
    attestation.watermark = number(0...1) == 0 ? nil : text(30)
    return attestation
  }

  private mutating func field() -> Attestation.Field {
    .init(
      label: text(120), source: number(0...3) == 0 ? .automatic : .declared,
      answer: (0..<number(0...3)).map { _ in part(2) })
  }

  private mutating func part(_ depth: Int) -> Attestation.Presentation {
    switch number(0...(depth > 0 ? 6 : 5)) {
    case 0: .text(text(2000))
    case 1: .badge(text(30), Attestation.Tone.allCases.randomElement(using: &generator) ?? .good)
    case 2: .pairs((0..<number(0...9)).map { _ in .init(text(40), number(0...3) == 0 ? nil : text(200)) })
    case 3: .files(files())
    case 4: .empty(text(40))
    case 5:
      .table(
        .init(
          header: (0..<number(0...8)).map { _ in text(30) },
          rows: (0..<number(0...6)).map { _ in (0..<number(0...8)).map { _ in text(number(0...9) == 0 ? 1500 : 40) } }))
    default: .item(title: text(40), (0..<number(0...3)).map { _ in part(depth - 1) })
    }
  }

  private mutating func files() -> [AttachedFile] {
    (0..<number(0...4)).map { place in
      var file = Samples.file(place, text(120), official: number(0...1) == 0)
      file.sha256 = (0..<number(0...32)).map { _ in UInt8(truncatingIfNeeded: number(0...255)) }
      file.size = Int64(number(0...1_000_000_000))
      return file
    }
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

  /// Words, long and short, and now and then any scalar at all.
  private mutating func text(_ length: Int) -> String {
    var text = String.UnicodeScalarView()
    let count = number(0...length)
    let kind = number(0...4)
    while text.count < count {
      switch kind {
      case 0: text.append(scalar(0x20...0x7E))
      case 1: text.append(scalar(0xA0...0x24F))
      case 2: text.append(contentsOf: [scalar(0x61...0x7A), scalar(0x300...0x36F), scalar(0x300...0x36F)])
      case 3: text.append(scalar(0...0x2FFFF))
      default:
        text.append(
          scalar(
            [
              0x00...0x1F, 0x2000...0x206F, 0xFFF0...0xFFFF, 0xE000...0xE0FF, 0x1F300...0x1FAFF, 0xE0000...0xE01EF,
              0x600...0x6FF, 0x900...0x97F, 0xAC00...0xD7A3,
            ][number(0...8)]))
      }
      if number(0...7) == 0, kind != 4 { text.append(" ") }
    }
    return String(text)
  }

  private mutating func scalar(_ range: ClosedRange<UInt32>) -> Unicode.Scalar {
    Unicode.Scalar(UInt32.random(in: range, using: &generator)) ?? "\u{FFFD}"
  }
}
