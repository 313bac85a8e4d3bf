import Runtime

/// The name of a download (RFC 6266): for every client in ASCII, and for those that read RFC 8187 as it is.
enum ContentDisposition {
  /// - Parameter name: as it is shown; at most 255 Unicode scalars.
  static func attachment(_ name: String) -> String {
    let plain = String(
      String.UnicodeScalarView(
        name.unicodeScalars.map { isPlain($0) ? $0 : "_" }))
    if plain == name { return "attachment; filename=\"\(plain)\"" }
    return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(PercentCoding.encode(name))"
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && scalar.value >= 0x20 && scalar.value != 0x7F && scalar != "\"" && scalar != "\\" && scalar != "%"
  }
}
