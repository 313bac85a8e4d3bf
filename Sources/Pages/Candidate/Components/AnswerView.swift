import HTML

extension Markup {
  /// An answer as it is read. `application` is whose files are linked; nil where they are only named.
  mutating func answer(_ presentation: AnswerPresentation, of application: String?, caption: String) {
    for block in presentation.blocks {
      switch block {
      case .automatic: automaticNote()
      case .badge(let text, let tone): badge(text, tone.badge)
      case .text(let text): lines(text)
      case .address(let text): webAddress(text)
      case .table(let columns, let rows): answerTable(caption: caption, columns: columns, rows: rows)
      case .entries(let entries):
        element(.ol, .class("pm-entries fr-raw-list")) { html in
          for entry in entries { html.element(.li, .class("pm-entry")) { $0.entry(entry, of: application) } }
        }
      case .files(let files, let title):
        if let title { paragraph(title, class: "fr-text--bold fr-mb-1v") }
        attachedFiles(files, of: application, removable: false)
      case .empty(let text): paragraph(text, class: "fr-hint-text")
      }
    }
  }

  /// What is said in place of a value that an official source gave (product.md §5.4).
  mutating func automaticNote() {
    badge(fr("Récupéré automatiquement"), .success)
    paragraph(
      fr("Cette information a été récupérée automatiquement et ne nécessite pas votre intervention."),
      class: "fr-text--sm fr-mb-1w")
  }

  /// A text with its line breaks.
  mutating func lines(_ text: String) { paragraph(text, class: "pm-lines") }

  /// A link where the text is the address of a web page, else the text.
  private mutating func webAddress(_ text: String) {
    element(.p) { html in
      if let target = Reference(text), text.lowercased().hasPrefix("http") {
        html.link(text, to: target, class: "fr-link", newWindow: true)
      } else {
        html.text(text)
      }
    }
  }

  /// A small table. On a narrow screen its rows stand below each other, and each cell says what it is.
  private mutating func answerTable(caption: String, columns: [String], rows: [AnswerPresentation.Row]) {
    element(.table, .class("pm-table")) { html in
      html.element(.caption, .class("fr-sr-only"), text: caption)
      html.element(.thead) { html in
        html.element(.tr) { html in for column in columns { html.element(.th, .columnScope, text: column) } }
      }
      html.element(.tbody) { html in
        for row in rows {
          html.element(.tr) { html in
            html.element(.th, .rowScope, text: row.header)
            for (column, cell) in zip(columns.dropFirst(), row.cells) {
              html.element(.td, .data("pm-label", column + fr(" :"))) { $0.value(cell) }
            }
          }
        }
      }
    }
  }

  private mutating func entry(_ entry: AnswerPresentation.Entry, of application: String?) {
    paragraph(entry.title, class: "fr-text--bold fr-mb-1v")
    if !entry.facts.isEmpty {
      summaryList(entry.facts.map { fact in (term: fact.label, value: { $0.value(fact.value) }) })
    }
    if !entry.files.isEmpty { attachedFiles(entry.files, of: application, removable: false) }
    if let empty = entry.empty { paragraph(empty, class: "fr-hint-text") }
  }

  private mutating func value(_ value: AnswerPresentation.Value) {
    switch value {
    case .text(let text): element(.span, .class("pm-lines"), text: text)
    case .missing: element(.span, .class("fr-hint-text"), text: AnswerPresentation.notGiven)
    }
  }
}

extension AnswerPresentation.Tone {
  fileprivate var badge: Markup.BadgeKind {
    switch self {
    case .good: .success
    case .bad: .error
    case .neutral: .info
    }
  }
}
