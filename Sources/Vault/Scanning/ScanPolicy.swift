/// What a deployment demands of the antivirus.
public enum ScanPolicy: String, Sendable, Hashable, CaseIterable {
  /// No file counts before it was found clean. While the scanner is away files stay pending, and submission waits.
  case required
  /// Files are scanned where that can be; what cannot be is marked and taken.
  case tolerated
  /// Nothing is scanned, and nothing is said of it.
  case off
}
