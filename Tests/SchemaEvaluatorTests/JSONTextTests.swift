import Foundation
import SchemaEvaluator
import SpecIR
import TestSupport
import Testing

@Suite struct JSONTextTests {
  @Test func textsAreKept() throws {
    let text = #"{"a":[1.10,-0,1e2,"\u0041\n😀"],"b":{"c":null,"d":true}}"#
    let value = try JSONValue(json: text)
    #expect(value["a"] == .array([.number("1.10"), .number("-0"), .number("1e2"), .string("A\n😀")]))
    #expect(value["b"]?["d"] == .bool(true))
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\":1,}", "{'a':1}", "01", "+1", "1.", ".5", "1e", "tru", "\"\\x\"", "\"\u{1}\"",
    "\"\\ud800\"", "[] []",
    "{\"a\":1,\"a\":2}", "\u{FEFF}{}", String(repeating: "[", count: 100_000),
  ])
  func whatIsNotJSONIsRefused(text: String) {
    #expect(throws: JSONTextError.self) { try JSONValue(json: text) }
  }

  @Test(.enabled(if: Corpora.shouldRun("json"), "the corpus 'json' is missing"))
  func theTestSuiteIsReadAsItSays() throws {
    let folder = try Corpora.folder("json") + "/test_parsing"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }
    #expect(files.count > 300)
    for file in files {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + file))
      let isRead = (try? JSONValue(json: bytes)) != nil
      // RFC 8259 leaves objects with a name twice to the reader; here they are refused.
      if file.hasPrefix("y_"), !file.contains("duplicated_key") { #expect(isRead, "\(file)") }
      if file.hasPrefix("n_") { #expect(!isRead, "\(file)") }
    }
  }
}
