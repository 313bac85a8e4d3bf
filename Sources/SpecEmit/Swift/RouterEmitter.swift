import SpecIR

/// Writes the router: the routes as a tree of segments, and the tree as nested comparisons. A literal segment goes
/// before a parameter in the same place, and a parameter before one that takes the rest of the path.
struct RouterEmitter {
  private final class Tree {
    var literals: [(text: String, tree: Tree)] = []
    var parameter: Tree?
    var rest: Tree?
    var operations: [OperationPlan] = []

    func insert(_ plan: OperationPlan) {
      guard plan.operation.takesRestOfPath else {
        plan.operation.path.reduce(self) { $0.child($1) }.operations.append(plan)
        return
      }
      let last = plan.operation.path.dropLast().reduce(self) { $0.child($1) }
      let tree = last.rest ?? Tree()
      last.rest = tree
      tree.operations.append(plan)
    }

    func child(_ segment: PathSegment) -> Tree {
      switch segment {
      case .literal(let text):
        if let known = literals.first(where: { $0.text == text }) { return known.tree }
        let tree = Tree()
        literals.append((text, tree))
        return tree
      case .parameter:
        let tree = parameter ?? Tree()
        parameter = tree
        return tree
      }
    }
  }

  func file(_ header: String, _ plans: [OperationPlan]) -> String {
    let root = Tree()
    for plan in plans { root.insert(plan) }
    let writer = CodeWriter()
    writer.verbatim(header)
    writer.doc("Finds the operation for a path, byte by byte, literal segments first.")
    writer.block("@_spi(Measurement) public enum Router {") {
      writer.block("public static func route(_ method: HTTPMethod, _ path: Span<UInt8>) -> RouteMatch {") {
        writer.line("guard let segments = PathSegments(path) else { return .notFound }")
        write(root, depth: 0, captures: [], writer)
        writer.line("return .notFound")
      }
    }
    return writer.text
  }

  private func write(_ tree: Tree, depth: Int, captures: [Int], _ writer: CodeWriter) {
    if !tree.operations.isEmpty {
      writer.block("if segments.count == \(depth) {") { leaf(tree.operations, captures, writer) }
    }
    for literal in tree.literals {
      writer.block("if segments.matches(\(depth), \(SwiftLiteral.string(literal.text)), path) {") {
        write(literal.tree, depth: depth + 1, captures: captures, writer)
      }
    }
    if let parameter = tree.parameter {
      writer.block("if segments.isFilled(\(depth)) {") {
        write(parameter, depth: depth + 1, captures: captures + [depth], writer)
      }
    }
    if let rest = tree.rest {
      writer.block("if segments.isFilled(\(depth)) {") { leaf(rest.operations, captures, rest: depth, writer) }
    }
  }

  private func leaf(_ operations: [OperationPlan], _ captures: [Int], rest: Int? = nil, _ writer: CodeWriter) {
    let places = (captures.map(String.init) + (rest.map { ["rest: \($0)"] } ?? [])).joined(separator: ", ")
    writer.line("switch method {")
    for plan in operations {
      let method = plan.operation.method
      // HEAD is GET without the body; the runtime leaves it out.
      let cases = method == .get ? ".get, .head" : "." + method.rawValue.lowercased()
      let match = places.isEmpty ? "PathCaptures()" : "segments.captures(\(places))"
      writer.line("case \(cases): return .found(\(plan.index), \(match))  // \(plan.operation.id)")
    }
    let allow = SwiftLiteral.string(Self.allow(operations.map(\.operation.method)))
    writer.line("default: return .wrongMethod(allow: \(allow), of: \(operations[0].index))")
    writer.line("}")
  }

  /// The value of `Allow` (RFC 9110 section 10.2.1).
  static func allow(_ methods: [Method]) -> String {
    var names = Set(methods.map(\.rawValue))
    if names.contains("GET") { names.insert("HEAD") }
    names.insert("OPTIONS")
    return names.sorted().joined(separator: ", ")
  }
}
