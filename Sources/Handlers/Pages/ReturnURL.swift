import Runtime

/// Back to an editor's site (decision 26): identifiers replace their placeholders where the editor's URL has any, and
/// are added as members of the query where it has none. What else the URL holds stays as it is.
enum ReturnURL {
  /// - Parameters:
  ///   - template: as the editor set it up; checked to be an absolute URL then.
  ///   - application: nil on the buyer's side, where nothing takes the place of a placeholder for it: one URL may serve
  ///     both sides.
  static func make(_ template: String, market: String, application: String? = nil) -> String {
    let identifiers: [(String, String?)] = [
      ("market_identifier", market), ("application_identifier", application),
    ]
    var url = template
    var missing: [String] = []
    for (name, identifier) in identifiers {
      let placeholder = "{\(name)}"
      let value = identifier.map(PercentCoding.encode)
      if url.contains(placeholder) {
        url = url.replacing(placeholder, with: value ?? "")
      } else if let value {
        missing.append("\(name)=\(value)")
      }
    }
    guard !missing.isEmpty else { return url }
    let mark = url.utf8.firstIndex(of: UInt8(ascii: "#")) ?? url.endIndex
    let (address, fragment) = (url[..<mark], url[mark...])
    let separator =
      address.utf8.contains(UInt8(ascii: "?"))
      ? (address.hasSuffix("?") || address.hasSuffix("&") ? "" : "&") : "?"
    return address + separator + missing.joined(separator: "&") + fragment
  }
}
