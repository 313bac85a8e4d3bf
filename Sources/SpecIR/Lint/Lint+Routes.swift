import SpecSyntax

/// Each path leads to one template.
extension Lint {
  mutating func checkRoutes() {
    var seen: [Operation] = []
    for operation in api.operations {
      // Methods of one path item share a template, which is compared once.
      if seen.contains(where: { $0.pathTemplate == operation.pathTemplate }) { continue }
      for other in seen {
        guard let collision = Collision(operation, other) else { continue }
        report(
          LintCode.collidingRoutes,
          "`\(operation.pathTemplate)` and `\(other.pathTemplate)` \(collision.sentence)", at: pathSite(of: operation),
          notes: [.init("the other one is here", at: places.span(pathSite(of: other)))], fix: collision.fix)
      }
      seen.append(operation)
    }
  }

  /// The path item is the parent of the operation, unless it stands elsewhere and is only referred to.
  private func pathSite(of operation: Operation) -> Site {
    guard let slash = operation.site.pointer.lastIndex(of: "/") else { return operation.site }
    var site = operation.site
    site.pointer = String(operation.site.pointer[..<slash])
    return site
  }

  private enum Collision {
    case sameShape, neitherIsCloser

    /// How exactly a template takes a segment.
    private enum Fit: Int { case literal, parameter, rest }

    /// Where two templates take a common path, one of them must be at least as exact as the other in every segment.
    init?(_ left: Operation, _ right: Operation) {
      let (shorter, longer) = left.path.count < right.path.count ? (left, right) : (right, left)
      guard left.path.count == right.path.count || shorter.takesRestOfPath else { return nil }
      var leftIsCloser = false
      var rightIsCloser = false
      for index in longer.path.indices {
        if case .literal(let one)? = left.path[within: index], case .literal(let other)? = right.path[within: index],
          one != other
        {
          return nil
        }
        let (mine, theirs) = (Self.fit(left, index), Self.fit(right, index))
        if mine.rawValue < theirs.rawValue { leftIsCloser = true }
        if mine.rawValue > theirs.rawValue { rightIsCloser = true }
      }
      switch (leftIsCloser, rightIsCloser) {
      case (false, false): self = .sameShape
      case (true, true): self = .neitherIsCloser
      default: return nil
      }
    }

    private static func fit(_ operation: Operation, _ index: Int) -> Fit {
      if operation.takesRestOfPath, index >= operation.path.count - 1 { return .rest }
      if case .literal? = operation.path[within: index] { return .literal }
      return .parameter
    }

    var sentence: String {
      switch self {
      case .sameShape: "differ in nothing but the names of their parameters"
      case .neitherIsCloser: "take a common path, and neither is the more exact one"
      }
    }

    var fix: String {
      switch self {
      case .sameShape: "write the methods of both under one path"
      case .neitherIsCloser: "give one of them a segment that the other does not take"
      }
    }
  }
}

extension [PathSegment] {
  fileprivate subscript(within index: Int) -> PathSegment? { index < count ? self[index] : nil }
}
