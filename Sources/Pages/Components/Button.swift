import HTML

/// A button of a form, or a link that looks like one.
struct Button: Sendable {
  enum Kind: String, Sendable {
    case primary = ""
    case secondary = " fr-btn--secondary"
    case tertiary = " fr-btn--tertiary"
    case plain = " fr-btn--tertiary-no-outline"
  }

  enum Action: Sendable {
    /// Sends its form with `name=value` where a name is given.
    case submit(name: String?, value: String?)
    case link(Reference)
    /// Does something by script only, named by `data-pm-action`; hidden where no script runs.
    case script(String)
  }

  var text: String
  var action: Action
  var kind: Kind = .primary
  var icon: Icon?
  var iconLeft = true
  var small = false
  /// A link to another site, or a document, in a window of its own; the title says so.
  var newWindow = false
  /// Out of the frame, for pages that are shown in one.
  var leavesFrame = false
  /// Sends the form even where the browser finds fault with a value: going back must not be held up.
  var formNoValidate = false
  /// What is said in place of `text` by those who read the screen aloud: "Supprimer le fichier bilan.pdf".
  var spokenAs: String?
  /// The form it belongs to, when it stands outside of it.
  var form: String?
  var id: String?

  /// `intent` is what wizard forms are sent with: `next`, `previous`, `save`.
  static func submit(
    _ text: String, intent: String? = nil, kind: Kind = .primary, icon: Icon? = nil, iconLeft: Bool = true
  ) -> Button {
    Button(
      text: text, action: .submit(name: intent == nil ? nil : "intent", value: intent), kind: kind, icon: icon,
      iconLeft: iconLeft)
  }

  static func submit(
    _ text: String, name: String, value: String, kind: Kind = .primary, icon: Icon? = nil, small: Bool = false,
    spokenAs: String? = nil
  ) -> Button {
    Button(
      text: text, action: .submit(name: name, value: value), kind: kind, icon: icon, small: small,
      formNoValidate: true, spokenAs: spokenAs)
  }

  static func link(
    _ text: String, to target: Reference, kind: Kind = .primary, icon: Icon? = nil, iconLeft: Bool = true,
    small: Bool = false, newWindow: Bool = false, spokenAs: String? = nil
  ) -> Button {
    Button(
      text: text, action: .link(target), kind: kind, icon: icon, iconLeft: iconLeft, small: small,
      newWindow: newWindow, spokenAs: spokenAs)
  }
}

extension Markup {
  mutating func button(_ button: Button) {
    var classes = "fr-btn" + button.kind.rawValue
    if button.small { classes += " fr-btn--sm" }
    if let icon = button.icon {
      classes += " " + icon.className + (button.iconLeft ? " fr-btn--icon-left" : " fr-btn--icon-right")
    }
    let common: [Attribute] = [
      .class(classes), .id(button.id),
      .aria("label", button.spokenAs), .title(button.newWindow ? button.text + " – nouvelle fenêtre" : nil),
    ]
    switch button.action {
    case .submit(let name, let value):
      element(
        .button,
        common + [
          .type("submit"), .name(name), .value(value), .form(button.form), .formNoValidate(button.formNoValidate),
        ],
        text: button.text)
    case .link(let target):
      element(
        .a,
        common + [
          .href(target), .opensInNewWindow(button.newWindow),
          button.newWindow ? .rel("noopener external") : .opensInTopWindow(button.leavesFrame),
        ],
        text: button.text)
    case .script(let name):
      element(.button, common + [.type("button"), .data("pm-action", name), .hidden()], text: button.text)
    }
  }

  /// Buttons in a row, below each other on a narrow screen. The first is the one that Enter in a field presses. The
  /// design system's own groups know icons on one side only.
  mutating func buttons(_ buttons: [Button], small: Bool = false) {
    element(.ul, .class("pm-buttons fr-raw-list")) { html in
      for var button in buttons {
        button.small = button.small || small
        html.element(.li) { $0.button(button) }
      }
    }
  }

  /// A form of one button, for what changes something: logging out, trying again.
  mutating func buttonForm(
    _ button: Button, action: Reference, csrfToken: String, hidden: [(name: String, value: String)] = []
  ) {
    element(.form, .action(action), .post, .data("pm-once")) { html in
      html.hiddenField("csrf_token", csrfToken)
      for field in hidden { html.hiddenField(field.name, field.value) }
      html.button(button)
    }
  }

  mutating func hiddenField(_ name: String, _ value: String) {
    void(.input, .type("hidden"), .name(name), .value(value))
  }

  /// A link within text, or by itself.
  mutating func link(
    _ text: String, to target: Reference, class classes: String? = nil, newWindow: Bool = false, spokenAs: String? = nil
  ) {
    element(
      .a, .href(target), .class(classes), .opensInNewWindow(newWindow), .rel(newWindow ? "noopener external" : nil),
      .title(newWindow ? text + " – nouvelle fenêtre" : nil), .aria("label", spokenAs), text: text)
  }
}
