/// What is never broken: a line of text, or something of its height.
struct Line {
  var height: Double
  /// Whether what follows has to be on the same page.
  var keepsNext = false
  /// Draws it with its top left corner at a place.
  var draw: (_ canvas: Canvas, _ x: Double, _ top: Double) -> Void = { _, _, _ in }

  static func space(_ height: Double) -> Line { Line(height: height) }

  /// A text's lines. Neither its first nor its last stands alone on a page.
  static func text(_ layout: TextLayout) -> [Line] {
    let last = layout.lines.count - 1
    return layout.lines.enumerated().map { place, line in
      Line(height: line.height, keepsNext: place < last && (place == 0 || place == last - 1)) { canvas, x, top in
        layout.draw(line, on: canvas, x: x, top: top)
      }
    }
  }

  /// A few words in a rounded box.
  static func pill(
    _ text: String, _ tone: Pill, _ typesetter: Typesetter, maxWidth: Double, alignedRight: Bool = false
  ) -> Line {
    let style = TextStyle(size: tone.size, bold: true, color: tone.color, leading: 1.2)
    let padding = tone.size * 0.55
    let layout = typesetter.layout(text, style, width: maxWidth - 2 * padding, ellipsis: true)
    let height = layout.height + tone.size * 0.35
    let width = layout.width + 2 * padding
    return Line(height: height + 2.5) { canvas, x, top in
      let x = alignedRight ? x + maxWidth - width : x
      canvas.fillRounded(tone.tint, x: x, y: top + 1.25, width: width, height: height, radius: 2.2)
      layout.draw(on: canvas, x: x + padding, top: top + 1.25 + tone.size * 0.175)
    }
  }
}

/// How words in a box look.
struct Pill {
  var size: Double
  var color: Color
  var tint: Color

  static let good = Pill(size: 8.5, color: .good, tint: .goodTint)
  static let bad = Pill(size: 8.5, color: .bad, tint: .badTint)
  static let neutral = Pill(size: 8.5, color: .quiet, tint: .neutralTint)
  static let declared = Pill(size: 6.8, color: .title, tint: .tint)
  static let automatic = Pill(size: 6.8, color: .good, tint: .goodTint)
}
