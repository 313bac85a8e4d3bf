/// A kind of file that candidates may give, by its extension (product.md §4.2).
public enum FileFormat: String, Sendable, Hashable, CaseIterable {
  case pdf, doc, docx, txt, xls, xlsx, csv, jpg, jpeg, png, gif, zip

  /// The format that a file's name claims.
  /// - Parameter name: without white space at its end.
  public init?(ofName name: String) {
    // A character of its own: with a mark behind it, or a sign before it that it belongs to, it is no dot to readers.
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
    let text = name[name.index(after: dot)...]
    // Long texts are no extension, and lower-casing may turn other letters into ASCII ones (the Kelvin sign).
    guard text.utf8.count <= 4, text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    self.init(rawValue: text.lowercased())
  }

  /// What such a file is sent as: always the same, whatever the browser said it was. To be sent as an attachment and
  /// with `X-Content-Type-Options: nosniff`.
  public var contentType: String {
    switch self {
    case .pdf: "application/pdf"
    case .doc: "application/msword"
    case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case .txt: "text/plain"
    case .xls: "application/vnd.ms-excel"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case .csv: "text/csv"
    case .jpg, .jpeg: "image/jpeg"
    case .png: "image/png"
    case .gif: "image/gif"
    case .zip: "application/zip"
    }
  }

  /// `PDF`, as sentences and labels name it.
  public var label: String { rawValue.uppercased() }

  /// `PDF, DOC, DOCX`.
  public static func list(_ formats: [FileFormat]) -> String { formats.map(\.label).joined(separator: ", ") }

  /// `.pdf,.doc,.docx`, for the attribute `accept` of a file field.
  public static func accept(_ formats: [FileFormat]) -> String {
    formats.map { "." + $0.rawValue }.joined(separator: ",")
  }
}
