import SpecSyntax

/// Each path leads to one template.
extension Lint {
  mutating func checkRoutes() {
    var seen: [Operation] = []
    for operation in api.operations {
      // Methods of one path item share a template, which is compared once.
      if seen.contains(where: { $0.pathTemplate == operation.pathTemplate }) { continue }
      for other in seen {
        guard let collision = Collision(operation.path, other.path) else { continue }
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

    /// Where two templates take a common path, one of them must be at least as exact as the other in every segment.
    init?(_ left: [PathSegment], _ right: [PathSegment]) {
      guard left.count == right.count else { return nil }
      var leftIsCloser = false
      var rightIsCloser = false
      for pair in zip(left, right) {
        switch pair {
        case (.literal(let one), .literal(let other)): if one != other { return nil }
        case (.literal, .parameter): leftIsCloser = true
        case (.parameter, .literal): rightIsCloser = true
        case (.parameter, .parameter): break
        }
      }
      switch (leftIsCloser, rightIsCloser) {
      case (false, false): self = .sameShape
      case (true, true): self = .neitherIsCloser
      default: return nil
      }
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
