import Glibc

/// An address of the Internet.
struct IPAddress: Sendable, Hashable, CustomStringConvertible {
  enum Family: Sendable, Hashable { case v4, v6 }

  let family: Family
  /// 4 or 16 of them, in the order of the network.
  let bytes: [UInt8]

  /// - Parameter text: four decimal numbers with dots, or IPv6 as RFC 4291 section 2.2 has it, without zone. The loose
  ///   forms of old (`127.1`, `0x7f000001`) are none.
  init?(_ text: String) {
    var v4 = in_addr()
    var v6 = in6_addr()
    if inet_pton(AF_INET, text, &v4) == 1 {
      self.init(v4)
    } else if inet_pton(AF_INET6, text, &v6) == 1 {
      self.init(v6)
    } else {
      return nil
    }
  }

  private init(_ address: in_addr) {
    family = .v4
    bytes = withUnsafeBytes(of: address) { Array($0) }
  }

  private init(_ address: in6_addr) {
    family = .v6
    bytes = withUnsafeBytes(of: address) { Array($0) }
  }

  /// The address of a socket address; nil for another family.
  /// - Parameter address: as large as its family says.
  init?(_ address: UnsafeRawPointer) {
    switch Int32(address.loadUnaligned(as: sa_family_t.self)) {
    case AF_INET: self.init(address.loadUnaligned(as: sockaddr_in.self).sin_addr)
    case AF_INET6: self.init(address.loadUnaligned(as: sockaddr_in6.self).sin6_addr)
    default: return nil
    }
  }

  init(v4 bytes: some Collection<UInt8>) {
    precondition(bytes.count == 4, "an IPv4 address has four bytes")
    family = .v4
    self.bytes = Array(bytes)
  }

  /// As URLs and libcurl write it, without brackets.
  var description: String {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    _ = inet_ntop(family == .v4 ? AF_INET : AF_INET6, bytes, &text, socklen_t(text.count))
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Whether the first bits are those of the prefix.
  /// - Parameter prefix: of the same family; what lies beyond its length counts for nothing.
  func isWithin(_ prefix: Prefix) -> Bool {
    guard family == prefix.address.family else { return false }
    let whole = prefix.length / 8
    guard bytes[..<whole] == prefix.address.bytes[..<whole] else { return false }
    let rest = prefix.length % 8
    return rest == 0 || (bytes[whole] ^ prefix.address.bytes[whole]) >> UInt8(8 - rest) == 0
  }

  /// A block of addresses.
  struct Prefix: Sendable {
    let address: IPAddress
    let length: Int

    /// - Parameter text: `10.0.0.0/8`, `fc00::/7`; written in this source, so that a wrong one is found by every test.
    init(_ text: StaticString) {
      let parts = "\(text)".split(separator: "/")
      guard parts.count == 2, let address = IPAddress(String(parts[0])), let length = Int(parts[1]),
        (0...address.bytes.count * 8).contains(length)
      else { preconditionFailure("no prefix: \(text)") }
      self.address = address
      self.length = length
    }
  }
}
