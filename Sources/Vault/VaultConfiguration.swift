/// How a deployment keeps and checks files.
public struct VaultConfiguration: Sendable, Hashable {
  /// Where Debian's clamd listens.
  public static let standardSocket = "/run/clamav/clamd.ctl"

  /// Of the files, for this user alone; see ``FileVault``.
  public var directory: String
  public var policy: ScanPolicy
  public var clamd: ClamdAddress
  public var clamdTimeouts = ClamdTimeouts()
  /// Threads that wait for the disk.
  public var threads = 4
  /// Scans at the same time. Each holds a connection to the scanner, a thread and half a megabyte; the scanner has
  /// threads of its own (`MaxThreads`, 10).
  public var scans = 2

  public init(directory: String, policy: ScanPolicy, clamd: ClamdAddress = .unix(path: standardSocket)) {
    self.directory = directory
    self.policy = policy
    self.clamd = clamd
  }
}
