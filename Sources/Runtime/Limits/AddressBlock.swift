/// Addresses that begin with the same bits, in CIDR notation.
public struct AddressBlock: Sendable, Hashable {
  private let base: PeerAddress
  /// Of 128, IPv4 being counted as `::ffff:0:0/96`.
  private let bits: Int

  /// - Parameter text: `10.0.0.0/8`, `2001:db8::/32`, or an address alone; nil for anything else, and where bits behind
  ///   the prefix are set, which would be a mistake.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let address = PeerAddress(String(parts[0])) else { return nil }
    let width = address.isIPv4 ? 32 : 128
    var length = width
    if parts.count == 2 {
      guard let given = Int(parts[1]), (0...width).contains(given), "\(given)" == parts[1] else { return nil }
      length = given
    }
    bits = length + (128 - width)
    base = address
    guard address.prefix(bits) == address else { return nil }
  }

  func contains(_ address: PeerAddress) -> Bool { address.prefix(bits) == base }
}
