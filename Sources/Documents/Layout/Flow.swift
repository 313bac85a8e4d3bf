/// A document before it has pages: its blocks in order, with what surrounds them.
struct Flow {
  struct Item {
    var block: any Block
    /// Above the block, but not at the top of a page.
    var spaceBefore = 0.0
    /// Rows of the same table follow one another with the same number.
    var table: Table?
    /// Blocks in the same frame follow one another with the same number.
    var frame: Frame?
    /// Where readers can jump to.
    var bookmark: Bookmark?
  }

  struct Table {
    var number: Int
    /// Drawn again at the top of each page that the table goes on on. Nil for the header itself.
    var header: (any Block)?
  }

  /// A bar at the left of blocks that belong together, which are moved to the right.
  struct Frame {
    var number: Int
    var bar: Color

    static let inset = 12.0
    static let barWidth = 2.5
  }

  struct Bookmark {
    var title: String
    /// 1 or 2.
    var level: Int
  }

  private(set) var items: [Item] = []
  private var numbers = 0
  private var frame: Frame?

  mutating func add(_ block: any Block, spaceBefore: Double = 0, bookmark: Bookmark? = nil) {
    items.append(Item(block: block, spaceBefore: spaceBefore, frame: frame, bookmark: bookmark))
  }

  /// Rows under a header, which follows them from page to page.
  mutating func addTable(header: (any Block)?, rows: [any Block], spaceBefore: Double = 0) {
    guard !rows.isEmpty else { return }
    numbers += 1
    if let header {
      items.append(Item(block: header, spaceBefore: spaceBefore, table: Table(number: numbers), frame: frame))
    }
    for (place, row) in rows.enumerated() {
      items.append(
        Item(
          block: row, spaceBefore: place == 0 && header == nil ? spaceBefore : 0,
          table: Table(number: numbers, header: header), frame: frame))
    }
  }

  /// Everything that is added within is framed. Frames do not nest.
  mutating func framed(_ bar: Color, _ add: (inout Flow) -> Void) {
    numbers += 1
    frame = Frame(number: numbers, bar: bar)
    add(&self)
    frame = nil
  }
}
