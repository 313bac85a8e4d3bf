import SchemaEvaluator
import SpecIR
import Testing

@Suite struct KeywordTests {
  @Test(arguments: [
    ("1", true), ("1.0", true), ("1e2", true), ("100e-2", true), ("1.5", false), ("1e-1", false), ("\"1\"", false),
    ("null", false),
  ])
  func integersHaveNoFraction(json: String, isValid: Bool) throws {
    #expect(try broken(json, schema(.integer)).isEmpty == isValid)
  }

  @Test(arguments: [
    ("9007199254740992", true), ("9007199254740993", false), ("9007199254740992.0000000000000001", false),
    ("1e400", false),
    ("-1e999999999999999999999", true), ("9.007199254740992e15", true),
  ])
  func limitsAreExact(json: String, isValid: Bool) throws {
    let rules = schema(.number) { $0.number.maximum = rule("9007199254740992") }
    #expect(try broken(json, rules) == (isValid ? [] : [" maximum"]))
  }

  @Test(arguments: [
    ("0.0075", "0.0001", true), ("0.00751", "0.0001", false), ("1e308", "0.123456789", false),
    ("1e1000000", "0.0625", true),
    ("0", "3", true), ("35", "3.5", true), ("35", "3.4", false), ("1e-1000000", "0.1", false), ("-6", "3", true),
    ("10", "3", false),
  ])
  func multiplesAreExact(json: String, step: String, isValid: Bool) throws {
    let rules = schema(.number) { $0.number.multipleOf = rule(step) }
    #expect(try broken(json, rules).isEmpty == isValid)
  }

  @Test func lengthsCountScalars() throws {
    let rules = schema(.string) {
      $0.string.minLength = rule(2)
      $0.string.maxLength = rule(3)
    }
    #expect(try broken(#""😀😀😀""#, rules).isEmpty)
    #expect(try broken("\"e\u{301}e\u{301}\"", rules) == [" maxLength"])
    #expect(try broken(#""é""#, rules) == [" minLength"])
  }

  @Test func namesOfAMapAreHeldToTheirPattern() throws {
    let rules = schema(.object) {
      $0.object.names = rule("^[a-z]$")
      $0.object.additional = .checked(.inline(schema(.boolean)))
    }
    #expect(try broken(#"{"a":true}"#, rules).isEmpty)
    #expect(try broken(#"{"a":1,"b":true,"cc":true}"#, rules) == ["/cc propertyNames", "/a type"])
  }

  @Test func trimComesFirst() throws {
    let rules = schema(.string) {
      $0.string.trim = .ends
      $0.string.maxLength = rule(1)
      $0.string.minLength = rule(1)
      $0.allowed = rule([.string("a")])
    }
    #expect(try broken("\" \u{2003}a\\t\"", rules).isEmpty)
    #expect(try broken(#"" \n ""#, rules) == [" const", " minLength"])
  }

  @Test func allWhiteSpaceIsTakenOut() throws {
    let rules = schema(.string) {
      $0.string.trim = .all
      $0.string.pattern = rule("^[0-9]{4}$")
    }
    #expect(try broken("\" 1\u{A0}2\u{202F}3\\t4\\n\"", rules).isEmpty)
    #expect(try broken("\"12 345\"", rules) == [" pattern"])
  }

