/// The server under test: where it listens and what stands before every path.
public struct Target: Sendable, Hashable {
  public var host: String
  public var port: UInt16
  /// Without a slash at its end; empty for most servers.
  public var basePath: String
  /// Whether TLS is spoken.
  public var isSecure: Bool

  /// Reads `http[s]://host[:port][/base]`; nil for anything else.
  public init?(_ url: String) {
    let scheme = url.prefix { $0 != ":" }.lowercased()
    guard ["http", "https"].contains(scheme), url.dropFirst(scheme.count).hasPrefix("://") else { return nil }
    isSecure = scheme == "https"
    let rest = url.dropFirst(scheme.count + 3)
    let authority = rest.prefix { $0 != "/" }
    guard !authority.isEmpty, !authority.contains(where: { "@?# ".contains($0) }) else { return nil }
    var path = String(rest.dropFirst(authority.count))
    guard !path.contains(where: { "?# ".contains($0) }) else { return nil }
    while path.hasSuffix("/") { path.removeLast() }
    basePath = path
    port = Self.usualPort(isSecure)
    if authority.hasPrefix("[") {
      guard let bracket = authority.lastIndex(of: "]") else { return nil }
      host = String(authority[authority.index(after: authority.startIndex)..<bracket])
      let after = authority[authority.index(after: bracket)...]
      if !after.isEmpty {
        guard after.hasPrefix(":"), let number = UInt16(after.dropFirst()) else { return nil }
        port = number
      }
    } else if let colon = authority.firstIndex(of: ":") {
      guard let number = UInt16(authority[authority.index(after: colon)...]) else { return nil }
      host = String(authority[..<colon])
      port = number
    } else {
      host = String(authority)
    }
    guard !host.isEmpty else { return nil }
  }

  /// As it stands in `Host`.
  public var authority: String {
    (host.contains(":") ? "[\(host)]" : host) + (port == Self.usualPort(isSecure) ? "" : ":\(port)")
  }

  public var url: String { origin + basePath }

  /// Without the path.
  public var origin: String { (isSecure ? "https://" : "http://") + authority }

  /// Path and query of an address of this server, without what stands before every path; nil for one elsewhere.
  func ownAddress(_ text: String) -> String? {
    var rest = text[...]
    if let end = text.firstRange(of: "://") {
      let authority = text[end.upperBound...].prefix { $0 != "/" && $0 != "?" }
      guard authority == self.authority else { return nil }
      rest = text[authority.endIndex...]
    }
    guard rest.hasPrefix("/"), !rest.hasPrefix("//"), rest.hasPrefix(basePath) else { return nil }
    return String(rest.dropFirst(basePath.count).prefix { $0 != "#" })
  }

  private static func usualPort(_ isSecure: Bool) -> UInt16 { isSecure ? 443 : 80 }
}
