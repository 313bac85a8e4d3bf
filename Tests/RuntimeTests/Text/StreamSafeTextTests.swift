import Testing

@testable import Runtime

@Suite("Texts of clients")
struct StreamSafeTextTests {
  private func fault(_ bytes: [UInt8]) -> StreamSafeText.Fault? {
    do throws(StreamSafeText.Fault) {
      _ = try StreamSafeText.read(bytes.span)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "may be in any language",
    arguments: [
      "", "Marché d’été", String(repeating: "é", count: 1000), String(repeating: "e\u{301}", count: 1000),
      String(repeating: "公共采购", count: 1000), String(repeating: "Việt Nam ", count: 100),
      String(repeating: "الصَّفَقَاتُ العُمُومِيَّةُ", count: 100), String(repeating: "निविदा", count: 100),
      String(repeating: "👩‍👩‍👧", count: 100), "a" + String(repeating: "\u{301}", count: 30) + "b",
    ])
  func languages(text: String) { #expect(fault(Array(text.utf8)) == nil) }

  @Test(
    "have thirty combining marks in a row at most",
    arguments: ["\u{301}", "\u{316}", "\u{5B0}", "\u{F73}", "\u{1D165}"])
  func marks(mark: Unicode.Scalar) {
    let run = String(String.UnicodeScalarView(repeatElement(mark, count: 30)))
    #expect(fault(Array(run.utf8)) == nil)
    #expect(fault(Array((run + String(Character(mark))).utf8)) == .tooManyMarks)
    #expect(fault(Array("a\(run)b\(run)".utf8)) == nil)
  }

  @Test("are UTF-8")
  func bytes() { #expect(fault([0x61, 0xFF]) == .notUTF8) }

  @Test("are held to it wherever they come from")
  func places() {
    let run = String(repeating: "\u{301}", count: 31)
    let escaped = String(repeating: "\\u0301", count: 31)
    for json in ["\"\(run)\"", "\"\(escaped)\"", "{\"\(run)\":1}", "[\"a\", \"\(run)\"]"] {
      #expect(throws: JSONError.self, "\(json)") { try JSON.parse(Array(json.utf8)) }
    }
    for form in ["\(run)=1", "a=\(run)", "a=" + PercentCoding.encode(run), "a=+\(run)"] {
      #expect(throws: FormError.self, "\(form)") {
        var reader = FormReader(Array(form.utf8))
        while try reader.next() != nil {}
      }
    }
  }
}
