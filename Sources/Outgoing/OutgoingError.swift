/// Why a call to somebody else's server came to nothing. None of it repeats what was sent.
public enum OutgoingError: Error, Sendable, Hashable {
  /// The URL is none that this client calls: another scheme, credentials, a port or a host that it does not take.
  case refusedURL(String)
  /// The host has no address that may be called.
  case refusedAddress
  /// The host has no address, or nobody could say.
  case dns
  /// No connection, or it broke before anything was answered.
  case connect
  case timeout
  /// No agreement on encryption, or a certificate that is not the host's.
  case tls
  /// The answer is larger than was allowed.
  case tooLarge
  /// What was answered is not the protocol, or ends in the middle.
  case `protocol`
  /// A server of mail has refused the mail, with its reply code (RFC 5321 section 4.2).
  case refusedMail(code: Int)
  /// A server of mail has refused us, whatever the mail: the greeting, the encryption or the login.
  case refusedSession(code: Int)
  /// No address of mail.
  case malformedAddress
  case cancelled

  /// A word for logs.
  public var code: String {
    switch self {
    case .refusedURL: "refused_url"
    case .refusedAddress: "refused_address"
    case .dns: "dns"
    case .connect: "connect"
    case .timeout: "timeout"
    case .tls: "tls"
    case .tooLarge: "too_large"
    case .protocol: "protocol"
    case .refusedMail: "refused_mail"
    case .refusedSession: "refused_session"
    case .malformedAddress: "malformed_address"
    case .cancelled: "cancelled"
    }
  }
}
