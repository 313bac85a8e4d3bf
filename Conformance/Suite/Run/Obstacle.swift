/// Why a case could not be run to its verdict.
public enum Obstacle: Error, Sendable {
  /// What the case needs cannot be had; the case is skipped for that reason.
  case missing(String)
  /// The server gave no answer; the case fails.
  case noAnswer(ClientError, Request)
}
