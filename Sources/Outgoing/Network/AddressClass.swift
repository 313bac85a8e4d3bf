/// What an address is for, by the registries of special-purpose addresses (RFC 6890 and what IANA has added since).
/// Only ``global`` ones are somebody's on the Internet.
enum AddressClass: String, Sendable, CaseIterable {
  case global
  /// This host on this network: a connection to it is one to ourselves.
  case unspecified
  case loopback
  /// RFC 1918.
  case `private`
  /// RFC 4193, and the site-local addresses before it.
  case uniqueLocal
  /// Between a provider and its customers (RFC 6598).
  case shared
  case linkLocal
  case multicast
  case documentation
  case benchmarking
  /// IPv4 wrapped for a transition that nobody makes any more: 6to4, its relays, Teredo, IPv4-compatible addresses.
  case transition
  case reserved
  /// Where a provider of machines tells a machine its secrets.
  case metadata

  static func of(_ address: IPAddress) -> AddressClass {
    if metadataServices.contains(where: address.isWithin) { return .metadata }
    if let wrapped = translated(address) { return of(wrapped) }
    if let special = blocks.first(where: { address.isWithin($0.prefix) }) { return special.class }
    return address.family == .v4 || address.isWithin(globalUnicast) ? .global : .reserved
  }

  /// The IPv4 address that one of IPv6 stands for on the wire: mapped (RFC 4291 section 2.5.5.2) or translated by a
  /// NAT64 (RFC 6052). It is judged in its place.
  private static func translated(_ address: IPAddress) -> IPAddress? {
    address.isWithin(mapped) || address.isWithin(nat64) ? IPAddress(v4: address.bytes.suffix(4)) : nil
  }

  private static let mapped = IPAddress.Prefix("::ffff:0:0/96")
  private static let nat64 = IPAddress.Prefix("64:ff9b::/96")

  /// All that IANA has given out of IPv6 to networks.
  private static let globalUnicast = IPAddress.Prefix("2000::/3")

  /// Amazon and all who took the same address; Amazon, Google and Scaleway by IPv6; Alibaba, Oracle, Azure.
  private static let metadataServices = [
    IPAddress.Prefix("169.254.169.254/32"), IPAddress.Prefix("fd00:ec2::254/128"),
    IPAddress.Prefix("fd20:ce::254/128"), IPAddress.Prefix("fd00:42::42/128"),
    IPAddress.Prefix("100.100.100.200/32"), IPAddress.Prefix("192.0.0.192/32"), IPAddress.Prefix("168.63.129.16/32"),
  ]

  /// The first that fits counts.
  private static let blocks: [(prefix: IPAddress.Prefix, class: AddressClass)] = [
    (IPAddress.Prefix("0.0.0.0/8"), .unspecified),
    (IPAddress.Prefix("10.0.0.0/8"), .private),
    (IPAddress.Prefix("100.64.0.0/10"), .shared),
    (IPAddress.Prefix("127.0.0.0/8"), .loopback),
    (IPAddress.Prefix("169.254.0.0/16"), .linkLocal),
    (IPAddress.Prefix("172.16.0.0/12"), .private),
    (IPAddress.Prefix("192.0.0.0/24"), .reserved),
    (IPAddress.Prefix("192.0.2.0/24"), .documentation),
    (IPAddress.Prefix("192.88.99.0/24"), .transition),
    (IPAddress.Prefix("192.168.0.0/16"), .private),
    (IPAddress.Prefix("198.18.0.0/15"), .benchmarking),
    (IPAddress.Prefix("198.51.100.0/24"), .documentation),
    (IPAddress.Prefix("203.0.113.0/24"), .documentation),
    (IPAddress.Prefix("224.0.0.0/4"), .multicast),
    (IPAddress.Prefix("240.0.0.0/4"), .reserved),

    (IPAddress.Prefix("::/128"), .unspecified),
    (IPAddress.Prefix("::1/128"), .loopback),
    (IPAddress.Prefix("::/96"), .transition),
    (IPAddress.Prefix("64:ff9b:1::/48"), .private),
    (IPAddress.Prefix("2001:2::/48"), .benchmarking),
    (IPAddress.Prefix("2001:db8::/32"), .documentation),
    (IPAddress.Prefix("2001::/32"), .transition),
    (IPAddress.Prefix("2001::/23"), .reserved),
    (IPAddress.Prefix("2002::/16"), .transition),
    (IPAddress.Prefix("3fff::/20"), .documentation),
    (IPAddress.Prefix("fc00::/7"), .uniqueLocal),
    (IPAddress.Prefix("fe80::/10"), .linkLocal),
    (IPAddress.Prefix("fec0::/10"), .uniqueLocal),
    (IPAddress.Prefix("ff00::/8"), .multicast),
  ]
}
