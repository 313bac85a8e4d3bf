import COpenSSL
import Synchronization

/// The certificates that a server answers with. They can be read again from their files while it serves: connections
/// that are open keep those they began with.
public final class TLSCertificates: Sendable {
  private let configuration: TLSConfiguration
  private let tickets = TLSTicketKeys()
  private let context: Mutex<TLSContext>

  /// - Throws: where a file cannot be read, or a key is not its certificate's.
  public init(_ configuration: TLSConfiguration) throws(TLSError) {
    self.configuration = configuration
    context = Mutex(try TLSContext(configuration, tickets: tickets))
  }

  /// Reads the files again, for connections to come.
  /// - Throws: where they cannot be used; what there was stays in use.
  public func reload() throws(TLSError) {
    // A session that is taken up again is not asked for its certificate, whose authority may be gone.
    let tickets = configuration.clientCertificates == .none ? self.tickets : TLSTicketKeys()
    let fresh = try TLSContext(configuration, tickets: tickets)
    context.withLock { $0 = fresh }
  }

  /// Begins a connection on a socket that was accepted.
  func makeSession(on descriptor: Int32) -> TLSSession? { context.withLock { $0 }.makeSession(on: descriptor) }
}
