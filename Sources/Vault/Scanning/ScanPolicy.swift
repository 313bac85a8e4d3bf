/// What a deployment demands of the antivirus.
public enum ScanPolicy: String, Sendable, Hashable, CaseIterable {
  /// No file counts before it was found clean. While the scanner is away files stay pending, and submission waits.
  case required
  /// Files are scanned where that can be; what cannot be is marked and taken.
  case tolerated
  /// Nothing is scanned, and nothing is said of it.
  case off

  /// The state that the row of a new file begins with.
  public var initialState: ScanState { self == .off ? .unscanned : .pending }

  /// Whether a candidature with such a file may be submitted, and the file reach the package and the buyer.
  public func admits(_ state: ScanState) -> Bool {
    switch state {
    case .clean: true
    case .infected, .failed: false
    case .pending: self == .off
    case .unscanned: self != .required
    }
  }

  /// What is shown beside a file; nothing is where nothing is scanned (product.md §4.3).
  public func badge(_ state: ScanState) -> String? {
    guard self != .off || state == .infected || state == .failed else { return nil }
    switch state {
    case .pending: return "Scan en cours…"
    case .clean: return "Fichier vérifié"
    case .infected: return "Malware détecté"
    case .unscanned, .failed: return "Non vérifié"
    }
  }

  /// Why a file keeps a candidature from being submitted, a French sentence; nil where it does not.
  public func obstacle(_ state: ScanState) -> String? {
    guard !admits(state) else { return nil }
    switch state {
    case .pending:
      return "Le scan de sécurité est en cours. Veuillez patienter quelques instants avant de transmettre."
    case .infected: return "Malware détecté. Supprimez ce fichier pour pouvoir transmettre."
    case .clean, .unscanned, .failed:
      return "Ce fichier n’a pas pu être vérifié. Supprimez-le ou remplacez-le pour pouvoir transmettre."
    }
  }
}

/// What is known of a file, as its row keeps it.
public enum ScanState: String, Sendable, Hashable, CaseIterable {
  /// Not scanned yet.
  case pending
  case clean
  /// The blob is gone; the row keeps the signature.
  case infected
  /// Taken without a scan: none is made, or the scanner was away and the policy tolerates that.
  case unscanned
  /// The scanner cannot judge this file, and will not be able to: too large for it, unreadable, or it gave up on it
  /// again and again.
  case failed
}
