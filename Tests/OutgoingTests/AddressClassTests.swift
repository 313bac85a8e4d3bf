import Testing

@testable import Outgoing

/// Every block of special addresses, by its first and last address and the neighbours on both sides.
@Suite struct AddressClassTests {
  private struct Block: Sendable {
    let first: String
    let last: String
    let kind: AddressClass
    /// What stands before and after it; nil at the ends, and where another block follows.
    var before: String?
    var after: String?
  }

  private static let v4: [Block] = [
    Block(first: "0.0.0.0", last: "0.255.255.255", kind: .unspecified, after: "1.0.0.0"),
    Block(first: "10.0.0.0", last: "10.255.255.255", kind: .private, before: "9.255.255.255", after: "11.0.0.0"),
    Block(first: "100.64.0.0", last: "100.127.255.255", kind: .shared, before: "100.63.255.255", after: "100.128.0.0"),
    Block(first: "127.0.0.0", last: "127.255.255.255", kind: .loopback, before: "126.255.255.255", after: "128.0.0.0"),
    Block(
      first: "169.254.0.0", last: "169.254.255.255", kind: .linkLocal, before: "169.253.255.255", after: "169.255.0.0"),
    Block(first: "172.16.0.0", last: "172.31.255.255", kind: .private, before: "172.15.255.255", after: "172.32.0.0"),
    Block(first: "192.0.0.0", last: "192.0.0.255", kind: .reserved, before: "191.255.255.255", after: "192.0.1.0"),
    Block(first: "192.0.2.0", last: "192.0.2.255", kind: .documentation, before: "192.0.1.255", after: "192.0.3.0"),
    Block(
      first: "192.88.99.0", last: "192.88.99.255", kind: .transition, before: "192.88.98.255", after: "192.88.100.0"),
    Block(
      first: "192.168.0.0", last: "192.168.255.255", kind: .private, before: "192.167.255.255", after: "192.169.0.0"),
    Block(
      first: "198.18.0.0", last: "198.19.255.255", kind: .benchmarking, before: "198.17.255.255", after: "198.20.0.0"),
    Block(
      first: "198.51.100.0", last: "198.51.100.255", kind: .documentation, before: "198.51.99.255",
      after: "198.51.101.0"),
    Block(
      first: "203.0.113.0", last: "203.0.113.255", kind: .documentation, before: "203.0.112.255", after: "203.0.114.0"),
    Block(first: "224.0.0.0", last: "239.255.255.255", kind: .multicast, before: "223.255.255.255"),
    Block(first: "240.0.0.0", last: "255.255.255.255", kind: .reserved),
  ]

  private static let v6: [Block] = [
    Block(first: "::", last: "::", kind: .unspecified),
    Block(first: "::1", last: "::1", kind: .loopback),
    Block(first: "::2", last: "::ffff:ffff", kind: .transition),
    Block(first: "64:ff9b:1::", last: "64:ff9b:1:ffff:ffff:ffff:ffff:ffff", kind: .private),
    Block(first: "100::", last: "100::ffff:ffff:ffff:ffff", kind: .reserved),
    Block(first: "2001::", last: "2001:0:ffff:ffff:ffff:ffff:ffff:ffff", kind: .transition),
    Block(first: "2001:1::", last: "2001:1:ffff:ffff:ffff:ffff:ffff:ffff", kind: .reserved),
    Block(first: "2001:2::", last: "2001:2:0:ffff:ffff:ffff:ffff:ffff", kind: .benchmarking),
    Block(first: "2001:2:1::", last: "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff", kind: .reserved, after: "2001:200::"),
    Block(
      first: "2001:db8::", last: "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", kind: .documentation,
      before: "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff", after: "2001:db9::"),
    Block(
      first: "2002::", last: "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff", kind: .transition,
      before: "2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff", after: "2003::"),
    Block(
      first: "3fff::", last: "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff", kind: .documentation,
      before: "3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff", after: "3fff:1000::"),
    Block(first: "4000::", last: "fbff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", kind: .reserved),
    Block(first: "fc00::", last: "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", kind: .uniqueLocal),
    Block(first: "fe00::", last: "fe7f:ffff:ffff:ffff:ffff:ffff:ffff:ffff", kind: .reserved),
    Block(first: "fe80::", last: "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff", kind: .linkLocal),
    Block(first: "fec0::", last: "feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", kind: .uniqueLocal),
    Block(first: "ff00::", last: "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", kind: .multicast),
  ]

  private func kind(_ text: String) throws -> AddressClass {
    AddressClass.of(try #require(IPAddress(text), "\(text)"))
  }

  @Test func everyBlockHasItsClassFromEndToEnd() throws {
    for block in Self.v4 + Self.v6 {
      #expect(try kind(block.first) == block.kind, "\(block.first)")
      #expect(try kind(block.last) == block.kind, "\(block.last)")
      for neighbour in [block.before, block.after].compactMap({ $0 }) {
        #expect(try kind(neighbour) == .global, "\(neighbour)")
      }
    }
  }

  @Test(arguments: ["1.1.1.1", "8.8.8.8", "80.125.163.172", "2606:4700:4700::1111", "2a01:cb00::1", "2620:fe::fe"])
  func theInternetIsGlobal(address: String) throws {
    #expect(try kind(address) == .global)
  }

  @Test(arguments: [
    "169.254.169.254", "fd00:ec2::254", "100.100.100.200", "192.0.0.192", "168.63.129.16", "::ffff:169.254.169.254",
    "64:ff9b::a9fe:a9fe",
  ])
  func metadataServicesAreKnown(address: String) throws {
    #expect(try kind(address) == .metadata)
  }

  /// An IPv4 address in IPv6 clothes is what it is, whichever block it is of.
  @Test func wrappedAddressesAreSeenThrough() throws {
    for block in Self.v4 {
      for address in [block.first, block.last] {
        #expect(try kind("::ffff:" + address) == block.kind, "\(address)")
        #expect(try kind("64:ff9b::" + address) == block.kind, "\(address)")
      }
    }
    #expect(try kind("::ffff:8.8.8.8") == .global)
    #expect(try kind("64:ff9b::8.8.8.8") == .global)
    // 6to4 wraps in another place, and is called by nobody, whatever it wraps.
    #expect(try kind("2002:7f00:1::") == .transition)
    #expect(try kind("2002:808:808::1") == .transition)
  }

  /// What an environment for tests may call beside the Internet, and what nobody may.
  @Test func privateAddressesAreCalledOnlyWhereTheyMay() throws {
    let strict = TargetPolicy()
    let lenient = TargetPolicy(allowsPlainHTTP: true, allowsPrivateAddresses: true)
    let allowedByLenient: Set<AddressClass> = [.global, .loopback, .private, .uniqueLocal, .shared]
    for block in Self.v4 + Self.v6 {
      for text in [block.first, block.last] {
        let address = try #require(IPAddress(text))
        #expect(!strict.allows(address), "\(text)")
        #expect(lenient.allows(address) == allowedByLenient.contains(block.kind), "\(text)")
      }
    }
    for text in ["169.254.169.254", "fd00:ec2::254", "100.100.100.200", "0.0.0.0", "::"] {
      #expect(!lenient.allows(try #require(IPAddress(text))), "\(text)")
    }
    #expect(strict.allows(try #require(IPAddress("8.8.8.8"))))
  }

  @Test func looseFormsAreNoAddresses() {
    for text in ["127.1", "0x7f.0.0.1", "0177.0.0.1", "2130706433", "1.2.3.4.5", "", "::1%lo", "[::1]", "1.2.3.256"] {
      #expect(IPAddress(text) == nil, "\(text)")
    }
  }
}
