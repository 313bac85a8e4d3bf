import Testing

@testable import Runtime

@Suite("Equality of JSON values")
struct JSONEqualityTests {
  private func parse(_ text: String) throws -> JSON { try JSON.parse(Array(text.utf8)) }

  @Test(
    "as JSON Schema has it",
    arguments: [
      ("1", "1.0", true), ("100", "1e2", true), ("-0", "0", true), ("1", "1.000000000000000005", false),
      ("1", "true", false), ("0", "false", false), ("0", "null", false), ("\"1\"", "1", false), ("[]", "{}", false),
      ("{\"a\":1,\"b\":2}", "{\"b\":2.0,\"a\":1}", true), ("{\"a\":1}", "{\"a\":1,\"b\":2}", false),
      ("{\"a\":1,\"b\":2}", "{\"a\":1,\"c\":2}", false), ("[1,2]", "[2,1]", false), ("[[1.0]]", "[[1]]", true),
      ("\"\u{E9}\"", "\"e\u{301}\"", false), ("\"K\"", "\"\u{212A}\"", false), ("\"\\u00e9\"", "\"\u{E9}\"", true),
      ("{\"\u{E9}\":1}", "{\"e\u{301}\":1}", false),
    ])
  func equality(_ left: String, _ right: String, _ equal: Bool) throws {
    let (left, right) = (try parse(left), try parse(right))
    #expect((left == right) == equal)
    #expect((right == left) == equal)
    if equal { #expect(left.hashValue == right.hashValue) }
    #expect(Set([left, right]).count == (equal ? 1 : 2))
  }

  @Test("each value is compared once, however deep it is and whatever the order of the names beside it")
  func nested() {
    let (one, two) = (JSON.number("1"), JSON.number("2"))
    var (left, right, other) = (JSON.null, JSON.null, JSON.bool(true))
    for _ in 0..<60 {
      left = .object([.init("a", left), .init("b", one), .init("c", two)])
      right = .object([.init("a", right), .init("c", two), .init("b", one)])
      other = .object([.init("a", other), .init("c", two), .init("b", one)])
    }
    let (areEqual, areOthers) = (left == right, left != other)
    #expect(areEqual && areOthers)
    #expect(Set([left, right, other]).count == 2)
  }

  @Test("items are told apart in proportion to their number")
  func unique() throws {
    let items = (0..<20_000).map { JSON.object([.init("id", .number("\($0)")), .init("name", .string("x"))]) }
    #expect(Set(items).count == items.count)
    let twin = JSON.object([.init("name", .string("x")), .init("id", .number("77.0"))])
    #expect(Set(items + [twin]).count == items.count)
  }
}
