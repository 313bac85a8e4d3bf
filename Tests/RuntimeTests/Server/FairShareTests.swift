import Testing

@testable import Runtime

@Suite("What there is for all, and how much of it one client has")
struct FairShareTests {
  private func counter(atMost most: Int, proxies: [String] = []) throws -> FairShare {
    FairShare(of: most, proxies: try proxies.map { try #require(AddressBlock($0)) })
  }

  /// How many of so many are taken, one by one.
  private func taken(_ count: Int, from text: String, by share: inout FairShare) throws -> Int {
    let peer = try #require(PeerAddress(text))
    var taken = 0
    for _ in 0..<count where share.take(for: peer) { taken += 1 }
    return taken
  }

  @Test("several at once are taken all or not at all")
  func amounts() throws {
    var bytes = try counter(atMost: 1000)
    let (one, other) = (try #require(PeerAddress("192.0.2.1")), try #require(PeerAddress("192.0.2.2")))
    let answers = [(251, one), (200, one), (0, one), (51, one), (50, one), (250, other), (1, other)].map {
      bytes.take($0, for: $1)
    }
    #expect(answers == [false, true, true, false, true, true, false])
    #expect(bytes.total == 500 && bytes.addressCount == 2)
    bytes.giveBack(249, of: one)
    let isTooMuch = bytes.take(250, for: one)
    #expect(!isTooMuch && bytes.addressCount == 2)
    bytes.giveBack(1, of: one)
    bytes.giveBack(250, of: other)
    #expect(bytes.total == 0 && bytes.addressCount == 0)
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
        let answers = (0..<3).map { _ in requests.take(for: peer) }
        #expect(answers == [true, true, false])
        requests.giveBack(of: peer)
        let isTaken = requests.take(for: peer)
        #expect(isTaken)
      }
      #expect(requests.total == 4 && requests.addressCount == 2)
      for peer in peers + peers { requests.giveBack(of: peer) }
      #expect(requests.total == 0 && requests.addressCount == 0)
    }
  }
}
