import CPango

/// The pages of a PDF 1.4 file in memory, drawn by Cairo. Points from the top left corner. For one thread.
final class Canvas {
  /// Where Cairo's bytes go. Cairo holds it by an unmanaged reference, so the canvas keeps it alive.
  private final class Sink {
    var bytes: [UInt8] = []
    let limit: Int
    var isFull = false

    init(limit: Int) { self.limit = limit }
  }

  let cairo: OpaquePointer
  private let surface: OpaquePointer
  private let sink: Sink
  /// The last bookmark of level 1.
  private var chapter = CAIRO_PDF_OUTLINE_ROOT

  /// - Parameter limit: bytes that the file may have.
  init(width: Double, height: Double, limit: Int) {
    let sink = Sink(limit: limit)
    self.sink = sink
    // Never nil: a failure is a state of what is returned, found by `finish`.
    surface = cairo_pdf_surface_create_for_stream(
      { sink, bytes, count in
        guard let sink, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
        let target = Unmanaged<Sink>.fromOpaque(sink).takeUnretainedValue()
        guard target.bytes.count + Int(count) <= target.limit else {
          target.isFull = true
          return CAIRO_STATUS_WRITE_ERROR
        }
        target.bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
        return CAIRO_STATUS_SUCCESS
      }, Unmanaged.passUnretained(sink).toOpaque(), width, height)
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4)
    cairo = cairo_create(surface)
  }

  deinit {
    cairo_destroy(cairo)
    // Writes what is left, so the sink must still be there.
    withExtendedLifetime(sink) { cairo_surface_destroy(surface) }
  }

  func endPage() { cairo_show_page(cairo) }

  /// An entry of the outline that readers show beside the pages.
  /// - Parameters:
  ///   - level: 1, or 2 for one under the last of level 1.
  ///   - page: from 1.
  func addBookmark(_ title: String, level: Int, page: Int, y: Double) {
    let parent = level > 1 ? chapter : CAIRO_PDF_OUTLINE_ROOT
    let entry = cairo_pdf_surface_add_outline(
      surface, parent, title, "page=\(page) pos=[0 \(Int(y))]", CAIRO_PDF_OUTLINE_FLAG_OPEN)
    if level == 1 { chapter = entry }
  }

  /// Begins a part of the document's structure that ends with ``endTag(_:)`` on the same page.
  func beginTag(_ tag: String) { cairo_tag_begin(cairo, tag, "") }

  func endTag(_ tag: String) { cairo_tag_end(cairo, tag) }

  /// Ends the file and gives its bytes. Nothing may be drawn afterwards.
  func finish() throws(DocumentsError) -> [UInt8] {
    cairo_surface_finish(surface)
    if sink.isFull { throw .tooLarge(limit: sink.limit) }
    for status in [cairo_status(cairo), cairo_surface_status(surface)] where status != CAIRO_STATUS_SUCCESS {
      throw .library(operation: "drawing", reason: String(cString: cairo_status_to_string(status)))
    }
    defer { sink.bytes = [] }
    return sink.bytes
  }

  func setColor(_ color: Color) { cairo_set_source_rgb(cairo, color.red, color.green, color.blue) }

  func fill(_ color: Color, x: Double, y: Double, width: Double, height: Double) {
    addRectangle(x: x, y: y, width: width, height: height)
    fillPath(color)
  }

  /// Adds to what ``fillPath(_:)`` fills.
  func addRectangle(x: Double, y: Double, width: Double, height: Double) {
    cairo_rectangle(cairo, x, y, width, height)
  }

  func fillPath(_ color: Color) {
    setColor(color)
    cairo_fill(cairo)
  }

  func outline(_ color: Color, x: Double, y: Double, width: Double, height: Double, thickness: Double = 0.75) {
    setColor(color)
    cairo_set_line_width(cairo, thickness)
    cairo_rectangle(cairo, x, y, width, height)
    cairo_stroke(cairo)
  }

  func rule(_ color: Color, x: Double, y: Double, width: Double, thickness: Double = 0.5) {
    fill(color, x: x, y: y - thickness / 2, width: width, height: thickness)
  }

  func fillRounded(_ color: Color, x: Double, y: Double, width: Double, height: Double, radius: Double) {
    setColor(color)
    cairo_new_sub_path(cairo)
    cairo_arc(cairo, x + width - radius, y + radius, radius, -.pi / 2, 0)
    cairo_arc(cairo, x + width - radius, y + height - radius, radius, 0, .pi / 2)
    cairo_arc(cairo, x + radius, y + height - radius, radius, .pi / 2, .pi)
    cairo_arc(cairo, x + radius, y + radius, radius, .pi, .pi * 1.5)
    cairo_close_path(cairo)
    cairo_fill(cairo)
  }

  /// Draws with the origin moved and turned, in degrees against the clock.
  func turned(_ degrees: Double, aboutX x: Double, y: Double, _ draw: () -> Void) {
    cairo_save(cairo)
    cairo_translate(cairo, x, y)
    cairo_rotate(cairo, -degrees * .pi / 180)
    draw()
    cairo_restore(cairo)
  }

  /// Marks what is drawn within as a part of the document's structure, for reading aloud: `P`, `H1`, `Table`, …
  func tagged(_ tag: String, draw: () -> Void) {
    beginTag(tag)
    draw()
    endTag(tag)
  }

  /// What is drawn within leads to an address, which ``ArchivalFile`` fills in: Cairo 1.16 writes addresses without
  /// escaping what has a meaning in a PDF file.
  func linked(_ draw: () -> Void) {
    cairo_tag_begin(cairo, CAIRO_TAG_LINK, "uri='https://'")
    draw()
    cairo_tag_end(cairo, CAIRO_TAG_LINK)
  }
}
