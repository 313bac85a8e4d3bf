/// Why there is no answer.
public enum ClientError: Error, Sendable, Hashable, CustomStringConvertible {
  case unreachable(String)
  case timedOut
  /// The server closed the connection, or reset it, before a complete answer.
  case closed
  /// What came back is not an HTTP/1.1 message.
  case unreadable(String)

  public var description: String {
    switch self {
    case .unreachable(let reason): "the server cannot be reached: \(reason)"
    case .timedOut: "no complete answer in time"
    case .closed: "the connection was closed before a complete answer"
    case .unreadable(let reason): "the answer is not HTTP/1.1: \(reason)"
    }
  }
}
