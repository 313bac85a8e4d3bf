import SpecIR

/// What a schema asks of a value, in words, rule by rule.
struct ConstraintWords {
  struct Line {
    /// Words in which what stands between backticks is code.
    var text: String
    var site: Site
    /// What the API says where the rule is broken; nil where it says nothing of its own.
    var said: Message?
  }

  let language: DocsLanguage

  /// "text", "list of whole numbers or null".
  func type(_ schema: Schema) -> String {
    let types = schema.types.value
    var words: [String] = []
    if schema.union != nil, types.subtracting(.null).isEmpty { words.append(language("value", "valeur")) }
    if types.contains(.boolean) { words.append(language("true or false", "vrai ou faux")) }
    if types.contains(.number) {
      words.append(language("number", "nombre"))
    } else if types.contains(.integer) {
      words.append(language("whole number", "nombre entier"))
    }
    if types.contains(.string) { words.append(text(schema)) }
    if types.contains(.array) { words.append(language("list", "liste")) }
    if types.contains(.object) {
      let isMap = schema.object.properties.isEmpty
      words.append(isMap ? language("map", "dictionnaire") : language("object", "objet"))
    }
    if types.contains(.null) { words.append("null") }
    return language.either(words)
  }

  private func text(_ schema: Schema) -> String {
    switch schema.string.format?.value {
    case .binary: language("file", "fichier")
    case .base64: language("Base64 text", "texte en Base64")
    case .dateTime: language("instant", "instant")
    case .localDateTime: language("instant or local time", "instant ou heure locale")
    case .date: language("day", "jour")
    case .uuid: "UUID"
    case .uri: language("address (URI)", "adresse (URI)")
    case .email: language("email address", "adresse électronique")
    case nil: language("text", "texte")
    }
  }

  func lines(_ schema: Schema) -> [Line] {
    let gathering = ConstraintGathering(language: language)
    gathering.add(schema)
    return gathering.lines
  }
}

private final class ConstraintGathering {
  let language: DocsLanguage
  private(set) var lines: [ConstraintWords.Line] = []

  init(language: DocsLanguage) { self.language = language }

  func add(_ schema: Schema) {
    add(schema.allowed) { values in
      let names = values.map { "`\($0.text)`" }
      return names.count == 1
        ? language("always \(names[0])", "toujours \(names[0])")
        : language("one of ", "au choix : ") + language.either(names)
    }
    add(schema.string)
    add(schema.number)
    add(schema.array.minItems) { language("at least ", "au moins ") + items($0) }
    add(schema.array.maxItems) { language("at most ", "au plus ") + items($0) }
    add(schema.array.uniqueItems) { _ in language("no item twice", "aucun élément en double") }
    add(schema.object)
    let notes = schema.annotations
    if let value = notes.default {
      note("`\(value.text)` where it is left out", "`\(value.text)` par défaut", at: schema.site)
    }
    if notes.sensitive { note("never repeated nor logged", "jamais répété ni journalisé", at: schema.site) }
    if notes.readOnly { note("in answers only", "seulement dans les réponses", at: schema.site) }
    if notes.writeOnly { note("in requests only", "seulement dans les requêtes", at: schema.site) }
    if notes.deprecated { note("deprecated", "déprécié", at: schema.site) }
  }

  private func add<Value>(_ rule: Rule<Value>?, _ text: (Value) -> String) {
    guard let rule else { return }
    let isSilent = rule.message.english.isEmpty
    lines.append(.init(text: text(rule.value), site: rule.site, said: isSilent ? nil : rule.message))
  }

  private func note(_ english: String, _ french: String, at site: Site) {
    lines.append(.init(text: language(english, french), site: site, said: nil))
  }

  private func items(_ number: Int) -> String {
    language.count(number, ("item", "élément"), ("items", "éléments"))
  }

  private func members(_ number: Int) -> String {
    language.count(number, ("member", "membre"), ("members", "membres"))
  }

