import HTML

/// A field for files of an answer, with those that were received.
struct Attachments: Sendable {
  /// `KEY`, or `KEY.ITEM` for an item's.
  var key: String
  var label: String
  var mark: String?
  var hint: String?
  /// The page states the rules once, above all of its fields, as ``Markup/fileRules()`` does.
  var rulesAreAbove = false
  var files: [FileModel]
  var application: String
  /// Said by the buttons that remove a file, where a page has several fields: « de la personne 2 ».
  var belongsTo: String?
  /// Taking the answer away takes them too: the form says what it has shown, so that none goes that another tab has
  /// brought in.
  var goWithAnswer = false

  var name: String { AnswerNames.files(key) }

  /// Bytes: 100 MB (product.md §4.2, decision 17).
  static let largestFile = 100 * 1_048_576
  /// What product.md §4.2 allows.
  static let extensions = ["pdf", "doc", "docx", "txt", "xls", "xlsx", "csv", "jpg", "jpeg", "png", "gif", "zip"]
  static let accept = extensions.map { "." + $0 }.joined(separator: ",")
  static let rules: String = {
    let list = extensions.joined(separator: ", ")
    return fr("Plusieurs fichiers possibles, 100 Mo au plus pour chacun. Formats acceptés : \(list).")
  }()
  static let rulesID = "regles-fichiers"

  /// What stands below the label.
  fileprivate var shownHint: String? {
    if rulesAreAbove { return hint }
    return hint.map { ($0.hasSuffix(".") ? $0 : $0 + ".") + " " + Self.rules } ?? Self.rules
  }
}

extension Markup {
  mutating func attachments(_ form: FormContext, _ field: Attachments) {
    let id = FieldID(field.name)
    name(id.text, form.fullName(field.label))
    fieldGroup(form, field.name, "fr-upload-group") { html in
      let hint = field.shownHint
      html.fieldLabel(field.label, id, hint: hint, mark: field.mark)
      let described = html.describing(form, field.name, hint: hint != nil)
      let parts = (field.rulesAreAbove ? [Attachments.rulesID] : []) + (described.map { [$0] } ?? [])
      html.void(
        .input,
        [
          .class("fr-upload"), .type("file"), .id(id.text), .name(field.name), .multiple(), .accept(Attachments.accept),
          .data("pm-upload", field.key), .data("pm-limit", String(Attachments.largestFile)),
          .aria("describedby", parts.joined(separator: " ")),
          .aria("invalid", form.hasMessages(field.name) ? "true" : nil),
        ])
      html.fieldMessages(form, field.name)
      html.element(.div, .data("pm-files", field.key)) { html in
        if field.goWithAnswer, let newest = field.files.last {
          html.hiddenField(AnswerNames.newestFile(field.key), newest.id)
        }
        if field.files.isEmpty {
          html.paragraph(AnswerPresentation.noFile, class: "fr-hint-text pm-files-empty")
        } else {
          html.attachedFiles(field.files, of: field.application, removable: true, belongsTo: field.belongsTo)
        }
      }
    }
  }

  /// What holds for the files of every field of the page.
  mutating func fileRules() {
    element(.p, .class("fr-text--sm"), .id(Attachments.rulesID)) { html in
      html.element(.strong, text: "Documents")
      html.text(fr(" : ") + Attachments.rules)
    }
  }

  /// Files with their size and what the antivirus says of them. An infected one has no link (product.md §4.3), one of
  /// an official source no button to remove it.
  ///
  /// - Parameter application: nil where files are only named.
  mutating func attachedFiles(
    _ files: [FileModel], of application: String?, removable: Bool, belongsTo: String? = nil
  ) {
    if files.isEmpty { return }
    element(.ul, .class("pm-files")) { html in
      for file in files {
        html.element(.li, .class("pm-file"), .data("pm-file", file.id), .data("pm-scan", file.scan.rawValue)) { html in
          html.element(.span, .class("pm-file__name \(Icon.attachment.className)")) { html in
            if let application, file.scan != .infected {
              html.link(file.name, to: CandidateAddress.file(file.id, of: application), class: "fr-link")
            } else {
              html.text(file.name)
            }
          }
          html.space()
          html.element(.span, .class("fr-hint-text pm-file__size"), text: FrenchText.size(file.size))
          html.attachmentBadge(file.scan)
          if removable, !file.isAutomatic {
            let owner = belongsTo.map { " " + $0 } ?? ""
            html.button(
              .submit(
                "Supprimer", name: "remove_file", value: file.id, kind: .plain, icon: .delete, small: true,
                spokenAs: fr("Supprimer le fichier \(file.name)") + owner))
          }
        }
      }
    }
  }

  /// The wording of product.md §4.3.
  mutating func attachmentBadge(_ scan: FileItem.Scan) {
    switch scan {
    case .pending: badge("Scan en cours…", .info)
    case .clean: badge(fr("Fichier vérifié"), .success)
    case .infected: badge(fr("Malware détecté"), .error)
    case .failed: badge(fr("Non vérifié"), .warning)
    case .none: break
    }
  }
}
