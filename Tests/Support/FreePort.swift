import Foundation
import Synchronization

/// A port of 127.0.0.1 that nobody listens on, for whoever must be told one beforehand. Each is given once, and none
/// that the system gives to those who ask for any: a server of another test would take it meanwhile.
public func freePort() throws -> UInt16 {
  for _ in 0..<FreePorts.count {
    let port = FreePorts.next()
    if try FreePorts.isFree(port) { return port }
  }
  throw POSIXError(.EADDRNOTAVAIL)
}

private enum FreePorts {
  /// Below what Linux gives out by itself (`net.ipv4.ip_local_port_range`).
  private static let first: UInt16 = 20_000
  static let count: UInt16 = 12_000
  /// Test processes that run at once begin apart.
  private static let last = Mutex(UInt16(UInt32(getpid()) * 97 % UInt32(count)))

  static func next() -> UInt16 {
    last.withLock { last in
      last = (last + 1) % count
      return first + last
    }
  }

  static func isFree(_ port: UInt16) throws -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    address.sin_port = port.bigEndian
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }
}
