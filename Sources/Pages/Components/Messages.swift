import HTML

/// What a message is about; each has a colour, an icon and a word that is read aloud before it.
public enum Severity: String, Sendable {
  case info, success, warning, error
}

extension Markup {
  /// A message about the page as a whole. `live` for one that a script brings, and for one that must be heard at once.
  mutating func alert(
    _ severity: Severity, title: String? = nil, level: Int = 2, text: String? = nil, live: Bool = false,
    id: String? = nil, content: (inout Markup) -> Void = { _ in }
  ) {
    let size = title == nil ? " fr-alert--sm" : ""
    element(
      .div, .class("fr-alert fr-alert--" + severity.rawValue + size), .id(id), live ? .role("alert") : .none
    ) { html in
      if let title { html.element(.heading(level), .class("fr-alert__title"), text: title) }
      if let text { html.element(.p, text: text) }
      content(&html)
    }
  }

  /// A line across the page.
  mutating func notice(_ kind: NoticeKind, title: String, text: String? = nil) {
    element(.div, .class("fr-notice fr-notice--" + kind.rawValue)) { html in
      html.element(.div, .class("fr-container")) { html in
        html.element(.div, .class("fr-notice__body")) { html in
          html.element(.p) { html in
            html.element(.span, .class("fr-notice__title"), text: title)
            if let text {
              html.space()
              html.element(.span, .class("fr-notice__desc"), text: text)
            }
          }
        }
      }
    }
  }

  enum NoticeKind: String { case info, warning, alert }

  enum BadgeKind: String {
    case plain = ""
    case info = " fr-badge--info"
    case success = " fr-badge--success"
    case warning = " fr-badge--warning"
    case error = " fr-badge--error"
    case new = " fr-badge--new"
    case blue = " fr-badge--blue-ecume"
    case green = " fr-badge--green-emeraude"
  }

  mutating func badge(_ text: String, _ kind: BadgeKind = .plain, icon: Bool = true, small: Bool = true) {
    let classes = "fr-badge" + (small ? " fr-badge--sm" : "") + kind.rawValue + (icon ? "" : " fr-badge--no-icon")
    element(.p, .class(classes), text: text)
  }

  mutating func tag(_ text: String, small: Bool = true) {
    element(.p, .class("fr-tag" + (small ? " fr-tag--sm" : "")), text: text)
  }

  /// Badges or tags in a row.
  mutating func badges(content: (inout Markup) -> Void) {
    element(.div, .class("pm-badges"), content: content)
  }

  mutating func callout(title: String? = nil, level: Int = 2, icon: Icon? = nil, content: (inout Markup) -> Void) {
    let classes = "fr-callout" + (icon.map { " " + $0.className } ?? "")
    element(.div, .class(classes)) { html in
      if let title { html.element(.heading(level), .class("fr-callout__title"), text: title) }
      html.element(.div, .class("fr-callout__text"), content: content)
    }
  }
}
