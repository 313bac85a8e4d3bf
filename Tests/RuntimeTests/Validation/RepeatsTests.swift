import Testing

@testable import Runtime

@Suite("Lists without repeats")
struct RepeatsTests {
  /// On both sides of the size from which they are hashed.
  @Test(arguments: [0, 1, 2, 7, 8, 9, 30])
  func repeats(count: Int) {
    let items = Array(0..<count)
    #expect(!items.hasRepeats)
    for place in items.indices {
      for other in items.indices where other != place {
        var repeated = items
        repeated[place] = items[other]
        #expect(repeated.hasRepeats, "\(repeated)")
      }
    }
  }
}
