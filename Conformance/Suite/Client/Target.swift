/// The server under test: where it listens and what stands before every path.
public struct Target: Sendable, Hashable {
  public var host: String
  public var port: UInt16
  /// Without a slash at its end; empty for most servers.
  public var basePath: String

  /// Reads `http://host[:port][/base]`; nil for anything else. TLS is ended in front of the server, so `https` is not
  /// spoken.
  public init?(_ url: String) {
    guard url.lowercased().hasPrefix("http://") else { return nil }
    let rest = url.dropFirst("http://".count)
    let authority = rest.prefix { $0 != "/" }
    guard !authority.isEmpty, !authority.contains(where: { "@?# ".contains($0) }) else { return nil }
    var path = String(rest.dropFirst(authority.count))
    guard !path.contains(where: { "?# ".contains($0) }) else { return nil }
    while path.hasSuffix("/") { path.removeLast() }
    basePath = path
    port = 80
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
    (host.contains(":") ? "[\(host)]" : host) + (port == 80 ? "" : ":\(port)")
  }

  public var url: String { origin + basePath }

  /// Without the path.
  public var origin: String { "http://" + authority }
}
