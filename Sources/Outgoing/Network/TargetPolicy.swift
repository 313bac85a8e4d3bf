/// Whom the server calls on somebody else's word (an editor's URL), so that nobody makes it call what only it can
/// reach.
///
/// - Schemes: `https`, and `http` where that is allowed.
/// - Ports: 80, 443 and all from 1024 on; below are the services of old that speak other protocols.
/// - Addresses: those of the Internet; with ``allowsPrivateAddresses`` also loopback, private, unique local and shared
///   ones. Link-local, multicast, documentation, transition, reserved and metadata addresses are never called.
public struct TargetPolicy: Sendable, Hashable {
  public var allowsPlainHTTP: Bool
  public var allowsPrivateAddresses: Bool

  public init(allowsPlainHTTP: Bool = false, allowsPrivateAddresses: Bool = false) {
    self.allowsPlainHTTP = allowsPlainHTTP
    self.allowsPrivateAddresses = allowsPrivateAddresses
  }

  func allows(_ address: IPAddress) -> Bool {
    switch AddressClass.of(address) {
    case .global: true
    case .loopback, .private, .uniqueLocal, .shared: allowsPrivateAddresses
    case .unspecified, .linkLocal, .multicast, .documentation, .benchmarking, .transition, .reserved, .metadata: false
    }
  }

  /// Judges what can be judged before the host's addresses are known.
  /// - Throws: ``OutgoingError/refusedURL(_:)``.
  public func check(_ url: HTTPURL) throws(OutgoingError) {
    guard url.isSecure || allowsPlainHTTP else { throw .refusedURL("it must use https") }
    guard url.port == 80 || url.port == 443 || url.port >= 1024 else {
      throw .refusedURL("port \(url.port) is not called")
    }
  }
}
