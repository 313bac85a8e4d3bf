import SpecSyntax

/// Reads the files of a document and checks each node against the table, once for each place.
struct DocumentLoader {
  private let read: (String) -> [UInt8]?
  private var roots: [String: Cursor?] = [:]
  private var sources: [String: [UInt8]] = [:]
  private var targets: [Cursor: Cursor] = [:]
  /// What each place has been checked as.
  private var visited: [Cursor: ObjectKind] = [:]
  /// References met and not yet followed. They wait until the file's own walk is over, so that what a place is comes
  /// from where it stands and not from who points at it.
  private var pending: [(holder: Cursor, kind: ObjectKind)] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(read: @escaping (String) -> [UInt8]?) {
    self.read = read
  }

  mutating func load(path: String, kind: ObjectKind) -> Document? {
    guard let bytes = read(path) else {
      report(ModelCode.unreadable, "the file cannot be read", at: SourceSpan(file: path, at: .start))
      return nil
    }
    guard let root = parse(bytes, file: path) else { return nil }
    check(root, kind == .schema ? .schema : .object(kind))
    while let next = pending.popLast() { follow(next.holder, expecting: next.kind) }
    refuseCycles()
    diagnostics = diagnostics.inSourceOrder()
    return Document(root: root, sources: sources, targets: targets)
  }

  private mutating func parse(_ bytes: [UInt8], file: String) -> Cursor? {
    sources[file] = bytes
    let loaded = YAML.load(bytes, file: file)
    diagnostics += loaded.diagnostics
    let root = loaded.node.map { Cursor(node: $0, file: file) }
    roots[file] = .some(root)
    return root
  }

  mutating func report(
    _ code: DiagnosticCode, _ message: String, at span: SourceSpan, notes: [Diagnostic.Note] = [],
    why: String? = nil, fix: String? = nil
  ) {
    diagnostics.append(Diagnostic(code, message, at: span, notes: notes, why: why, fix: fix))
  }
}

// MARK: References

extension DocumentLoader {
  /// Notes that `holder` has a `$ref` to something of this kind.
  mutating func refer(from holder: Cursor, to kind: ObjectKind) {
    pending.append((holder, kind))
  }

  private mutating func follow(_ holder: Cursor, expecting kind: ObjectKind) {
    guard let written = holder["$ref"], let text = written.string, targets[holder] == nil else { return }
    let reference: Reference
    do throws(Reference.Refusal) {
      reference = try Reference(text, in: holder.file)
    } catch {
      switch error {
      case .remote: report(ModelCode.remoteReference, "`\(text)` is on another machine", at: written.node.span)
      case .malformed(let reason):
        report(ModelCode.malformedReference, "`\(text)` is no reference: \(reason)", at: written.node.span)
      }
      return
    }
    guard let target = find(reference, written: written, text: text) else { return }
    targets[holder] = target
    if let known = visited[target] {
      guard known != kind else { return }
      report(
        ModelCode.wrongTarget, "`\(text)` is \(known.phrase), where \(kind.phrase) is expected", at: written.node.span,
        notes: [.init("it stands here", at: target.span)])
    } else {
      check(target, kind == .schema ? .schema : .referable(kind))
    }
  }

  private mutating func find(_ reference: Reference, written: Cursor, text: String) -> Cursor? {
    if roots[reference.file] == nil {
      guard let bytes = read(reference.file) else {
        report(
          ModelCode.missingTarget, "`\(text)` leads to the file `\(reference.file)`, which cannot be read",
          at: written.node.span)
        roots[reference.file] = .some(nil)
        return nil
      }
      _ = parse(bytes, file: reference.file)
    }
    guard case .some(.some(var current)) = roots[reference.file] else { return nil }
    for token in JSONPointer.tokens(reference.pointer) ?? [] {
      if let next = Self.step(current, token) {
        current = next
        continue
      }
      let names = current.members.map(\.name)
      let place = current.pointer.isEmpty ? "`\(current.file)`" : "`\(current.pointer)`"
      report(
        ModelCode.missingTarget, "`\(text)` leads nowhere: \(place) has no `\(token)`", at: written.node.span,
        notes: [.init("the last step that exists is here", at: current.span)],
        fix: Suggestion.closest(to: token, among: names).map { "did you mean `\($0)`?" })
      return nil
    }
    return current
  }

  private static func step(_ cursor: Cursor, _ token: String) -> Cursor? {
    guard cursor.isSequence else { return cursor[token] }
    let items = cursor.items
    guard let index = Int(token), String(index) == token, items.indices.contains(index) else { return nil }
    return items[index]
  }

  /// A chain of references must end at something that is not one. Each cycle is told once, at its first place.
  private mutating func refuseCycles() {
    var settled: Set<Cursor> = []
    for start in targets.keys.sorted(by: { ($0.file, $0.pointer) < ($1.file, $1.pointer) }) {
      var chain: [Cursor] = []
      var onChain: Set<Cursor> = []
      var current = start
      while !settled.contains(current), onChain.insert(current).inserted {
        chain.append(current)
        guard let next = targets[current] else { break }
        current = next
      }
      if !settled.contains(current), targets[current] != nil, let first = chain.firstIndex(of: current) {
        report(
          ModelCode.circularReference, "the references go round in a circle and never reach anything", at: current.span,
          notes: chain[first...].dropFirst().map { .init("by way of this one", at: $0.span) })
      }
      settled.formUnion(chain)
    }
  }

  /// Remembers what a place was checked as; false where it has been checked already.
  mutating func visit(_ cursor: Cursor, as kind: ObjectKind) -> Bool {
    visited.updateValue(kind, forKey: cursor) == nil
  }
}
