import SpecModel

/// The sentences for broken rules: those of the schema, else those of the contract's root, else plain ones of our own.
struct Sentences {
  private var root: [String: Message] = [:]

  init(root cursor: Cursor?) {
    for (rule, text) in cursor?.members ?? [] { root[rule] = Message(text) }
  }

  /// The complete sentence for `rule`.
  ///
  /// - Parameters:
  ///   - limit: What `%{limit}` stands for.
  ///   - likeAbsence: The limit only refuses an empty value, which people are told like an absent one.
  func say(_ rule: String, _ wording: Wording, limit: Message? = nil, likeAbsence: Bool = false) -> Message {
    let template: Message? =
      if likeAbsence {
        wording.overrides[rule] ?? wording.overrides["required"] ?? root["required"] ?? Self.plain["required"]
      } else {
        wording.overrides[rule] ?? root[rule] ?? Self.plain[rule]
      }
    let text = template ?? Message(english: "%{label} is invalid", french: "%{label} n’est pas valide")
    return Message(
      english: Self.fill(text.english, label: wording.label.english, limit: limit?.english ?? ""),
      french: Self.fill(text.french, label: wording.label.french, limit: limit?.french ?? ""))
  }

  /// The sentence of the contract's root for `rule`.
  func written(_ rule: String) -> Message? { root[rule] }

