/// A file of an application, as lists of files show it.
public struct FileModel: Sendable, Equatable {
  /// Its identifier in addresses and in `remove_file`.
  public var id: String
  /// The name it had on the candidate's computer.
  public var name: String
  /// The name it has in the documents package, where that is known already.
  public var systemName: String?
  /// Bytes.
  public var size: Int
  public var scan: FileItem.Scan
  /// An official source supplied it: it cannot be removed.
  public var isAutomatic: Bool

  public init(
    id: String, name: String, systemName: String? = nil, size: Int, scan: FileItem.Scan, isAutomatic: Bool = false
  ) {
    self.id = id
    self.name = name
    self.systemName = systemName
    self.size = size
    self.scan = scan
    self.isAutomatic = isAutomatic
  }
}
