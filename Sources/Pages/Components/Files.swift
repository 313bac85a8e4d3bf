import HTML

public enum FileItem {
  /// What the antivirus says of a file.
  public enum Scan: String, Sendable {
    case pending, clean, infected
    /// It could not be checked.
    case failed
    /// No antivirus is at work here.
    case none
  }
}

extension Markup {
  /// Has the script of the page ask this address about files that wait for the antivirus, and show what became of them:
  /// `{"files": [{"id": String, "state": String}, …], …}`, in which `pending` is the state that may still change.
  mutating func scanWatch(_ source: Reference) {
    element(.div, .data("pm-scans", source.text), .hidden())
  }
}
