import Runtime

/// The URL of somebody else's HTTP server, taken apart strictly: what this reader and libcurl's could understand
/// differently is refused, and libcurl is given what was put together again from the parts.
public struct HTTPURL: Sendable, Hashable {
  public static let maximumLength = 2048

  public let isSecure: Bool
  /// A name in lower case, or an address; without brackets.
  public let host: String
  public let port: Int
  /// Path and query, as given; at least a slash.
  public let target: String
  /// Of a host that is an address.
  let address: IPAddress?

  /// - Parameter text: an absolute `http` or `https` URL (RFC 3986) in ASCII without user information. The host is a
  ///   domain name, whose last label is not a number, or an address in its one plain form. A fragment is left out.
  /// - Throws: ``OutgoingError/refusedURL(_:)``, with what is wrong.
  public init(_ text: String) throws(OutgoingError) {
    guard text.utf8.count <= Self.maximumLength else { throw .refusedURL("it is too long") }
    guard AbsoluteURI.isValid(text) else { throw .refusedURL("it is not a URL") }
    let bytes = Array(text.utf8)
    let scheme: String
    if text.lowercased().hasPrefix("https://") {
      scheme = "https://"
    } else if text.lowercased().hasPrefix("http://") {
      scheme = "http://"
    } else {
      throw .refusedURL("it must use https or http")
    }
    isSecure = scheme == "https://"
    let rest = bytes[scheme.utf8.count...].prefix { $0 != UInt8(ascii: "#") }
    let end = rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? rest.endIndex
    let authority = rest[..<end]
    guard !authority.contains(UInt8(ascii: "@")) else { throw .refusedURL("it holds credentials") }
    let (host, portText) = try Self.split(authority)
    if let portText {
      guard portText.utf8.count <= 5, let port = Int(portText), (1...65535).contains(port) else {
        throw .refusedURL("no such port")
      }
      self.port = port
    } else {
      port = isSecure ? 443 : 80
    }
    (self.host, address) = try Self.checked(host)
    let target = String(decoding: rest[end...], as: UTF8.self)
    self.target = target.hasPrefix("/") ? target : "/" + target
  }

  /// Scheme, host and port as browsers write an origin (RFC 6454 section 6.2): without the scheme's own port.
  public var origin: String {
    let isOwnPort = port == (isSecure ? 443 : 80)
    return (isSecure ? "https://" : "http://") + (isOwnPort ? bracketedHost : authority)
  }

  /// As libcurl is given it, with the port always.
  var text: String { (isSecure ? "https://" : "http://") + authority + target }

  private var authority: String {
    bracketedHost + ":\(port)"
  }

  private var bracketedHost: String { address?.family == .v6 ? "[\(host)]" : host }

  private static func split(_ authority: ArraySlice<UInt8>) throws(OutgoingError) -> (host: String, port: String?) {
    var host = authority
    var after = authority[authority.endIndex...]
    if authority.first == UInt8(ascii: "[") {
      guard let bracket = authority.firstIndex(of: UInt8(ascii: "]")) else { throw .refusedURL("no host") }
      host = authority[...bracket]
      after = authority[(bracket + 1)...]
    } else if let colon = authority.firstIndex(of: UInt8(ascii: ":")) {
      host = authority[..<colon]
      after = authority[colon...]
    }
    guard after.isEmpty || after.first == UInt8(ascii: ":") && after.count > 1 else {
      throw .refusedURL("no such port")
    }
    return (
      String(decoding: host, as: UTF8.self), after.isEmpty ? nil : String(decoding: after.dropFirst(), as: UTF8.self)
    )
  }

  private static func checked(_ host: String) throws(OutgoingError) -> (String, IPAddress?) {
    if host.hasPrefix("[") {
      guard let address = IPAddress(String(host.dropFirst().dropLast())), address.family == .v6 else {
        throw .refusedURL("no such host")
      }
      return (address.description, address)
    }
    let name = host.lowercased()
    let labels = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard name.utf8.count <= 253, labels.allSatisfy({ (1...63).contains($0.count) && $0.allSatisfy(isNameByte) }),
      let last = labels.last
    else { throw .refusedURL("no such host") }
    // Readers differ in what `127.1` or `0x7f.1` is; a name that ends in a number is an address or nothing.
    guard last.allSatisfy(isDigit) || last.starts(with: "0x".utf8) else { return (name, nil) }
    guard let address = IPAddress(name), address.family == .v4, address.description == name else {
      throw .refusedURL("no such host")
    }
    return (name, address)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_")
  }
}
