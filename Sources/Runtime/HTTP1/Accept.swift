/// The media ranges that a client takes (RFC 9110 section 12.5.1).
struct Accept {
  private struct Range {
    let type: ArraySlice<UInt8>
    let subtype: ArraySlice<UInt8>
    /// Thousandths.
    let quality: Int
  }

  private static let problem: StaticString = "application/problem+json"

  /// Empty where there is no `Accept` field, none of its members can be read, or they are more than
  /// ``QualityValue/maxMembers``: anything goes then.
  private var ranges: [Range] = []

  init(_ headers: borrowing HeaderIndex, in head: borrowing [UInt8]) {
    var members = 0
    for value in headers.all("accept", in: head) {
      var rest = value
      while let member = Grammar.takeMember(&rest) {
        members += 1
        guard members <= QualityValue.maxMembers else {
          ranges = []
          return
        }
        if let range = Self.range(member) { ranges.append(range) }
      }
    }
  }

  /// Whether the client takes one of these media types. `application/problem+json` asks for a wording of refusals, and
  /// says nothing of other answers: who names nothing else takes any.
  func allows(anyOf types: [StaticString]) -> Bool {
    types.contains { quality(of: $0) > 0 }
      || ranges.allSatisfy { Self.specificity($0, Self.problem) == 3 && $0.quality > 0 }
  }

  /// Whether the client names `application/problem+json` itself and likes it no less than plain JSON.
  var prefersProblem: Bool {
    guard let named = ranges.first(where: { Self.specificity($0, Self.problem) == 3 }) else { return false }
    return named.quality > 0 && named.quality >= quality(of: "application/json")
  }

  /// Whether the client would rather have a page than JSON, as a browser would.
  var prefersPage: Bool { quality(of: "text/html") > quality(of: "application/json") }

  /// The quality of the most specific range that covers the media type; 0 where none does.
  private func quality(of type: StaticString) -> Int {
    var best = (specificity: 0, quality: 0)
    for range in ranges {
      let specificity = Self.specificity(range, type)
      if specificity > best.specificity { best = (specificity, range.quality) }
    }
    return best.quality
  }

  /// 0 where the range does not cover the type, 1 for `*/*`, 2 for `type/*`, 3 for the type itself.
  private static func specificity(_ range: Range, _ type: StaticString) -> Int {
    let star = [UInt8(ascii: "*")][...]
    if range.type == star { return range.subtype == star ? 1 : 0 }
    return type.withUTF8Buffer { expected in
      guard let slash = expected.firstIndex(of: UInt8(ascii: "/")) else { return 0 }
      func same(_ left: ArraySlice<UInt8>, _ right: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        left.count == right.count && zip(left, right).allSatisfy { Grammar.lowercase($0) == $1 }
      }
      guard same(range.type, expected[..<slash]) else { return 0 }
      if range.subtype == star { return 2 }
      return same(range.subtype, expected[(slash + 1)...]) ? 3 : 0
    }
  }

  /// Parameters other than `q` are not looked at: the contract has no media type twice with different ones.
  private static func range(_ member: ArraySlice<UInt8>) -> Range? {
    let parts = member.split(separator: UInt8(ascii: ";"))
    guard let first = parts.first else { return nil }
    let name = Grammar.trimmed(first)
    guard let slash = name.firstIndex(of: UInt8(ascii: "/")) else { return nil }
    var quality = 1000
    for part in parts.dropFirst() {
      let parameter = Grammar.trimmed(part)
      guard parameter.count >= 3, Grammar.equal(parameter.prefix(2), "q=") else { continue }
      guard let value = thousandths(parameter.dropFirst(2)) else { return nil }
      quality = value
    }
    return Range(type: name[..<slash], subtype: name[(slash + 1)...], quality: quality)
  }

  /// `qvalue` (RFC 9110 section 12.4.2).
  private static func thousandths(_ text: ArraySlice<UInt8>) -> Int? {
    guard let first = text.first, first == UInt8(ascii: "0") || first == UInt8(ascii: "1"), text.count <= 5 else {
      return nil
    }
    var value = Int(first - UInt8(ascii: "0")) * 1000
    let rest = text.dropFirst()
    if rest.isEmpty { return value }
    guard rest.first == UInt8(ascii: ".") else { return nil }
    var unit = 100
    for digit in rest.dropFirst() {
      guard Grammar.isDigit(digit) else { return nil }
      value += Int(digit - UInt8(ascii: "0")) * unit
      unit /= 10
    }
    return value <= 1000 ? value : nil
  }
}
