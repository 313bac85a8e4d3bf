/// What is on every page of an attestation besides its content: watermark, running header, footer.
struct AttestationFurniture {
  let attestation: Attestation
  let typesetter: Typesetter

  private static let small = TextStyle(size: 7.5, color: .quiet, leading: 1.35)

  var furniture: FlowPrinter.Furniture {
    FlowPrinter.Furniture(beneath: drawWatermark, around: drawEdges)
  }

  /// In a plain light grey under the text: PDF/A-1 allows no transparency.
  private func drawWatermark(on canvas: Canvas, page: Int) {
    guard let watermark = attestation.watermark else { return }
    let style = TextStyle(size: 62, bold: true, color: .watermark, leading: 1.2)
    let layout = typesetter.layout(watermark, style)
    canvas.turned(35, aboutX: PageGeometry.width / 2, y: PageGeometry.height / 2) {
      layout.draw(on: canvas, x: -layout.width / 2, top: -layout.height / 2)
    }
  }

  private func drawEdges(on canvas: Canvas, page: Int, pageCount: Int) {
    let left = PageGeometry.left
    let width = PageGeometry.contentWidth
    if page > 1 {
      let service = typesetter.layout(
        Wording.service,
        Self.small.with {
          $0.bold = true
          $0.color = .title
        })
      service.draw(on: canvas, x: left, top: 30)
      let name = attestation.candidate.name ?? French.siret(attestation.candidate.siret)
      let candidate = typesetter.layout(
        name, Self.small.with { $0.alignment = .right }, width: width * 0.7, ellipsis: true)
      candidate.draw(on: canvas, x: left + width * 0.3, top: 30)
    }
    let top = PageGeometry.height - 44
    canvas.rule(.rule, x: left, y: top, width: width)
    typesetter.layout(Wording.footer(attestation), Self.small, width: width * 0.8, ellipsis: true)
      .draw(on: canvas, x: left, top: top + 5)
    typesetter.layout(Wording.generated(attestation), Self.small, width: width, ellipsis: true)
      .draw(on: canvas, x: left, top: top + 5 + Self.small.lineHeight)
    typesetter.layout(
      Wording.page(page, of: pageCount),
      Self.small.with {
        $0.alignment = .right
        $0.bold = true
      },
      width: width * 0.2
    )
    .draw(on: canvas, x: left + width * 0.8, top: top + 5)
  }
}
