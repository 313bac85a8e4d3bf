import Runtime

/// The rule of the URLs that are given to a command: absolute `http` or `https` without credentials, in the characters
/// of a URL alone (RFC 3986).
package enum GivenURL {
  package static let maximumLength = 2048

  /// - Parameter name: what is said to be wrong, such as the option.
  /// - Returns: the text as it is.
  package static func check(_ text: String, _ name: String) throws -> String {
    guard text.utf8.count <= maximumLength, scheme(of: text) != nil else {
      throw UsageError("\(name) must be an absolute http or https URL")
    }
    return text
  }

  /// - Returns: in small letters; nil where the rule is not kept.
  package static func scheme(of text: String) -> String? {
    guard AbsoluteURI.isValid(text), let colon = text.firstIndex(of: ":") else { return nil }
    let scheme = text[..<colon].lowercased()
    let rest = text[colon...]
    guard scheme == "http" || scheme == "https", rest.hasPrefix("://") else { return nil }
    let authority = rest.dropFirst(3).prefix { !"/?#".contains($0) }
    guard let first = authority.first, first != ":", !authority.contains("@") else { return nil }
    return scheme
  }
}
