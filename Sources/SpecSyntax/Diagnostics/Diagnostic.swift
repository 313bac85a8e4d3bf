/// One thing found in a contract: a value that is collected and rendered at the end, never printed from the middle.
public struct Diagnostic: Sendable, Hashable {
  public enum Severity: String, Sendable, Hashable {
    case error
    case warning
  }

  /// A remark that belongs to a diagnostic, about another place or about none.
  public struct Note: Sendable, Hashable {
    public var message: String
    public var span: SourceSpan?

    public init(_ message: String, at span: SourceSpan? = nil) {
      self.message = message
      self.span = span
    }
  }

  /// The stable code, such as `PM0009`.
  public var code: String
  public var severity: Severity
  /// One sentence about this place, without a full stop.
  public var message: String
  public var span: SourceSpan
  public var notes: [Note]
  public var why: String?
  public var fix: String?

  /// A diagnostic of a listed kind. `why` and `fix` default to what the code says in general.
  public init(
    _ code: DiagnosticCode, _ message: String, at span: SourceSpan, severity: Severity = .error, notes: [Note] = [],
    why: String? = nil, fix: String? = nil
  ) {
    self.code = code.code
    self.severity = severity
    self.message = message
    self.span = span
    self.notes = notes
    self.why = why ?? code.why
    self.fix = fix ?? code.fix
  }
}

extension Sequence<Diagnostic> {
  /// In the order of files and places, each diagnostic once: the order in which they are shown.
  public func inSourceOrder() -> [Diagnostic] {
    var seen = Set<Diagnostic>()
    return filter { seen.insert($0).inserted }.sorted { left, right in
      (left.span.file, left.span.start, left.code, left.message)
        < (right.span.file, right.span.start, right.code, right.message)
    }
  }

  public var hasErrors: Bool { contains { $0.severity == .error } }
}
