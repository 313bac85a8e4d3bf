/// Builds the tree from libyaml's events, with a stack in place of recursion, and answers what the grammar allows and a
/// contract does not: see `SyntaxCode`.
struct Composer {
  let text: SourceText
  let file: String
  let limits: YAMLLimits
  var diagnostics: [Diagnostic] = []

  /// The collections that are open, outermost first.
  var frames: [Frame] = []
  var root: Child?
  var anchors: [String: Anchor] = [:]
  /// Values and keys so far, those that came through aliases included.
  var nodeCount = 0
  private var cursor = SourceCursor()

  /// Ends the composition; its diagnostic is already recorded.
  struct Stop: Error {}

  init(_ text: SourceText, file: String, limits: YAMLLimits) {
    self.text = text
    self.file = file
    self.limits = limits
  }

  mutating func compose() -> LoadedYAML {
    var node: Node?
    do {
      node = try composeDocument()
    } catch {
      // What stopped it is among the diagnostics.
    }
    return LoadedYAML(node: node, diagnostics: Array(diagnostics.inSourceOrder().prefix(limits.maxDiagnostics)))
  }

  private mutating func composeDocument() throws(Stop) -> Node {
    guard var reader = EventReader(text.bytes) else {
      throw stop(
        SyntaxCode.syntax, "there is not enough memory to read the file", at: SourceSpan(file: file, at: .start))
    }
    var firstDocumentEnd: Position?
    while true {
      let event: EventReader.Event
      do {
        event = try reader.next()
      } catch {
        diagnostics.append(SyntaxAdvice.diagnostic(for: error, in: text, file: file))
        throw Stop()
      }
      let span = SourceSpan(file: file, start: event.start, end: event.end)
      switch event.kind {
      case .documentStart(let version):
        if let end = firstDocumentEnd {
          throw stop(
            SyntaxCode.severalDocuments, "a second document starts here",
            at: SourceSpan(file: file, at: event.start),
            notes: [.init("the first one ends here", at: SourceSpan(file: file, at: end))])
        }
        if let version, version != (1, 2) {
          let message = "the file declares YAML \(version.major).\(version.minor)"
          report(SyntaxCode.version, message, at: span)
        }
      case .documentEnd:
        firstDocumentEnd = root?.node.span.end ?? event.start
      case .alias(let name):
        try add(try child(ofAlias: name, at: span))
      case .scalar(let scalar):
        try add(child(of: scalar, at: span))
      case .collectionStart(let collection):
        try open(collection, at: span)
      case .collectionEnd:
        try close(at: span)
      case .streamEnd:
        guard let root, !root.isMissing else {
          throw stop(SyntaxCode.empty, "the file holds no value", at: SourceSpan(file: file, at: .start))
        }
        return root.node
      }
    }
  }
}

// MARK: - Values

extension Composer {
  /// A value that is complete, on its way into the collection it stands in.
  struct Child {
    var node: Node
    /// Where it stands; for an alias this is not where its value is written.
    var span: SourceSpan
    /// A scalar's text as written; nil for a collection.
    var text: String?
    /// An unquoted scalar; what is not can be neither a merge key nor missing.
    var isPlain = false
    /// Values and keys in it, itself included.
    var count = 1
    /// 0 for a scalar, 1 for a collection of scalars.
    var height = 0

    /// Nothing is written at this place.
    var isMissing: Bool { isPlain && text == "" && span.start == span.end }
  }

  enum Anchor {
    case open
    case complete(Child)
  }

  private mutating func child(of scalar: EventReader.Scalar, at span: SourceSpan) -> Child {
    var span = span
    if scalar.style == .block {
      // libyaml's mark lies at the start of the line below, or below blank lines.
      span.end = text.endOfText(upTo: span.end.column > 1 ? span.end.line : span.end.line - 1, after: span.start)
    }
    let value = value(of: scalar, at: span)
    if case .float(let text) = value, !nextIsKey {
      if CoreSchema.isNotFinite(text) {
        report(SyntaxCode.notJSON, "'\(text)' has no form in JSON", at: span)
      } else if CoreSchema.hasLongExponent(text) {
        report(SyntaxCode.notJSON, "the exponent of '\(text)' has more than nine digits", at: span)
      }
    }
    let child = Child(
      node: Node(value: value, span: span), span: span, text: scalar.text, isPlain: scalar.style == .plain)
    if let anchor = scalar.properties.anchor { anchors[anchor] = .complete(child) }
    return child
  }

