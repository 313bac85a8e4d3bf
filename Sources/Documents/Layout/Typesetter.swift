/// Sets the texts of one document. Everything that is drawn as text goes through it, so that all of it is clean. For
/// one thread.
final class Typesetter {
  private let context: TextContext
  private var text: DocumentText

  init(fonts: FontLibrary) throws(DocumentsError) {
    context = try fonts.makeContext()
    text = DocumentText(fonts: fonts)
  }

  /// Characters that no font could draw, so far.
  var replacedCharacters: Int { text.replaced + unknownGlyphs }
  /// Those that the fonts seemed to have, but not together with their neighbours.
  private var unknownGlyphs = 0

  /// The text as it is set, for what is not drawn, such as bookmarks.
  func clean(_ text: String) -> String { self.text.clean(text) }

  /// - Parameters:
  ///   - boldPrefix: what stands before the text in bold.
  ///   - unbroken: words of the text that are not broken at the end of a line, such as identifiers with hyphens.
  ///   - width: nil for one line of any width.
  ///   - ellipsis: whether a text that is too long ends in an ellipsis on its first line.
  func layout(
    _ text: String, _ style: TextStyle, boldPrefix: String = "", unbroken: [String] = [], width: Double? = nil,
    ellipsis: Bool = false
  ) -> TextLayout {
    let prefix = self.text.clean(boldPrefix)
    var clean = prefix + self.text.clean(text)
    // On one line everything is on one line.
    if width == nil || ellipsis { clean = String(clean.map { $0 == "\n" ? " " : $0 }) }
    let layout = TextLayout(
      clean, style, boldBytes: prefix.utf8.count, unbroken: unbroken.compactMap { place(of: $0, in: clean) },
      width: width, in: context, ellipsis: ellipsis)
    unknownGlyphs += layout.unknownGlyphs
    return layout
  }

  /// Of the first such word, in bytes of UTF-8.
  private func place(of word: String, in text: String) -> Range<Int>? {
    let word = Array(word.utf8)
    let bytes = Array(text.utf8)
    guard !word.isEmpty, bytes.count >= word.count else { return nil }
    let start = (0...(bytes.count - word.count)).first { bytes[$0..<($0 + word.count)].elementsEqual(word) }
    return start.map { $0..<($0 + word.count) }
  }
}
