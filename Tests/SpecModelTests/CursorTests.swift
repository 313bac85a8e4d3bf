import SpecSyntax
import Testing

@testable import SpecModel

@Suite struct CursorTests {
  private func cursor(_ yaml: String) throws -> Cursor {
    let loaded = YAML.load([UInt8](yaml.utf8), file: "f.yaml")
    return Cursor(node: try #require(loaded.node), file: "f.yaml")
  }

  @Test func pointersAreEscaped() throws {
    let root = try cursor("a/b:\n  c~d: [10, {e: é}]\n")
    let item = try #require(root["a/b"]?["c~d"]?.items[1]["e"])
    #expect(item.pointer == "/a~1b/c~0d/1/e")
    #expect(item.string == "é")
    #expect(item.span.start == Position(line: 2, column: 14))
  }

  @Test func aMemberStandsWhereItsNameStands() throws {
    let value = try #require(try cursor("list:\n  - x\n")["list"])
    #expect(value.span.start == Position(line: 1, column: 1))
    #expect(value.node.span.start == Position(line: 2, column: 3))
  }

  @Test func readingsAreNilForOtherKinds() throws {
    let root = try cursor("{s: text, b: true, n: null, i: 7, l: [], m: {}}")
    #expect(root["s"]?.integer == nil && root["s"]?.bool == nil && root["s"]?.number == nil)
    #expect(root["i"]?.string == nil && root["b"]?.string == nil)
    #expect(root["n"]?.isNull == true && root["l"]?.isSequence == true && root["m"]?.isMapping == true)
    #expect(root["l"]?["x"] == nil && root["s"]?.items.isEmpty == true && root["absent"] == nil)
  }

  @Test(arguments: [("7", 7), ("2.0", 2), ("1e2", 100), ("-3", -3)])
  func wholeNumbers(json: String, value: Int) {
    #expect(NumberText.integer(json) == value)
  }

  @Test(arguments: ["1.5", "1e40", "1e-1", "99999999999999999999"])
  func otherNumbersAreNoIntegers(json: String) {
    #expect(NumberText.integer(json) == nil)
  }
}
