import SpecModel
import SpecSyntax

/// Finds the stretch of source behind a ``Site``, which keeps only where it starts.
struct SourcePlaces {
  private var cursors: [String: Cursor] = [:]
  private let sources: [String: [UInt8]]

  init(_ document: Document) {
    sources = document.sources
    var pending = [document.root]
    while let cursor = pending.popLast() {
      guard cursors.updateValue(cursor, forKey: Self.key(cursor.file, cursor.pointer)) == nil else { continue }
      pending += cursor.items
      pending += cursor.members.map(\.value)
      if let target = document.target(of: cursor) { pending.append(target.cursor) }
    }
  }

  private static func key(_ file: String, _ pointer: String) -> String { file + "#" + pointer }

  func cursor(_ site: Site) -> Cursor? { cursors[Self.key(site.file, site.pointer)] }

  func span(_ site: Site) -> SourceSpan {
    cursor(site)?.span
      ?? SourceSpan(file: site.file, at: Position(line: site.line, column: site.column))
  }

  /// The first of these places below `site` that exists; `site` itself where none does.
  func deepest(_ site: Site, _ pointers: String...) -> Site {
    for pointer in pointers {
      let inner = Site(file: site.file, line: site.line, column: site.column, pointer: site.pointer + pointer)
      if cursor(inner) != nil { return inner }
    }
    return site
  }

  /// The place of one scalar of a string that is written on one line, counted from 0 in the string's own text; the
  /// whole string where it is written over several lines.
  func span(ofScalar offset: Int, in site: Site) -> SourceSpan {
    guard let value = cursor(site)?.node, let bytes = sources[site.file] else { return span(site) }
    let (start, end) = (value.span.start, value.span.end)
    guard start.line == end.line,
      let column = Self.column(ofScalar: offset, from: start, in: Self.line(start.line, of: bytes)), column < end.column
    else { return value.span }
    let position = Position(line: start.line, column: column)
    return SourceSpan(file: site.file, start: position, end: Position(line: start.line, column: column + 1))
  }

  /// Counts through a plain, single-quoted or double-quoted YAML scalar, where a character may be written with several.
  private static func column(ofScalar offset: Int, from start: Position, in line: [Unicode.Scalar]) -> Int? {
    var index = start.column - 1
    guard line.indices.contains(index) else { return nil }
    let quote: Unicode.Scalar? = line[index] == "\"" || line[index] == "'" ? line[index] : nil
    if quote != nil { index += 1 }
    for _ in 0..<offset {
      guard line.indices.contains(index) else { return nil }
      if quote == "\"" && line[index] == "\\" {
        index += 1
        guard line.indices.contains(index) else { return nil }
        index += ["x": 3, "u": 5, "U": 9][line[index]] ?? 1
      } else {
        index += quote == "'" && line[index] == "'" ? 2 : 1
      }
    }
    return index + 1
  }

  private static func line(_ number: Int, of bytes: [UInt8]) -> [Unicode.Scalar] {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard lines.indices.contains(number - 1) else { return [] }
    return Array(String(decoding: lines[number - 1], as: UTF8.self).unicodeScalars)
  }
}
