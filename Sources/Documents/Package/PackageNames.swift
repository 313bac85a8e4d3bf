import Runtime

/// The names of files in a package: `{user|api}_{RR}_{DD}_{field_key}_{original filename}` (product.md §5.7), such that
/// every system can hold them.
public enum PackageNames {
  /// Bytes of UTF-8 that a name has at most; file systems take 255, and folders come on top.
  public static let maxLength = 200

  /// Extensions of the files that candidates may send (product.md §4.2). No program among them.
  public static let extensions: Set<String> = [
    "pdf", "doc", "docx", "txt", "xls", "xlsx", "csv", "jpg", "jpeg", "png", "gif", "zip",
  ]

  /// The folder of documents in the package.
  public static let folder = "documents/"

  /// The name of a document, without the folder. Different ranks give different names, whatever the file was called.
  /// - Parameters:
  ///   - response: rank of the answer among all that can have files, from 1.
  ///   - document: rank of the file in the answer, from 1.
  public static func document(
    origin: AttachedFile.Origin, response: Int, document: Int, fieldKey: String, originalName: String
  ) -> String {
    let source = origin == .candidate ? "user" : "api"
    return sanitized("\(source)_\(twoDigits(response))_\(twoDigits(document))_\(fieldKey)_\(originalName)")
  }

  /// `buyer_attestation_FT….pdf`
  public static func attestation(_ identifier: String) -> String { "buyer_attestation_\(identifier).pdf" }

  /// `documents_package_FT….zip`
  public static func package(_ identifier: String) -> String { "documents_package_\(identifier).zip" }

  /// A name that every file system takes: composed (NFC), without control and invisible characters, separators and
  /// signs that Windows forbids, dots and spaces at its ends, names of devices; at most ``maxLength`` bytes, of which
  /// the extension is kept. Sanitizing twice changes nothing more.
  public static func sanitized(_ name: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in name.composed.unicodeScalars {
      switch scalar {
      case "/", "\\", ":", "*", "?", "\"", "<", ">", "|": scalars.append("_")
      case "\u{200C}", "\u{200D}": scalars.append(scalar)
      default:
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate: continue
        case .spaceSeparator: scalars.append(" ")
        default: if !scalar.properties.isNoncharacterCodePoint { scalars.append(scalar) }
        }
      }
    }
    let name = trimmed(Substring(String(scalars)))
    let split = name.lastIndex(of: ".")
    let suffix = split.map { name[$0...] } ?? ""
    // What is too long to be an extension, or holds other signs, is part of the name.
    let isExtension = (2...11).contains(suffix.utf8.count) && suffix.dropFirst().utf8.allSatisfy(isLetterOrDigit)
    let (base, kept) = isExtension ? (name[..<(split ?? name.endIndex)], suffix) : (name, "")
    // A byte is left for what is put before names of devices.
    let stem = trimmed(cut(base, to: maxLength - kept.utf8.count - 1))
    return (stem.isEmpty || isDevice(stem) ? "_" : "") + stem + kept
  }

  /// In lower case, without the dot; empty where there is none.
  static func fileExtension(_ name: String) -> String {
    name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
  }

  /// Of ASCII.
  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }

  private static func trimmed(_ name: Substring) -> Substring {
    var name = name
    while let first = name.first, first == "." || first == " " { name.removeFirst() }
    while let last = name.last, last == "." || last == " " { name.removeLast() }
    return name
  }

  /// Whole characters, as many as fit.
  private static func cut(_ name: Substring, to bytes: Int) -> Substring {
    var name = name
    while name.utf8.count > bytes { name.removeLast() }
    return name
  }

  /// Names that Windows keeps for devices, with any extension.
  private static func isDevice(_ stem: Substring) -> Bool {
    let name = (stem.prefix { $0 != "." }).uppercased()
    if ["CON", "PRN", "AUX", "NUL"].contains(name) { return true }
    guard name.count == 4, name.hasPrefix("COM") || name.hasPrefix("LPT") else { return false }
    return name.last.map { "123456789¹²³".contains($0) } ?? false
  }

  private static func twoDigits(_ rank: Int) -> String { (0..<10).contains(rank) ? "0\(rank)" : "\(rank)" }
}
