import Crypto

/// The `cursor` of a list: the place in the order of creation where the next page begins, in a form that invites nobody
/// to compute with it.
enum PageCursor {
  static func encode(_ place: Int64) -> String {
    Base64URL.encode(Array(("b" + String(place, radix: 36)).utf8))
  }

  /// - Returns: nil for a text that is no cursor of ours.
  static func decode(_ text: String) -> Int64? {
    guard let bytes = Base64URL.decode(Array(text.utf8)[...]), bytes.first == UInt8(ascii: "b"),
      let place = Int64(String(decoding: bytes.dropFirst(), as: UTF8.self), radix: 36), place > 0
    else { return nil }
    return place
  }
}
