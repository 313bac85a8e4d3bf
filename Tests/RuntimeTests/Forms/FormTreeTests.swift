import Testing

@testable import Runtime

@Suite("FormTree")
struct FormTreeTests {
  private func tree(_ names: String...) throws -> FormTree {
    var tree = FormTree("a")
    for (index, name) in names.enumerated() { try tree.add(name, "\(index)") }
    return tree
  }

  private func show(_ branch: FormTree.Branch) throws -> String {
    try branch.entries.map { entry in
      if let text = try? entry.text() { return "\(entry.key)=\(text)" }
      return "\(entry.key)(\(try show(entry.branch())))"
    }.joined(separator: " ")
  }

  @Test("values lie where their brackets say, in the order of their first names")
  func nesting() throws {
    #expect(try tree().isEmpty)
    #expect(try show(tree("a[x]").branch) == "x=0")
    #expect(try show(tree("a[x][y]", "a[z]", "a[x][b][c][d]", "a[x][b][e]").branch) == "x(y=0 b(c(d=2) e=3)) z=1")
    #expect(try show(tree("a[é/.]").branch) == "é/.=0")
    let branch = try tree("a[x]").branch
    #expect(branch.has("x"))
    #expect(!branch.has("y"))
    #expect(FormTree.root(of: "a[b]") == "a")
    #expect(FormTree.root(of: "a") == "a")
    #expect(FormTree.root(of: "[b]") == "")
  }

  @Test(
    "a name that is not written so is malformed",
    arguments: [
      "a", "a[", "a]", "a[]", "a[x", "a[x]y", "a[x]]", "a[x[y]]", "a[x]y[z]", "a[x][", "a[x][]", "a[1][2][3][4][5]",
    ])
  func malformed(_ name: String) {
    #expect(throws: Failure.self) { try tree(name) }
  }

  @Test("one name has one value, and none above others")
  func conflicts() {
    #expect(throws: Failure.self) { try tree("a[x]", "a[x]") }
    #expect(throws: Failure.self) { try tree("a[x]", "a[x][y]") }
    #expect(throws: Failure.self) { try tree("a[x][y]", "a[x]") }
    #expect(throws: Failure.self) { try tree("a[x][y][z]", "a[x][y]") }
    // One key to a reader is one key, however it is encoded.
    #expect(throws: Failure.self) { try tree("a[\u{E9}]", "a[e\u{301}]") }
  }

  @Test("keys have a length, and a text is no branch")
  func bounds() throws {
    #expect(try !tree("a[\(String(repeating: "x", count: 255))]").isEmpty)
    #expect(throws: Failure.self) { try tree("a[\(String(repeating: "x", count: 256))]") }
    let branch = try tree("a[x]", "a[y][z]").branch
    #expect(throws: Failure.self) { try branch.entries[0].branch() }
    #expect(throws: Failure.self) { try branch.entries[1].text() }
  }

  @Test("as many pairs as a form may have take no longer than they are many")
  func size() throws {
    let start = ContinuousClock.now
    var tree = FormTree("a")
    for index in 0..<RequestLimits().formFields { try tree.add("a[x][y][z][\(index)]", "") }
    for index in 0..<RequestLimits().formFields { try tree.add("a[\(index)]", "") }
    #expect(tree.branch.entries.count == RequestLimits().formFields + 1)
    #expect(start.duration(to: .now) < .seconds(1))
  }

  @Test("violations are called as their fields are")
  func names() {
    var violations = Violations()
    violations.push(.member("years", ordinal: 0, envelope: false))
    violations.push(.key("total"))
    violations.add(RuleID(0), .member("turnover", ordinal: 0, envelope: false))
    violations.add(RuleID(0))
    violations.pop()
    violations.pop()
    violations.push(.member("lots", ordinal: 1, envelope: false))
    violations.add(RuleID(0), .index(3, label: "Lot"))
    #expect(violations.ordered.map(\.formName) == ["years[total]", "years[total][turnover]", "lots"])
  }
}
