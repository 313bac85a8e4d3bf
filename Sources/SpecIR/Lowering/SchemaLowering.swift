import SpecModel
import SpecSyntax

/// Lowers the schemas of a document. One value does it for the whole document, so that each component is lowered once
/// and every fault is collected in one place.
///
/// Objects and unions that have a name stay behind it; recursion only ever goes through names. Scalars and arrays are
/// written in place wherever they are used, so that the sentences of their rules can name the value they are said of.
public struct SchemaLowering {
  let document: Document
  let sentences: Sentences
  /// `x-time-zone`
  let zone: String?
  /// The faults found so far. They are complete after ``namedSchemas()``.
  public internal(set) var diagnostics: [Diagnostic] = []

  /// The names of the places that have one: the components, and what was given one because something refers to it.
  var names: [Cursor: String] = [:]
  /// The places that were given a name, in the order they were met.
  var hoisted: [Cursor] = []
  /// The places with a name, lowered for themselves.
  var standing: [Cursor: Schema] = [:]
  var recursive: [Cursor: Bool] = [:]
  /// What is being lowered right now, outermost first: a schema that turns up inside itself has no end.
  var path: [Cursor] = []
  /// The names of the schemas that are being joined with another.
  var joining: Set<String> = []
  /// The `x-error` keywords that stand on a property, as they should.
  var propertyErrors: Set<Cursor> = []
  /// Listed values and defaults, held against their schemas once all of those are known.
  var values: [ListedValue] = []

  struct ListedValue {
    var value: JSONValue
    var schema: Schema
    var at: Cursor
    var code: DiagnosticCode
  }

  public init(document: Document) {
    self.document = document
    sentences = Sentences(root: document.root["x-messages"])
    zone = document.root["x-time-zone"]?.string
    let components = document.root["components"]?["schemas"]?.members ?? []
    // A component that is nothing but a reference is a second name; the place it leads to keeps its own, if it has one.
    for (name, schema) in components where place(of: schema) == schema { names[schema] = name }
    for (name, schema) in components where names[place(of: schema)] == nil { names[place(of: schema)] = name }
    if let root = document.root["x-messages"] { checkPlaceholders(root) }
  }

  /// Lowers a schema where it is used: the `schema` of a media type, a parameter, a header.
  ///
  /// - Parameter label: How sentences call the value; see ``label(of:named:)``.
  public mutating func lower(_ cursor: Cursor, label: Message) -> SchemaUse {
    use(cursor, Wording(label: label))
  }

  /// How sentences call a value: the `x-label` of its schema or of the component the schema refers to, else its name
  /// made readable.
  public func label(of schema: Cursor, named name: String) -> Message {
    writtenLabel(of: schema) ?? Label.humanized(name)
  }

  /// The rule that a property or a parameter must be there.
  ///
  /// - Parameters:
  ///   - cursor: What says so: the item of `required`, or the parameter's `required`.
  ///   - schema: The value's schema, whose `x-messages` may word the sentence.
  public func required(at cursor: Cursor, schema: Cursor, label: Message) -> Rule<Bool> {
    let wording = Wording(label: label).within(schema)
    return Rule(true, at: Site(cursor), message: sentences.say("required", wording))
  }

  /// Every component in the file's order, then the schemas that were given a name because something refers to them.
  /// Called last: what is not used anywhere is lowered here, and the values listed in the contract are held against
  /// their schemas.
  public mutating func namedSchemas() -> [NamedSchema] {
    var result: [NamedSchema] = []
    for (name, cursor) in document.root["components"]?["schemas"]?.members ?? [] {
      let place = place(of: cursor)
      if let schema = names[place] == name ? standing(at: place) : alias(cursor, name: name) {
        result.append(NamedSchema(name: name, schema: schema))
      }
    }
    var index = 0
    while index < hoisted.count {
      let place = hoisted[index]
      if let name = names[place], let schema = standing(at: place) {
        result.append(NamedSchema(name: name, schema: schema))
      }
      index += 1
    }
    checkValues()
    return result
  }

  private mutating func alias(_ cursor: Cursor, name: String) -> Schema? {
    switch use(cursor, Wording(label: label(of: cursor, named: name))) {
    case .inline(let schema): schema
    case .named(let other): names.first { $0.value == other }.flatMap { standing(at: $0.key) }
    }
  }

  mutating func report(
    _ code: DiagnosticCode, _ message: String, at span: SourceSpan, notes: [Diagnostic.Note] = [],
    why: String? = nil, fix: String? = nil
  ) {
    diagnostics.append(Diagnostic(code, message, at: span, notes: notes, why: why, fix: fix))
  }
}

/// What the place of use says about the value: how sentences call it, and sentences in place of the usual ones.
struct Wording {
  var label: Message
  /// Rule → sentence. What stands nearer to the use has precedence over what stands in the component.
  var overrides: [String: Message] = [:]

  /// The wording inside a schema, with the `x-messages` it has.
  func within(_ schema: Cursor) -> Wording {
    var wording = self
    for (rule, text) in schema["x-messages"]?.members ?? [] where wording.overrides[rule] == nil {
      wording.overrides[rule] = Message(text)
    }
    return wording
  }
}