  static func fill(_ template: String, label: String, limit: String) -> String {
    var result = ""
    var rest = template[...]
    while let percent = rest.firstIndex(of: "%") {
      result += rest[..<percent]
      rest = rest[percent...]
      if rest.hasPrefix("%{label}") {
        result += label
        rest = rest.dropFirst("%{label}".count)
      } else if rest.hasPrefix("%{limit}") {
        result += limit
        rest = rest.dropFirst("%{limit}".count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result + rest
  }

  /// The placeholders of a template that nothing fills in.
  static func unknownPlaceholders(in template: String) -> [String] {
    template.split(separator: "%{", omittingEmptySubsequences: false).dropFirst()
      .map { $0.prefix { $0 != "}" } }
      .filter { $0 != "label" && $0 != "limit" }
      .map(String.init)
  }

  private static let plain: [String: Message] = [
    "required": .init(english: "%{label} can't be blank", french: "%{label} doit être renseigné"),
    "type": .init(english: "%{label} must be %{limit}", french: "%{label} doit être %{limit}"),
    "enum": .init(
      english: "%{label} is not included in the list", french: "%{label} ne fait pas partie des choix possibles"),
    "const": .init(english: "%{label} must be %{limit}", french: "%{label} doit être %{limit}"),
    "minLength": .init(
      english: "%{label} is too short (minimum is %{limit} characters)",
      french: "%{label} est trop court (minimum %{limit} caractères)"),
    "maxLength": .init(
      english: "%{label} is too long (maximum is %{limit} characters)",
      french: "%{label} est trop long (maximum %{limit} caractères)"),
    "pattern": .init(english: "%{label} is invalid", french: "%{label} n’est pas valide"),
    "format": .init(english: "%{label} must be %{limit}", french: "%{label} doit être %{limit}"),
    "minimum": .init(
      english: "%{label} must be greater than or equal to %{limit}",
      french: "%{label} doit être supérieur ou égal à %{limit}"),
    "exclusiveMinimum": .init(
      english: "%{label} must be greater than %{limit}", french: "%{label} doit être supérieur à %{limit}"),
    "maximum": .init(
      english: "%{label} must be less than or equal to %{limit}",
      french: "%{label} doit être inférieur ou égal à %{limit}"),
    "exclusiveMaximum": .init(
      english: "%{label} must be less than %{limit}", french: "%{label} doit être inférieur à %{limit}"),
    "multipleOf": .init(
      english: "%{label} must be a multiple of %{limit}", french: "%{label} doit être un multiple de %{limit}"),
    "minItems": .init(
      english: "%{label} must have at least %{limit} items", french: "%{label} doit avoir au moins %{limit} éléments"),
    "maxItems": .init(
      english: "%{label} must have at most %{limit} items", french: "%{label} doit avoir au plus %{limit} éléments"),
    "uniqueItems": .init(
      english: "%{label} must not have the same item twice",
      french: "%{label} ne doit pas contenir deux fois le même élément"),
    "minProperties": .init(
      english: "%{label} must have at least %{limit} members", french: "%{label} doit avoir au moins %{limit} membres"),
    "maxProperties": .init(
      english: "%{label} must have at most %{limit} members", french: "%{label} doit avoir au plus %{limit} membres"),
    "propertyNames": .init(
      english: "%{label} has a member with a name that is not possible",
      french: "%{label} a un membre dont le nom n’est pas possible"),
    "dependentRequired": .init(
      english: "%{label} must be accompanied by %{limit}", french: "%{label} doit être accompagné de %{limit}"),
    "additionalProperties": .init(
      english: "%{label} has a member that is not known", french: "%{label} a un membre inconnu"),
    "oneOf": .init(
      english: "%{label} has none of the possible forms", french: "%{label} n’a aucune des formes possibles"),
    "x-plain-text": .init(
      english: "%{label} must not contain HTML", french: "%{label} ne doit pas contenir de HTML"),
    "x-checksum": .init(english: "%{label} is invalid", french: "%{label} n’est pas valide"),
    "x-future": .init(english: "%{label} must be in the future", french: "%{label} doit être dans le futur"),
  ]
}

/// How sentences call values.
enum Label {
  static let item = Message(english: "Item", french: "Élément")

  /// A name made readable, as Rails' `humanize` does: `market_type_codes` → "Market type codes", `market_id` →
  /// "Market". Words that capitals join come apart as well, for the names of components: `PublicMarketInput` → "Public
  /// market input".
  static func humanized(_ name: String) -> Message {
    var text = name[...]
    while text.first == "_" { text = text.dropFirst() }
    if text.hasSuffix("_id"), text.count > 3 { text = text.dropLast(3) }
    var words = ""
    var afterLower = false
    for character in text {
      if character.isUppercase && afterLower { words += " " }
      afterLower = character.isLowercase
      words += character == "_" ? " " : character.lowercased()
    }
    let label = words.prefix(1).uppercased() + words.dropFirst()
    return Message(english: label, french: label)
  }
}

extension Message {
  /// The same text in both languages: numbers and names.
  init(_ text: String) {
    self.init(english: text, french: text)
  }
}

extension TypeSet {
  /// The types as the end of a sentence: "a string or null".
  var phrase: Message {
    if self == .any { return Message(english: "any value", french: "une valeur quelconque") }
    var english: [String] = []
    var french: [String] = []
    func add(_ type: TypeSet, _ inEnglish: String, _ inFrench: String) {
      guard isSuperset(of: type) else { return }
      english.append(inEnglish)
      french.append(inFrench)
    }
    add(.string, "a string", "un texte")
    if isSuperset(of: .number) {
      add(.number, "a number", "un nombre")
    } else {
      add(.integer, "an integer", "un nombre entier")
    }
    add(.boolean, "true or false", "vrai ou faux")
    add(.array, "a list", "une liste")
    add(.object, "an object", "un objet")
    add(.null, "null", "nul")
    return Message(english: english.joined(separator: " or "), french: french.joined(separator: " ou "))
  }
}

extension StringFormat {
  /// The format as the end of a sentence: "a valid UUID".
  var phrase: Message {
    switch self {
    case .dateTime, .localDateTime:
      Message(english: "a valid ISO 8601 datetime", french: "une date et une heure ISO 8601 valides")
    case .date: Message(english: "a valid ISO 8601 date", french: "une date ISO 8601 valide")
    case .uuid: Message(english: "a valid UUID", french: "un UUID valide")
    case .uri: Message(english: "a valid URI", french: "une URI valide")
    case .email: Message(english: "a valid email address", french: "une adresse électronique valide")
    case .binary: Message(english: "a file", french: "un fichier")
    case .base64: Message(english: "valid Base64", french: "du Base64 valide")
    }
  }
}

extension NumberFormat {
  var phrase: Message {
    switch self {
    case .int32: Message(english: "an integer of 32 bits", french: "un entier sur 32 bits")
    case .int64: Message(english: "an integer of 64 bits", french: "un entier sur 64 bits")
    case .float: Message(english: "a number of single precision", french: "un nombre en simple précision")
    case .double: Message(english: "a number of double precision", french: "un nombre en double précision")
    }
  }
}
