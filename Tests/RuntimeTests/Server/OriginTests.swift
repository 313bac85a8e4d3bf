import Testing

@testable import Runtime

@Suite("Who is believed about where a request comes from")
struct OriginTests {
  private func origin(_ peer: String, _ fields: String, proxies: [String]) throws -> Origin {
    let head = try HeadParser.parse(Array("GET / HTTP/1.1\r\nHost: h\r\n\(fields)".utf8))
    return Origin(
      Origin(peer: try #require(PeerAddress(peer)), isSecure: false), head,
      proxies: try proxies.map { try #require(AddressBlock($0)) })
  }

  @Test(
    "the word of a proxy of ours is taken, from the nearest on up to the first stranger",
    arguments: [
      ("", "10.0.0.1", true),
      ("X-Forwarded-For: 192.0.2.7\r\n", "192.0.2.7", true),
      ("X-Forwarded-For: 192.0.2.7\r\nX-Forwarded-Proto: http\r\n", "192.0.2.7", false),
      ("X-Forwarded-For: 6.6.6.6, 192.0.2.7, 10.2.0.9\r\nX-Forwarded-Proto: https\r\n", "192.0.2.7", true),
      ("X-Forwarded-For: 6.6.6.6\r\nX-Forwarded-For: 192.0.2.7\r\n", "192.0.2.7", true),
      ("X-Forwarded-For: 192.0.2.7:4000\r\n", "192.0.2.7", true),
      ("X-Forwarded-For: [2001:db8::5]:4000\r\n", "2001:db8::5", true),
      ("X-Forwarded-For: 2001:db8::5\r\n", "2001:db8::5", true),
      ("X-Forwarded-For: unknown\r\n", "10.0.0.1", true),
      ("X-Forwarded-For: 6.6.6.6, , \r\n", "10.0.0.1", true),
      ("Forwarded: for=192.0.2.7;proto=https\r\n", "192.0.2.7", true),
      ("Forwarded: For=\"[2001:db8::5]:80\"; Proto=http\r\n", "2001:db8::5", false),
      ("Forwarded: for=6.6.6.6, for=192.0.2.7, for=10.9.9.9\r\n", "192.0.2.7", true),
      ("Forwarded: for=_hidden\r\n", "10.0.0.1", true),
      ("Forwarded: for=192.0.2.7\r\nX-Forwarded-For: 6.6.6.6\r\n", "192.0.2.7", true),
      // A host that the client chose, as a proxy hands it on.
      ("Forwarded: for=192.0.2.7;host=\"a,for=6.6.6.6;b\";proto=http\r\n", "192.0.2.7", false),
      ("Forwarded: for=192.0.2.7;host=\"a\\\",for=6.6.6.6\";proto=http\r\n", "192.0.2.7", false),
      // A quoted text that the client left open, before what the proxy adds.
      ("Forwarded: for=\"6.6.6.6, for=192.0.2.7;host=\",for=6.6.6.6\";proto=https\r\n", "10.0.0.1", false),
      ("Forwarded: for=\"6.6.6.6\r\nForwarded: for=192.0.2.7;proto=https\r\n", "192.0.2.7", true),
      ("Forwarded: for=192.0.2.7;for=6.6.6.6;proto=https;proto=https\r\n", "10.0.0.1", false),
      ("Forwarded: for=6.6\".6.6\"\r\n", "10.0.0.1", true),
      // What is neither a port nor a name for one, behind an address.
      ("X-Forwarded-For: [2001:db8::5]4000\r\n", "10.0.0.1", true),
      ("X-Forwarded-For: 192.0.2.7:\r\n", "10.0.0.1", true),
      ("X-Forwarded-For: 192.0.2.7:400000\r\n", "10.0.0.1", true),
      ("X-Forwarded-For: 192.0.2.7:_secret-1\r\n", "192.0.2.7", true),
      ("X-Forwarded-For: 192.0.2.7:_\r\n", "10.0.0.1", true),
      ("X-Forwarded-For: 192.0.2.7\r\nX-Forwarded-Proto: https,\r\n", "192.0.2.7", false),
    ])
  func proxied(fields: String, peer: String, isSecure: Bool) throws {
    let origin = try origin("10.0.0.1", fields, proxies: ["10.0.0.0/8"])
    #expect(origin == Origin(peer: try #require(PeerAddress(peer)), isSecure: isSecure))
  }

  @Test("of lines that are full of elements no more is read than is looked at")
  func manyElements() throws {
    func hops(_ fields: String) throws -> [PeerAddress?] {
      let head = try HeadParser.parse(Array("GET / HTTP/1.1\r\nHost: h\r\n\(fields)".utf8))
      return Origin.hops(head).map(\.address)
    }
    let others = [PeerAddress?](repeating: nil, count: 14)
    let nearest = ["192.0.2.7", "192.0.2.8"].map { PeerAddress($0) }
    let commas = String(repeating: ",", count: 10_000)
    let wanted = nearest + others
    #expect(try hops("Forwarded: \(commas)for=192.0.2.8\r\nForwarded: for=192.0.2.7\r\n") == wanted)
    #expect(try hops("X-Forwarded-For: \(commas)192.0.2.8\r\nX-Forwarded-For: 192.0.2.7\r\n") == wanted)
    // The parameters of an element are counted as well.
    for (count, expected) in [(15, nearest[0]), (16, nil)] as [(Int, PeerAddress?)] {
      #expect(try hops("Forwarded: for=192.0.2.7\(String(repeating: ";", count: count))\r\n") == [expected])
    }
  }

  @Test("nobody else's word is")
  func strangers() throws {
    let fields = "Forwarded: for=10.0.0.1;proto=https\r\nX-Forwarded-For: 10.0.0.1\r\nX-Forwarded-Proto: https\r\n"
    for proxies in [[], ["10.0.0.0/8"], ["192.0.2.0/32", "2001:db8::/32"]] {
      #expect(
        try origin("192.0.2.9", fields, proxies: proxies)
          == Origin(peer: try #require(PeerAddress("192.0.2.9")), isSecure: false))
    }
  }

  @Test("blocks of addresses are read strictly")
  func blocks() throws {
    for text in ["10.0.0.0/8", "127.0.0.1", "0.0.0.0/0", "::/0", "2001:db8::/32", "::1", "192.168.1.0/24"] {
      #expect(AddressBlock(text) != nil, "\(text)")
    }
    for text in [
      "10.0.0.1/8", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/08", "10.0.0/8", "", "/8", "a", "::1/129", "1/2/3",
    ] {
      #expect(AddressBlock(text) == nil, "\(text)")
    }
    let block = try #require(AddressBlock("172.16.0.0/12"))
    for (text, isIn) in [("172.16.0.0", true), ("172.31.255.255", true), ("172.32.0.0", false), ("::1", false)] {
      #expect(block.contains(try #require(PeerAddress(text))) == isIn, "\(text)")
    }
    #expect(try #require(AddressBlock("2001:db8::/33")).contains(try #require(PeerAddress("2001:db8:7fff::1"))))
    #expect(!(try #require(AddressBlock("2001:db8::/33")).contains(try #require(PeerAddress("2001:db8:8000::1")))))
  }

  @Test("where TLS is demanded, plain connections are taken from proxies alone, and plain requests from nobody")
  func demanded() throws {
    let behind = try TestServer { configuration in
      configuration.demandsTLS = true
      configuration.trustedProxies = [AddressBlock("127.0.0.0/8")].compactMap { $0 }
      configuration.strictTransportSeconds = 60
    }
    let answer = try behind.ask("GET /hello HTTP/1.1\r\nHost: h\r\nX-Forwarded-Proto: https\r\n\r\n")
    #expect(answer.status == 200 && answer["strict-transport-security"] == "max-age=60")
    let plain = try behind.ask("GET /hello HTTP/1.1\r\nHost: h\r\nX-Forwarded-Proto: http\r\n\r\n")
    #expect(plain.status == 400 && plain["strict-transport-security"] == nil)
    let alone = try TestServer { configuration in
      configuration.demandsTLS = true
      configuration.trustedProxies = [AddressBlock("192.0.2.0/24")].compactMap { $0 }
    }
    #expect(throws: RawClient.Ended.self) { try alone.ask("GET /hello HTTP/1.1\r\nHost: h\r\n\r\n") }
  }

  @Test("what is asked for as https is not given over a connection without TLS, unless a proxy vouches for it")
  func schemes() throws {
    let request = "GET https://h/hello HTTP/1.1\r\nHost: h\r\n"
    let server = try TestServer { configuration in
      configuration.trustedProxies = [AddressBlock("127.0.0.0/8")].compactMap { $0 }
    }
    #expect(try server.ask(request + "X-Forwarded-Proto: http\r\n\r\n").status == 400)
    #expect(try server.ask(request + "X-Forwarded-Proto: https\r\n\r\n").status == 200)
    #expect(try server.ask("GET http://h/hello HTTP/1.1\r\nHost: h\r\nX-Forwarded-Proto: https\r\n\r\n").status == 200)
  }

  @Test("quotas are of the client behind the proxy, and so is the log")
  func accounts() async throws {
    let server = try TestServer { configuration in
      configuration.trustedProxies = [AddressBlock("127.0.0.1")].compactMap { $0 }
    }
    func remaining(_ client: String) throws -> String? {
      let answer = try server.ask(
        "POST /token HTTP/1.1\r\nHost: h\r\nX-Forwarded-For: \(client)\r\nContent-Length: 0\r\n\r\n")
      return answer["x-ratelimit-remaining"]
    }
    let first = try remaining("192.0.2.1")
    #expect(try remaining("192.0.2.2") == first)
    #expect(try remaining("192.0.2.1") != first)
    let peers = await server.stopAndReadLog().compactMap { $0["peer"]?.text }
    #expect(peers == ["192.0.2.1", "192.0.2.2", "192.0.2.1"])
  }
}
