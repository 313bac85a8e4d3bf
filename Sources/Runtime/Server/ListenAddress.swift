import CLinux
import Glibc

/// A numeric address and port to listen on.
public struct ListenAddress: Sendable, Hashable, CustomStringConvertible {
  public let host: String
  /// 0 lets the system choose.
  public let port: UInt16
  private let isIPv6: Bool

  /// - Parameter text: `127.0.0.1:8080`, `[::1]:8080`; nil for anything else, names included.
  public init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else { return nil }
    var host = text[..<colon]
    let isIPv6 = host.hasPrefix("[") && host.hasSuffix("]")
    if isIPv6 { host = host.dropFirst().dropLast() }
    var address = in6_addr()
    guard inet_pton(isIPv6 ? AF_INET6 : AF_INET, String(host), &address) == 1 else { return nil }
    self.host = String(host)
    self.port = port
    self.isIPv6 = isIPv6
  }

  private init(host: String, port: UInt16, isIPv6: Bool) {
    self.host = host
    self.port = port
    self.isIPv6 = isIPv6
  }

  func with(port: UInt16) -> ListenAddress { ListenAddress(host: host, port: port, isIPv6: isIPv6) }

  public var description: String { isIPv6 ? "[\(host)]:\(port)" : "\(host):\(port)" }

  /// A shared port would let a second server take part of the first one's connections without a word, so it is first
  /// asked for without sharing.
  /// - Throws: where another socket listens there.
  func checkFree() throws(SystemError) {
    let descriptor = try open(sharing: false)
    close(descriptor)
  }

  /// Opens a listening socket of which each event loop has one; the kernel spreads connections over them.
  /// - Returns: the descriptor and the address with the port it is bound to.
  func listen(backlog: Int32 = 4096) throws(SystemError) -> (descriptor: Int32, address: ListenAddress) {
    let descriptor = try open(sharing: true)
    do throws(SystemError) {
      guard Glibc.listen(descriptor, backlog) == 0 else { throw SystemError("listen on \(self)") }
      return (descriptor, with(port: try boundPort(descriptor)))
    } catch {
      close(descriptor)
      throw error
    }
  }

  /// A socket that is bound to the address.
  private func open(sharing: Bool) throws(SystemError) -> Int32 {
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    let descriptor = socket(isIPv6 ? AF_INET6 : AF_INET, kind, 0)
    guard descriptor >= 0 else { throw SystemError("socket") }
    do throws(SystemError) {
      var on: Int32 = 1
      let size = socklen_t(MemoryLayout<Int32>.size)
      guard setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, size) == 0,
        !sharing || setsockopt(descriptor, SOL_SOCKET, SO_REUSEPORT, &on, size) == 0,
        !isIPv6 || setsockopt(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &on, size) == 0
      else { throw SystemError("setsockopt") }
      try bind(descriptor)
      return descriptor
    } catch {
      close(descriptor)
      throw error
    }
  }

  private func bind(_ descriptor: Int32) throws(SystemError) {
    let result: Int32
    if isIPv6 {
      var address = sockaddr_in6()
      address.sin6_family = sa_family_t(AF_INET6)
      address.sin6_port = port.bigEndian
      _ = inet_pton(AF_INET6, host, &address.sin6_addr)
      result = Self.withSocketAddress(&address) { Glibc.bind(descriptor, $0, $1) }
    } else {
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = port.bigEndian
      _ = inet_pton(AF_INET, host, &address.sin_addr)
      result = Self.withSocketAddress(&address) { Glibc.bind(descriptor, $0, $1) }
    }
    guard result == 0 else { throw SystemError("bind to \(self)") }
  }

  /// Where a socket listens; nil for what is no listening socket of TCP.
  static func of(_ descriptor: Int32) -> ListenAddress? {
    var isListening: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    guard getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &isListening, &size) == 0, isListening != 0 else {
      return nil
    }
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let result = withUnsafeMutablePointer(to: &storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
    }
    let family = Int32(storage.ss_family)
    guard result == 0, family == AF_INET || family == AF_INET6 else { return nil }
    // The port stands at the same place for both families.
    let port = withUnsafeBytes(of: storage) { UInt16(bigEndian: $0.load(as: sockaddr_in.self).sin_port) }
    return ListenAddress(host: PeerAddress(storage).text, port: port, isIPv6: family == AF_INET6)
  }

  private func boundPort(_ descriptor: Int32) throws(SystemError) -> UInt16 {
    // The port stands at the same place for both families.
    var address = sockaddr_in6()
    var length = socklen_t(MemoryLayout<sockaddr_in6>.size)
    let result = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
    }
    guard result == 0 else { throw SystemError("getsockname") }
    return UInt16(bigEndian: address.sin6_port)
  }

  private static func withSocketAddress<Address>(
    _ address: inout Address, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<Address>.size)) }
    }
  }
}
