/// A place in a file. Lines and columns count from 1; columns count Unicode scalars, a tab is one, and a byte order
/// mark at the start of the file is none.
public struct Position: Sendable, Hashable, Comparable {
  public var line: Int
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Where every file starts.
  public static let start = Position(line: 1, column: 1)

  public static func < (left: Position, right: Position) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A stretch of a file, from its first scalar to just past its last one. It is empty where something is missing.
public struct SourceSpan: Sendable, Hashable {
  /// The file as it was named to the loader.
  public var file: String
  public var start: Position
  /// Exclusive.
  public var end: Position

  public init(file: String, start: Position, end: Position) {
    self.file = file
    self.start = start
    self.end = end
  }

  /// An empty span: the place itself.
  public init(file: String, at position: Position) {
    self.init(file: file, start: position, end: position)
  }
}
