/// Back to an editor's site (decision 26): identifiers replace their placeholders where the editor's URL has any, and are
/// added as members of the query where it has none. What else the URL holds stays as it is.
enum ReturnURL {
  /// - Parameters:
  ///   - template: as the editor set it up; checked to be an absolute URL then.
  ///   - application: nil on the buyer's side.
  static func make(_ template: String, market: String, application: String? = nil) -> String {
    let identifiers = [("market_identifier", market)] + (application.map { [("application_identifier", $0)] } ?? [])
    var url = template
    var missing: [(String, String)] = []
    for (name, value) in identifiers {
      let placeholder = "{\(name)}"
      if url.contains(placeholder) {
        url = url.replacing(placeholder, with: value)
      } else {
        missing.append((name, value))
      }
    }
    guard !missing.isEmpty else { return url }
    let (address, fragment) = split(url, at: "#")
    let query = missing.map { "\($0)=\($1)" }.joined(separator: "&")
    let separator = address.contains("?") ? (address.hasSuffix("?") || address.hasSuffix("&") ? "" : "&") : "?"
    return address + separator + query + fragment
  }

  /// - Returns: what stands before the mark, and the rest with the mark.
  private static func split(_ text: String, at mark: Character) -> (String, String) {
    guard let place = text.firstIndex(of: mark) else { return (text, "") }
    return (String(text[..<place]), String(text[place...]))
  }
}
