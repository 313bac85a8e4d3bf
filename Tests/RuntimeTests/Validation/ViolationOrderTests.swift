import Testing

@testable import Runtime

@Suite("Order and names of violations")
struct ViolationOrderTests {
  private let envelope = Violations.Step.member("public_market", ordinal: 0, envelope: true)
  private let name = Violations.Step.member("name", ordinal: 0, envelope: false)
  private let lots = Violations.Step.member("lots", ordinal: 4, envelope: false)

  @Test("are told in the order of the contract, whatever order they came in")
  func order() {
    var violations = Violations()
    violations.push(envelope)
    violations.push(lots)
    for index in [10, 2] {
      violations.push(.index(index, label: "Lot"))
      violations.add(RuleID(7), .member("cpv_code", ordinal: 1, envelope: false))
      violations.add(RuleID(6), name)
      violations.pop()
    }
    violations.add(RuleID(5))
    violations.pop()
    violations.add(RuleID(1), name)
    violations.pop()
    let ordered = violations.ordered
    #expect(
      ordered.map(\.field) == [
        "name", "lots", "lots[2].name", "lots[2].cpv_code", "lots[10].name", "lots[10].cpv_code",
      ])
    #expect(ordered[2].pointer == "/public_market/lots/2/name")
  }

  @Test("of many the first in the order of the contract are told, and then that there are more")
  func bound() {
    let orders: [[Int]] = [Array(0..<1000), Array((0..<1000).reversed()), (0..<1000).map { $0 * 7 % 1000 }]
    for indices in orders {
      var violations = Violations(limit: 100, further: RuleID(9))
      violations.push(lots)
      for index in indices {
        violations.add(RuleID(0), .index(index, label: "Lot"))
        #expect(violations.found.count < 200)
      }
      violations.pop()
      #expect(violations.count == 1000)
      #expect(violations.ordered.map(\.field) == (0..<100).map { "lots[\($0)]" } + ["base"])
      #expect(violations.ordered.last?.rule == RuleID(9))
    }
  }

  @Test("as many as may be told are told alone", arguments: [100, 101])
  func exactly(_ count: Int) {
    var violations = Violations(limit: 100, further: RuleID(9))
    for index in 0..<count { violations.add(RuleID(0), .index(index, label: "Lot")) }
    #expect(violations.ordered.count == count)
    #expect(violations.ordered.contains { $0.rule == RuleID(9) } == (count > 100))
  }

  @Test("only so many demands are kept, and the rest counted")
  func demandBound() {
    var violations = Violations(limit: 100, further: RuleID(9))
    for _ in 0..<105 { violations.forbid(RuleID(0), name) }
    guard case .notPermitted(let demands)? = violations.refusal else {
      Issue.record("the demands are not told")
      return
    }
    #expect(demands.ordered.count == 101)
    #expect(demands.count == 105)
  }

  @Test("names of members are escaped in pointers; the body itself is the base")
  func names() {
    var violations = Violations()
    violations.add(RuleID(0))
    violations.add(RuleID(0), .key("a/b~c"))
    #expect(violations.ordered.map(\.field) == ["base", "a/b~c"])
    #expect(violations.ordered.map(\.pointer) == ["", "/a~1b~0c"])
  }
}
