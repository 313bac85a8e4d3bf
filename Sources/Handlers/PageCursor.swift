/// The `cursor` of a list: the place in the order of creation where the next page begins, in a form that invites nobody
/// to compute with it.
enum PageCursor {
  static func encode(_ place: Int64) -> String { "c" + String(place, radix: 36) }

  /// - Parameter text: as the contract's pattern has it, which holds no number too large to be a place.
  static func decode(_ text: String) -> Int64? { Int64(text.dropFirst(), radix: 36) }
}
