/// A file of an application, as lists of files show it.
public struct FileModel: Sendable, Equatable {
  /// What the antivirus said of it (product.md §4.3).
  public enum Scan: Sendable, Equatable {
    /// No antivirus is set up: no badge.
    case off
    case pending
    case clean
    case infected
    /// The antivirus could not look at it.
    case unchecked
  }

  /// Its identifier in addresses and in `remove_file`.
  public var id: String
  /// The name it had on the candidate's computer.
  public var name: String
  /// The name it has in the documents package, where that is known already.
  public var systemName: String?
  /// Bytes.
  public var size: Int
  public var scan: Scan
  /// An official source supplied it: it cannot be removed.
  public var isAutomatic: Bool

  public init(
    id: String, name: String, systemName: String? = nil, size: Int, scan: Scan, isAutomatic: Bool = false
  ) {
    self.id = id
    self.name = name
    self.systemName = systemName
    self.size = size
    self.scan = scan
    self.isAutomatic = isAutomatic
  }
}
