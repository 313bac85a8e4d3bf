import TestSupport

/// The parts of pages that tests look at.
extension VisitedPage {
  /// What boxes of messages say.
  /// - Parameter severity: `error`, `warning`, `info` or `success`; all of them otherwise.
  func alerts(_ severity: String? = nil) -> [String] {
    let kind = severity.map { "fr-alert--\($0)" } ?? "fr-alert"
    return (main?.elements ?? []).filter { $0.isOf(kind) }.map(\.plainText)
  }

  /// Whether exactly this is told to be wrong, in this order; each message may go on, with an example.
  func tells(_ messages: [String]) -> Bool {
    errors.count == messages.count && zip(errors, messages).allSatisfy { $0.hasPrefix($1) }
  }

  /// Badges in the order of the page, each with its colour: `success`, `error`, `info`.
  var badges: [(text: String, colour: String)] {
    (main?.elements ?? []).filter { $0.isOf("fr-badge") }.map { badge in
      let classes = (badge["class"] ?? "").split(separator: " ").map(String.init)
      let colour = classes.first { $0.hasPrefix("fr-badge--") && $0 != "fr-badge--sm" } ?? ""
      return (badge.plainText, String(colour.dropFirst("fr-badge--".count)))
    }
  }

  /// What the form of the wizard would send if nothing was changed on it: what is filled in and chosen, by name.
  func values() throws -> [String: [String]] {
    Dictionary(grouping: try form(button: "intent").fields(), by: \.name).mapValues { $0.map(\.value) }
  }

  /// Files that were received for an answer, or for one of its items (`KEY.ITEM`).
  func files(_ key: String) -> [(name: String, id: String, address: String?)] {
    let list = main?.elements.first { $0["data-pm-files"] == key }
    return (list?.elements ?? []).filter { $0["data-pm-file"] != nil }.map { file in
      let name = file.elements.first { $0.isOf("pm-file__name") }
      let link = name?.elements.first { $0.name == "a" }
      return (name?.plainText ?? "", file["data-pm-file"] ?? "", link?["href"])
    }
  }

  /// What the answer to a question reads like where nothing can be changed: what stands beside its label.
  func answer(to label: String) -> PageNode? {
    let row = main?.elements.last { row in
      row.name == "div" && row.children.contains { $0.name == "dt" && $0.plainText == label }
    }
    return row?.children.first { $0.name == "dd" }
  }

  var headings: [String] {
    (main?.elements ?? []).filter { ["h1", "h2", "h3", "h4"].contains($0.name) }.map(\.plainText)
  }
}

extension PageNode {
  func isOf(_ name: String) -> Bool { (self["class"] ?? "").split(separator: " ").contains { $0 == name } }

  /// The cells of a table's body, row by row; the first of each is its heading.
  var rows: [[String]] {
    (elements.first { $0.name == "tbody" }?.elements ?? []).filter { $0.name == "tr" }.map { row in
      row.children.filter { ["th", "td"].contains($0.name) }.map(\.plainText)
    }
  }
}
