/// One page of a list, newest first.
public struct Page<Item: Sendable>: Sendable {
  public let items: [Item]
  /// Give it as `before` to read the next page; nil on the last one. Rows that arrive meanwhile shift nothing.
  public let next: Int64?

  /// The largest number of items on a page; more asked for is read as this many, less than one as one.
  public static var maximumLimit: Int { 1000 }
}
