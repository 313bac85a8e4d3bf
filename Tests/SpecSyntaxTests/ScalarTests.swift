import SpecSyntax
import Testing

@Suite struct ScalarTests {
  @Test(arguments: [
    "yes", "no", "on", "off", "Yes", "y", "NULL_", "nul", "tRUE", "2024-01-31", "12:30:45", "1_000", "0b1",
    "0o8", "0xG", "0x", "0o", "-0x1F", "+", ".", "1e", "1e+", "1.2.3", ".e1", "inf", "nan", "-.nan", ".inF", "1 2", "é",
    "<<", "=", "١",
  ])
  func textStaysText(_ text: String) {
    #expect(value("v: \(text)") == .string(text))
  }

  @Test(arguments: ["", "~", "null", "Null", "NULL"])
  func null(_ text: String) {
    #expect(value("v: \(text)") == .null)
  }

  @Test(arguments: [
    ("true", true), ("True", true), ("TRUE", true), ("false", false), ("False", false), ("FALSE", false),
  ])
  func bool(_ text: String, _ expected: Bool) {
    #expect(value("v: \(text)") == .bool(expected))
  }

  @Test(arguments: [
    ("0", "0"), ("-0", "-0"), ("+12", "12"), ("017", "17"), ("0o17", "15"), ("0x1F", "31"), ("0xfF", "255"),
    ("123456789012345678901234567890", "123456789012345678901234567890"), ("-00120", "-120"),
  ])
  func integer(_ text: String, _ json: String) {
    #expect(value("v: \(text)") == .integer(text))
    #expect(tree(text)?.jsonNumber == json)
  }

  @Test(arguments: [
    ("1.10", "1.10"), ("1e2", "1e2"), (".5", "0.5"), ("-.5", "-0.5"), ("1.", "1"), ("+1.e+3", "1e+3"),
    ("0.0E-7", "0.0E-7"),
    ("007.50", "7.50"), ("-.5e+3", "-0.5e+3"), ("12345678901234567890.1", "12345678901234567890.1"),
  ])
  func float(_ text: String, _ json: String) {
    #expect(value("v: \(text)") == .float(text))
    #expect(tree(text)?.jsonNumber == json)
  }

  @Test func largeHexadecimalHasNoJSONForm() {
    #expect(tree("0xFFFFFFFFFFFFFFFF")?.jsonNumber == "18446744073709551615")
    #expect(tree("0x10000000000000000")?.jsonNumber == nil)
    #expect(tree("text")?.jsonNumber == nil)
  }

  @Test(arguments: [".inf", "-.INF", "+.Inf", ".nan", ".NaN"])
  func infinitiesAreRefused(_ text: String) {
    #expect(faults("v: \(text)") == ["PM0015 1:4-1:\(4 + text.count)"])
    #expect(value("v: '\(text)'") == .string(text))
  }

  @Test(arguments: ["1e1000000000", "-.5E-1234567890", "1.e+0001000000000"])
  func longExponentsAreRefused(_ text: String) {
    #expect(faults("v: \(text)") == ["PM0015 1:4-1:\(4 + text.count)"])
    #expect(tree(text)?.jsonNumber == nil)
    #expect(value("v: '\(text)'") == .string(text))
    #expect(faults("v: 1e-00999999999") == [])
  }

  @Test(arguments: [
    "'12'", "\"12\"", "|-\n  12", ">-\n  12", "!!str 12", "! 12", "&a ! 12", "!<tag:yaml.org,2002:str> 12",
  ])
  func textByStyleOrTag(_ written: String) {
    #expect(value("v: \(written)") == .string("12"))
  }

  @Test func tagsStandOnAnyPlaceOfALine() {
    #expect(
      tree("[é, ! 1, 😀, &a ! 2, &b\n ! 3, 4, !!str 5]")?.value.texts == ["'é'", "'1'", "'😀'", "'2'", "'3'", "4", "'5'"])
  }

  @Test func coreTags() {
    #expect(value("v: !!int '3'") == .integer("3"))
    #expect(value("v: !!float 3") == .float("3"))
    #expect(value("v: !!bool 'true'") == .bool(true))
    #expect(value("v: !!null ''") == .null)
    #expect(value("v: !!seq []") == .sequence([]))
    #expect(value("v: !!map {}") == .mapping(Mapping(entries: [])))
    #expect(value("%TAG !c! tag:yaml.org,2002:\n---\nv: !c!int 7") == .integer("7"))
  }

  @Test func tagsThatDoNotFit() {
    #expect(faults("v: !!int x") == ["PM0014 1:4-1:11"])
    #expect(faults("v: !!int 1.0") == ["PM0014 1:4-1:13"])
    #expect(faults("v: !!map x") == ["PM0014 1:4-1:11"])
    #expect(faults("v: !!str [x]") == ["PM0014 1:4-1:11"])
    #expect(faults("v: !!seq {}") == ["PM0014 1:4-1:11"])
  }

  @Test func foreignTags() {
    #expect(
      faults("a: !local x\nb: !!binary eA==\nc: !<x:y> []") == [
        "PM0013 1:4-1:12", "PM0013 2:4-2:17", "PM0013 3:4-3:12",
      ])
  }

  @Test func escapesAndCharacters() {
    #expect(value(#"v: "a\0\t\u00e9\U0001F600\/""#) == .string("a\0\té😀/"))
    #expect(value("v: 'l''été'") == .string("l'été"))
    #expect(value("v: |\n  a\n   b\n\n") == .string("a\n b\n"))
    #expect(value("v: >\n  a\n  b\n") == .string("a b\n"))
    #expect(value("v: a\r\n  b\r\n") == .string("a b"))
  }
}

extension Node.Value {
  /// The items of a sequence of scalars, strings in quotes.
  fileprivate var texts: [String] {
    guard case .sequence(let items) = self else { return [] }
    return items.map { String($0.outline.prefix { $0 != "@" }) }
  }
}
