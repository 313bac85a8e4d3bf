import TestSupport
import Testing

@testable import Documents

/// How lines are put on pages.
@Suite struct PaginationTests {
  private typealias Measured = Pagination.Measured

  private func item(
    _ heights: [Double], keeps: [Int] = [], space: Double = 0, header: Double = 0
  ) -> Pagination.Measured {
    Measured(
      heights: heights, keepsNext: heights.indices.map(keeps.contains), spaceBefore: space, headerHeight: header)
  }

  /// Items and their lines on each page.
  private func shape(_ items: [Pagination.Measured], height: Double = 100) -> [[String]] {
    Pagination(items, area: 0...height).pages.map { page in
      page.map { "\($0.item):\($0.isRepeatedHeader ? "header" : "\($0.part.lowerBound)-\($0.part.upperBound - 1)")" }
    }
  }

  @Test func linesFillPages() {
    #expect(shape([item([40, 40, 40, 40])]) == [["0:0-1"], ["0:2-3"]])
    #expect(shape([item([40]), item([40]), item([40])]) == [["0:0-0", "1:0-0"], ["2:0-0"]])
    #expect(shape([]) == [[]])
    #expect(shape([item([]), item([10])]) == [["1:0-0"]])
  }

  @Test func aHeadingStaysWithWhatFollows() {
    #expect(shape([item([80]), item([15], keeps: [0]), item([10, 10])]) == [["0:0-0"], ["1:0-0", "2:0-1"]])
    #expect(shape([item([70]), item([15], keeps: [0]), item([10, 10])]) == [["0:0-0", "1:0-0", "2:0-0"], ["2:1-1"]])
  }

  @Test func spaceIsLeftOutAtTheTopOfAPage() {
    let pages = Pagination([item([90]), item([90], space: 20)], area: 0...100).pages
    #expect(pages.map { $0.map(\.top) } == [[0], [0]])
    let one = Pagination([item([30]), item([30], space: 20)], area: 0...100).pages
    #expect(one.map { $0.map(\.top) } == [[0, 50]])
  }

  @Test func aTablesHeaderIsRepeated() {
    let header = item([20], keeps: [0])
    let rows = (0..<5).map { _ in item([30], header: 20) }
    #expect(
      shape([header] + rows) == [
        ["0:0-0", "1:0-0", "2:0-0"], ["3:header", "3:0-0", "4:0-0"], ["5:header", "5:0-0"],
      ])
    // A header that would stand alone moves with its first row, and is not drawn twice.
    #expect(shape([item([60]), header] + rows.prefix(1)) == [["0:0-0"], ["1:0-0", "2:0-0"]])
  }

  @Test func whatFitsOnNoPageIsBroken() {
    #expect(shape([item([40, 40, 40], keeps: [0, 1])]) == [["0:0-1"], ["0:2-2"]])
    #expect(shape([item([10]), item([250]), item([10])]) == [["0:0-0"], ["1:0-0"], ["2:0-0"]])
    #expect(shape([item([250], header: 200)]) == [["0:0-0"]])
  }

  /// Whatever the heights: each line once, in order, and none past the end of a page that is not higher than a page.
  @Test(arguments: 0..<200 as Range<UInt64>)
  func nothingIsLostOrDrawnOutside(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let items = (0..<Int.random(in: 0...30, using: &random)).map { _ in
      let count = Int.random(in: 0...6, using: &random)
      return Measured(
        heights: (0..<count).map { _ in Double.random(in: 1...60, using: &random) },
        keepsNext: (0..<count).map { _ in Bool.random(using: &random) },
        spaceBefore: Double.random(in: 0...30, using: &random),
        headerHeight: Bool.random(using: &random) ? Double.random(in: 1...200, using: &random) : 0)
    }
    var lines: [[Int]] = []
    for page in Pagination(items, area: 10...110).pages {
      var bottom = 10.0
      for piece in page {
        #expect(piece.top >= bottom - 0.001)
        bottom = piece.top + piece.height
        #expect(bottom <= 110.001)
        if !piece.isRepeatedHeader { lines += piece.part.map { [piece.item, $0] } }
      }
    }
    #expect(lines == items.enumerated().flatMap { number, item in item.heights.indices.map { [number, $0] } })
  }
}
