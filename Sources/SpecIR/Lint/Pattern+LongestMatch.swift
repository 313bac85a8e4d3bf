extension Pattern {
  /// The number of Unicode scalars of the longest text that the pattern takes; nil where there is none, since the
  /// pattern repeats without end or lets anything stand around its match.
  var longestMatch: Int? {
    guard isAnchored else { return nil }
    var longest = 0
    for alternative in alternatives {
      guard let length = alternative.node.longestMatch else { return nil }
      longest = max(longest, length)
    }
    return longest
  }
}

extension PatternNode {
  fileprivate var longestMatch: Int? {
    switch self {
    case .empty: return 0
    case .set: return 1
    case .sequence(let nodes):
      var total = 0
      for node in nodes {
        guard let length = node.longestMatch else { return nil }
        total += length
      }
      return total
    case .choice(let nodes):
      var longest = 0
      for node in nodes {
        guard let length = node.longestMatch else { return nil }
        longest = max(longest, length)
      }
      return longest
    case .repeated(let node, _, let maximum):
      guard let length = node.longestMatch else { return nil }
      if length == 0 { return 0 }
      guard let maximum else { return nil }
      let (product, overflow) = length.multipliedReportingOverflow(by: maximum)
      return overflow ? nil : product
    }
  }
}
