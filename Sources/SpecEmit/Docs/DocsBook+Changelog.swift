import HTML
import SpecIR

/// What `spec changelog` has written, as a page. It writes headings, lists, paragraphs and strong words, and no more.
extension DocsBook {
  func changelogPage(_ markdown: String) -> DocsPage {
    var title = language("Changelog", "Journal des changements")
    let content = Markup { html in
      var items: [Substring] = []
      func end(_ html: inout Markup) {
        html.list(items) { item, text in spans(text, &item) }
        items = []
      }
      for line in markdown.split(separator: "\n") {
        if line.hasPrefix("- ") {
          items.append(line.dropFirst(2))
          continue
        }
        end(&html)
        let level = line.prefix { $0 == "#" }.count
        let text = line.dropFirst(level).drop { $0 == " " }
        if level == 1 { title = String(text) }
        html.element(level > 0 ? .heading(level) : .p) { spans(text, &$0) }
      }
      end(&html)
    }
    return DocsPage(path: "changelog", title: title, kind: language("Guide", "Guide"), content: content)
  }

  private func spans(_ text: Substring, _ html: inout Markup) {
    var parts: [Substring] = []
    var rest = text
    while let mark = rest.firstRange(of: "**") {
      parts.append(rest[..<mark.lowerBound])
      rest = rest[mark.upperBound...]
    }
    parts.append(rest)
    for (index, part) in parts.enumerated() where !part.isEmpty {
      if index % 2 == 1 {
        html.element(.strong) { $0.words(String(part), language) }
      } else {
        html.words(String(part), language)
      }
    }
  }
}