  private mutating func child(ofAlias name: String, at span: SourceSpan) throws(Stop) -> Child {
    switch anchors[name] {
    case .complete(let child):
      if frames.count + child.height > limits.maxDepth { throw tooDeep(at: span) }
      var child = child
      child.span = span
      child.isPlain = false
      return child
    case .open:
      report(SyntaxCode.alias, "the alias '*\(name)' stands within the value it repeats", at: span)
    case nil:
      report(SyntaxCode.alias, "no anchor '&\(name)' stands before this alias", at: span)
    }
    return Child(node: Node(value: .null, span: span), span: span, text: "*\(name)")
  }

  private mutating func value(of scalar: EventReader.Scalar, at span: SourceSpan) -> Node.Value {
    let kind: CoreSchema.Kind
    switch scalar.properties.tag {
    case nil where scalar.style == .plain && !hasNonSpecificTag(at: span.start):
      kind = CoreSchema.kind(ofPlain: scalar.text)
    case nil, "!":
      kind = .str
    case let tag?:
      guard let known = coreTag(tag, at: span) else { return .string(scalar.text) }
      guard let named = CoreSchema.Kind(rawValue: known) else {
        report(SyntaxCode.tagMismatch, "the tag !!\(known) stands on a scalar", at: span)
        return .string(scalar.text)
      }
      kind = named
    }
    guard let value = CoreSchema.value(of: scalar.text, as: kind) else {
      report(SyntaxCode.tagMismatch, "'\(scalar.text)' is not what the tag !!\(kind.rawValue) says", at: span)
      return .string(scalar.text)
    }
    return value
  }

  /// The last part of a tag of the core schema; a diagnostic and nil for another tag.
  mutating func coreTag(_ tag: String, at span: SourceSpan) -> String? {
    let known = ["str", "int", "float", "bool", "null", "map", "seq"]
    if tag.hasPrefix(CoreSchema.tagPrefix), known.contains(String(tag.dropFirst(CoreSchema.tagPrefix.count))) {
      return String(tag.dropFirst(CoreSchema.tagPrefix.count))
    }
    report(SyntaxCode.tag, "the tag '\(tag)' is not of the core schema", at: span)
    return nil
  }

  /// Whether a lone `!` stands before a plain scalar, which makes it a string (YAML 1.2.2 §6.9.1). libyaml forgets this
  /// tag, but its span starts there, or at an anchor before it; a plain scalar starts with neither.
  private mutating func hasNonSpecificTag(at position: Position) -> Bool {
    var rest = text.bytes[cursor.offset(of: position, in: text)...]
    if rest.first == UInt8(ascii: "&") {
      let blanks = " \t\r\n".utf8
      rest = rest.drop { !blanks.contains($0) }.drop { blanks.contains($0) }
    }
    return rest.first == UInt8(ascii: "!")
  }
}

// MARK: - Diagnostics

extension Composer {
  mutating func report(_ code: DiagnosticCode, _ message: String, at span: SourceSpan, notes: [Diagnostic.Note] = []) {
    guard diagnostics.count < limits.maxDiagnostics else { return }
    diagnostics.append(Diagnostic(code, message, at: span, notes: notes))
  }

  /// What ends the composition is recorded whatever stands before it.
  mutating func stop(
    _ code: DiagnosticCode, _ message: String, at span: SourceSpan, notes: [Diagnostic.Note] = []
  ) -> Stop {
    diagnostics.append(Diagnostic(code, message, at: span, notes: notes))
    return Stop()
  }

  mutating func tooDeep(at span: SourceSpan) -> Stop {
    stop(SyntaxCode.tooDeep, "more than \(limits.maxDepth) mappings and sequences stand in each other", at: span)
  }
}
