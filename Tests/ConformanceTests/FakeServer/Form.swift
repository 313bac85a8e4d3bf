@testable import Conformance

/// A strict reader of forms and queries.
enum Form {
  struct Broken: Error {}

  static func parse(_ bytes: [UInt8]) throws(Broken) -> [FormMember] {
    var members: [FormMember] = []
    for part in bytes.split(separator: UInt8(ascii: "&")) {
      let halves = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      members.append(.init(try decoded(halves[0]), try halves.count > 1 ? decoded(halves[1]) : ""))
    }
    return members
  }

  private static func decoded(_ text: ArraySlice<UInt8>) throws(Broken) -> String {
    var bytes: [UInt8] = []
    var rest = text
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%") {
        guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
          throw Broken()
        }
        rest = rest.dropFirst(2)
        bytes.append(value)
      } else {
        bytes.append(byte == UInt8(ascii: "+") ? 0x20 : byte)
      }
    }
    guard let string = String(validating: bytes, as: UTF8.self) else { throw Broken() }
    return string
  }
}
