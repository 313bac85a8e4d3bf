import TestSupport
import Testing

@testable import Runtime

/// Gives the bytes to the scanner and the parser as a connection does, all at once and one by one.
private func parse(_ text: String, _ limits: HeadLimits = RequestLimits().head) throws -> RequestHead? {
  let bytes = Array(text.utf8)
  var whole = HeadScanner(limits: limits)
  let found = try whole.scan(bytes, from: 0)
  var stepwise = HeadScanner(limits: limits)
  var last: (head: Range<Int>, next: Int)?
  for end in 1...bytes.count where last == nil { last = try stepwise.scan(Array(bytes[..<end]), from: 0) }
  #expect(found?.head == last?.head && found?.next == last?.next)
  return try found.map { try HeadParser.parse(Array(bytes[$0.head])) }
}

private func kind(_ text: String, _ limits: HeadLimits = RequestLimits().head) -> Failure.Kind? {
  do {
    _ = try parse(text, limits)
    return nil
  } catch {
    return (error as? Failure)?.kind
  }
}

@Suite("Head of a request")
struct HeadParserTests {
  private func path(_ target: String, host: String = "h") throws -> String? {
    try parse("GET \(target) HTTP/1.1\r\nHost: \(host)\r\n\r\n").map {
      String(decoding: $0.bytes[$0.path], as: UTF8.self)
    }
  }

