import HTML

/// A file that was received, as it is shown beside its field.
public struct FileItem: Sendable {
  /// What the antivirus says of it.
  public enum Scan: String, Sendable {
    case pending, clean, infected
    /// It could not be checked.
    case failed
    /// No antivirus is at work here.
    case none
  }

  public var id: String
  public var name: String
  /// In bytes.
  public var size: Int
  public var scan: Scan
  public var link: Reference?

  public init(id: String, name: String, size: Int, scan: Scan, link: Reference?) {
    self.id = id
    self.name = name
    self.size = size
    self.scan = scan
    self.link = link
  }
}

/// A field for files, with those that were received.
struct UploadField: Sendable {
  /// The catalogue's key of the field, with the number of the item within it: `KEY` or `KEY.ITEM`.
  var key: String
  var label: String
  var hint: String?
  var files: [FileItem] = []
  var multiple = true
  /// What the browser offers: `.pdf,.png`.
  var accept: String?
  /// In bytes; a larger file is not even sent by script (decision 17).
  var limit = 100 * 1024 * 1024

  var name: String { "files[\(key)]" }
}

extension Markup {
  mutating func upload(_ form: FormContext, _ field: UploadField) {
    let id = FieldID(field.name)
    fieldGroup(form, field.name, "fr-upload-group") { html in
      html.fieldLabel(field.label, id, hint: field.hint)
      html.void(
        .input,
        [
          .class("fr-upload"), .type("file"), .id(id.text), .name(field.name), .multiple(field.multiple),
          .accept(field.accept), .data("pm-upload", field.key), .data("pm-limit", String(field.limit)),
        ] + html.described(form, field.name, hint: field.hint != nil))
      html.fieldMessages(form, field.name)
      html.element(.div, .data("pm-files", field.key)) { $0.fileList(field.files, removable: true) }
    }
  }

  /// Files with their size and what the antivirus says; `removable` adds buttons that send the form around them with
  /// `remove_file`.
  mutating func fileList(_ files: [FileItem], removable: Bool = false) {
    if files.isEmpty {
      element(.p, .class("fr-hint-text pm-files-empty"), text: "Aucun fichier téléchargé")
      return
    }
    element(.ul, .class("pm-files")) { html in
      for file in files {
        html.element(.li, .class("pm-file"), .data("pm-file", file.id), .data("pm-scan", file.scan.rawValue)) { html in
          html.element(.span, .class("pm-file__name \(Icon.attachment.className)")) { html in
            if let link = file.link {
              html.link(file.name, to: link, class: "fr-link")
            } else {
              html.text(file.name)
            }
          }
          html.space()
          html.element(.span, .class("fr-hint-text"), text: FrenchText.size(file.size))
          html.scanBadge(file.scan)
          if removable {
            html.button(
              .submit(
                "Supprimer", name: "remove_file", value: file.id, kind: .plain, icon: .delete, small: true,
                spokenAs: "Supprimer le fichier \(file.name)"))
          }
        }
      }
    }
  }

  /// Has the script of the page ask the antivirus' answers of this address while files wait for them:
  /// `{"scans_complete": Bool, "files": [{"id": String, "scan": String}]}`, with the words of ``FileItem/Scan``.
  mutating func scanWatch(_ source: Reference) {
    element(.div, .data("pm-scans", source.text), .hidden())
  }

  mutating func scanBadge(_ scan: FileItem.Scan) {
    switch scan {
    case .pending: badge("Analyse antivirus en cours", .info)
    case .clean: badge("Fichier vérifié", .success)
    case .infected: badge("Fichier dangereux", .error)
    case .failed: badge("Analyse antivirus impossible", .warning)
    case .none: break
    }
  }
}
