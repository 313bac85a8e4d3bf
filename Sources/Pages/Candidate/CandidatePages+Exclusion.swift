import HTML

extension CandidatePages {
  /// The statement on honour about the grounds for exclusion, and what the candidate answers to those that an official
  /// source reports.
  public func exclusionGrounds(
    _ model: CandidateExclusionModel, _ form: FormContext
  ) -> Markup {
    let application = model.wizard.application.identifier
    let isResent = !form.values.isEmpty
    return context.wizard(model.wizard, at: .exclusionGrounds, form: form) { html in
      html.paragraph(
        fr(
          """
          La loi écarte des marchés publics les entreprises qui sont dans certaines situations. Lisez-les \
          ci-dessous, puis dites si vous pouvez attester qu'aucune ne vous concerne.
          """
        ))
      html.heading(3, fr("Les textes"), class: "fr-h6")
      html.element(.ul, .class("fr-mb-3w")) { html in
        for article in ExclusionGrounds.articles {
          html.element(.li) { html in
            html.link(article.title, to: article.address, class: "fr-link", newWindow: true)
            html.space()
            html.element(.span, .class("fr-hint-text"), text: fr("Légifrance, s'ouvre dans un nouvel onglet"))
          }
        }
      }
      html.heading(3, fr("Les situations, en clair"), class: "fr-h6")
      for section in ExclusionGrounds.sections { html.exclusionSection(section) }
      html.documentsForm(form, at: .exclusionGrounds, of: application) { html in
        html.element(.div, .class("fr-mt-4w")) { html in
          html.checkbox(
            form, name: "attests_no_exclusion_motifs",
            Choice(
              value: "true",
              label: fr("J'atteste sur l'honneur que mon entreprise n'est dans aucun de ces cas d'exclusion"),
              hint: fr(
                """
                Sans cette attestation, vous pouvez continuer et transmettre votre candidature ; l'acheteur \
                verra qu'elle manque.
                """
              )),
            initial: isResent ? false : model.isAttested)
        }
        for contestation in model.contestations {
          html.contestation(contestation, form, isResent: isResent, application: application)
        }
        html.wizardButtons(model.wizard, at: .exclusionGrounds)
      }
    }
  }
}

extension Markup {
  fileprivate mutating func exclusionSection(_ section: ExclusionGrounds.Section) {
    accordion(title: section.title, level: 4) { html in
      for paragraph in section.paragraphs { html.paragraph(paragraph) }
      if !section.points.isEmpty {
        html.element(.ul) { html in for point in section.points { html.element(.li, text: point) } }
      }
      if !section.tags.isEmpty {
        html.element(.ul, .class("fr-tags-group")) { html in
          for tag in section.tags { html.element(.li) { $0.tag(tag) } }
        }
      }
    }
  }

  /// What an official source reports, in its own words, and below, apart, the candidate's.
  fileprivate mutating func contestation(
    _ contestation: ContestationModel, _ form: FormContext, isResent: Bool, application: String
  ) {
    let name = AnswerNames.contestation(contestation.key)
    let files = AnswerNames.files(contestation.key)
    let id = FieldID(name)
    element(.section, .class("pm-contestation fr-mt-4w"), .aria("labelledby", id.legend)) { html in
      html.heading(3, fr(label: contestation.label), class: "fr-h6", id: id.legend)
      html.alert(.warning, title: fr("Information officielle (\(contestation.source))"), level: 4) { html in
        html.lines(contestation.officialText)
        html.element(
          .p, .class("fr-text--sm"),
          text: fr("Elle sera transmise telle quelle à l'acheteur ; vous ne pouvez pas la modifier."))
      }
      let isOpen =
        !contestation.text.isEmpty || !contestation.files.isEmpty || isResent && form.value(name)?.isEmpty == false
        || form.hasMessages(name) || form.hasMessages(files)
      let place = form.within(fr(label: contestation.label))
      html.element(.details, .class("pm-accordion fr-mt-2w"), .open(isOpen)) { html in
        html.element(.summary, .class("pm-accordion__title")) { html in
          html.element(.span, text: fr("Je souhaite fournir des informations complémentaires"))
        }
        html.element(.div, .class("pm-accordion__content")) { html in
          html.textArea(
            place,
            TextArea(
              name: name, label: fr("Vos informations complémentaires"),
              hint: fr("Elles sont transmises à l'acheteur à côté de l'information officielle."),
              initial: isResent ? nil : contestation.text, maxLength: FieldForm.longestText))
          html.attachments(
            place,
            Attachments(
              key: contestation.key, label: fr("Vos justificatifs"), files: contestation.files,
              application: application))
        }
      }
    }
  }
}
