import HTML

/// One of the boxes or buttons of a group, or a box by itself.
struct Choice: Sendable {
  var value: String
  var label: String
  var hint: String?
  /// A word beside the label that tells where the answer comes from, with its look.
  var badge: (text: String, kind: Markup.BadgeKind)?
  /// Shown as chosen, and not to be changed; it is not sent.
  var fixed = false
}

/// Boxes or buttons that share a name.
struct ChoiceGroup: Sendable {
  var name: String
  var legend: String
  var hint: String?
  var choices: [Choice]
  /// Chosen where the form has no value of this name.
  var initial: Set<String> = []
  var required = false
  /// What stands behind the legend in its place: "complémentaire".
  var mark: String?
  /// Beside each other on a wide screen: for "Oui" and "Non".
  var inline = false
  /// The legend as a heading of this level, where the group is what the page, or a part of it, is about.
  var headingLevel: Int?
  /// Large choices in frames, for questions that decide what follows.
  var rich = false
  /// By value: the `id` of what is shown only while that choice is made (see `revealed`).
  var reveals: [String: String] = [:]
  /// How many choices of this name stand before it on the page, where one name is spread over several groups. What is
  /// wrong with them is then told once, by `fieldMessages`.
  var firstPosition: Int?
}

extension Markup {
  /// A box by itself: a statement, an option.
  mutating func checkbox(_ form: FormContext, name: String, _ choice: Choice, initial: Bool = false) {
    let id = FieldID(name)
    self.name(id.text, form.fullName(choice.label))
    let checked = form.values[name] == nil ? initial : form.isChosen(name, choice.value)
    fieldGroup(form, name, "fr-checkbox-group") { html in
      html.void(
        .input,
        [
          .type("checkbox"), .id(id.text), .name(name), .value(choice.value), .checked(checked || choice.fixed),
          .disabled(choice.fixed),
        ] + html.described(form, name, hint: false))
      html.choiceLabel(choice, id.text)
      html.fieldMessages(form, name)
    }
  }

  mutating func checkboxes(_ form: FormContext, _ group: ChoiceGroup) {
    choiceGroup(form, group, type: "checkbox", className: "fr-checkbox-group")
  }

  mutating func radios(_ form: FormContext, _ group: ChoiceGroup) {
    choiceGroup(form, group, type: "radio", className: group.rich ? "fr-radio-group fr-radio-rich" : "fr-radio-group")
  }

  /// What belongs to one choice: always shown without script; with it, only while a choice reveals it.
  mutating func revealed(id: String, content: (inout Markup) -> Void) {
    element(.div, .id(id), .class("pm-revealed"), .data("pm-revealed"), content: content)
  }

  /// Fields that belong together under a legend.
  mutating func fieldset(
    legend: String, id: String? = nil, hint: String? = nil, mark: String? = nil, headingLevel: Int? = nil,
    content: (inout Markup) -> Void
  ) {
    let hintID = id.map { $0 + "-hint" }
    element(.fieldset, .class("fr-fieldset"), .id(id), .aria("describedby", hint == nil ? nil : hintID)) { html in
      html.legend(
        legend, id: id.map { $0 + "-legend" }, hint: hint, hintID: hintID, mark: mark, headingLevel: headingLevel)
      html.element(.div, .class("fr-fieldset__element"), content: content)
    }
  }

  private mutating func choiceGroup(
    _ form: FormContext, _ group: ChoiceGroup, type: StaticString, className: String
  ) {
    let id = FieldID(group.name)
    let invalid = form.hasMessages(group.name)
    let first = group.firstPosition ?? 0
    let part = first == 0 ? "" : "-\(first + 1)"
    name(id.text, form.fullName(group.legend))
    element(
      .fieldset, .class("fr-fieldset" + (invalid ? " fr-fieldset--error" : "")), .id(id.group + part),
      .aria("describedby", describing(form, group.name, hint: group.hint != nil))
    ) { html in
      html.legend(
        group.legend, id: id.legend + part, hint: group.hint, hintID: id.hint,
        mark: group.required ? Self.required : group.mark, headingLevel: group.headingLevel)
      for (index, choice) in group.choices.enumerated() {
        let chosen =
          form.values[group.name] == nil
          ? group.initial.contains(choice.value) : form.isChosen(group.name, choice.value)
        let inline = group.inline ? " fr-fieldset__element--inline" : ""
        html.element(.div, .class("fr-fieldset__element" + inline)) { html in
          html.element(.div, .class(className)) { html in
            html.void(
              .input, .type(type), .id(id.choice(first + index)), .name(group.name), .value(choice.value),
              .checked(chosen || choice.fixed), .disabled(choice.fixed),
              .data("pm-reveals", group.reveals[choice.value]), .aria("invalid", invalid ? "true" : nil))
            html.choiceLabel(choice, id.choice(first + index))
          }
        }
      }
      if group.firstPosition == nil { html.fieldMessages(form, group.name) }
    }
  }

  private mutating func choiceLabel(_ choice: Choice, _ id: String) {
    element(.label, .class("fr-label"), .for(id)) { html in
      html.text(choice.label)
      if let badge = choice.badge {
        html.space()
        html.element(
          .span, .class("fr-badge fr-badge--sm fr-badge--no-icon pm-choice-badge" + badge.kind.rawValue),
          text: badge.text)
      }
      if let hint = choice.hint { html.element(.span, .class("fr-hint-text"), text: hint) }
    }
  }

  private mutating func legend(
    _ text: String, id: String?, hint: String?, hintID: String?, mark: String?, headingLevel: Int?
  ) {
    element(
      .legend, .class("fr-fieldset__legend" + (headingLevel == nil ? " fr-fieldset__legend--regular" : "")), .id(id)
    ) { html in
      if let headingLevel {
        html.element(
          .heading(headingLevel), .class("pm-legend-heading " + (headingLevel < 3 ? "fr-h4" : "fr-h6")), text: text)
      } else {
        html.text(text)
      }
      html.mark(mark)
      if let hint { html.element(.span, .class("fr-hint-text"), .id(hintID), text: hint) }
    }
  }
}
