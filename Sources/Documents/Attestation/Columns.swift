/// The columns of a table: how wide each is, and rows that fit.
struct Columns {
  enum Content {
    case text(String, TextStyle = AttestationFlow.body)
    /// « Non renseigné » for none.
    case value(String?)
    case pill(String, Pill)
    case lines((_ typesetter: Typesetter, _ width: Double) -> [Line])
  }

  /// Between two columns.
  private static let gap = 10.0
  /// Beside the outer columns of a table with a header, which is filled.
  static let inset = 5.0

  private let places: [(x: Double, width: Double)]

  /// - Parameters:
  ///   - widths: in points; those of 0 share what is left of the page's width.
  ///   - inset: on the left of the first column and on the right of the last.
  init(_ widths: [Double], inset: Double = Self.inset) {
    let fixed = widths.reduce(0, +)
    let flexible = widths.count { $0 == 0 }
    let gaps = Double(widths.count - 1) * Self.gap + 2 * inset
    let share = (PageGeometry.contentWidth - fixed - gaps) / Double(max(1, flexible))
    var x = inset
    places = widths.map { width in
      let width = width == 0 ? share : width
      defer { x += width + Self.gap }
      return (x, width)
    }
  }

  /// As wide as what they hold asks for, none much narrower than the others.
  /// - Parameter lengths: of each column, the characters of its longest cell.
  init(lengths: [Int]) {
    let weights = lengths.map { Double(min(max($0, 8), 48)) }
    let total = weights.reduce(0, +)
    let free = PageGeometry.contentWidth - Double(weights.count - 1) * Self.gap - 2 * Self.inset
    self.init(weights.map { $0 / total * free })
  }

  /// - Parameter right: the columns whose titles stand on the right, from 0.
  func header(_ titles: [String], right: Set<Int> = []) -> Row {
    var row = row(
      titles.enumerated().map { column, title in
        .text(
          title, TextStyle(size: 8.5, bold: true, alignment: right.contains(column) ? .right : .left, leading: 1.25))
      }, firstTag: "TH", otherTag: "TH")
    row.fill = .header
    row.keepsNext = true
    return row
  }

  /// - Parameters:
  ///   - content: of each column, those past the last left out.
  ///   - firstTag: the part that the first cell plays: `TH` where it heads the row.
  func row(_ content: [Content], firstTag: String = "TD", otherTag: String = "TD") -> Row {
    Row(
      cells: zip(places, content).enumerated().map { number, cell in
        Row.Cell(x: cell.0.x, width: cell.0.width, tag: number == 0 ? firstTag : otherTag) {
          Self.lines(cell.1, $0, $1)
        }
      })
  }

  private static func lines(_ content: Content, _ typesetter: Typesetter, _ width: Double) -> [Line] {
    switch content {
    case .text(let text, let style): Line.text(typesetter.layout(text, style, width: width))
    case .value(let text?) where !text.isEmpty:
      Line.text(typesetter.layout(text, AttestationFlow.body, width: width))
    case .value:
      Line.text(typesetter.layout(Wording.notAnswered, TextStyle(italic: true, color: .quiet), width: width))
    case .pill(let text, let pill): [.pill(text, pill, typesetter, maxWidth: width)]
    case .lines(let make): make(typesetter, width)
    }
  }
}
