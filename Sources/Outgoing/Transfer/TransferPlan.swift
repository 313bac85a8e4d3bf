/// All that a transfer needs, as values: made by whoever asks, carried out on the engine's thread.
struct TransferPlan: Sendable {
  enum Kind: Sendable {
    case http(HTTP)
    case mail(Mail)
  }

  struct HTTP: Sendable {
    var method: HTTPRequest.Method
    var headers: [(name: String, value: String)]
    var body: [UInt8]
    var bodyLimit: Int
    var overflow: HTTPRequest.Overflow
    /// The name and port of the URL with the addresses that it stands for, so that nobody is asked again; nil where
    /// the host is an address.
    var pin: String?
    /// Asked of each address before a socket to it is opened, whatever led there.
    var policy: TargetPolicy
  }

  struct Mail: Sendable {
    var security: MailSettings.Security
    var user: String?
    var password: String?
    var from: String
    var recipients: [String]
    /// With line ends as mail has them. Nil to say nothing but hello: `NOOP`, after the login.
    var message: [UInt8]?
  }

  var url: String
  var kind: Kind
  /// All of it, and until there is a connection.
  var timeoutMilliseconds: Int64
  var connectTimeoutMilliseconds: Int64
  /// A file of trusted certificates (PEM) in place of the system's.
  var certificateAuthorities: String?
}

/// What a finished transfer brought.
struct TransferResult: Sendable {
  /// HTTP's, or the last reply code of mail.
  var status: Int
  var headers: [(name: String, value: String)]
  var body: [UInt8]
  var isCut: Bool
}
