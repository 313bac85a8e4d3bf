/// The names that clients give their files. They are shown to people and written into archives, and never name a file
/// of ours.
enum FileName {
  /// Unicode scalars; what file systems take at most.
  static let maxLength = 255

  /// The last component of a path, whichever system wrote it; empty for an empty name, which is how browsers say that
  /// no file was chosen.
  /// - Throws: for names that are too long, that only mean a directory, or whose characters would not be seen as what
  ///   they are: control characters, line separators and those that turn the direction of writing.
  static func safe(_ sent: String) throws(FormError) -> String {
    if sent.isEmpty { return "" }
    let scalars = sent.unicodeScalars
    let start = scalars.lastIndex { $0 == "/" || $0 == "\\" }.map(scalars.index(after:)) ?? scalars.startIndex
    let name = scalars[start...]
    guard !name.allSatisfy({ $0 == "." || $0 == " " }) else { throw FormError("The name of a file is empty", at: 0) }
    guard name.count <= maxLength else {
      throw FormError("The name of a file is longer than \(maxLength) characters", at: 0)
    }
    guard name.allSatisfy(isVisible) else { throw FormError("The name of a file has control characters", at: 0) }
    return String(name)
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00..<0x20, 0x7F..<0xA0: false
    case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: false
    default: true
    }
  }
}
