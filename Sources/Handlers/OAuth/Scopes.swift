import Generated
import Runtime

/// The scopes of the contract as the `scope` parameter writes them: names separated by spaces.
enum Scopes {
  /// What a token request without `scope` is given.
  static let standard: ScopeSet = .apiAccess

  /// - Returns: nil where the text names an unknown scope; the standard scope where it names none.
  static func parse(_ text: String?) -> ScopeSet? {
    var scopes: ScopeSet = []
    for name in (text ?? "").split(separator: " ") {
      guard let known = ScopeSet.named.first(where: { $0.name == name }) else { return nil }
      scopes.insert(known.scope)
    }
    return scopes.isEmpty ? standard : scopes
  }

  /// The names in the order of the contract.
  static func names(of scopes: ScopeSet) -> [String] {
    ScopeSet.named.filter { scopes.contains($0.scope) }.map(\.name)
  }

  static func text(of scopes: ScopeSet) -> String {
    var text = ""
    for known in ScopeSet.named where scopes.contains(known.scope) {
      if !text.isEmpty { text += " " }
      text += known.name
    }
    return text
  }
}
