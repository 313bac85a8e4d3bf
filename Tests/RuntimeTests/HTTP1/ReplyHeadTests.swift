import Testing

@testable import Runtime

@Suite("Head of an answer")
struct ReplyHeadTests {
  private func head(_ lines: String) -> String {
    let bytes = ReplyHead.bytes(
      Reply(status: 200, headers: Array(lines.utf8)), framing: .length(0), id: RequestID(high: 1, low: 2),
      date: Array("Thu, 01 Jan 1970 00:00:00 GMT".utf8), security: [], closes: false)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("is written whole")
  func whole() {
    #expect(
      head("Content-Type: text/plain\r\n") == """
        HTTP/1.1 200 OK\r
        Date: Thu, 01 Jan 1970 00:00:00 GMT\r
        X-Request-Id: 00000000000000010000000000000002\r
        Content-Type: text/plain\r
        Content-Length: 0\r
        X-Content-Type-Options: nosniff\r
        Referrer-Policy: no-referrer\r
        Cache-Control: no-store\r
        Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r
        X-Frame-Options: DENY\r
        \r

        """)
  }

  @Test(
    "of a 304 tells whether it may be stored, and no other default",
    arguments: [("ETag: \"a\"\r\n", ["Cache-Control: no-store"]), ("Cache-Control: public\r\n", [])])
  func notModified(lines: String, added: [String]) {
    let bytes = ReplyHead.bytes(
      Reply(status: 304, headers: Array(lines.utf8)), framing: .bodiless, id: RequestID(high: 1, low: 2), date: [],
      security: [], closes: false)
    let defaults = (["X-Content-Type-Options: nosniff"] + added).map { $0 + "\r\n" }.joined()
    #expect(String(decoding: bytes, as: UTF8.self).hasSuffix("\r\n" + lines + defaults + "\r\n"))
  }

  @Test(
    "leaves out the defaults that the answer has its own values for",
    arguments: [
      ("CACHE-Control: public\r\n", ["Cache-Control: no-store"]),
      ("A: b\r\ncache-control: public\r\nB: c\r\n", ["Cache-Control: no-store"]),
      ("Referrer-Policy: origin\r\n", ["Referrer-Policy: no-referrer"]),
      ("X-Frame-Options: SAMEORIGIN\r\n", ["X-Frame-Options: DENY"]),
      ("Content-Security-Policy: default-src 'self'\r\n", ["Content-Security-Policy: default-src 'none'"]),
      (
        "Content-Security-Policy: Frame-Ancestors *\r\n",
        ["Content-Security-Policy: default-src 'none'", "X-Frame-Options: DENY"]
      ),
      // Neither is a line of that name.
      ("X-Note: a\tCache-Control: public\r\n", []),
      ("X-Cache-Control: public\r\n", []),
    ])
  func defaults(lines: String, missing: [String]) {
    let all = [
      "Cache-Control: no-store", "Referrer-Policy: no-referrer", "X-Frame-Options: DENY",
      "Content-Security-Policy: default-src 'none'",
    ]
    let head = head(lines)
    for line in all { #expect(head.contains("\r\n" + line) == !missing.contains(line), "\(line)") }
  }
}
