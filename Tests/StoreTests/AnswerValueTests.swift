import Runtime
import Testing

@testable import Store

@Suite struct AnswerValueTests {
  private static let values: [AnswerValue] = [
    .text(""), .text("l’été « 100 % »\n\t\"\\\u{1}🌞"), .files, .checked(true), .checked(false),
    .radio(nil, text: ""), .radio(.yes, text: "oui"), .radio(.no, text: ""),
    .turnover(.init(.init(), .init(), .init())),
    .turnover(
      .init(
        .init(turnover: 500_000, marketPercentage: 75, fiscalYearEnd: CalendarDate(year: 2026, month: 12, day: 31)),
        .init(turnover: 0), .init(marketPercentage: 100))),
    .staff(.init(.init(year: 2026, averageStaff: 12, managementStaff: 3), .init(), .init(averageStaff: .max))),
    .people([]),
    .people([Person(number: 9999, lastName: "Noël", firstNames: "Anne, Marie"), Person(number: 1, titles: "Dr")]),
    .references([
      Reference(
        number: 2, summary: "Pont", start: CalendarDate(year: 2024, month: 2, day: 29),
        end: CalendarDate(year: 2025, month: 1, day: 1), amount: 1_000_000, description: "En bois"),
      Reference(number: 1),
    ]),
    .samples([Sample(number: 3, description: "Bois"), Sample(number: 7)]),
    .samples((1...AnswerValue.maximumItems).map { Sample(number: $0, description: "x") }),
  ]

  private typealias Person = AnswerValue.Person
  private typealias Reference = AnswerValue.Reference
  private typealias Sample = AnswerValue.Sample

  @Test(arguments: values)
  func everyValueComesBack(value: AnswerValue) throws {
    #expect(try AnswerValue(kind: value.kind, json: try value.json()) == value)
  }

  @Test func whatIsEmptyIsLeftOut() throws {
    let json = { (value: AnswerValue) in String(decoding: try value.json(), as: UTF8.self) }
    #expect(try json(.turnover(.init(.init(turnover: 5), .init(), .init()))) == #"[{"turnover":5},{},{}]"#)
    #expect(try json(.people([Person(number: 1)])) == #"[{"number":1}]"#)
    #expect(try json(.radio(nil, text: "")) == "{}")
    #expect(try json(.text("a")) == #""a""#)
    #expect(try json(.files) == "null")
  }

  @Test func tooManyItemsAreRefused() {
    let value = AnswerValue.people((0...AnswerValue.maximumItems).map { Person(number: $0) })
    #expect(throws: StoreError.limitExceeded(.answerItems)) { try value.json() }
  }

  @Test func unknownMembersAreReadPast() throws {
    let json = Array(#"[{"number":4,"later":{"a":[1]},"description":"x"}]"#.utf8)
    #expect(try AnswerValue(kind: "samples", json: json) == .samples([Sample(number: 4, description: "x")]))
  }

  @Test(arguments: [
    ("text", "1"), ("text", #""a" 1"#), ("checked", "null"), ("radio", #"{"choice":"maybe"}"#), ("radio", "[]"),
    ("turnover", "[{},{}]"), ("turnover", #"[{"turnover":1.5},{},{}]"#), ("turnover", #"[{"end":"2026-02-30"},{},{}]"#),
    ("staff", "{}"), ("people", "[1]"), ("files", "{}"), ("other", "null"), ("text", ""),
  ])
  func damageIsFound(kind: String, json: String) {
    let error = #expect(throws: StoreError.self) { try AnswerValue(kind: kind, json: Array(json.utf8)) }
    guard case .corrupted = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  /// The schema names the kinds too.
  @Test func everyKindHasAValueHere() {
    #expect(
      Set(Self.values.map(\.kind)) == [
        "text", "radio", "checked", "turnover", "staff", "people", "references", "samples", "files",
      ])
  }
}
