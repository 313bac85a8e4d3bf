import Pages

/// What the bodies on one page may take together, the newest first, so that the page stays within what its contract
/// allows even where every character is escaped.
struct PageBudget {
  /// Of one body, in bytes.
  private static let excerpt = 20_000
  /// Of all bodies, in bytes.
  private var left = 400_000

  /// As much of a body as there is room for, and how large it is where that is not all.
  mutating func excerpt(_ text: String) -> String {
    let room = min(left, Self.excerpt)
    let size = text.utf8.count
    left -= min(size, room)
    if size <= room { return text }
    return String(decoding: text.utf8.prefix(room), as: UTF8.self) + "… (\(size) octets)"
  }
}

extension [EditorWebhookModel] {
  /// With bodies that fit on one page.
  var onOnePage: [EditorWebhookModel] {
    var budget = PageBudget()
    return map { webhook in
      var shown = webhook
      shown.body = budget.excerpt(webhook.body)
      return shown
    }
  }
}
