import CNGHTTP2
import Testing

@testable import Runtime

@Suite("The fields of an answer in HTTP/2")
struct HTTP2FieldsTests {
  private struct Field: Equatable {
    let name: String
    let value: String
    let isIndexed: Bool
  }

  private func fields(of head: String, status: UInt16) -> [Field] {
    var found: [Field] = []
    HTTP2Fields.withFields(of: Array(head.utf8), status: status) { fields in
      found = fields.map { field in
        Field(
          name: String(decoding: UnsafeBufferPointer(start: field.name, count: field.namelen), as: UTF8.self),
          value: String(decoding: UnsafeBufferPointer(start: field.value, count: field.valuelen), as: UTF8.self),
          isIndexed: UInt32(field.flags) & NGHTTP2_NV_FLAG_NO_INDEX.rawValue == 0)
      }
    }
    return found
  }

  @Test("have their names in lower case and the status before them")
  func names() {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nX-Empty:\r\nVary: \t Accept \r\n\r\n"
    #expect(
      fields(of: head, status: 200) == [
        Field(name: ":status", value: "200", isIndexed: true),
        Field(name: "content-type", value: "text/plain; charset=utf-8", isIndexed: true),
        Field(name: "x-empty", value: "", isIndexed: true),
        Field(name: "vary", value: "Accept", isIndexed: true),
      ])
    #expect(fields(of: "", status: 100) == [Field(name: ":status", value: "100", isIndexed: true)])
  }

  @Test("have no value that a value may not have, which would end its line")
  func controls() {
    for value in ["a\u{1}bX: y", "a\rb", "a\nb", "a\0", "\u{7F}"] { #expect(!HeaderLines.isSafe(value), "\(value)") }
    for value in ["", "a\tb", "é", "a b"] { #expect(HeaderLines.isSafe(value), "\(value)") }
  }

  @Test("stay out of the table of the header compression where they differ from answer to answer")
  func changing() {
    let head = """
      HTTP/1.1 200 OK\r
      X-Request-Id: 1\r
      X-RateLimit-Limit: 100\r
      X-RateLimit-Remaining: 99\r
      X-RateLimit-Reset: 1\r
      RateLimit-Policy: "a";q=100;w=60\r
      RateLimit: "a";r=99;t=60\r
      \r

      """
    #expect(
      fields(of: head, status: 200).filter { !$0.isIndexed }.map(\.name) == [
        "x-request-id", "x-ratelimit-remaining", "x-ratelimit-reset", "ratelimit",
      ])
  }
}
