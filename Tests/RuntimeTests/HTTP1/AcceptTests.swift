import Testing

@testable import Runtime

@Suite("Accept, media types and dates")
struct AcceptTests {
  private func accept(_ values: String...) throws -> Accept {
    let text = "GET / HTTP/1.1\r\nHost: h\r\n" + values.map { "Accept: \($0)\r\n" }.joined()
    let head = try HeadParser.parse(Array(text.utf8))
    return Accept(head.headers, in: head.bytes)
  }

  @Test("the most specific range decides")
  func precedence() throws {
    #expect(try accept().allows(anyOf: ["application/pdf"]))
    #expect(try accept("*/*").allows(anyOf: ["application/pdf"]))
    #expect(try accept("application/*;q=0.1").allows(anyOf: ["application/pdf"]))
    #expect(try !accept("*/*, application/pdf;q=0").allows(anyOf: ["application/pdf"]))
    #expect(try !accept("text/html").allows(anyOf: ["application/pdf", "application/json"]))
    #expect(try accept("text/html", "Application/JSON;charset=utf-8").allows(anyOf: ["application/json"]))
    #expect(try accept("nonsense").allows(anyOf: ["application/json"]))
    #expect(try !accept("application/json;q=0.000").allows(anyOf: ["application/json"]))
  }

  @Test("who asks for problems says nothing of other answers")
  func problemsBesideAnswers() throws {
    #expect(try accept("application/problem+json").allows(anyOf: ["application/pdf"]))
    #expect(try !accept("application/problem+json, application/json").allows(anyOf: ["application/pdf"]))
    #expect(try !accept("application/problem+json, application/pdf;q=0").allows(anyOf: ["application/pdf"]))
    #expect(try !accept("application/problem+json;q=0").allows(anyOf: ["application/pdf"]))
  }

  @Test("problems are for those who name them")
  func problems() throws {
    #expect(try accept("application/problem+json").prefersProblem)
    #expect(try accept("application/json, application/problem+json").prefersProblem)
    #expect(try !accept("application/json, application/problem+json;q=0.5").prefersProblem)
    #expect(try !accept("application/problem+json;q=0").prefersProblem)
    #expect(try !accept("*/*").prefersProblem)
    #expect(try !accept("application/*").prefersProblem)
    #expect(try !accept().prefersProblem)
  }

  @Test("a field with more members than anybody sends says nothing")
  func manyMembers() throws {
    let most = QualityValue.maxMembers
    let others = [String](repeating: "a/b", count: most)
    let last = "application/json;q=0"
    #expect(try !accept((others.dropLast() + [last]).joined(separator: ",")).allows(anyOf: ["application/json"]))
    // Empty ones are none.
    for commas in [",", ", ,,"] {
      let field = (others.dropLast() + [last + commas]).joined(separator: ",")
      #expect(try !accept(field).allows(anyOf: ["application/json"]))
    }
    #expect(try accept((others + [last]).joined(separator: ",")).allows(anyOf: ["application/json"]))
    #expect(try accept(others.joined(separator: ","), last).allows(anyOf: ["application/json"]))
  }

  @Test("content types have a name and a charset")
  func contentTypes() {
    func type(_ text: String) -> (String, Bool)? {
      MediaType(Array(text.utf8)[...]).map { (String(decoding: $0.name, as: UTF8.self), $0.isUTF8) }
    }
    #expect(type("application/json")! == ("application/json", true))
    #expect(type("application/json ; charset=\"UTF-8\"")! == ("application/json", true))
    #expect(type("application/json;charset=iso-8859-1")! == ("application/json", false))
    #expect(type("text/csv; header=\"a;charset=latin1\"; CHARSET=Us-Ascii")! == ("text/csv", true))
    #expect(type("text/csv; charset=\"iso\\\"8859\"")! == ("text/csv", false))
    for charsets in [
      "utf-8; charset=latin1", "latin1; charset=utf-8", "utf-8;Charset=\"utf-8\";", "\"utf-8", "\"utf-8\"x", "",
      "utf 8",
    ] {
      #expect(type("application/json; charset=\(charsets)") == nil, "\(charsets)")
    }
    #expect(type("application/json; charset") == nil)
    #expect(type("json") == nil)
    #expect(type("/json") == nil)
    #expect(type("a/b c") == nil)
    #expect(type("") == nil)
  }

  @Test(
    "Date is written as HTTP wants it",
    arguments: [
      (784_111_777_000, "Sun, 06 Nov 1994 08:49:37 GMT"), (1_709_164_800_000, "Thu, 29 Feb 2024 00:00:00 GMT"),
      (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
      (-62_135_596_800_000, "Mon, 01 Jan 0001 00:00:00 GMT"), (.min, "Mon, 01 Jan 0001 00:00:00 GMT"),
      (.max, "Fri, 31 Dec 9999 23:59:59 GMT"),
    ] as [(Int64, String)])
  func date(_ milliseconds: Int64, _ expected: String) {
    var date = HTTPDate()
    date.update(milliseconds)
    #expect(String(decoding: date.text, as: UTF8.self) == expected)
    date.update(784_111_777_000)
    #expect(String(decoding: date.text, as: UTF8.self) == "Sun, 06 Nov 1994 08:49:37 GMT")
  }
}
