/// A `$ref` as it is written, taken apart.
struct Reference: Equatable {
  /// The file it points into, relative to the loader's working folder as the root file's name is.
  var file: String
  /// The canonical JSON Pointer within that file.
  var pointer: String

  enum Refusal: Error, Equatable {
    /// It has a scheme or an authority.
    case remote
    /// Why it is no reference this document can have.
    case malformed(String)
  }

  /// Reads `text`, which stands in `file`.
  init(_ text: String, in file: String) throws(Refusal) {
    let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let address = parts.first ?? ""
    if address.hasPrefix("//") || Self.hasScheme(address) { throw .remote }
    if address.hasPrefix("/") {
      throw .malformed("it names a place on one machine; write the path from this file's folder")
    }
    if address.contains("?") { throw .malformed("a file has no query") }
    guard let path = JSONPointer.percentDecoded(address) else { throw .malformed("its percent-encoding is broken") }
    guard let fragment = JSONPointer.percentDecoded(parts.count == 2 ? parts[1] : "") else {
      throw .malformed("its percent-encoding is broken")
    }
    if !fragment.isEmpty, !fragment.hasPrefix("/") {
      throw .malformed(
        "`#\(fragment)` is an anchor; a reference points by JSON Pointer, such as `#/components/schemas/Name`")
    }
    guard let tokens = JSONPointer.tokens(fragment) else {
      throw .malformed("in a JSON Pointer `~` is written `~0` and `/` within a name `~1`")
    }
    self.file = path.isEmpty ? file : Self.path(path, from: file)
    pointer = tokens.map { "/" + JSONPointer.escape($0) }.joined()
  }

  private static func hasScheme(_ address: Substring) -> Bool {
    guard let colon = address.firstIndex(of: ":") else { return false }
    let scheme = address[..<colon]
    return scheme.first?.isLetter == true
      && scheme.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
  }

  /// `path` from the folder of `file`, with `.` and `..` taken out as far as they go.
  private static func path(_ path: String, from file: String) -> String {
    var result: [Substring] = []
    let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    for step in folder + path.split(separator: "/", omittingEmptySubsequences: false) {
      switch step {
      case ".": continue
      case "..":
        if let last = result.last, last != "..", last != "" { result.removeLast() } else { result.append(step) }
      default: result.append(step)
      }
    }
    return result.joined(separator: "/")
  }
}
