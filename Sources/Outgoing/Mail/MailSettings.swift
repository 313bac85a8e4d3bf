import Runtime

/// The server that takes our mail, and from whom it is.
public struct MailSettings: Sendable, Hashable {
  public enum Security: Sendable, Hashable {
    /// `smtps:` TLS from the first byte.
    case implicitTLS
    /// `smtp:` TLS after `STARTTLS`, or no mail.
    case startTLS
    /// `smtp+plain:` nothing, for a relay on the same machine; never with a password.
    case none
  }

  public var host: String
  public var port: Int
  public var security: Security
  public var user: String?
  public var password: String?
  public var from: MailAddress
  /// A file of trusted certificates (PEM) in place of the system's.
  public var certificateAuthorities: String?

  /// - Parameters:
  ///   - server: `smtps://host`, `smtp://host` or `smtp+plain://host`, with a port where it is not 465, 587 and 25.
  ///   - from: as ``MailAddress/init(_:)``.
  /// - Throws: ``OutgoingError/refusedURL(_:)`` for a server that cannot be read, or a password that would be sent
  ///   unencrypted; ``OutgoingError/malformedAddress``.
  public init(
    server: String, user: String? = nil, password: String? = nil, from: String
  ) throws(OutgoingError) {
    let parts = server.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw .refusedURL("it is not a URL") }
    let standardPort: Int
    switch parts[0] {
    case "smtps": (security, standardPort) = (.implicitTLS, 465)
    case "smtp": (security, standardPort) = (.startTLS, 587)
    case "smtp+plain": (security, standardPort) = (.none, 25)
    default: throw .refusedURL("it must use smtps, smtp or smtp+plain")
    }
    let authority = parts[1].hasSuffix("/") ? parts[1].dropLast() : parts[1]
    // The grammar of hosts and ports is HTTP's.
    let place = try HTTPURL("http://\(authority)/")
    guard place.target == "/", !authority.contains("/") else { throw .refusedURL("it has a path") }
    host = place.address?.family == .v6 ? "[\(place.host)]" : place.host
    let hasPort = authority.last != "]" && authority.reversed().prefix { $0 != "]" }.contains(":")
    port = hasPort ? place.port : standardPort
    if security == .none, password != nil { throw .refusedURL("a password needs smtps or smtp") }
    self.user = user
    self.password = password
    guard let sender = MailAddress(from) else { throw .malformedAddress }
    self.from = sender
  }

  /// Whether the server is this machine.
  public var isLocal: Bool {
    host == "localhost"
      || IPAddress(host.filter { $0 != "[" && $0 != "]" }).map { AddressClass.of($0) == .loopback } ?? false
  }
}

/// A mail address, with the name that people are shown.
public struct MailAddress: Sendable, Hashable {
  public let address: String
  public let name: String?

  /// - Parameter text: `address`, or `Name <address>`; the address as ``Runtime/EmailAddress``.
  public init?(_ text: String) {
    var address = Substring(text)
    var name: Substring?
    if text.hasSuffix(">"), let bracket = text.lastIndex(of: "<") {
      address = text[text.index(after: bracket)...].dropLast()
      var given = text[..<bracket]
      while given.last == " " { given.removeLast() }
      name = given.isEmpty ? nil : given
    }
    guard EmailAddress.isValid(String(address)) else { return nil }
    self.address = String(address)
    self.name = name.map(String.init)
  }

  var domain: Substring { address[address.index(after: address.lastIndex(of: "@") ?? address.startIndex)...] }
}
