extension Array where Element: Hashable {
  /// Whether two items are equal (`uniqueItems`).
  @inlinable
  public var hasRepeats: Bool {
    // Most lists of the contract are of a few words, which are compared sooner than hashed.
    guard count <= 8 else { return Set(self).count < count }
    for later in indices.dropFirst() {
      for earlier in 0..<later where self[earlier] == self[later] { return true }
    }
    return false
  }
}
