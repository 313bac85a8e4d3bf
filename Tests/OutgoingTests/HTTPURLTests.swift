import Testing

@testable import Outgoing

@Suite struct HTTPURLTests {
  @Test func partsAreTakenAsTheyAre() throws {
    let url = try HTTPURL("https://Hooks.Example.org:8443/a/../b%20c?d=e&f#g")
    #expect(url.isSecure)
    #expect(url.host == "hooks.example.org")
    #expect(url.port == 8443)
    #expect(url.target == "/a/../b%20c?d=e&f")
    #expect(url.text == "https://hooks.example.org:8443/a/../b%20c?d=e&f")
    #expect(try HTTPURL("HTTP://a.example").text == "http://a.example:80/")
    #expect(try HTTPURL("https://a.example?q").text == "https://a.example:443/?q")
    #expect(try HTTPURL("http://127.0.0.1:81/").address == IPAddress("127.0.0.1"))
    #expect(try HTTPURL("https://[::1]/x").text == "https://[::1]:443/x")
    #expect(try HTTPURL("https://[2606:4700:0:0::1]:444/").text == "https://[2606:4700::1]:444/")
    #expect(try HTTPURL("https://xn--e1afmkfd.example/").host == "xn--e1afmkfd.example")
  }

  @Test(arguments: [
    "", "example.org", "/path", "//example.org/", "ftp://example.org/", "file:///etc/passwd", "gopher://example.org/",
    "https:example.org", "https:/example.org", "https://", "https:///path", "https://user@example.org/",
    "https://user:password@example.org/", "https://@example.org/", "https://example.org@127.0.0.1/",
    "https://example.org:0/", "https://example.org:65536/", "https://example.org:99999999999/",
    "https://example.org:/", "https://example.org:x/", "https://exa mple.org/", "https://exämple.org/",
    "https://example.org/\\..", "https://example.org\\@127.0.0.1/", "https://exam%70le.org/", "https://127.1/",
    "https://0x7f.0.0.1/", "https://0x7f000001/", "https://2130706433/", "https://0177.0.0.1/", "https://1.2.3.4.5/",
    "https://127.0.0.1./", "https://example.org./", "https://example..org/", "https://.example.org/",
    "https://256.1.1.1/", "https://[::1/", "https://::1/", "https://[127.0.0.1]/", "https://[fe80::1%25eth0]/",
    "https://[v1.a]/", "https://example.org/\r\nX: y", "https://example.org/\u{0}", "https://example.org/é",
  ])
  func whatCouldBeReadTwoWaysIsRefused(text: String) {
    #expect(throws: OutgoingError.self, "\(text)") { try HTTPURL(text) }
  }

  @Test func longURLsAreRefused() throws {
    let head = "https://example.org/"
    _ = try HTTPURL(head + String(repeating: "a", count: HTTPURL.maximumLength - head.count))
    #expect(throws: OutgoingError.refusedURL("it is too long")) {
      try HTTPURL(head + String(repeating: "a", count: HTTPURL.maximumLength - head.count + 1))
    }
  }

  @Test func schemesAndPortsAreThePolicys() throws {
    let strict = TargetPolicy()
    let lenient = TargetPolicy(allowsPlainHTTP: true)
    try strict.check(HTTPURL("https://a.example/"))
    try strict.check(HTTPURL("https://a.example:8443/"))
    try lenient.check(HTTPURL("http://a.example/"))
    #expect(throws: OutgoingError.self) { try strict.check(HTTPURL("http://a.example/")) }
    for port in [1, 22, 25, 53, 110, 445, 1023] {
      #expect(throws: OutgoingError.self) { try lenient.check(HTTPURL("http://a.example:\(port)/")) }
    }
  }
}
