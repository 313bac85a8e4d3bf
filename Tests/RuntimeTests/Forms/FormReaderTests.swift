import Testing

@testable import Runtime

@Suite("FormReader")
struct FormReaderTests {
  private func pairs(_ text: String) throws -> [[String]] {
    var reader = FormReader(Array(text.utf8))
    var pairs: [[String]] = []
    while let pair = try reader.next() { pairs.append([pair.name, pair.value]) }
    return pairs
  }

  @Test(
    "reads pairs in order",
    arguments: [
      ("", []), ("&&", []), ("a=1", [["a", "1"]]), ("a=1&b=2&a=3", [["a", "1"], ["b", "2"], ["a", "3"]]),
      ("a&b=", [["a", ""], ["b", ""]]), ("=v", [["", "v"]]), ("a=b=c", [["a", "b=c"]]),
      ("a=1&&b=2&", [["a", "1"], ["b", "2"]]),
      ("q=caf%C3%A9+cr%c3%a8me%2B%26%3d", [["q", "café crème+&="]]), ("%61%3D=1", [["a=", "1"]]),
      ("a=%00", [["a", "\0"]]),
    ] as [(String, [[String]])])
  func reading(_ text: String, _ expected: [[String]]) throws {
    #expect(try pairs(text) == expected)
  }

  @Test("refuses broken escapes and what is not UTF-8, and says where")
  func refusing() {
    #expect(throws: FormError("Two hexadecimal digits must follow %", at: 3)) { try pairs("a=1%") }
    #expect(throws: FormError("Two hexadecimal digits must follow %", at: 6)) { try pairs("a=1&b=%4") }
    #expect(throws: FormError("Two hexadecimal digits must follow %", at: 0)) { try pairs("%zz=1") }
    // An escape does not reach into the next pair.
    #expect(throws: FormError("Two hexadecimal digits must follow %", at: 2)) { try pairs("a=%4&1=b") }
    #expect(throws: FormError("Invalid UTF-8", at: 2)) { try pairs("a=%C3") }
    #expect(throws: FormError("Invalid UTF-8", at: 2)) { try pairs("a=%ED%A0%80") }
  }

  @Test("stops at the limit of pairs")
  func limit() throws {
    let most = Array(repeating: "a=1", count: RequestLimits().formFields).joined(separator: "&")
    #expect(try pairs(most).count == RequestLimits().formFields)
    #expect(throws: FormError("More than 1000 pairs", at: most.utf8.count + 1)) { try pairs(most + "&b=2") }
  }

  @Test("reads a part of a larger buffer, offsets counted from its start")
  func slice() throws {
    let bytes = Array("GET /?a=%zz HTTP".utf8)
    var reader = FormReader(bytes[6..<11])
    #expect(throws: FormError("Two hexadecimal digits must follow %", at: 2)) { try reader.next() }
  }

  @Test("a path segment keeps its plus signs")
  func segment() throws {
    func decode(_ text: String) throws -> String { try PercentCoding.decodeSegment(Array(text.utf8)[...]) }
    #expect(try decode("VR-2027+%C3%89%2F%20") == "VR-2027+É/ ")
    #expect(throws: FormError.self) { try decode("%") }
    #expect(throws: FormError.self) { try decode("%FF") }
  }
}
