/// What a document is made of, from top to bottom. Blocks are laid out twice, first to be measured and then to be
/// drawn, so that only a page's worth of laid out text is in memory at a time.
protocol Block {
  func layOut(_ typesetter: Typesetter, width: Double) -> any LaidOutBlock
}

/// A block with its places of possible page breaks: between any two lines, but after those that keep what follows.
protocol LaidOutBlock {
  var lines: [Line] { get }
  /// Draws consecutive lines, those that stand on one page.
  func draw(_ part: Range<Int>, on canvas: Canvas, x: Double, top: Double)
}

/// One text over the whole width, or lines that are put under one another.
struct Stack: Block {
  /// The part it plays in the document's structure, such as `P` or `H1`; nil where it plays none.
  var tag: String?
  /// Whether what follows stands on the same page, and with it all lines.
  var keepsNext = false
  /// Whether all lines stand on one page.
  var isWhole = false
  var content: (_ typesetter: Typesetter, _ width: Double) -> [Line]

  struct LaidOut: LaidOutBlock {
    let lines: [Line]
    let tag: String?

    func draw(_ part: Range<Int>, on canvas: Canvas, x: Double, top: Double) {
      let draw = {
        var top = top
        for line in lines[part] {
          line.draw(canvas, x, top)
          top += line.height
        }
      }
      if let tag { canvas.tagged(tag, draw: draw) } else { draw() }
    }
  }

  func layOut(_ typesetter: Typesetter, width: Double) -> any LaidOutBlock {
    var lines = content(typesetter, width)
    if isWhole || keepsNext { for place in lines.indices.dropLast() { lines[place].keepsNext = true } }
    if keepsNext, !lines.isEmpty { lines[lines.count - 1].keepsNext = true }
    return LaidOut(lines: lines, tag: tag)
  }

  static func text(_ text: String, _ style: TextStyle = TextStyle(), tag: String? = "P", keepsNext: Bool = false)
    -> Stack
  {
    Stack(tag: tag, keepsNext: keepsNext) { Line.text($0.layout(text, style, width: $1)) }
  }

  static func space(_ height: Double, keepsNext: Bool = false) -> Stack {
    Stack(keepsNext: keepsNext) { _, _ in [.space(height)] }
  }
}

/// Cells beside one another, such as a row of a table. A row that is higher than ``maxWhole`` may be broken between its
/// lines.
struct Row: Block {
  struct Cell {
    /// From the left edge of the block, and how wide; both without padding.
    var x: Double
    var width: Double
    var tag = "TD"
    var content: (_ typesetter: Typesetter, _ width: Double) -> [Line]
  }

  /// Points up to which a row stands on one page.
  static let maxWhole = 150.0

  var cells: [Cell]
  /// Above and below the cells.
  var padding = 4.0
  var fill: Color?
  /// Under the row, over its whole width.
  var rule: Color? = .rule
  var keepsNext = false
  var tag = "TR"

  struct LaidOut: LaidOutBlock {
    let row: Row
    let width: Double
    let cells: [[Line]]
    let lines: [Line]

    init(_ row: Row, _ typesetter: Typesetter, width: Double) {
      self.row = row
      self.width = width
      cells = row.cells.map { $0.content(typesetter, $0.width) }
      let whole = cells.map { $0.reduce(0) { $0 + $1.height } }.max() ?? 0
      if whole + 2 * row.padding <= Row.maxWhole {
        lines = [Line(height: whole + 2 * row.padding, keepsNext: row.keepsNext)]
      } else {
        lines = Self.sliced(cells, row)
      }
    }

    /// Line by line over all cells, as high as the highest of each.
    private static func sliced(_ cells: [[Line]], _ row: Row) -> [Line] {
      let count = cells.map(\.count).max() ?? 0
      return (0..<count).map { place in
        let side = cells.compactMap { place < $0.count ? $0[place] : nil }
        var height = side.map(\.height).max() ?? 0
        if place == 0 { height += row.padding }
        if place == count - 1 { height += row.padding }
        // The first and the last two lines stay together, as those of a text.
        let keeps = row.keepsNext || place == 0 || place == count - 2 || side.contains { $0.keepsNext }
        return Line(height: height, keepsNext: place == count - 1 ? row.keepsNext : keeps)
      }
    }

    func draw(_ part: Range<Int>, on canvas: Canvas, x: Double, top: Double) {
      let height = lines[part].reduce(0) { $0 + $1.height }
      if let fill = row.fill { canvas.fill(fill, x: x, y: top, width: width, height: height) }
      if let rule = row.rule, part.upperBound == lines.count { canvas.rule(rule, x: x, y: top + height, width: width) }
      canvas.tagged(row.tag) {
        for (cell, content) in zip(row.cells, cells) {
          canvas.tagged(cell.tag) { draw(content, part, on: canvas, x: x + cell.x, top: top) }
        }
      }
    }

    private func draw(_ content: [Line], _ part: Range<Int>, on canvas: Canvas, x: Double, top: Double) {
      var top = top + (part.lowerBound == 0 ? row.padding : 0)
      let isWhole = lines.count == 1
      for (place, line) in content.enumerated() where isWhole || part.contains(place) {
        line.draw(canvas, x, top)
        top += isWhole ? line.height : lines[place].height - (place == 0 ? row.padding : 0)
      }
    }
  }

  func layOut(_ typesetter: Typesetter, width: Double) -> any LaidOutBlock {
    LaidOut(self, typesetter, width: width)
  }
}
