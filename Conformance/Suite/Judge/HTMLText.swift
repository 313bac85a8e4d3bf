/// As much of HTML as the suite looks at.
enum HTMLText {
  /// The value of the first `<input type="hidden">` of that name.
  static func hiddenValue(of name: String, in page: String) -> String? {
    var rest = page[...]
    while let start = rest.firstRange(of: "<input") {
      rest = rest[start.upperBound...]
      let tag = rest.prefix { $0 != ">" }
      if attribute("name", of: tag) == name, attribute("type", of: tag) == "hidden" {
        return attribute("value", of: tag)
      }
    }
    return nil
  }

  /// Whether the page says the text, whichever way it writes its characters.
  static func says(_ text: String, _ page: String) -> Bool { decoded(page).contains(decoded(text)) }

  private static func attribute(_ name: String, of tag: Substring) -> String? {
    guard let start = tag.firstRange(of: " \(name)=\"") else { return nil }
    return decoded(String(tag[start.upperBound...].prefix { $0 != "\"" }))
  }

  /// The characters that pages have to write by name or by number.
  private static func decoded(_ text: String) -> String {
    guard text.contains("&") else { return text }
    var result = text
    for (name, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&apos;", "'"),
      ("&nbsp;", "\u{A0}"),
      ("&#160;", "\u{A0}"), ("&#8217;", "’"), ("&rsquo;", "’"), ("&amp;", "&"),
    ] {
      result = result.replacing(name, with: character)
    }
    return result
  }
}
