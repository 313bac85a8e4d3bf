/// What one scan found.
public enum ScanVerdict: Sendable, Hashable {
  case clean
  /// The scanner's name for what it found: printable ASCII, at most 128 characters.
  case infected(signature: String)
  case error(ScanError)
}

/// Why a scan found nothing out.
public enum ScanError: Error, Sendable, Hashable {
  /// Nobody listens at the scanner's address.
  case unreachable(String)
  /// The scanner took too long to take bytes or to answer.
  case timedOut
  /// The connection broke, as when the scanner is stopped.
  case connectionLost
  /// The file is larger than the scanner takes (`StreamMaxLength`), or than it looks into (`AlertExceedsMax`).
  case exceedsScannerLimits
  /// The file cannot be read out of the vault.
  case unreadable(VaultError)
  /// What else the scanner said: printable ASCII, at most 256 characters.
  case scanner(String)

  /// For the row and the log: short, of a fixed set but for the scanner's own words.
  public var reason: String {
    switch self {
    case .unreachable: "scanner unreachable"
    case .timedOut: "scanner timed out"
    case .connectionLost: "connection to the scanner lost"
    case .exceedsScannerLimits: "larger than the scanner takes"
    case .unreadable: "file unreadable"
    case .scanner(let text): text
    }
  }
}
