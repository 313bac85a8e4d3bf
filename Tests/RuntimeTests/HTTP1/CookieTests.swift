import Testing

@testable import Runtime

@Suite("Cookies")
struct CookieTests {
  private func cookie(_ values: String...) throws -> String? {
    let text = "GET / HTTP/1.1\r\nHost: h\r\n" + values.map { "Cookie: \($0)\r\n" }.joined()
    let head = try HeadParser.parse(Array(text.utf8))
    return Cookies.first("visit", head.headers, in: head.bytes)
  }

  @Test("the first well-formed cookie of the name is found")
  func first() throws {
    #expect(try cookie() == nil)
    #expect(try cookie("visit=a") == "a")
    #expect(try cookie("other=b; visit=a;x=y") == "a")
    #expect(try cookie("visit=a; visit=b") == "a")
    #expect(try cookie("other=b", "visit=a") == "a")
    #expect(try cookie("visit=a=b==") == "a=b==")
    #expect(try cookie("  visit=a\t ; b=c") == "a")
  }

  @Test("names have case and are whole, and what is no value is read past")
  func others() throws {
    #expect(try cookie("Visit=a") == nil)
    #expect(try cookie("xvisit=a; visits=b") == nil)
    #expect(try cookie("visit") == nil)
    #expect(try cookie("visit=; visit=a") == "a")
    #expect(try cookie("visit=a b; visit=\"a\"; visit=a,b; visit=a\\b; visit=é; visit=c") == "c")
    #expect(try cookie("visit=" + String(repeating: "a", count: 513)) == nil)
    #expect(try cookie("visit=" + String(repeating: "a", count: 512))?.count == 512)
  }
}