  @Test(arguments: [
    ("^[0-9]{3}$", "123", true), ("^[0-9]{3}$", "123\n", false), (#"^\d+$"#, "١٢", false), (#"^\w+$"#, "é", false),
    ("^a.b$", "a\u{85}b", true),
    ("^a.b$", "a\u{2028}b", false), ("^[[&~]+$", "[&~", true), (#"^\uD83D\uDE00$"#, "😀", true), ("b", "abc", true),
    ("^e$", "é", false), (#"^\cA$"#, "\u{1}", true), (#"^\s$"#, "\u{A0}", false), ("^(a|b){2}$", "ab", true),
  ])
  func patternsAreThoseOfTheContract(pattern: String, text: String, matches: Bool) throws {
    let rules = schema(.string) { $0.string.pattern = rule(pattern) }
    let found = Evaluator(schemas: []).violations(of: .string(text), against: .inline(rules))
    #expect(found.isEmpty == matches)
  }

  @Test func allBrokenRulesAreTold() throws {
    let rules = schema(.object) {
      $0.object.properties = [
        property("a", schema(.string) { $0.string.maxLength = rule(1) }, required: true),
        property(
          "b",
          schema(.array) {
            $0.array.items = .inline(schema(.integer))
            $0.array.uniqueItems = rule(true)
          }),
        property("c/d", schema(.boolean), required: true),
      ]
      $0.object.additional = .refused(site, Message(english: "unknown", french: "inconnu"))
    }
    let found = try broken(#"{"x":1,"b":[1,"2",1.0],"a":"long"}"#, rules)
    #expect(found == ["/a maxLength", "/b/1 type", "/b uniqueItems", "/c~1d required", "/x additionalProperties"])
  }

  @Test func nullForARequiredValueIsItsAbsence() throws {
    let rules = schema(.object) {
      $0.object.properties = [
        property("a", schema(.string), required: true), property("b", schema(.string)),
        property("c", schema([.string, .null]), required: true),
      ]
    }
    #expect(try broken(#"{"a":null,"b":null,"c":null}"#, rules) == ["/a required", "/b type"])
  }

  @Test func equalityIsByValue() throws {
    let rules = schema(.any) { $0.allowed = rule([.object([.init("a", .number("1")), .init("b", .array([.null]))])]) }
    #expect(try broken(#"{"b":[null],"a":1.0}"#, rules).isEmpty)
    #expect(try broken(#"{"b":[null],"a":true}"#, rules) == [" const"])
    #expect(try broken(#"{"b":[null]}"#, rules) == [" const"])
  }

  @Test func invariantsWaitForTheirMembers() throws {
    let rules = schema(.object) {
      $0.object.properties = [
        property("limit", schema([.integer, .null]) { $0.number.minimum = rule("1") }),
        property("lots", schema(.array) { $0.array.items = .inline(schema(.string)) }),
        property("lot", schema([.string, .null])),
        property("codes", schema(.array) { $0.array.items = .inline(schema(.string)) }),
      ]
      $0.object.invariants = [
        rule(.atMostSize(property: "limit", of: "lots", orOneWith: "lot")),
        rule(.notAlone(property: "codes", value: "defense")),
      ]
    }
    #expect(try broken(#"{"limit":2,"lots":["a","b"]}"#, rules).isEmpty)
    #expect(try broken(#"{"limit":3,"lots":["a","b"]}"#, rules) == ["/limit x-invariant"])
    #expect(try broken(#"{"limit":1,"lots":[],"lot":"a"}"#, rules).isEmpty)
    #expect(try broken(#"{"limit":1,"lot":null}"#, rules) == ["/limit x-invariant"])
    #expect(try broken(#"{"limit":3,"lots":["a",2]}"#, rules) == ["/lots/1 type"])
    #expect(try broken(#"{"limit":3,"lots":["a","b"],"lot":7}"#, rules) == ["/lot type"])
    #expect(try broken(#"{"limit":0}"#, rules) == ["/limit minimum"])
    #expect(try broken(#"{"codes":["defense","defense"]}"#, rules) == ["/codes x-invariant"])
    #expect(try broken(#"{"codes":["defense","works"]}"#, rules).isEmpty)
  }

  @Test func daysStandInOrder() throws {
    let rules = schema(.object) {
      $0.object.properties = [
        property("from", schema(.string) { $0.string.format = rule(.date) }),
        property("to", schema(.string) { $0.string.format = rule(.date) }),
      ]
      $0.object.invariants = [rule(.inOrder(first: "from", last: "to"))]
    }
    #expect(try broken(#"{"from":"2026-03-01","to":"2026-02-28"}"#, rules) == ["/to x-invariant"])
    #expect(try broken(#"{"from":"2026-03-01","to":"2026-03-01"}"#, rules).isEmpty)
    #expect(try broken(#"{"from":"2026-03-01"}"#, rules).isEmpty)
    #expect(try broken(#"{"from":"2026-13-01","to":"2026-02-28"}"#, rules) == ["/from format"])
  }

  @Test func unionsTellWhatTheChosenBranchMinds() throws {
    let circle = schema(.object) {
      $0.object.properties = [
        property("kind", schema(.string) { $0.allowed = rule([.string("circle")]) }, required: true),
        property("radius", schema(.integer), required: true),
      ]
    }
    let point = schema(.object) {
      $0.object.properties = [
        property("kind", schema(.string) { $0.allowed = rule([.string("point")]) }, required: true)
      ]
    }
    let rules = schema(.object) {
      $0.union = Union(
        rule: rule(true),
        branches: [
          .init(name: "circle", schema: .inline(circle), discriminatorValues: ["circle"]),
          .init(name: "point", schema: .inline(point), discriminatorValues: ["point"]),
        ], decision: .discriminator(property: "kind"))
    }
    #expect(try broken(#"{"kind":"point"}"#, rules).isEmpty)
    #expect(try broken(#"{"kind":"circle"}"#, rules) == ["/radius required"])
    #expect(try broken(#"{"kind":"square"}"#, rules) == [" oneOf"])
  }
}
