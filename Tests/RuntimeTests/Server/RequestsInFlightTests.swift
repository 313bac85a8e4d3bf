import Testing

@testable import Runtime

@Suite("How many requests are worked on, and whose they are")
struct RequestsInFlightTests {
  private func counter(atMost most: Int, proxies: [String] = []) throws -> RequestsInFlight {
    var configuration = ServerConfiguration(addresses: [])
    configuration.maxRequestsPerLoop = most
    configuration.trustedProxies = try proxies.map { try #require(AddressBlock($0)) }
    return RequestsInFlight(configuration)
  }

  /// How many of so many requests are taken.
  private func taken(_ count: Int, from text: String, by requests: inout RequestsInFlight) throws -> Int {
    let peer = try #require(PeerAddress(text))
    var begun = 0
    for _ in 0..<count where requests.begin(from: peer) { begun += 1 }
    return begun
  }

  @Test("an address has a quarter, at least one, and all together have no more than there may be")
  func shares() throws {
    var requests = try counter(atMost: 10)
    var all: [Int] = []
    for number in 1...6 { all.append(try taken(5, from: "192.0.2.\(number)", by: &requests)) }
    #expect(all == [2, 2, 2, 2, 2, 0])
    #expect(requests.total == 10 && requests.addressCount == 5)
    for (most, share) in [(0, 0), (1, 1), (3, 1), (4, 1), (2000, 500)] {
      var few = try counter(atMost: most)
      let ofOne = try taken(2000, from: "192.0.2.1", by: &few)
      #expect(ofOne == share, "of \(most)")
    }
  }

  @Test("the /64 of an IPv6 address is one")
  func networks() throws {
    var requests = try counter(atMost: 8)
    let first = try taken(1, from: "2001:db8::1", by: &requests)
    let besides = try taken(2, from: "2001:db8::2", by: &requests)
    let next = try taken(2, from: "2001:db8:0:1::1", by: &requests)
    #expect([first, besides, next] == [1, 1, 2])
    #expect(requests.addressCount == 2)
  }

  @Test("a proxy of ours may have all")
  func proxies() throws {
    var requests = try counter(atMost: 8, proxies: ["10.0.0.0/8"])
    let ofClient = try taken(3, from: "192.0.2.1", by: &requests)
    let ofProxy = try taken(8, from: "10.0.0.1", by: &requests)
    #expect(ofClient == 2 && ofProxy == 6)
  }

  @Test("what ends makes room again, and leaves nothing behind")
  func ends() throws {
    var requests = try counter(atMost: 8)
    let peers = try ["192.0.2.1", "2001:db8::1"].map { try #require(PeerAddress($0)) }
    for _ in 0..<3 {
      for peer in peers {
        let answers = (0..<3).map { _ in requests.begin(from: peer) }
        #expect(answers == [true, true, false])
        requests.end(from: peer)
        let isTaken = requests.begin(from: peer)
        #expect(isTaken)
      }
      #expect(requests.total == 4 && requests.addressCount == 2)
      for peer in peers + peers { requests.end(from: peer) }
      #expect(requests.total == 0 && requests.addressCount == 0)
    }
  }
}
