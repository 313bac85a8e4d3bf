import Foundation
import TestSupport
import Testing

@testable import SpecIR

@Suite struct JSONFormTests {
  @Test func stringsAreEscapedAsJSONAsks() {
    let value = JSONValue.object([
      .init("a\"b", .string("\\ \n\r\t \u{1} é \u{1F600}")), .init("n", .number("1.10")),
      .init("z", .array([.null, .bool(true)])), .init("a", .object([])),
    ])
    let text = #"{"a\"b":"\\ \n\r\t \u0001 é 😀","n":1.10,"z":[null,true],"a":{}}"#
    #expect(value.text == text)
  }

  @Test func theDocumentKeepsItsOrderAndItsNumbers() throws {
    let api = try Things.api([
      "title: Things, version: 1.0.0": "version: 1.0.0, title: Things",
      "minimum: 400, maximum: 599": "maximum: 5.990e2, minimum: 400",
    ])
    let json = String(decoding: api.json, as: UTF8.self)
    #expect(json.hasPrefix(#"{"openapi":"3.1.0","info":{"version":"1.0.0","title":"Things"},"#))
    #expect(json.contains(#""maximum":5.990e2,"minimum":400"#))
    #expect(json.contains(##""$ref":"#/components/schemas/Thing""##))
    #expect(try JSONSerialization.jsonObject(with: Data(api.json)) is [String: Any])
    #expect(String(decoding: api.source, as: UTF8.self).hasPrefix("openapi: 3.1.0\n"))
  }
}
