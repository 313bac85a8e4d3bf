import SpecSyntax

extension Shape {
  /// Whether a value of this kind (string, list, object …) can be meant; the value itself is checked after.
  func accepts(_ cursor: Cursor) -> Bool {
    switch self {
    case .any: true
    case .string, .choice, .reference: cursor.string != nil
    case .boolean: cursor.bool != nil
    case .flag: cursor.bool == true
    case .number, .count, .positive, .positiveNumber: cursor.node.isNumber
    case .list: cursor.isSequence
    case .map, .object, .referable: cursor.isMapping
    case .schema: cursor.isMapping || cursor.bool != nil
    case .either(let shapes): shapes.contains { $0.accepts(cursor) }
    }
  }

  /// With its article, for sentences.
  var phrase: String {
    switch self {
    case .any: "any value"
    case .string: "a string"
    case .boolean: "true or false"
    case .flag: "true"
    case .number: "a number"
    case .count: "an integer from 0"
    case .positive: "an integer from 1"
    case .positiveNumber: "a number above 0"
    case .choice(let choices):
      (choices.count == 1 ? "" : "one of ") + choices.map { "`\($0)`" }.joined(separator: ", ")
    case .reference(let kind): "a reference to \(kind.phrase)"
    case .list(let item, _): "a list (each item \(item.phrase))"
    case .map(_, let value): "a map (each value \(value.phrase))"
    case .object(let kind): kind.phrase
    case .referable(let kind): "\(kind.phrase) or a reference to one"
    case .schema: "a schema"
    case .either(let shapes): shapes.map(\.phrase).joined(separator: ", or ")
    }
  }
}

extension KeyRule {
  func accepts(_ name: String) -> Bool {
    switch self {
    case .any: true
    case .componentName:
      !name.isEmpty && name.utf8.allSatisfy { Self.isWord($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
    case .path: name.hasPrefix("/")
    case .status: name.utf8.count == 3 && Int(name).map { (100...599).contains($0) } == true
    case .mediaType: Self.isPair(name[...], separator: "/")
    case .sentMediaType:
      name.split(separator: ";", omittingEmptySubsequences: false).enumerated().allSatisfy { index, part in
        index == 0 ? Self.isPair(part, separator: "/") : Self.isPair(part.drop { $0 == " " }, separator: "=")
      }
    case .choice(let names): names.contains(name)
    }
  }

  /// Two words with the separator between.
  private static func isPair(_ text: Substring, separator: Character) -> Bool {
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { isWord($0) || ".+-".utf8.contains($0) } }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// With its article, for sentences.
  var phrase: String {
    switch self {
    case .any: "a name"
    case .componentName: "a name made of letters, digits, `.`, `_` and `-`"
    case .path: "a path template, which begins with `/`"
    case .status: "a status code from 100 to 599"
    case .mediaType: "a media type (`type/subtype`, without parameters or wildcards)"
    case .sentMediaType: "a media type (`type/subtype`, with or without `; name=value`, without wildcards)"
    case .choice: "one of the names known here"
    }
  }
}

extension Node {
  var isNumber: Bool {
    switch value {
    case .integer, .float: true
    default: false
    }
  }

  /// What it is, with its article, for sentences.
  package var phrase: String {
    switch value {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .integer, .float: "a number"
    case .string: "a string"
    case .sequence: "a list"
    case .mapping: "an object"
    }
  }
}