  @Test("is taken apart")
  func plain() throws {
    let head = try #require(
      try parse("POST /a/b?c=d&e HTTP/1.1\r\nHost: h:80\r\nX-A:  v w \t\r\nContent-Length: 12\r\n\r\n"))
    #expect(head.method == .post)
    #expect(String(decoding: head.bytes[head.path], as: UTF8.self) == "/a/b")
    #expect(head.query.map { String(decoding: head.bytes[$0], as: UTF8.self) } == "c=d&e")
    #expect(head.framing == .length(12))
    #expect(head.keepAlive)
    #expect(head.headers.first("x-a", in: head.bytes).map(Array.init) == Array("v w".utf8))
  }

  @Test(
    "is refused where two parsers could disagree about it",
    arguments: [
      "GET / HTTP/1.1\nHost: h\r\n\r\n",  // lone LF
      "GET / HTTP/1.1\rHost: h\r\n\r\n",  // lone CR
      "GET / HTTP/1.1\r\nHost: h\r\nA: b\rc\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: h\r\nA: b\u{0}\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: h\r\nA: b\u{1}\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: h\r\nA : b\r\n\r\n",  // space before the colon
      "GET / HTTP/1.1\r\nHost: h\r\n A: b\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: h\r\nA: b\r\n c\r\n\r\n",  // obs-fold
      "GET / HTTP/1.1\r\n Host: h\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: h\r\n: b\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: h\r\nAb\r\n\r\n",
      "GET / HTTP/1.1\r\n\r\n",  // no Host
      "GET / HTTP/1.1\r\nHost: h\r\nHost: h\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: \r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a:port\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: u@h\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1, 1\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: +1\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 0x1\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: \r\n\r\n",
      "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked, identity\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: xchunked\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: \u{0B}chunked\r\n\r\n",
      "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n",
      "GET  / HTTP/1.1\r\nHost: h\r\n\r\n",
      "GET / HTTP/1.1 \r\nHost: h\r\n\r\n",
      "GET /\r\nHost: h\r\n\r\n",
      "GET / http/1.1\r\nHost: h\r\n\r\n",
      "GET / HTTP/1.1x\r\nHost: h\r\n\r\n",
      "G(T / HTTP/1.1\r\nHost: h\r\n\r\n",
      "GET /a b HTTP/1.1\r\nHost: h\r\n\r\n",
      "GET /a%2 HTTP/1.1\r\nHost: h\r\n\r\n",
      "GET /a%zz HTTP/1.1\r\nHost: h\r\n\r\n",
      "GET /?a=%0 HTTP/1.1\r\nHost: h\r\n\r\n",
      "GET /a#b HTTP/1.1\r\nHost: h\r\n\r\n",
      "GET /é HTTP/1.1\r\nHost: h\r\n\r\n",
      "GET /a\\b HTTP/1.1\r\nHost: h\r\n\r\n",
      "GET a HTTP/1.1\r\nHost: h\r\n\r\n",
      "GET * HTTP/1.1\r\nHost: h\r\n\r\n",
      "GET ftp://h/a HTTP/1.1\r\nHost: h\r\n\r\n",
      "GET http://u@h/a HTTP/1.1\r\nHost: h\r\n\r\n",
      "GET http://h:port/a HTTP/1.1\r\nHost: h\r\n\r\n",
      "GET http://h/a HTTP/1.1\r\n\r\n",
      "GET http://h/a HTTP/1.1\r\nHost: \r\n\r\n",
      "GET http://h/a HTTP/1.1\r\nHost: u@h\r\n\r\n",
      "GET http://h/a HTTP/1.1\r\nHost: other\r\nHost: h\r\n\r\n",
      "CONNECT h:80 HTTP/1.1\r\nHost: h\r\n\r\n",
      "\r\n\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n",
    ])
  func refused(_ text: String) {
    #expect(kind(text) == .malformed)
  }

  @Test("other major versions are another failure")
  func versions() throws {
    #expect(kind("GET / HTTP/2.0\r\nHost: h\r\n\r\n") == .versionNotSupported)
    #expect(kind("GET / HTTP/0.9\r\nHost: h\r\n\r\n") == .versionNotSupported)
    #expect(try parse("GET / HTTP/1.9\r\nHost: h\r\n\r\n")?.version == .http11)
    let old = try #require(try parse("GET / HTTP/1.0\r\n\r\n"))
    #expect(old.version == .http10 && !old.keepAlive)
  }

  @Test("limits tell a long line from many fields")
  func limits() throws {
    var limits = RequestLimits().head
    limits.requestLine = 20
    limits.fieldBytes = 30
    limits.fieldCount = 3
    #expect(try parse("GET /56789 HTTP/1.1\r\nHost: h\r\n\r\n", limits) != nil)
    #expect(try parse("GET /567890 HTTP/1.1\r\nHost: h\r\n\r\n", limits) != nil)
    #expect(kind("GET /5678901 HTTP/1.1\r\nHost: h\r\n\r\n", limits) == .uriTooLong)
    #expect(kind("GET /56789012345678901234567890", limits) == .uriTooLong)
    #expect(try parse("GET / HTTP/1.1\r\nHost: h\r\nA: 567890123456789\r\n\r\n", limits) != nil)
    #expect(try parse("GET / HTTP/1.1\r\nHost: h\r\nA: 5678901234567890\r\n\r\n", limits) != nil)
    #expect(kind("GET / HTTP/1.1\r\nHost: h\r\nA: 56789012345678901\r\n\r\n", limits) == .headersTooLarge)
    #expect(kind("GET / HTTP/1.1\r\nHost: h\r\nA:\r\nB:\r\nC:\r\n\r\n", limits) == .headersTooLarge)
    #expect(kind("GET / HTTP/1.1\r\nHost: h\r\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", limits) == .headersTooLarge)
  }

  @Test("paths stay as they were sent")
  func paths() throws {
    for target in ["/", "/a/../b", "/a/./b", "//a", "/%2e%2E/a", "/a%2Fb", "/a;b=c@:!$&'()*+,-._~"] {
      #expect(try path(target) == target)
    }
  }

  @Test("targets in absolute form give their path")
  func absolute() throws {
    #expect(try path("http://h/a?b") == "/a")
    #expect(try path("HTTPS://H:8080/a", host: "h:8080") == "/a")
    #expect(try path("http://h") == "/")
    #expect(try path("http://[::1]:80/x", host: "[::1]:80") == "/x")
    let head = try #require(try parse("GET http://h?q=1 HTTP/1.1\r\nHost: h\r\n\r\n"))
    #expect(head.query.map { String(decoding: head.bytes[$0], as: UTF8.self) } == "q=1")
    for (target, isServerWide) in [
      ("*", true), ("http://h", true), ("HTTP://h:80", true), ("http://h/", false), ("http://h?", false), ("/", false),
    ] {
      let head = try #require(try parse("OPTIONS \(target) HTTP/1.1\r\nHost: h\r\n\r\n"))
      #expect(head.isServerWide == isServerWide && head.path.isEmpty == isServerWide, "\(target)")
    }
    #expect(kind("OPTIONS http:// HTTP/1.1\r\nHost: h\r\n\r\n") == .malformed)
  }

  @Test(
    "the host of a target in absolute form counts, and not that of Host, wherever it stands",
    arguments: [("http://other:81/a", "other:81"), ("HTTPS://[::1]", "[::1]"), ("http://o?q", "o"), ("/a", "h:80")])
  func host(_ target: String, _ expected: String) throws {
    for version in ["1.0", "1.1"] {
      for fields in ["Host: h:80\r\nA: b\r\n", "A: b\r\nHOST:\t h:80 \r\n"] {
        let head = try #require(try parse("GET \(target) HTTP/\(version)\r\n\(fields)\r\n"))
        let hosts = head.headers.all("host", in: head.bytes).map { String(decoding: $0, as: UTF8.self) }
        #expect(hosts == [expected])
        #expect(head.headers.first("a", in: head.bytes).map(Array.init) == Array("b".utf8))
      }
    }
  }

  @Test("says how the connection goes on")
  func connection() throws {
    #expect(try parse("GET / HTTP/1.1\r\nHost: h\r\nConnection: keep-alive, Close\r\n\r\n")?.keepAlive == false)
    #expect(try parse("GET / HTTP/1.1\r\nHost: h\r\nConnection: closed\r\n\r\n")?.keepAlive == true)
    #expect(
      try parse("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-Continue\r\nContent-Length: 1\r\n\r\n")?.expectsContinue
        == true)
    #expect(try parse("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\n\r\n")?.expectsContinue == false)
    #expect(
      try parse("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 99999999999999999999999\r\n\r\n")?.framing
        == .length(.max))
    #expect(try parse("\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n") != nil)
  }

  @Test("damaged heads never crash the parser")
  func damaged() {
    let seed = Array(
      "POST /a%20b?c=%41 HTTP/1.1\r\nHost: [::1]:80\r\nContent-Length: 5\r\nExpect: 100-continue\r\nA: \tb \r\n\r\n"
        .utf8)
    var generator = SeededGenerator(seed: 7)
    let interesting = Array("\r\n\0 :/?%*[]h\u{7F}".utf8) + [0xFF]
    for _ in 0..<20_000 {
      var bytes = seed
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[place] = interesting.randomElement(using: &generator) ?? 0
        case 1: bytes.remove(at: place)
        default: bytes.insert(interesting.randomElement(using: &generator) ?? 0, at: place)
        }
      }
      var scanner = HeadScanner(limits: RequestLimits().head)
      if let found = try? scanner.scan(bytes, from: 0) { _ = try? HeadParser.parse(Array(bytes[found.head])) }
      _ = try? HeadParser.parse(bytes + [13, 10])
    }
  }
}
