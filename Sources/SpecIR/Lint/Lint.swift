import SpecModel
import SpecSyntax

/// Refuses contracts that load but would break the guarantee: that every answer is declared, every size has a limit,
/// every example is true.
///
/// The checks are methods of this type, one concern a file; each adds to `diagnostics`.
public struct Lint {
  /// Tells how a value breaks a schema; an empty list where it does not. The evaluator is handed in, since it is
  /// built on this module.
  public typealias Judge = (JSONValue, SchemaUse) -> [Fault]

  public struct Fault: Sendable, Hashable {
    /// JSON Pointer from the value's root.
    public var pointer: String
    /// The sentence for it, English.
    public var message: String
    public init(pointer: String, message: String) {
      self.pointer = pointer
      self.message = message
    }
  }

  let api: API
  let judge: Judge
  let places: SourcePlaces
  var diagnostics: [Diagnostic] = []

  /// Everything the lint has to say about a contract that loaded, in the order of its lines; nothing about one that
  /// did not.
  public static func check(_ contract: LoadedContract, judge: @escaping Judge) -> [Diagnostic] {
    guard let api = contract.api, let document = contract.document else { return [] }
    var lint = Lint(api: api, judge: judge, places: SourcePlaces(document))
    lint.checkBounds()
    lint.checkLimits()
    lint.checkForms()
    lint.checkTokens()
    lint.checkPatterns()
    lint.checkRoutes()
    lint.checkAnswers()
    lint.checkPacking()
    lint.checkOrders()
    lint.checkVoices()
    lint.checkLinks()
    lint.checkWebhooks()
    lint.checkExamples()
    lint.checkUse(document)
    return lint.diagnostics.inSourceOrder()
  }

  mutating func report(
    _ code: DiagnosticCode, _ message: String, at site: Site, notes: [Diagnostic.Note] = [], fix: String? = nil
  ) {
    diagnostics.append(Diagnostic(code, message, at: places.span(site), notes: notes, fix: fix))
  }

  /// The schema itself, whether written in place or used by name. Names were resolved when the contract was lowered.
  func schema(_ use: SchemaUse) -> Schema? { api.schema(use) }
}

extension API {
  /// The schema that a use stands for; nil for a name that no component has, which lowering never gives.
  public func schema(_ use: SchemaUse) -> Schema? {
    switch use {
    case .inline(let schema): schema
    case .named(let name): schemas.first { $0.name == name }?.schema
    }
  }
}
