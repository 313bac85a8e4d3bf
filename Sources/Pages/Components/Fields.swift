import HTML

/// A field of one line.
struct TextField: Sendable {
  enum Kind: Sendable {
    case text, email, telephone, url
    /// Digits only, kept as text: a SIRET.
    case digits
    /// An amount, with or without decimals.
    case decimal
    case number(min: Int?, max: Int?)
    case date
  }

  /// In HTML: `text_input[KEY]`.
  var name: String
  var label: String
  var hint: String?
  var kind: Kind = .text
  /// Shown where the form has no value of this name.
  var initial: String?
  /// Says so in the label and to the browser; forms whose answers may stay open leave it out.
  var required = false
  /// What stands behind the label in its place: "complémentaire".
  var mark: String?
  /// What the browser may fill in: `email`, `tel`, `organization` (HTML, autofill field names).
  var autocomplete: String?
  var maxLength: Int?
  /// Shown, not to be changed, and sent all the same.
  var readOnly = false
  /// What stands behind the field: "€", "%".
  var unit: String?
  /// A cell of a table has its label in the headers; then it is only read aloud.
  var hiddenLabel = false
  /// As wide as what is expected: a number, a date.
  var narrow = false
  var spellcheck: Bool?
}

/// A text of several lines.
struct TextArea: Sendable {
  var name: String
  var label: String
  var hint: String?
  var initial: String?
  var rows = 6
  var maxLength: Int?
  var mark: String?
}

extension Markup {
  mutating func textField(_ form: FormContext, _ field: TextField) {
    let id = FieldID(field.name)
    name(id.text, form.fullName(field.label))
    fieldGroup(form, field.name, "fr-input-group", narrow: field.narrow) { html in
      html.fieldLabel(
        field.label, id, hint: field.hint, mark: field.required ? Self.required : field.mark, hidden: field.hiddenLabel)
      let input: [Attribute] = [
        .class("fr-input" + (form.hasMessages(field.name) ? " fr-input--error" : "")), .id(id.text),
        .name(field.name), .value(form.value(field.name) ?? field.initial), .autocomplete(field.autocomplete),
        .maxLength(field.maxLength), .required(field.required), .readOnly(field.readOnly),
        .spellcheck(field.spellcheck),
      ]
      let attributes = input + field.kind.attributes + html.described(form, field.name, hint: field.hint != nil)
      if let unit = field.unit {
        html.element(.div, .class("pm-unit")) { html in
          html.void(.input, attributes)
          html.element(.span, .class("pm-unit__sign"), .aria("hidden", true), text: unit)
        }
      } else {
        html.void(.input, attributes)
      }
      html.fieldMessages(form, field.name)
    }
  }

  mutating func textArea(_ form: FormContext, _ field: TextArea) {
    let id = FieldID(field.name)
    name(id.text, form.fullName(field.label))
    fieldGroup(form, field.name, "fr-input-group") { html in
      html.fieldLabel(field.label, id, hint: field.hint, mark: field.mark)
      html.element(
        .textarea,
        [
          .class("fr-input" + (form.hasMessages(field.name) ? " fr-input--error" : "")), .id(id.text),
          .name(field.name), .rows(field.rows), .maxLength(field.maxLength),
        ] + html.described(form, field.name, hint: field.hint != nil),
        text: form.value(field.name) ?? field.initial ?? "")
      html.fieldMessages(form, field.name)
    }
  }

  // MARK: What all fields share

  /// The box around a field, its label, its hint and its messages.
  mutating func fieldGroup(
    _ form: FormContext, _ name: String, _ className: String, narrow: Bool = false, content: (inout Markup) -> Void
  ) {
    let error = form.hasMessages(name) ? " " + className + "--error" : ""
    element(.div, .class(className + error + (narrow ? " pm-narrow" : "")), content: content)
  }

  mutating func fieldLabel(
    _ label: String, _ id: FieldID, hint: String? = nil, mark: String? = nil, hidden: Bool = false
  ) {
    element(.label, .class(hidden ? "fr-sr-only" : "fr-label"), .for(id.text)) { html in
      html.text(label)
      html.mark(mark)
    }
    if let hint { element(.span, .class("fr-hint-text"), .id(id.hint), text: hint) }
  }

  static let required = "obligatoire"

  /// What a field is to the form, behind its label.
  mutating func mark(_ text: String?) {
    guard let text else { return }
    space()
    element(.span, .class("pm-required"), text: "(\(text))")
  }

  /// What ties a field to its hint and its messages for those who do not see them.
  func described(_ form: FormContext, _ name: String, hint: Bool) -> [Attribute] {
    [
      .aria("describedby", describing(form, name, hint: hint)),
      .aria("invalid", form.hasMessages(name) ? "true" : nil),
    ]
  }

  /// The `id`s of hint and messages, as far as there are any.
  func describing(_ form: FormContext, _ name: String, hint: Bool) -> String? {
    let id = FieldID(name)
    let parts = (hint ? [id.hint] : []) + (form.hasMessages(name) ? [id.messages] : [])
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  mutating func fieldMessages(_ form: FormContext, _ name: String) {
    let messages = form.messages(name)
    if messages.isEmpty { return }
    element(.div, .class("fr-messages-group"), .id(FieldID(name).messages)) { html in
      for message in messages { html.element(.p, .class("fr-message fr-message--error"), text: message) }
    }
  }
}

extension TextField.Kind {
  fileprivate var attributes: [Attribute] {
    switch self {
    case .text: [.type("text")]
    case .email: [.type("email"), .inputMode("email")]
    case .telephone: [.type("tel"), .inputMode("tel")]
    // A text, so that an address without its scheme can be sent, told and mended.
    case .url: [.type("text"), .inputMode("url")]
    case .digits: [.type("text"), .inputMode("numeric")]
    case .decimal: [.type("text"), .inputMode("decimal")]
    case .number(let min, let max):
      [.type("number"), .inputMode("numeric"), .min(min.map(String.init)), .max(max.map(String.init)), .step("1")]
    case .date: [.type("date")]
    }
  }
}
