/// A drawing of the design system that decorates a text; it says nothing by itself.
struct Icon: Sendable {
  let className: String

  private init(_ name: String) { className = "fr-icon-" + name }

  static let add = Icon("add-line")
  static let account = Icon("account-circle-line")
  static let arrowLeft = Icon("arrow-left-line")
  static let arrowRight = Icon("arrow-right-line")
  static let attachment = Icon("attachment-line")
  static let check = Icon("check-line")
  static let clipboard = Icon("clipboard-line")
  static let delete = Icon("delete-line")
  static let download = Icon("download-line")
  static let edit = Icon("edit-line")
  static let eye = Icon("eye-line")
  static let info = Icon("information-line")
  static let logout = Icon("logout-box-r-line")
  static let mail = Icon("mail-line")
  static let lock = Icon("lock-line")
  static let refresh = Icon("refresh-line")
  static let save = Icon("save-line")
  static let send = Icon("send-plane-line")
  static let theme = Icon("theme-fill")
  static let time = Icon("time-line")
}
