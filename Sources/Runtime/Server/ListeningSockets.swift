import Glibc
import Synchronization

/// The sockets of a server to be: one for each address and loop.
public final class ListeningSockets: Sendable {
  /// Where TLS is not spoken, with the ports that were bound.
  public let plainAddresses: [ListenAddress]
  /// Where it is.
  public let secureAddresses: [ListenAddress]
  let configuration: ServerConfiguration
  /// By loop; empty once a server has taken them over.
  private let sockets: Mutex<[[ListeningSocket]]>

  init(_ configuration: ServerConfiguration) throws(SystemError) {
    let wanted =
      configuration.addresses.map { (address: $0, isSecure: false) }
      + configuration.secureAddresses.map { (address: $0, isSecure: true) }
    var sockets: [[ListeningSocket]] = []
    var bound: [ListenAddress] = []
    do throws(SystemError) {
      for _ in 0..<max(1, configuration.loops) {
        sockets.append([])
        for (place, (address, isSecure)) in wanted.enumerated() {
          // The loops after the first share the port that the first was given, and nobody else does.
          if place == bound.count { try address.checkFree() }
          let (descriptor, real) = try (place < bound.count ? bound[place] : address).listen()
          sockets[sockets.count - 1].append(
            ListeningSocket(descriptor: descriptor, isSecure: isSecure, isShared: false))
          if place == bound.count { bound.append(real) }
        }
        // One queue of connections for all loops, of which each has a descriptor of its own to close.
        for socket in configuration.inherited {
          sockets[sockets.count - 1].append(
            ListeningSocket(descriptor: try socket.copy(), isSecure: socket.isSecure, isShared: true))
        }
      }
    } catch {
      for socket in sockets.joined() { close(socket.descriptor) }
      throw error
    }
    self.configuration = configuration
    let inherited = configuration.inherited
    plainAddresses = bound.prefix(configuration.addresses.count) + inherited.filter { !$0.isSecure }.map(\.address)
    secureAddresses = bound.dropFirst(configuration.addresses.count) + inherited.filter(\.isSecure).map(\.address)
    self.sockets = Mutex(sockets)
  }

  deinit {
    for socket in take().joined() { close(socket.descriptor) }
  }

  public var addresses: [ListenAddress] { plainAddresses + secureAddresses }

  /// Hands the descriptors over to the caller.
  func take() -> [[ListeningSocket]] {
    sockets.withLock { sockets in
      defer { sockets = [] }
      return sockets
    }
  }
}

/// A socket that one loop listens on.
struct ListeningSocket: Sendable {
  let descriptor: Int32
  /// Whether TLS is spoken there.
  let isSecure: Bool
  /// Whether others listen there too: connections that wait are theirs when this server stops.
  let isShared: Bool
}
