import SpecModel
import SpecSyntax

extension Site {
  /// The place of a keyword, a member or an item: its name's line where it has a name.
  public init(_ cursor: Cursor) {
    self.init(
      file: cursor.span.file, line: cursor.span.start.line, column: cursor.span.start.column,
      pointer: cursor.pointer)
  }
}

extension Message {
  /// `{en, fr}`
  public init?(_ cursor: Cursor) {
    guard let english = cursor["en"]?.string, let french = cursor["fr"]?.string else { return nil }
    self.init(english: english, french: french)
  }
}
