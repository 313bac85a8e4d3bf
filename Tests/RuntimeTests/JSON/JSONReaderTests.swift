import Testing

@testable import Runtime

@Suite("JSONReader")
struct JSONReaderTests {
  private func reader(_ text: String, maxDepth: Int = 64) -> JSONReader {
    JSONReader(Array(text.utf8), maxDepth: maxDepth)
  }

  private func error(_ text: String) -> JSONError? {
    do throws(JSONError) {
      _ = try JSON.parse(Array(text.utf8))
      return nil
    } catch {
      return error
    }
  }

  @Test("walks through a document")
  func walk() throws {
    var reader = reader(" { \"name\" : \"Travaux\" , \"lots\" : [ 1 , true , null ] , \"e\":{} } ")
    try reader.enterObject()
    let name = try #require(try reader.nextMember())
    #expect(name.count == 4)
    #expect(reader.key(name, is: "name") && !reader.key(name, is: "nama") && !reader.key(name, is: "names"))
    #expect(try reader.string() == "Travaux")
    let lots = try #require(try reader.nextMember())
    #expect(try reader.text(of: lots) == "lots")
    try reader.enterArray()
    #expect(try reader.nextItem())
    #expect(try reader.number().int64 == 1)
    #expect(try reader.nextItem())
    #expect(try reader.bool())
    #expect(try reader.nextItem())
    #expect(try reader.peek() == .null)
    try reader.null()
    #expect(try !reader.nextItem())
    #expect(try reader.nextMember() != nil)
    try reader.enterObject()
    #expect(try reader.nextMember() == nil)
    #expect(try reader.nextMember() == nil)
    try reader.finish()
  }

  @Test("tells each kind by its first byte")
  func kinds() throws {
    let kinds: [(String, JSONReader.Kind)] = [
      ("null", .null), ("true", .bool), ("false", .bool), ("-1", .number), ("0", .number), ("9", .number),
      ("\"\"", .string),
      ("[]", .array), ("{}", .object),
    ]
    for (text, kind) in kinds {
      var reader = reader(text)
      #expect(try reader.peek() == kind)
    }
    #expect(error("nul") == JSONError("Expected null", at: 0))
    #expect(error("+1") == JSONError("Expected a value", at: 0))
    #expect(error("") == JSONError("The text ends where a value was expected", at: 0))
  }

  @Test("a name with escapes is found by what it means")
  func escapedKey() throws {
    var reader = reader(#"{"n\u0061m\u00e9\ud83d\ude00":1}"#)
    try reader.enterObject()
    let key = try #require(try reader.nextMember())
    #expect(key.count == 9)
    #expect(reader.key(key, is: "namé😀"))
    #expect(!reader.key(key, is: "namè😀"))
    #expect(!reader.key(key, is: "name\u{301}😀"))
    #expect(try reader.text(of: key) == "namé😀")
  }

  @Test("resolves every escape")
  func escapes() throws {
    var reader = reader(#""\" \\ \/ \b \f \n \r \t \u0000 \u00E9 \uD834\uDd1e""#)
    #expect(
      try reader.string().unicodeScalars.elementsEqual("\" \\ / \u{8} \u{C} \n \r \t \0 é \u{1D11E}".unicodeScalars))
  }

  @Test("says where and why, without repeating the text")
  func errors() {
    #expect(error("{\"a\":1,}") == JSONError("Expected a member's name", at: 7))
    #expect(error("[1 2]") == JSONError("Expected \",\" or \"]\"", at: 3))
    #expect(error("[1,]") == JSONError("Expected a value", at: 3))
    #expect(error("{\"a\" 1}") == JSONError("Expected \":\"", at: 5))
    #expect(error("1 x") == JSONError("Expected the end of the text", at: 2))
    #expect(error("\"a\u{1}\"") == JSONError("A control character in a string must be escaped", at: 2))
    #expect(error(#""\x""#) == JSONError("Unknown escape in a string", at: 1))
    #expect(error(#""\u12g4""#) == JSONError("Four hexadecimal digits must follow \\u", at: 5))
    #expect(error(#""\ud800""#) == JSONError("Half of a surrogate pair in a string", at: 1))
    #expect(error("\"ab") == JSONError("The text ends within a string", at: 3))
    #expect(error("-") == JSONError("Expected a digit", at: 1))
    #expect(error("01") == JSONError("Expected the end of the text", at: 1))
    #expect(error("1e1234567890") == JSONError("The exponent of a number has more than 9 digits", at: 2))
    #expect(error("1e000000000000000001") == nil)
  }

  @Test("containers nest as deep as allowed and no deeper")
  func depth() throws {
    let nested = String(repeating: "[{\"a\":", count: 2) + "1" + String(repeating: "}]", count: 2)
    var exact = reader(nested, maxDepth: 4)
    try exact.skip()
    try exact.finish()
    var tooDeep = reader(nested, maxDepth: 3)
    #expect(throws: JSONError("Nested deeper than 3 levels", at: 7)) { try tooDeep.skip() }
    // Side by side is not deep.
    #expect(error("[" + Array(repeating: "[[]]", count: 1_000).joined(separator: ",") + "]") == nil)
    // Whatever is asked for, the stack is safe.
    let abyss = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)
    #expect(throws: JSONError("Nested deeper than 512 levels", at: 512)) { try JSON.parse(abyss, maxDepth: .max) }
  }

  @Test("every malformed UTF-8 sequence is refused, every well-formed one read")
  func utf8() throws {
    // All leads, with the trail bytes at the edges of their ranges.
    let edges: [UInt8] = [0x00, 0x22, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF]
    for lead in UInt8(0x80)...0xFF {
      for second in edges {
        for third in edges {
          for rest in [[], [0x80], [0xBF, 0x20]] as [[UInt8]] {
            let content = [lead, second, third] + rest
            guard !content.contains(where: { $0 < 0x20 || $0 == 0x22 }) else { continue }
            let expected = String(validating: content, as: UTF8.self)
            var reader = JSONReader([0x22] + content + [0x22])
            let read = try? reader.string()
            #expect((read == nil) == (expected == nil), "\(content)")
            #expect(read.map { Array($0.utf8) } == expected.map { Array($0.utf8) })
          }
        }
      }
    }
  }

  @Test("an object with very many members is read in proportion to its length")
  func manyMembers() throws {
    let text = "{" + (0..<100_000).map { "\"\($0 % 60_000)\":\($0)" }.joined(separator: ",") + "}"
    guard case .object(let members) = try JSON.parse(Array(text.utf8)) else {
      Issue.record("not an object")
      return
    }
    #expect(members.count == 60_000)
    #expect(members[0] == JSON.Member("0", .number("60000")))
    #expect(members[59_999] == JSON.Member("59999", .number("59999")))
  }
}
