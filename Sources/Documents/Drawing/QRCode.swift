import CQRencode

/// A QR code (ISO/IEC 18004) with error correction of level M: it is read with 15 % of it damaged.
public struct QRCode: Sendable, Hashable {
  /// Modules of a side, 21 to 177.
  public let size: Int
  private let modules: [Bool]

  /// - Parameter text: 1 to 500 bytes of printable ASCII, such as a URL; more would be too fine to be read from paper.
  public init(_ text: String) throws(DocumentsError) {
    guard (1...500).contains(text.utf8.count), text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
      throw .content("a QR code holds 1 to 500 characters of ASCII")
    }
    guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else {
      throw .library(operation: "QR code", reason: "out of memory")
    }
    defer { QRcode_free(code) }
    size = Int(code.pointee.width)
    modules = (0..<size * size).map { code.pointee.data[$0] & 1 == 1 }
  }

  /// Whether the module is dark.
  public func isDark(column: Int, row: Int) -> Bool { modules[row * size + column] }

  /// Draws it in a square, with dark modules that meet drawn as one bar: squares that meet show seams. The quiet zone
  /// of four modules around it is the caller's.
  func draw(on canvas: Canvas, x: Double, top: Double, side: Double) {
    // Over the watermark, if there is one.
    canvas.fill(.white, x: x - 4, y: top - 4, width: side + 8, height: side + 8)
    let module = side / Double(size)
    for row in 0..<size {
      var column = 0
      while column < size {
        guard isDark(column: column, row: row) else {
          column += 1
          continue
        }
        let start = column
        while column < size, isDark(column: column, row: row) { column += 1 }
        canvas.addRectangle(
          x: x + Double(start) * module, y: top + Double(row) * module, width: Double(column - start) * module,
          height: module)
      }
    }
    canvas.fillPath(.black)
  }
}
