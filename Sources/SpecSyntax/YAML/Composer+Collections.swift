/// Collections: members find their place, keys are checked.
extension Composer {
  /// A collection that is being read.
  struct Frame {
    var collection: EventReader.Collection
    var start: Position
    var items: [Node] = []
    var entries: [Mapping.Entry] = []
    var names: [String: SourceSpan] = [:]
    var pending: Pending?
    /// The end of the last child.
    var end: Position
    var count = 1
    var height = 1
  }

  /// A key whose value is still to come.
  enum Pending {
    case key(Node)
    /// A diagnostic was made of the key; the value goes nowhere.
    case refused(SourceSpan)

    var span: SourceSpan {
      switch self {
      case .key(let node): node.span
      case .refused(let span): span
      }
    }
  }

  /// Whether the next child of the innermost collection is a key.
  var nextIsKey: Bool {
    frames.last.map { $0.collection.isMapping && $0.pending == nil } ?? false
  }

  mutating func open(_ collection: EventReader.Collection, at span: SourceSpan) throws(Stop) {
    if frames.count == limits.maxDepth { throw tooDeep(at: span) }
    if let tag = collection.properties.tag, tag != "!", let known = coreTag(tag, at: span),
      known != (collection.isMapping ? "map" : "seq")
    {
      report(
        SyntaxCode.tagMismatch, "the tag !!\(known) stands on a \(collection.isMapping ? "mapping" : "sequence")",
        at: span)
    }
    if let anchor = collection.properties.anchor { anchors[anchor] = .open }
    frames.append(Frame(collection: collection, start: span.start, end: span.end))
  }

  mutating func close(at span: SourceSpan) throws(Stop) {
    guard let frame = frames.popLast() else { return }
    // Only a closing bracket has a width and a place of its own: else libyaml's mark lies at whatever comes next.
    let end = frame.collection.isFlow && span.start != span.end ? span.end : frame.end
    let value: Node.Value =
      frame.collection.isMapping ? .mapping(Mapping(entries: frame.entries)) : .sequence(frame.items)
    let node = Node(value: value, span: SourceSpan(file: file, start: frame.start, end: end))
    let child = Child(node: node, span: node.span, count: frame.count, height: frame.height)
    if let anchor = frame.collection.properties.anchor { anchors[anchor] = .complete(child) }
    // Its members were counted when they were added.
    try add(child, newNodes: 1)
  }

  mutating func add(_ child: Child) throws(Stop) {
    try add(child, newNodes: child.count)
  }

  private mutating func add(_ child: Child, newNodes: Int) throws(Stop) {
    nodeCount += newNodes
    if nodeCount > limits.maxNodes {
      throw stop(SyntaxCode.tooManyNodes, "there are more than \(limits.maxNodes) values at this place", at: child.span)
    }
    guard let top = frames.indices.last else {
      root = child
      return
    }
    var child = child
    if !frames[top].collection.isMapping {
      frames[top].items.append(child.node)
    } else if let pending = frames[top].pending {
      // libyaml puts a missing value at the next token, which may be far below.
      if child.isMissing, child.span.start.line > pending.span.end.line {
        child.span = SourceSpan(file: file, at: pending.span.end)
        child.node.span = child.span
      }
      if case .key(let key) = pending { frames[top].entries.append(Mapping.Entry(key: key, value: child.node)) }
      frames[top].pending = nil
    } else {
      frames[top].pending = pending(for: child, in: top)
    }
    frames[top].end = max(frames[top].end, child.span.end)
    frames[top].count += child.count
    frames[top].height = max(frames[top].height, child.height + 1)
  }

  private mutating func pending(for child: Child, in frame: Int) -> Pending {
    let span = child.span
    guard let name = child.text else {
      report(SyntaxCode.keyNotText, "\(child.node.value.kindName) stands as a key", at: span)
      return .refused(span)
    }
    if child.isMissing {
      report(SyntaxCode.keyNotText, "the key is missing", at: span)
      return .refused(span)
    }
    if child.isPlain, name == "<<" {
      report(SyntaxCode.mergeKey, "merge keys are not read", at: span)
      return .refused(span)
    }
    if let first = frames[frame].names[name] {
      report(
        SyntaxCode.duplicateKey, "the key '\(name)' stands twice", at: span,
        notes: [.init("it stands here first", at: first)])
      return .refused(span)
    }
    frames[frame].names[name] = span
    return .key(Node(value: .string(name), span: span))
  }
}
