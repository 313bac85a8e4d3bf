/// The top of the first page: who issues the document, what it is, whom it concerns, and how to verify it.
struct AttestationHead: Block {
  private let attestation: Attestation
  private let code: QRCode

  /// - Throws: `.content` where the verification URL makes no QR code.
  init(_ attestation: Attestation) throws(DocumentsError) {
    self.attestation = attestation
    code = try QRCode(attestation.verificationURL)
  }

  private static let codeSide = 88.0
  private static let inset = 12.0
  private static let small = TextStyle(size: 8, color: .quiet, leading: 1.35)
  private static let strong = TextStyle(size: 10.5, bold: true, leading: 1.3)

  func layOut(_ typesetter: Typesetter, width: Double) -> any LaidOutBlock {
    Stack.LaidOut(
      lines: [issuer(typesetter, width), .space(26), title(typesetter, width), .space(14)].map(keeping)
        + [panel(typesetter, width)], tag: nil)
  }

  private func keeping(_ line: Line) -> Line {
    var line = line
    line.keepsNext = true
    return line
  }

  private func issuer(_ typesetter: Typesetter, _ width: Double) -> Line {
    let republic = typesetter.layout(
      Wording.republic, TextStyle(size: 11.5, bold: true, color: .black, leading: 1.15), width: width / 2)
    let service = typesetter.layout(
      Wording.service, TextStyle(size: 13, bold: true, color: .title, alignment: .right, leading: 1.2),
      width: width / 2)
    let line = typesetter.layout(
      Wording.serviceLine, Self.small.with { $0.alignment = .right }, width: width / 2)
    let height = max(republic.height, service.height + line.height)
    return Line(height: height + 10) { canvas, x, top in
      canvas.tagged("P") { republic.draw(on: canvas, x: x, top: top) }
      canvas.tagged("P") {
        service.draw(on: canvas, x: x + width / 2, top: top)
        line.draw(on: canvas, x: x + width / 2, top: top + service.height)
      }
      canvas.rule(.title, x: x, y: top + height + 10, width: width, thickness: 1.5)
    }
  }

  private func title(_ typesetter: Typesetter, _ width: Double) -> Line {
    let title = typesetter.layout(
      Wording.title(attestation.audience), TextStyle(size: 24, bold: true, leading: 1.2), width: width)
    let date = typesetter.layout(Wording.submitted(attestation), TextStyle(size: 11, color: .quiet), width: width)
    return Line(height: title.height + 3 + date.height) { canvas, x, top in
      canvas.tagged("H") { title.draw(on: canvas, x: x, top: top) }
      canvas.tagged("P") { date.draw(on: canvas, x: x, top: top + title.height + 3) }
    }
  }

  // MARK: The panel

  /// Label, value, and what stands under it.
  private typealias Fact = (label: String, value: String, detail: String?)

  private var facts: [[Fact]] {
    let candidate = Wording.organisation(attestation.candidate)
    let buyer = Wording.organisation(attestation.market.buyer)
    return [
      [("Candidature", attestation.identifier, nil), ("Marché", attestation.market.identifier, nil)],
      [("Candidat", candidate.name, candidate.siret), ("Acheteur", buyer.name, buyer.siret)],
    ]
  }

  private func panel(_ typesetter: Typesetter, _ width: Double) -> Line {
    let textWidth = width - Self.codeSide - 4 * Self.inset
    let column = textWidth / 2 - Self.inset / 2
    let rows = facts.map { $0.map { lines(of: $0, typesetter, column) } }
    let heights = rows.map { row in row.map { $0.reduce(0) { $0 + $1.height } }.max() ?? 0 }
    let url = typesetter.layout(
      attestation.verificationURL, Self.small.with { $0.color = .title }, width: textWidth)
    let caption = typesetter.layout(Wording.verify, Self.small, width: textWidth)
    let texts = heights.reduce(0) { $0 + $1 + 10 } + caption.height + url.height
    let height = max(texts, Self.codeSide) + 2 * Self.inset
    return Line(height: height) { canvas, x, top in
      canvas.outline(.rule, x: x, y: top, width: width, height: height)
      let left = x + Self.inset
      var y = top + Self.inset
      for (row, rowHeight) in zip(rows, heights) {
        for (place, fact) in row.enumerated() {
          draw(fact, on: canvas, x: left + Double(place) * (column + Self.inset), top: y)
        }
        y += rowHeight + 10
      }
      canvas.tagged("P") { caption.draw(on: canvas, x: left, top: y) }
      canvas.linked {
        url.draw(on: canvas, x: left, top: y + caption.height)
      }
      canvas.tagged("Figure") {
        code.draw(on: canvas, x: x + width - Self.inset - Self.codeSide, top: top + Self.inset, side: Self.codeSide)
      }
    }
  }

  private func lines(of fact: Fact, _ typesetter: Typesetter, _ width: Double) -> [Line] {
    var lines = Line.text(typesetter.layout(fact.label, Self.small, width: width))
    lines += Line.text(typesetter.layout(fact.value, Self.strong, width: width))
    if let detail = fact.detail {
      lines += Line.text(typesetter.layout(detail, TextStyle(size: 9, leading: 1.35), width: width))
    }
    return lines
  }

  private func draw(_ lines: [Line], on canvas: Canvas, x: Double, top: Double) {
    canvas.tagged("P") {
      var y = top
      for line in lines {
        line.draw(canvas, x, y)
        y += line.height
      }
    }
  }
}
