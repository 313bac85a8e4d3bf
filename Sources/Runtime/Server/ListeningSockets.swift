import Glibc
import Synchronization

/// The sockets of a server to be: one for each address and loop.
public final class ListeningSockets: Sendable {
  /// With the ports that were bound.
  public let addresses: [ListenAddress]
  let configuration: ServerConfiguration
  /// By loop; empty once a server has taken them over.
  private let sockets: Mutex<[[Int32]]>

  init(_ configuration: ServerConfiguration) throws(SystemError) {
    var sockets: [[Int32]] = []
    var bound: [ListenAddress] = []
    do throws(SystemError) {
      for _ in 0..<max(1, configuration.loops) {
        sockets.append([])
        for (place, address) in configuration.addresses.enumerated() {
          // The loops after the first share the port that the first was given, and nobody else does.
          if place == bound.count { try address.checkFree() }
          let (descriptor, real) = try (place < bound.count ? bound[place] : address).listen()
          sockets[sockets.count - 1].append(descriptor)
          if place == bound.count { bound.append(real) }
        }
      }
    } catch {
      for descriptor in sockets.joined() { close(descriptor) }
      throw error
    }
    self.configuration = configuration
    addresses = bound
    self.sockets = Mutex(sockets)
  }

  deinit {
    for descriptor in take().joined() { close(descriptor) }
  }

  /// Hands the descriptors over to the caller.
  func take() -> [[Int32]] {
    sockets.withLock { sockets in
      defer { sockets = [] }
      return sockets
    }
  }
}
