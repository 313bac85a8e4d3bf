import Testing

@testable import Runtime

@Suite("JSONWriter")
struct JSONWriterTests {
  private func written(_ body: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter()
    body(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test("puts commas where they belong")
  func commas() {
    let text = written { writer in
      writer.beginObject()
      writer.key("a")
      writer.beginArray()
      writer.integer(1)
      writer.beginArray()
      writer.endArray()
      writer.beginObject()
      writer.endObject()
      writer.bool(false)
      writer.endArray()
      writer.key("b" as String)
      writer.null()
      writer.key("c")
      writer.raw("[1]")
      writer.endObject()
    }
    #expect(text == #"{"a":[1,[],{},false],"b":null,"c":[1]}"#)
  }

  @Test("takes names of members as they stand in JSON")
  func members() {
    let text = written { writer in
      writer.beginObject()
      writer.member(#","a":"#)
      writer.beginObject()
      writer.member(#","b":1,"c":"#)
      writer.string("d" as String)
      writer.endObject()
      writer.key("e")
      writer.null()
      writer.member(#","f":"#)
      writer.bool(true)
      writer.endObject()
    }
    #expect(text == #"{"a":{"b":1,"c":"d"},"e":null,"f":true}"#)
  }

  @Test("escapes what must be and nothing else")
  func escapes() {
    #expect(
      written { $0.string("\" \\ / \u{8}\u{C}\n\r\t\0\u{1F}\u{7F} é \u{2028}😀") }
        == "\"\\\" \\\\ / \\b\\f\\n\\r\\t\\u0000\\u001f\u{7F} é \u{2028}😀\"")
    #expect(written { $0.string("" as String) } == "\"\"")
    #expect(written { $0.string("\n" as StaticString) } == "\"\\n\"")
  }

  @Test("writes numbers that read back the same")
  func numbers() throws {
    #expect(written { $0.integer(Int64.min) } == "-9223372036854775808")
    #expect([0, 9, 10, -1, -10, 99, 100, .max].map { number in written { $0.integer(number) } }
      == ["0", "9", "10", "-1", "-10", "99", "100", "9223372036854775807"])
    #expect(written { $0.integer(UInt64.max) } == "18446744073709551615")
    for value in [0.1, -0.0, 1e300, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 1.0 / 3, 12] {
      let text = written { $0.double(value) }
      #expect(try #require(JSONNumber(text), "\(text)").double == value)
    }
    #expect(written { $0.double(.nan) } == "null")
    #expect(written { $0.double(-.infinity) } == "null")
    #expect(written { $0.value(.number("1.10")) } == "1.10")
    #expect(written { $0.value(.number("no number")) } == "null")
  }

  @Test("writes formats as the contract has them")
  func formats() throws {
    #expect(written { $0.timestamp(Timestamp(milliseconds: 0)) } == "\"1970-01-01T00:00:00.000Z\"")
    let date = try #require(CalendarDate.parse("2027-01-31"))
    #expect(written { $0.date(date) } == "\"2027-01-31\"")
    let uuid = try #require(UUIDValue.parse("00112233-4455-6677-8899-AABBCCDDEEFF"))
    #expect(written { $0.uuid(uuid) } == "\"00112233-4455-6677-8899-aabbccddeeff\"")
    #expect(written { $0.base64([1, 2, 3, 4]) } == "\"AQIDBA==\"")
  }

  @Test("a used buffer is emptied and used again")
  func reuse() {
    var writer = JSONWriter()
    writer.string("first" as String)
    writer = JSONWriter(reusing: writer.bytes)
    #expect(writer.bytes.isEmpty)
    writer.bool(true)
    writer.bool(false)
    #expect(writer.bytes == Array("true,false".utf8))
  }
}
