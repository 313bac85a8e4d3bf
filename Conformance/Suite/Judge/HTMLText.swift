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

  /// A form, and what its inputs hold.
  struct Form {
    var action: String
    var method: String
    var fields: [Field]

    struct Field {
      var name: String
      var value: String
      /// Hidden, or not to be changed.
      var isFixed: Bool
    }
  }

  static func forms(in page: String) -> [Form] {
    var forms: [Form] = []
    var rest = page[...]
    while let start = rest.firstRange(of: "<form") {
      rest = rest[start.upperBound...]
      let tag = rest.prefix { $0 != ">" }
      let inside = rest.firstRange(of: "</form").map { rest[..<$0.lowerBound] } ?? rest
      forms.append(
        Form(
          action: attribute("action", of: tag) ?? "", method: attribute("method", of: tag)?.lowercased() ?? "get",
          fields: fields(in: inside)))
      rest = rest[inside.endIndex...]
    }
    return forms
  }

  private static func fields(in form: Substring) -> [Form.Field] {
    var fields: [Form.Field] = []
    var rest = form
    while let start = rest.firstRange(of: "<input") {
      rest = rest[start.upperBound...]
      let tag = rest.prefix { $0 != ">" }
      guard let name = attribute("name", of: tag) else { continue }
      fields.append(
        .init(
          name: name, value: attribute("value", of: tag) ?? "",
          isFixed: attribute("type", of: tag) == "hidden" || tag.contains(" readonly")))
    }
    return fields
  }

  /// Where the page leads to, and what it loads.
  static func addresses(in page: String) -> [String] {
    var found: [String] = []
    for name in ["href", "src"] {
      var rest = page[...]
      while let start = rest.firstRange(of: " \(name)=\"") {
        rest = rest[start.upperBound...]
        found.append(decoded(String(rest.prefix { $0 != "\"" })))
      }
    }
    return found
  }

  /// Whether the page says the text, whichever way it writes its characters.
  static func says(_ text: String, _ page: String) -> Bool { decoded(page).contains(decoded(text)) }

  private static func attribute(_ name: String, of tag: Substring) -> String? {
    guard let start = tag.firstRange(of: " \(name)=\"") else { return nil }
    return decoded(String(tag[start.upperBound...].prefix { $0 != "\"" }))
  }

  /// The characters that pages have to write by name or by number.
  private static let references = [
    "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "amp": "&", "nbsp": "\u{A0}", "rsquo": "’", "#39": "'",
    "#x27": "'", "#160": "\u{A0}", "#8217": "’",
  ]

  private static func decoded(_ text: String) -> String {
    var result = ""
    var rest = text.utf8[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
      result += String(Substring(rest[..<start]))
      rest = rest[start...].dropFirst()
      let name = rest.prefix(longestReference).prefix { $0 != UInt8(ascii: ";") }
      if rest[name.endIndex...].first == UInt8(ascii: ";"), let text = references[String(Substring(name))] {
        result += text
        rest = rest[name.endIndex...].dropFirst()
      } else {
        result += "&"
      }
    }
    return result + String(Substring(rest))
  }

  private static let longestReference = references.keys.map(\.utf8.count).max() ?? 0
}
