import HTML

extension Markup {
  mutating func container(content: (inout Markup) -> Void) {
    element(.div, .class("fr-container"), content: content)
  }

  /// Columns of a grid of twelve; `widths` are theirs from 768 pixels on, and all take the whole line below.
  mutating func row(_ widths: [Int], content: [(inout Markup) -> Void]) {
    element(.div, .class("fr-grid-row fr-grid-row--gutters")) { html in
      for (width, content) in zip(widths, content) {
        html.element(.div, .class("fr-col-12 fr-col-md-\(width)"), content: content)
      }
    }
  }

  mutating func paragraph(_ text: String, class classes: String? = nil) {
    element(.p, .class(classes), text: text)
  }

  mutating func heading(_ level: Int, _ text: String, class classes: String? = nil, id: String? = nil) {
    element(.heading(level), .class(classes), .id(id), text: text)
  }

  /// Names and values, one below the other.
  mutating func summaryList(_ rows: [(term: String, value: (inout Markup) -> Void)]) {
    element(.dl, .class("pm-summary")) { html in
      for row in rows {
        html.element(.div, .class("pm-summary__row")) { html in
          html.element(.dt, text: row.term)
          html.element(.dd, content: row.value)
        }
      }
    }
  }

  /// An accordion that needs no script.
  mutating func accordion(title: String, level: Int = 3, open: Bool = false, content: (inout Markup) -> Void) {
    element(.details, .class("pm-accordion"), .open(open)) { html in
      html.element(.summary, .class("pm-accordion__title")) { html in
        html.element(.heading(level), text: title)
      }
      html.element(.div, .class("pm-accordion__content"), content: content)
    }
  }

  /// A table that can be scrolled by itself on a narrow screen. Cells are written by `cell(row, column)`; the first column
  /// heads its row.
  mutating func table(
    caption: String, captionHidden: Bool = false, columns: [String], rows: Int,
    cell: (inout Markup, _ row: Int, _ column: Int) -> Void
  ) {
    let look = captionHidden ? " fr-table--no-caption" : ""
    element(.div, .class("fr-table fr-table--multiline" + look)) { html in
      html.element(.div, .class("fr-table__wrapper")) { html in
        html.element(
          .div, .class("fr-table__container"), .role("region"), .tabindex(0), .aria("label", caption)
        ) { html in
          html.element(.div, .class("fr-table__content")) { html in
            html.element(.table) { html in
              html.element(.caption, text: caption)
              html.element(.thead) { html in
                html.element(.tr) { html in
                  for column in columns { html.element(.th, .columnScope, text: column) }
                }
              }
              html.element(.tbody) { html in
                for row in 0..<rows {
                  html.element(.tr) { html in
                    for column in columns.indices {
                      if column == 0 {
                        html.element(.th, .rowScope) { cell(&$0, row, column) }
                      } else {
                        html.element(.td) { cell(&$0, row, column) }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  /// A large link with a picture.
  mutating func tile(title: String, level: Int = 3, text: String?, link: Reference, pictogram: Reference? = nil) {
    element(.div, .class("fr-tile fr-enlarge-link")) { html in
      html.element(.div, .class("fr-tile__body")) { html in
        html.element(.div, .class("fr-tile__content")) { html in
          html.element(.heading(level), .class("fr-tile__title")) { $0.link(title, to: link) }
          if let text { html.element(.p, .class("fr-tile__desc"), text: text) }
        }
      }
      if let pictogram {
        html.element(.div, .class("fr-tile__header")) { html in
          html.element(.div, .class("fr-tile__pictogram")) { $0.pictogram(pictogram) }
        }
      }
    }
  }

  /// A drawing of the design system, in its colours and those of the dark scheme.
  mutating func pictogram(_ source: Reference) {
    element(
      .svg, .aria("hidden", true), .class("fr-artwork"), .viewBox("0 0 80 80"), .width(80), .height(80)
    ) { html in
      for part in ["decorative", "minor", "major"] {
        let target = Reference(source.text + "#artwork-" + part)
        html.element(.use, .class("fr-artwork-" + part), .href(target))
      }
    }
  }

  /// Something of a list, in a frame, with its actions.
  mutating func card(
    title: String, level: Int = 2, badges: (inout Markup) -> Void = { _ in }, content: (inout Markup) -> Void,
    actions: (inout Markup) -> Void = { _ in }
  ) {
    element(.div, .class("fr-card fr-card--no-arrow pm-card")) { html in
      html.element(.div, .class("fr-card__body")) { html in
        html.element(.div, .class("fr-card__content")) { html in
          html.element(.heading(level), .class("fr-card__title"), text: title)
          html.element(.div, .class("fr-card__desc"), content: content)
          html.element(.div, .class("fr-card__start")) { $0.badges(content: badges) }
        }
        html.element(.div, .class("fr-card__footer"), content: actions)
      }
    }
  }

  /// An identifier that can be copied.
  mutating func identifier(_ label: String, _ value: String) {
    element(.div, .class("pm-identifier")) { html in
      html.element(.p, .class("pm-identifier__label"), text: label)
      html.element(
        .code, .class("pm-identifier__value"), .untranslated, text: value)
      html.element(
        .button, .type("button"), .class("fr-btn fr-btn--secondary fr-btn--sm \(Icon.clipboard.className) fr-btn--icon-left"),
        .data("pm-action", "copy"), .data("pm-copy", value), .data("pm-done", "Identifiant copié"), .hidden(),
        text: "Copier")
    }
  }

  /// Has the script of the page ask this address for its state, and load the page again once the member `key` of the
  /// JSON is no longer `state`.
  mutating func waitFor(_ source: Reference, key: String, state: String) {
    element(
      .div, .data("pm-poll", source.text), .data("pm-poll-key", key), .data("pm-poll-state", state), .hidden())
  }

  /// How far something is, by itself or by script.
  mutating func progress(label: String, value: Int? = nil, max: Int = 100, id: String) {
    element(.div, .class("pm-progress")) { html in
      html.element(.label, .for(id), text: label)
      html.element(
        .progress, .id(id), .max(String(max)), .value(value.map(String.init)), text: value.map { "\($0) / \(max)" } ?? "")
    }
  }
}
