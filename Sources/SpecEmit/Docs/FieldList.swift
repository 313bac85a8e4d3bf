import HTML
import SpecIR

/// The members of an object with all that is said of each, those of nested objects within.
struct FieldList {
  let book: DocsBook
  /// Whether values come from the client: then the sentences for broken rules are told.
  let isInput: Bool
  private var language: DocsLanguage { book.language }

  /// A body, or the contents of a component.
  func write(_ use: SchemaUse, into html: inout Markup) {
    if case .named(let name) = use { origin(name, &html) }
    guard let schema = book.schema(use) else { return }
    var above: Set<String> = []
    if case .named(let name) = use { above.insert(name) }
    write(schema, above: above, into: &html)
  }

  /// A component's own page.
  func write(component: NamedSchema, into html: inout Markup) {
    write(component.schema, above: [component.name], into: &html)
  }

  private func write(
    _ schema: Schema, required: Rule<Bool>? = nil, above: Set<String>, into html: inout Markup
  ) {
    rules(schema, required, &html)
    contents(schema, above: above, &html)
  }

  private func origin(_ name: String, _ html: inout Markup) {
    guard let address = book.address(ofSchema: name) else { return }
    html.element(.p) { line in
      line.words(language("Schema", "Schéma"), language)
      line.space()
      line.link(address, name)
    }
  }

  /// The rules of the value itself.
  private func rules(_ schema: Schema, _ required: Rule<Bool>?, _ html: inout Markup) {
    var lines = ConstraintWords(language: language).lines(schema)
    if isInput, let required, !required.message.english.isEmpty {
      let text = language("must be there", "doit être présent")
      lines.insert(.init(text: text, site: required.site, said: required.message), at: 0)
    }
    html.list(lines, class: "rules") { item, line in
      item.words(line.text, language)
      item.line(line.site, of: book)
      guard isInput, let said = line.said else { return }
      item.space()
      item.element(.span, .class("said")) {
        $0.words(language("“\(said.english)”", "« \(said.french) »"), language)
      }
    }
  }

  /// What the value is made of: members, items, alternatives.
  private func contents(_ schema: Schema, above: Set<String>, _ html: inout Markup) {
    if let union = schema.union {
      let branches = union.branches
      if branches.count == 1 {
        use(branches[0].schema, above: above, &html)
      } else {
        html.paragraph(language("One of these:", "L'une de ces formes :"), language)
        html.list(branches, class: "fields") { item, branch in
          item.element(.p) { $0.element(.strong, text: branch.name) }
          use(branch.schema, above: above, &item)
        }
      }
    }
    if !schema.object.properties.isEmpty {
      html.list(schema.object.properties, class: "fields") { item, property in
        field(property, above: above, &item)
      }
    }
    if case .checked(let value) = schema.object.additional {
      html.paragraph(language("Each member:", "Chaque membre :"), language)
      html.list([value], class: "fields") { item, value in member(value, above: above, &item) }
    }
    if let items = schema.array.items {
      html.paragraph(language("Each item:", "Chaque élément :"), language)
      html.list([items], class: "fields") { item, value in member(value, above: above, &item) }
    }
  }

  private func field(_ property: Property, above: Set<String>, _ html: inout Markup) {
    let schema = book.schema(property.schema)
    html.element(.p, .class("field")) { head in
      head.element(.code, .class("name"), .untranslated, text: property.name)
      head.space()
      type(property.schema, schema, &head)
      if property.required?.value == true {
        head.space()
        head.element(.strong, .class("required"), text: language("required", "obligatoire"))
      }
      head.line(property.site, of: book)
    }
    use(property.schema, required: property.required, above: above, &html)
  }

  /// An item of a list, or a member of a map.
  private func member(_ use: SchemaUse, above: Set<String>, _ html: inout Markup) {
    html.element(.p, .class("field")) { type(use, book.schema(use), &$0) }
    self.use(use, above: above, &html)
  }

  private func type(_ use: SchemaUse, _ schema: Schema?, _ html: inout Markup) {
    guard let schema else { return }
    html.element(.span, .class("type"), text: ConstraintWords(language: language).type(schema))
    var name = schema.component
    if case .named(let component) = use { name = component }
    guard let name, let address = book.address(ofSchema: name) else { return }
    html.space()
    html.link(address, name, class: "schema")
  }

  /// What a component says of itself stands here too, unless it stands above already: then its name is enough.
  private func use(
    _ use: SchemaUse, required: Rule<Bool>? = nil, above: Set<String>, _ html: inout Markup
  ) {
    guard let schema = book.schema(use) else { return }
    var above = above
    if case .named(let name) = use, !above.insert(name).inserted { return }
    html.prose(schema.annotations.title, of: book)
    html.prose(schema.annotations.description, of: book)
    write(schema, required: required, above: above, into: &html)
    examples(schema, &html)
  }

  private func examples(_ schema: Schema, _ html: inout Markup) {
    guard !schema.annotations.examples.isEmpty else { return }
    html.element(.p) { line in
      line.words(language("For example", "Par exemple"), language)
      for (index, example) in schema.annotations.examples.enumerated() {
        line.text(index == 0 ? " " : ", ")
        line.code(example.value.text)
      }
    }
  }
}
