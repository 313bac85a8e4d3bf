/// Where clamd listens: a socket in the file system (`LocalSocket`) or a port (`TCPSocket`).
public enum ClamdAddress: Sendable, Hashable, CustomStringConvertible {
  case unix(path: String)
  case tcp(host: String, port: UInt16)

  /// Bytes that the system's address of such a socket holds.
  private static let maxPath = 107

  /// - Parameter text: `/run/clamav/clamd.ctl`, `127.0.0.1:3310`, `[::1]:3310`, `clamav.internal:3310`; nil for anything
  ///   else. The bytes of the files go there in clear, so a port belongs on this machine or in a network of one's own.
  public init?(_ text: String) {
    if text.hasPrefix("/") {
      guard text.utf8.count <= Self.maxPath, !text.utf8.contains(0) else { return nil }
      self = .unix(path: text)
      return
    }
    guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]), port > 0 else {
      return nil
    }
    var host = text[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") {
      host = host.dropFirst().dropLast()
    } else if host.contains(":") {
      return nil
    }
    guard (1...253).contains(host.utf8.count), host.utf8.allSatisfy(Self.isHost) else { return nil }
    self = .tcp(host: String(host), port: port)
  }

  private static func isHost(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: ":"):
      true
    default: false
    }
  }

  public var description: String {
    switch self {
    case .unix(let path): path
    case .tcp(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
  }
}
