import CPango

/// A text broken into lines. Borrowed by nobody but the thread that made it.
final class TextLayout {
  struct Line {
    /// Owned by the layout.
    fileprivate let pointer: UnsafeMutablePointer<PangoLayoutLine>
    /// From the left edge of the layout to where the line begins.
    fileprivate let x: Double
    let width: Double
    let height: Double
    /// From the top of the line to its baseline.
    let baseline: Double
  }

  private let layout: OpaquePointer
  private let context: TextContext
  let style: TextStyle
  private(set) var lines: [Line] = []

  /// - Parameters:
  ///   - text: without control characters but line feeds, and of covered characters only; see ``DocumentText``.
  ///   - boldBytes: how much of the beginning of the text is bold, in bytes of UTF-8.
  ///   - unbroken: bytes of the text within which no line ends.
  ///   - width: lines are broken there, within words where they must be; nil for one line of any width.
  ///   - ellipsis: whether a text that is too long ends in an ellipsis on its first line.
  init(
    _ text: String, _ style: TextStyle, boldBytes: Int, unbroken: [Range<Int>], width: Double?,
    in context: TextContext, ellipsis: Bool
  ) {
    self.context = context
    self.style = style
    guard let layout = pango_layout_new(context.pointer) else { fatalError("Pango has no memory for a layout") }
    self.layout = layout
    apply(width: width, ellipsis: ellipsis)
    mark(boldBytes: boldBytes, unbroken: unbroken)
    pango_layout_set_text(layout, text, -1)
    measure()
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }

  var height: Double { lines.reduce(0) { $0 + $1.height } }
  var width: Double { lines.reduce(0) { max($0, $1.width) } }

  /// Characters that the fonts could not draw after all, shown as boxes with their numbers.
  var unknownGlyphs: Int { Int(pango_layout_get_unknown_glyphs_count(layout)) }

  /// Draws a line with its top left corner at a place.
  func draw(_ line: Line, on canvas: Canvas, x: Double, top: Double) {
    canvas.setColor(style.color)
    cairo_move_to(canvas.cairo, x + line.x, top + line.baseline)
    pango_cairo_show_layout_line(canvas.cairo, line.pointer)
  }

  /// Draws all lines under one another.
  func draw(on canvas: Canvas, x: Double, top: Double) {
    var top = top
    for line in lines {
      draw(line, on: canvas, x: x, top: top)
      top += line.height
    }
  }

  private func apply(width: Double?, ellipsis: Bool) {
    let font = pango_font_description_from_string(style.family.rawValue)
    pango_font_description_set_absolute_size(font, style.size * Double(PANGO_SCALE))
    pango_font_description_set_weight(font, style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    pango_font_description_set_style(font, style.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL)
    pango_layout_set_font_description(layout, font)
    pango_font_description_free(font)
    if let width {
      pango_layout_set_width(layout, Int32(width * Double(PANGO_SCALE)))
      pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    }
    if ellipsis {
      pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END)
      pango_layout_set_height(layout, -1)
    }
    switch style.alignment {
    case .left: pango_layout_set_alignment(layout, PANGO_ALIGN_LEFT)
    case .center: pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER)
    case .right: pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT)
    }
    // Words from right to left are shown so, but the paragraph begins on the left as all others do.
    pango_layout_set_auto_dir(layout, 0)
  }

  private func mark(boldBytes: Int, unbroken: [Range<Int>]) {
    // A hyphen that the author did not write would alter addresses and digests.
    let attributes = pango_attr_list_new()
    pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(0))
    if boldBytes > 0, let bold = pango_attr_weight_new(PANGO_WEIGHT_BOLD) {
      bold.pointee.end_index = UInt32(clamping: boldBytes)
      pango_attr_list_insert(attributes, bold)
    }
    for range in unbroken {
      guard let whole = pango_attr_allow_breaks_new(0) else { continue }
      whole.pointee.start_index = UInt32(clamping: range.lowerBound)
      whole.pointee.end_index = UInt32(clamping: range.upperBound)
      pango_attr_list_insert(attributes, whole)
    }
    pango_layout_set_attributes(layout, attributes)
    pango_attr_list_unref(attributes)
  }

  private func measure() {
    guard let iterator = pango_layout_get_iter(layout) else { return }
    defer { pango_layout_iter_free(iterator) }
    let scale = Double(PANGO_SCALE)
    repeat {
      guard let line = pango_layout_iter_get_line_readonly(iterator) else { continue }
      var extents = PangoRectangle()
      pango_layout_iter_get_line_extents(iterator, nil, &extents)
      let natural = Double(extents.height) / scale
      let height = max(style.lineHeight, natural)
      let ascent = (Double(pango_layout_iter_get_baseline(iterator)) - Double(extents.y)) / scale
      lines.append(
        Line(
          pointer: line, x: Double(extents.x) / scale, width: Double(extents.width) / scale, height: height,
          baseline: ascent + (height - natural) / 2))
    } while pango_layout_iter_next_line(iterator) != 0
  }
}
