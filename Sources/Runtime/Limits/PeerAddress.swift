import CLinux
import Glibc

/// The network address of a peer, without its port.
public struct PeerAddress: Sendable, Hashable {
  /// The 16 bytes of an IPv6 address; an IPv4 address as `::ffff:a.b.c.d`.
  let high: UInt64
  let low: UInt64

  /// Of whom no address is known, such as at a socket of this machine.
  public static let unknown = PeerAddress(high: 0, low: 0)

  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// An address that is neither IPv4 nor IPv6 counts as the unspecified one.
  init(_ storage: sockaddr_storage) {
    switch Int32(storage.ss_family) {
    case AF_INET:
      let address = withUnsafeBytes(of: storage) { $0.load(as: sockaddr_in.self) }
      self.init(high: 0, low: 0xFFFF_0000_0000 | UInt64(UInt32(bigEndian: address.sin_addr.s_addr)))
    case AF_INET6:
      let address = withUnsafeBytes(of: storage) { $0.load(as: sockaddr_in6.self) }
      self.init(address.sin6_addr)
    default:
      self = .unknown
    }
  }

  /// - Parameter text: an address of IPv4 or IPv6 as people write it, without a port; nil for anything else.
  init?(_ text: String) {
    var four = in_addr()
    var six = in6_addr()
    if inet_pton(AF_INET, text, &four) == 1 {
      self.init(high: 0, low: 0xFFFF_0000_0000 | UInt64(UInt32(bigEndian: four.s_addr)))
    } else if inet_pton(AF_INET6, text, &six) == 1 {
      self.init(six)
    } else {
      return nil
    }
  }

  private init(_ address: in6_addr) {
    let (high, low) = withUnsafeBytes(of: address) {
      (
        UInt64(bigEndian: $0.loadUnaligned(as: UInt64.self)),
        UInt64(bigEndian: $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
      )
    }
    self.init(high: high, low: low)
  }

  /// With all bits after the first `count` of 128 cleared.
  func prefix(_ count: Int) -> PeerAddress {
    func mask(_ bits: Int) -> UInt64 { bits <= 0 ? 0 : bits >= 64 ? .max : ~(UInt64.max >> UInt64(bits)) }
    return PeerAddress(high: high & mask(count), low: low & mask(count - 64))
  }

  /// Both halves in one, for sorting addresses into buckets.
  var bits: UInt64 { high &+ low }

  var isIPv4: Bool { high == 0 && low >> 32 == 0xFFFF }

  /// What limits count: one IPv4 address, or the /64 of an IPv6 address, which one customer has for himself alone.
  var network: PeerAddress { isIPv4 ? self : PeerAddress(high: high, low: 0) }

  var text: String {
    let bytes = [UInt8](capacity: Int(INET6_ADDRSTRLEN)) { append(to: &$0) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Adds ``text``, which takes 45 bytes at most.
  func append(to bytes: inout OutputSpan<UInt8>) {
    guard isIPv4 else { return bytes.append(copying: Array(textOfIPv6.utf8)) }
    for shift in stride(from: UInt64(24), through: 0, by: -8) {
      if shift < 24 { bytes.append(UInt8(ascii: ".")) }
      bytes.append(decimal: Int(low >> shift & 255))
    }
  }

  private var textOfIPv6: String {
    var address = in6_addr()
    withUnsafeMutableBytes(of: &address) {
      $0.storeBytes(of: high.bigEndian, as: UInt64.self)
      $0.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
    }
    var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    guard inet_ntop(AF_INET6, &address, &buffer, socklen_t(buffer.count)) != nil else { return "::" }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
