/// Draws a flow on as many pages as it takes.
struct FlowPrinter {
  /// What is on every page besides the flow.
  struct Furniture {
    /// Under the text.
    var beneath: (_ canvas: Canvas, _ page: Int) -> Void
    /// Beside it: header and footer.
    var around: (_ canvas: Canvas, _ page: Int, _ pageCount: Int) -> Void
  }

  let typesetter: Typesetter
  let canvas: Canvas
  let furniture: Furniture

  /// - Parameters:
  ///   - flow: what is printed.
  ///   - epilogue: what is added when all of the flow has been measured, such as notes on how it was set.
  func print(_ flow: Flow, epilogue: (inout Flow) -> Void) {
    var flow = flow
    var measured = flow.items.map(measure)
    let count = flow.items.count
    epilogue(&flow)
    measured += flow.items[count...].map(measure)
    let pages = Pagination(measured, area: PageGeometry.top...PageGeometry.bottom).pages
    var laidOut: (item: Int, block: any LaidOutBlock)?
    for (number, pieces) in pages.enumerated() {
      furniture.beneath(canvas, number + 1)
      drawFrames(pieces, flow)
      drawPieces(pieces, flow, page: number + 1, &laidOut)
      furniture.around(canvas, number + 1, pages.count)
      canvas.endPage()
    }
  }

  private func measure(_ item: Flow.Item) -> Pagination.Measured {
    let lines = layOut(item.block, item).lines
    let header = item.table?.header.map { layOut($0, item).lines.reduce(0) { $0 + $1.height } }
    return Pagination.Measured(
      heights: lines.map(\.height), keepsNext: lines.map(\.keepsNext), spaceBefore: item.spaceBefore,
      headerHeight: header ?? 0)
  }

  private func layOut(_ block: any Block, _ item: Flow.Item) -> any LaidOutBlock {
    block.layOut(typesetter, width: PageGeometry.right - left(item))
  }

  private func left(_ item: Flow.Item) -> Double {
    PageGeometry.left + (item.frame == nil ? 0 : Flow.Frame.inset)
  }

  /// One bar for all pieces of a frame on the page: bars that meet show a seam.
  private func drawFrames(_ pieces: [Pagination.Piece], _ flow: Flow) {
    var start = 0
    while start < pieces.count {
      let frame = flow.items[pieces[start].item].frame
      let end = pieces[start...].firstIndex { flow.items[$0.item].frame?.number != frame?.number } ?? pieces.count
      if let frame {
        let top = pieces[start].top
        canvas.fill(
          frame.bar, x: PageGeometry.left, y: top, width: Flow.Frame.barWidth,
          height: pieces[end - 1].top + pieces[end - 1].height - top)
      }
      start = end
    }
  }

  /// - Parameter laidOut: the block that was drawn last, which may go on on the next page.
  private func drawPieces(
    _ pieces: [Pagination.Piece], _ flow: Flow, page: Int, _ laidOut: inout (item: Int, block: any LaidOutBlock)?
  ) {
    var table: Int?
    for piece in pieces {
      let item = flow.items[piece.item]
      if item.table?.number != table {
        if table != nil { canvas.endTag("Table") }
        table = item.table?.number
        if table != nil { canvas.beginTag("Table") }
      }
      let x = left(item)
      if piece.isRepeatedHeader {
        if let header = item.table?.header {
          let block = layOut(header, item)
          block.draw(block.lines.indices, on: canvas, x: x, top: piece.top)
        }
        continue
      }
      if laidOut?.item != piece.item { laidOut = (piece.item, layOut(item.block, item)) }
      if let bookmark = item.bookmark, piece.part.lowerBound == 0 {
        canvas.addBookmark(typesetter.clean(bookmark.title), level: bookmark.level, page: page, y: piece.top)
      }
      laidOut?.block.draw(piece.part, on: canvas, x: x, top: piece.top)
    }
    if table != nil { canvas.endTag("Table") }
  }
}
