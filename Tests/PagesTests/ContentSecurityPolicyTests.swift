import Testing

@testable import Pages

@Suite struct ContentSecurityPolicyTests {
  @Test func nobodyFramesAPageByDefault() {
    let policy = ContentSecurityPolicy.header()
    #expect(policy.hasSuffix("frame-ancestors 'none'"))
    #expect(policy.hasPrefix("default-src 'none'; "))
    #expect(!policy.contains("unsafe") && !policy.contains("*"))
  }

  @Test func theEditorsOriginsMayFrameIt() {
    let policy = ContentSecurityPolicy.header(frameAncestors: ["https://a.example", "http://localhost:3000"])
    #expect(policy.hasSuffix("frame-ancestors https://a.example http://localhost:3000"))
  }

  @Test func aPageThatAnySiteMayFrameDiffersInNothingElse() {
    let policy = ContentSecurityPolicy.framableByAll
    #expect(policy.replacing("frame-ancestors *", with: "frame-ancestors 'none'") == ContentSecurityPolicy.header())
  }

  @Test(arguments: [
    "*", "https:", "https://", "https://*", "https://*.example", "https://a.example/path",
    "https://a.example; script-src *", "https://a b", "'self'", "data:", "javascript://x", "HTTPS://A.EXAMPLE", "https://a.example:",
    "https://a.example:port", "https://u@a.example", "https://a.example:123456", "",
  ])
  func whatIsNoOriginIsLeftOut(text: String) {
    #expect(ContentSecurityPolicy.header(frameAncestors: [text]) == ContentSecurityPolicy.header())
  }
}
