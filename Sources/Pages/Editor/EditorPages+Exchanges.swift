import HTML

extension EditorPages {
  /// `/calls`: what was asked of the service, newest first.
  public func calls(_ calls: [EditorCallModel], limit: Int) -> Markup {
    page(fr("Appels"), .calls) { html in
      html.heading(1, fr("Appels au service"))
      html.paragraph(
        fr("Les \(limit) derniers depuis le démarrage, sans les secrets. Ils sont faits par le client Swift généré."),
        class: "pm-lead")
      if calls.isEmpty { html.paragraph(fr("Aucun appel pour l'instant.")) }
      for call in calls { self.call(call, into: &html) }
    }
  }

  private func call(_ call: EditorCallModel, into html: inout Markup) {
    let status = call.status.map(String.init) ?? fr("sans réponse")
    exchange(
      "\(call.method) \(call.target)", facts: "\(call.at) – \(status) – \(call.milliseconds) ms",
      isGood: (200..<300).contains(call.status ?? 0), into: &html
    ) { html in
      html.body(fr("Demande"), call.request)
      html.body(fr("Réponse"), call.answer)
    }
  }

  /// `/webhooks`: what the service has told, newest first.
  public func webhooks(_ webhooks: [EditorWebhookModel], limit: Int) -> Markup {
    page(fr("Webhooks"), .webhooks) { html in
      html.heading(1, fr("Webhooks reçus"))
      html.paragraph(
        fr("Les \(limit) derniers. Leur signature et leur âge sont vérifiés par le client Swift généré."),
        class: "pm-lead")
      if webhooks.isEmpty { html.paragraph(fr("Aucun webhook pour l'instant.")) }
      for webhook in webhooks { self.webhook(webhook, into: &html) }
    }
  }

  /// What was told about one market or application.
  func webhookSection(_ webhooks: [EditorWebhookModel], into html: inout Markup) {
    html.element(.section, .class("fr-mt-6w")) { html in
      html.heading(2, fr("Webhooks reçus"), class: "fr-h4")
      if webhooks.isEmpty { html.paragraph(fr("Aucun webhook pour l'instant.")) }
      for webhook in webhooks { self.webhook(webhook, into: &html) }
    }
  }

  private func webhook(_ webhook: EditorWebhookModel, into html: inout Markup) {
    let verdict =
      switch webhook.verdict {
      case .accepted: fr("accepté")
      case .known: fr("déjà reçu")
      case .refused(let reason): fr("refusé : \(reason)")
      }
    var isGood = true
    if case .refused = webhook.verdict { isGood = false }
    exchange(
      webhook.event, facts: "\(webhook.at) – \(webhook.path) – \(webhook.status) – \(verdict)", isGood: isGood,
      into: &html
    ) { html in
      html.body(fr("En-têtes"), webhook.headers.map { "\($0.name): \($0.value)" }.joined(separator: "\n"))
      html.body(fr("Corps"), webhook.body)
    }
  }

  private func exchange(
    _ title: String, facts: String, isGood: Bool, into html: inout Markup, content: (inout Markup) -> Void
  ) {
    html.element(.details, .class("pm-accordion")) { html in
      html.element(.summary, .class("pm-accordion__title")) { html in
        html.element(.span, .class("pm-editor-exchange")) { html in
          html.element(.code, .untranslated, text: title)
          html.element(
            .span, .class("fr-text--sm pm-editor-exchange__facts" + (isGood ? "" : " fr-error-text")), text: facts)
        }
      }
      html.element(.div, .class("pm-accordion__content"), content: content)
    }
  }
}

extension Markup {
  /// Text of an exchange, as it was sent.
  fileprivate mutating func body(_ title: String, _ text: String) {
    element(.p, .class("fr-text--bold fr-mb-1v"), text: title)
    element(.pre, .class("pm-editor-body"), .untranslated, .tabindex(0)) { html in
      html.element(.code, text: text.isEmpty ? fr("(vide)") : text)
    }
  }
}
