/// How the server uses the machine and how patient it is. The contract's own limits are not here; they are in
/// ``APITables``.
public struct ServerConfiguration: Sendable {
  public var addresses: [ListenAddress]
  /// Where TLS is spoken.
  public var secureAddresses: [ListenAddress] = []
  /// Sockets that listen already, besides the addresses: a service manager keeps them open while one process takes over
  /// from another.
  public var inherited: [InheritedSocket] = []
  /// Needed wherever TLS is spoken.
  public var certificates: TLSCertificates?
  /// Seconds for which browsers are told to use TLS alone (`Strict-Transport-Security`, RFC 6797), on answers over TLS;
  /// nil tells them nothing.
  public var strictTransportSeconds: Int?
  /// Proxies in front of the server, whose word is taken for who calls and whether that was by TLS.
  public var trustedProxies: [AddressBlock] = []
  /// Requests that have not come by TLS are refused: 400. Connections without it are taken from
  /// ``trustedProxies`` alone.
  public var demandsTLS = false
  /// Event loops, each a thread with a listening socket of its own; one for each core is right.
  public var loops: Int
  /// Which deployment this is; operations of other environments do not exist here.
  public var environment: EnvironmentSet
  /// Multiplies limit and burst of every quota; for load tests.
  public var quotaScale = 1

  /// Milliseconds a connection may stay open between two requests.
  public var idleTimeout: Int64 = 60_000
  /// Milliseconds from a request's first byte to the end of its head. Past it: 408.
  public var headTimeout: Int64 = 10_000
  /// Milliseconds over which a body has to come to its end, or to arrive by ``bodyRate``. Else: 408.
  public var bodyTimeout: Int64 = 20_000
  /// Bytes a second.
  public var bodyRate: Int64 = 8 * 1024
  /// Milliseconds over which a client has to read all that waits for it, or to get on by ``writeRate``. Else its
  /// connection is closed; a stream of HTTP/2 of which nothing was read for so long is reset.
  public var writeTimeout: Int64 = 30_000
  /// Bytes a second, over all answers of a connection.
  public var writeRate: Int64 = 1024

  /// Over it connections are answered 503 and closed.
  public var maxConnections = 10_000
  /// Connections of one IPv4 address or one IPv6 /64.
  public var maxConnectionsPerAddress = 1_000
  /// Requests that each loop works on at once; a quarter of them may be of one IPv4 address or one IPv6 /64. Over it:
  /// 503.
  public var maxRequestsPerLoop = 2_000
  /// Bytes of request bodies that are in memory at once, over all connections; a client may have a quarter of them.
  /// Over it: 503.
  public var maxBufferedBodies = 512 * 1024 * 1024
  /// Bytes of answers that wait in memory for their clients to read them, over all connections; those of one IPv4
  /// address or one IPv6 /64 may have a quarter of them. Over it: the connection that would have more is closed.
  public var maxUnreadAnswers = 512 * 1024 * 1024

  /// Bytes from which an answer that may be packed is. Smaller ones are where the client takes nothing else.
  public var packFrom = 1024

  /// Where uploaded files wait for their handlers; used only by an API that takes any. Made when missing, for this user
  /// alone. Nil stands for a directory under the system's temporary folder, which may be memory: large files want a
  /// disk.
  public var spoolDirectory: String?
  /// Bytes that those files may have together, over all loops; a client may have a quarter of them. Past it: 503.
  public var maxSpooledBytes = 16_000_000_000

  /// Whether the log has a line for each request.
  public var accessLog = true

  /// Milliseconds for which a server that is told to stop serves as before, and only says so
  /// (``ServerMeter/isStopping``), so that whoever sends it requests has time to send them elsewhere.
  public var stopNotice: Int64 = 0
  /// Milliseconds that requests in flight are given at shutdown.
  public var shutdownGrace: Int64 = 20_000

  public init(addresses: [ListenAddress], loops: Int = 1, environment: EnvironmentSet = .production) {
    self.addresses = addresses
    self.loops = loops
    self.environment = environment
  }
}
