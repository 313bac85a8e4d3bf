import HTML

/// How a form is sent.
struct FormOptions: Sendable {
  /// For forms with files.
  var multipart = false
  /// Saved by script while it is filled in, with `intent=save`.
  var autosave = false
  /// Where files that are chosen are sent by script at once; they wait for the form otherwise.
  var uploads: Reference?
  var id: String?
  /// Another heading of the list of mistakes.
  var summaryTitle: String?
}

extension Markup {
  /// A form by POST, with its token. Where it was refused, what is wrong is listed first, with links to the fields.
  ///
  /// The browser's own checks are off: ours come with sentences, all at once, and go to the fields.
  mutating func form(
    _ form: FormContext, action: Reference, _ options: FormOptions = FormOptions(), content: (inout Markup) -> Void
  ) {
    let fields = Markup(content)
    errorSummary(form, fields: fields, title: options.summaryTitle)
    element(
      .form, .id(options.id), .action(action), .post, .multipart(options.multipart), .noValidate(),
      .data("pm-once"), options.autosave ? .data("pm-autosave") : .none, .data("pm-uploads", options.uploads?.text)
    ) { html in
      html.hiddenField("csrf_token", form.csrfToken)
      html.append(fields)
    }
  }

  /// Where the script of a form that saves itself tells how it stands.
  mutating func saveState() {
    element(.p, .class("pm-save-state"), .data("pm-save-state"), .role("status"))
  }

  /// Everything that is wrong, at the head of the form: of which field, what, with a link to it. A field that is not on
  /// the page has neither name nor link.
  private mutating func errorSummary(_ form: FormContext, fields: Markup, title: String?) {
    if form.messages.isEmpty { return }
    let count = form.messages.count
    let heading =
      title ?? (count == 1 ? "Une information est à corriger" : "\(count) informations sont à corriger")
    element(
      .div, .class("fr-alert fr-alert--error pm-error-summary"), .id("erreurs"), .role("alert"), .tabindex(-1),
      .data("pm-focus")
    ) { html in
      html.element(.h2, .class("fr-alert__title"), text: heading)
      html.element(.ul) { html in
        for message in form.messages {
          let id = FieldID(message.field).text
          html.element(.li) { html in
            if let name = fields.names[id] {
              html.link(fr("\(name) : \(message.text)"), to: .fragment(id))
            } else {
              html.text(message.text)
            }
          }
        }
      }
    }
  }
}
