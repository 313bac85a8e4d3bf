import TestSupport
import Testing

@testable import Runtime

@Suite("Ranges and conditions of downloads")
struct ByteRangeTests {
  private static let tag = EntityTag(digest: [0x0A, 0xBC])

  private func ask(
    _ range: String?, ifRange: String? = nil, ifMatch: String? = nil, ifNoneMatch: String? = nil, size: Int = 1000
  ) -> ByteRangeRequest {
    ByteRangeRequest(
      range: range, ifRange: ifRange, ifMatch: ifMatch, ifNoneMatch: ifNoneMatch, size: size, tag: Self.tag)
  }

  @Test(
    "one range of bytes (RFC 9110 section 14.1.2)",
    arguments: [
      ("bytes=0-499", 0..<500), ("bytes=500-999", 500..<1000), ("bytes=-500", 500..<1000), ("bytes=9-", 9..<1000),
      ("bytes=0-0", 0..<1), ("bytes=-1", 999..<1000), ("bytes=999-5000", 999..<1000), ("bytes=-5000", 0..<1000),
      ("BYTES=1-2", 1..<3), ("bytes= 1-2 ", 1..<3), ("bytes=0-99999999999999999999", 0..<1000),
      ("bytes=-99999999999999999999", 0..<1000), ("bytes=007-9", 7..<10),
    ])
  func parts(field: String, expected: Range<Int>) {
    #expect(ask(field) == .part(expected))
  }

  @Test(
    "what cannot be read, or asks for more than one range, gets everything",
    arguments: [
      nil, "", "bytes", "bytes=", "bytes=-", "bytes=2-1", "bytes=a-b", "bytes=1", "bytes=1-2-3", "bytes=1-2,4-5",
      "bytes=1-2, 4-5", "bytes=,1-2", "bytes=--1", "bytes=+1-2", "bytes=0x1-2", "lines=1-2", "bytes 1-2",
      "bytes=1 - 2", "=1-2", "bytes=１-2", "bytes=5000-1,0-1",
    ])
  func wholes(field: String?) {
    #expect(ask(field) == .whole)
  }

  @Test(
    "a range that begins past the end is unsatisfiable",
    arguments: ["bytes=1000-", "bytes=1000-2000", "bytes=-0", "bytes=99999999999999999999-", "bytes=-000"])
  func unsatisfiable(field: String) {
    #expect(ask(field) == .unsatisfiable)
  }

  @Test("an empty document has no part")
  func empty() {
    #expect(ask("bytes=0-", size: 0) == .unsatisfiable)
    #expect(ask("bytes=-1", size: 0) == .whole)
    #expect(ask(nil, size: 0) == .whole)
  }

  @Test("If-Range lets only the exact, strong tag through (section 13.1.5)")
  func ifRange() {
    #expect(ask("bytes=0-1", ifRange: "\"0abc\"") == .part(0..<2))
    for other in ["\"0abd\"", "W/\"0abc\"", "0abc", "*", "", "Sat, 29 Oct 1994 19:43:31 GMT", "\"0abc\", \"0abc\""] {
      #expect(ask("bytes=0-1", ifRange: other) == .whole, "\(other)")
      #expect(ask("bytes=5000-", ifRange: other) == .whole, "\(other)")
    }
  }

  @Test("If-None-Match comes before the range and compares weakly (sections 13.1.2 and 13.2.2)")
  func ifNoneMatch() {
    for same in ["\"0abc\"", "W/\"0abc\"", "*", " * ", "\"x\", \"0abc\"", "\"a,b\" ,W/\"0abc\",", ",\"0abc\""] {
      #expect(ask("bytes=0-1", ifNoneMatch: same) == .notModified, "\(same)")
      #expect(ask(nil, ifNoneMatch: same) == .notModified, "\(same)")
    }
    for other in ["\"0abd\"", "0abc", "\"0abc", "", "\"x\" \"0abc\"", "w/\"0abc\"", "\"x,0abc\"", "**"] {
      #expect(ask("bytes=0-1", ifNoneMatch: other) == .part(0..<2), "\(other)")
    }
  }

  @Test("If-Match comes first and compares strongly (sections 13.1.1 and 13.2.2)")
  func ifMatch() {
    for same in ["\"0abc\"", "*", " * ", "\"x\", \"0abc\"", "W/\"0abc\", \"0abc\"", "\"a,b\" ,\"0abc\","] {
      #expect(ask("bytes=0-1", ifMatch: same) == .part(0..<2), "\(same)")
      #expect(ask(nil, ifMatch: same, ifNoneMatch: "\"0abc\"") == .notModified, "\(same)")
    }
    for other in ["\"0abd\"", "W/\"0abc\"", "0abc", "\"0abc", "", "\"x\" \"0abc\"", "\"x,0abc\"", "**"] {
      #expect(ask("bytes=0-1", ifMatch: other) == .anotherVersion, "\(other)")
      #expect(ask("bytes=5000-", ifMatch: other, ifNoneMatch: "\"0abc\"") == .anotherVersion, "\(other)")
    }
    #expect(ByteRangeRequest.anotherVersion.contentRange(size: 1234) == nil)
  }

  @Test(
    "a range has a meaning for GET alone (section 14.2)",
    arguments: [HTTPMethod.get, .head, .post, .put, .patch, .delete, .options, .other])
  func methods(_ method: HTTPMethod) throws {
    var head: [UInt8] = []
    func add(_ text: String) -> Range<Int> {
      let start = head.count
      head += Array(text.utf8)
      return start..<head.count
    }
    let fields = [("Range", "bytes=0-0"), ("If-Range", "\"0abc\""), ("If-None-Match", "*")].map {
      HeaderIndex.Field(name: add($0.0), value: add($0.1))
    }
    let request = IncomingRequest(
      method: method, head: head, path: 0..<0, query: nil, headers: HeaderIndex(fields: fields),
      captures: PathCaptures(), body: .none, media: nil, principal: nil, clientGate: nil, id: RequestID(),
      receivedAt: Timestamp(milliseconds: 0), deadline: Timestamp(milliseconds: 0))
    #expect(try request.header("range") == (method == .get ? "bytes=0-0" : nil))
    #expect(try request.header("if-range") == (method == .get ? "\"0abc\"" : nil))
    #expect(try request.header("if-none-match") == "*")
  }

  @Test("Content-Range says what is sent, and the size where nothing can be")
  func contentRange() {
    #expect(ByteRangeRequest.part(0..<500).contentRange(size: 1234) == "bytes 0-499/1234")
    #expect(ByteRangeRequest.unsatisfiable.contentRange(size: 1234) == "bytes */1234")
    #expect(ByteRangeRequest.whole.contentRange(size: 1234) == nil)
    #expect(Self.tag.text == "\"0abc\"")
  }

  @Test("whatever the field, a part lies within the document")
  func anything() {
    var random = SeededGenerator(seed: 14)
    let alphabet = Array("bytes=-,0123456789 \t\"W/".unicodeScalars)
    for _ in 0..<20_000 {
      var field = String.UnicodeScalarView("bytes=".unicodeScalars)
      for _ in 0..<Int.random(in: 0...8, using: &random) {
        field.append(alphabet[Int.random(in: 0..<alphabet.count, using: &random)])
      }
      let size = Int.random(in: 0...20, using: &random)
      if case .part(let range) = ask(String(field), size: size) {
        #expect(!range.isEmpty && range.lowerBound >= 0 && range.upperBound <= size, "\(field) of \(size)")
      }
    }
  }
}