  private func add(_ rules: StringRules) {
    if let least = rules.minLength, let most = rules.maxLength, least.value == most.value {
      add(most) { language("exactly ", "exactement ") + language.characters($0) }
    } else {
      add(rules.minLength) { language("at least ", "au moins ") + language.characters($0) }
      add(rules.maxLength) { language("at most ", "au plus ") + language.characters($0) }
    }
    add(rules.pattern) { language("of the form `\($0)`", "de la forme `\($0)`") }
    add(rules.format, format)
    add(rules.plainText) { kind in
      kind == .line
        ? language(
          "one line that can be seen, without HTML or control characters",
          "une ligne qui se voit, sans HTML ni caractère de contrôle")
        : language(
          "without HTML or control characters, but for tabs and line breaks",
          "sans HTML ni caractère de contrôle, hors tabulations et retours à la ligne")
    }
    add(rules.checksum) { _ in
      language(
        "with the check digit of a SIRET (Luhn; the establishments of La Poste by their own rule)",
        "avec la clé de contrôle d'un SIRET (Luhn ; règle propre aux établissements de La Poste)")
    }
    add(rules.future) { _ in
      language("after the instant of the request", "postérieur à l'instant de la requête")
    }
    add(rules.maxPart) { language("a file of at most ", "un fichier d'au plus ") + language.size($0) }
    guard let site = rules.maxLength?.site ?? rules.pattern?.site ?? rules.format?.site else { return }
    switch rules.trim {
    case .ends:
      note("white space at both ends is taken off first", "les espaces aux deux bouts sont d'abord retirés", at: site)
    case .all: note("white space is taken off first", "les espaces sont d'abord retirés", at: site)
    case nil: break
    }
    if rules.blankIsAbsent { note("empty stands for absent", "vide vaut absent", at: site) }
  }

  private func format(_ format: StringFormat) -> String {
    switch format {
    case .dateTime: language("an RFC 3339 instant", "un instant RFC 3339")
    case .localDateTime(let zone):
      language(
        """
        an RFC 3339 instant, or `YYYY-MM-DDTHH:MM[:SS]` or `YYYY-MM-DD` on the clock of \(zone); a day alone means \
        its last second
        """,
        """
        un instant RFC 3339, ou `AAAA-MM-JJTHH:MM[:SS]` ou `AAAA-MM-JJ` à l'heure de \(zone) ; un jour seul désigne \
        sa dernière seconde
        """)
    case .date: language("a day, `YYYY-MM-DD`", "un jour, `AAAA-MM-JJ`")
    case .uuid: language("a UUID", "un UUID")
    case .uri: language("an absolute address", "une adresse absolue")
    case .email: language("an email address", "une adresse électronique")
    case .binary: language("bytes as they are", "des octets tels quels")
    case .base64: language("Base64", "du Base64")
    }
  }

  private func add(_ rules: NumberRules) {
    add(rules.minimum) { language("at least \($0)", "au moins \($0)") }
    add(rules.exclusiveMinimum) { language("more than \($0)", "plus de \($0)") }
    add(rules.maximum) { language("at most \($0)", "au plus \($0)") }
    add(rules.exclusiveMaximum) { language("less than \($0)", "moins de \($0)") }
    add(rules.multipleOf) { language("a multiple of \($0)", "un multiple de \($0)") }
    add(rules.format) { format in
      switch format {
      case .int32: language("a 32-bit integer", "un entier de 32 bits")
      case .int64: language("a 64-bit integer", "un entier de 64 bits")
      case .float, .double: language("a floating-point number", "un nombre à virgule flottante")
      }
    }
  }

  private func add(_ rules: ObjectRules) {
    add(rules.minProperties) { language("at least ", "au moins ") + members($0) }
    add(rules.maxProperties) { language("at most ", "au plus ") + members($0) }
    add(rules.names) { language("names of the form `\($0)`", "noms de la forme `\($0)`") }
    if case .refused(let site, let message) = rules.additional, !rules.properties.isEmpty {
      lines.append(
        .init(text: language("no other member", "aucun autre membre"), site: site, said: message))
    }
    for dependency in rules.dependentRequired {
      add(dependency.requires) { others in
        let names = language.all(others.map { "`\($0)`" })
        return language("`\(dependency.property)` goes with \(names)", "`\(dependency.property)` va avec \(names)")
      }
    }
    for invariant in rules.invariants { add(invariant, sentence) }
    for demand in rules.demands {
      add(demand) {
        language(
          "`\($0.value)` in `\($0.property)` takes the permission `\($0.permission)`",
          "`\($0.value)` dans `\($0.property)` demande l'autorisation `\($0.permission)`")
      }
    }
    if rules.envelope, let only = rules.properties.first {
      note("wraps `\(only.name)` and nothing else", "ne fait qu'envelopper `\(only.name)`", at: only.site)
    }
  }

  private func sentence(_ invariant: Invariant) -> String {
    switch invariant {
    case .notAlone(let property, let value):
      language("`\(property)` is not `\(value)` alone", "`\(property)` ne contient pas `\(value)` seul")
    case .atMostSize(let property, let array, let one):
      language(
        "`\(property)` is at most the number of `\(array)`", "`\(property)` ne dépasse pas le nombre de `\(array)`")
        + (one.map { language(", or 1 with `\($0)`", ", ou 1 avec `\($0)`") } ?? "")
    case .inOrder(let first, let last):
      language("`\(last)` is not before `\(first)`", "`\(last)` n'est pas avant `\(first)`")
    }
  }
}
