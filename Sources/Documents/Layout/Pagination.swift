/// Which lines of which blocks stand where. Made from heights alone.
struct Pagination {
  /// Consecutive lines of a block on one page.
  struct Piece {
    /// Of the flow's items.
    var item: Int
    var part: Range<Int>
    var top: Double
    var height: Double
    /// The header of the item's table, drawn again.
    var isRepeatedHeader = false
  }

  private(set) var pages: [[Piece]] = [[]]

  private let items: [Measured]
  private let area: ClosedRange<Double>
  private var top: Double

  /// What is known of an item while pages are filled.
  struct Measured {
    var heights: [Double]
    var keepsNext: [Bool]
    var spaceBefore: Double
    /// The height of what is drawn again when the item begins a page.
    var headerHeight: Double
  }

  /// - Parameter area: top and bottom of what a page holds.
  init(_ items: [Measured], area: ClosedRange<Double>) {
    self.items = items
    self.area = area
    top = area.lowerBound
    fill()
  }

  /// A line's place: the item, and the line in it.
  private struct Place {
    var item: Int
    var line: Int
  }

  /// Takes the lines that keep together one such group after the other.
  private mutating func fill() {
    var group: [Place] = []
    for (number, item) in items.enumerated() {
      for line in item.heights.indices {
        group.append(Place(item: number, line: line))
        if !item.keepsNext[line] {
          place(group)
          group = []
        }
      }
    }
    place(group)
  }

  private mutating func place(_ group: [Place]) {
    guard let first = group.first else { return }
    let needed = height(of: group)
    if top + spaceBefore(first) + needed > area.upperBound {
      let header = headerHeight(first)
      if area.lowerBound + header + needed <= area.upperBound { turnPage(for: first) }
    }
    // A group that no page holds is broken wherever a page ends.
    for line in group {
      if top + spaceBefore(line) + height(line) > area.upperBound, !isAtTop { turnPage(for: line) }
      put(line)
    }
  }

  private var isAtTop: Bool { pages[pages.count - 1].allSatisfy(\.isRepeatedHeader) }

  private func height(_ place: Place) -> Double { items[place.item].heights[place.line] }

  /// A header that takes a third of a page is not worth repeating.
  private func headerHeight(_ place: Place) -> Double {
    let height = items[place.item].headerHeight
    return height <= (area.upperBound - area.lowerBound) / 3 ? height : 0
  }

  private func spaceBefore(_ place: Place) -> Double {
    place.line == 0 && !isAtTop ? items[place.item].spaceBefore : 0
  }

  /// Of a group, without the space before its first line.
  private func height(of group: [Place]) -> Double {
    group.enumerated().reduce(0) { sum, next in
      let space = next.offset > 0 && next.element.line == 0 ? items[next.element.item].spaceBefore : 0
      return sum + space + height(next.element)
    }
  }

  private mutating func turnPage(for next: Place) {
    guard !isAtTop else { return }
    pages.append([])
    top = area.lowerBound
    let header = headerHeight(next)
    guard header > 0 else { return }
    pages[pages.count - 1] = [Piece(item: next.item, part: 0..<1, top: top, height: header, isRepeatedHeader: true)]
    top += header
  }

  private mutating func put(_ line: Place) {
    top += spaceBefore(line)
    let height = height(line)
    let page = pages.count - 1
    let last = pages[page].count - 1
    if last >= 0, !pages[page][last].isRepeatedHeader, pages[page][last].item == line.item {
      pages[page][last].part = pages[page][last].part.lowerBound..<line.line + 1
      pages[page][last].height += height
    } else {
      pages[page].append(Piece(item: line.item, part: line.line..<line.line + 1, top: top, height: height))
    }
    top += height
  }
}
