import HTML
import SpecIR

/// The pieces that all pages are made of.
extension Markup {
  /// Words in which what stands between backticks is code.
  mutating func words(_ text: String, _ language: DocsLanguage) {
    for (index, part) in text.split(separator: "`", omittingEmptySubsequences: false).enumerated() where !part.isEmpty {
      if index % 2 == 1 {
        element(.code, .untranslated, text: String(part))
      } else {
        self.text(language.typeset(String(part)))
      }
    }
  }

  /// A paragraph of ours.
  mutating func paragraph(_ text: String, _ language: DocsLanguage, class classes: String? = nil) {
    element(.p, .class(classes)) { $0.words(text, language) }
  }

  /// A heading that can be linked to.
  mutating func heading(_ level: Int, _ id: String?, _ text: String, _ language: DocsLanguage) {
    element(.heading(level), .id(id)) { $0.words(text, language) }
  }

  /// A text of the contract, paragraph by paragraph.
  mutating func prose(_ text: String?, of book: DocsBook) {
    guard let text else { return }
    let (words, lang) = book.translated(text)
    for paragraph in DocsBook.paragraphs(words) {
      element(.p, .lang(lang?.rawValue)) { $0.words(paragraph, lang ?? book.language) }
    }
  }

  /// A text of the contract within a line.
  mutating func phrase(_ text: String, of book: DocsBook) {
    let (words, lang) = book.translated(text)
    let line = DocsBook.paragraphs(words).joined(separator: " ")
    guard let lang else { return self.words(line, book.language) }
    element(.span, .lang(lang.rawValue)) { $0.words(line, lang) }
  }

  mutating func link(_ target: Reference, _ text: String, class classes: String? = nil) {
    element(.a, .href(target), .class(classes), text: text)
  }

  mutating func code(_ text: String) { element(.code, .untranslated, text: text) }

  /// Where the contract says so.
  mutating func line(_ site: Site, of book: DocsBook) {
    space()
    element(
      .a, .class("line"), .href(book.address("contract", "L\(site.line)")),
      .title(book.language("Line \(site.line) of the contract", "Ligne \(site.line) du contrat")),
      text: "L\(site.line)")
  }

  /// A listing. Its lines are broken where they do not fit, so that nothing has to be moved to be read.
  mutating func listing(_ text: String, language: String? = nil) {
    element(.pre, .untranslated) { $0.element(.code, .data("language", language), text: text) }
  }

  /// Terms and what is to be known of each; those without anything are left out.
  mutating func facts(_ facts: [(term: String, content: Markup)], _ language: DocsLanguage) {
    element(.dl, .class("facts")) { list in
      for fact in facts where !fact.content.isEmpty {
        list.element(.div) { row in
          row.element(.dt) { $0.words(fact.term, language) }
          row.element(.dd) { $0.append(fact.content) }
        }
      }
    }
  }

  mutating func list<Item>(_ items: [Item], class classes: String? = nil, _ content: (inout Markup, Item) -> Void) {
    guard !items.isEmpty else { return }
    element(.ul, .class(classes)) { list in
      for item in items { list.element(.li) { content(&$0, item) } }
    }
  }

  mutating func table(_ caption: String, _ head: [String], _ rows: [[Markup]], _ language: DocsLanguage) {
    element(.table) { table in
      table.element(.caption) { $0.words(caption, language) }
      table.element(.thead) { head_ in
        head_.element(.tr) { row in
          for name in head { row.element(.th, .columnScope) { $0.words(name, language) } }
        }
      }
      table.element(.tbody) { body in
        for cells in rows {
          body.element(.tr) { row in
            for (index, cell) in cells.enumerated() {
              if index == 0 {
                row.element(.th, .rowScope) { $0.append(cell) }
              } else {
                row.element(.td) { $0.append(cell) }
              }
            }
          }
        }
      }
    }
  }
}

extension JSONValue {
  /// JSON as people lay it out: a member a line, short lists and objects on one.
  var laidOut: String { laidOut(indentation: 0, width: 100) }

  private func laidOut(indentation: Int, width: Int) -> String {
    let short = oneLine
    if short.count <= width - indentation * 2, short.count <= 60 || !isNested { return short }
    let inner = String(repeating: "  ", count: indentation + 1)
    let end = "\n" + String(repeating: "  ", count: indentation)
    switch self {
    case .array(let items) where !items.isEmpty:
      let lines = items.map { inner + $0.laidOut(indentation: indentation + 1, width: width) }
      return "[\n" + lines.joined(separator: ",\n") + end + "]"
    case .object(let members) where !members.isEmpty:
      let lines = members.map { member in
        inner + JSONValue.string(member.name).text + ": "
          + member.value.laidOut(indentation: indentation + 1, width: width)
      }
      return "{\n" + lines.joined(separator: ",\n") + end + "}"
    default: return short
    }
  }

  private var isNested: Bool {
    switch self {
    case .array(let items): !items.isEmpty
    case .object(let members): !members.isEmpty
    default: false
    }
  }

  private var oneLine: String {
    switch self {
    case .array(let items): "[" + items.map(\.oneLine).joined(separator: ", ") + "]"
    case .object(let members):
      members.isEmpty
        ? "{}"
        : "{" + members.map { JSONValue.string($0.name).text + ": " + $0.value.oneLine }.joined(separator: ", ") + "}"
    default: text
    }
  }
}
