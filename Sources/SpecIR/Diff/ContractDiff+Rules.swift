/// Rules of single values: bounds, patterns, formats.
extension ContractDiff {
  mutating func upper(
    _ before: Rule<Int>?, _ after: Rule<Int>?, _ place: ChangePlace, _ direction: Direction, _ what: Message
  ) {
    bound(before, after, place, direction, what, isTighter: { $1 < $0 }, text: { "\($0)" })
  }

  mutating func lower(
    _ before: Rule<Int>?, _ after: Rule<Int>?, _ place: ChangePlace, _ direction: Direction, _ what: Message
  ) {
    bound(before, after, place, direction, what, isTighter: { $1 > $0 }, text: { "\($0)" })
  }

  /// A bound of any kind: a value without one is tightened by one, and loosened by its end.
  private mutating func bound<Value: Equatable>(
    _ before: Rule<Value>?, _ after: Rule<Value>?, _ place: ChangePlace, _ direction: Direction, _ what: Message,
    isTighter: (Value, Value) -> Bool, text: (Value) -> String
  ) {
    guard before?.value != after?.value else {
      if let before, let after { reworded(before.message, after.message, place, before.site, after.site) }
      return
    }
    let effect: Effect =
      switch (before, after) {
      case (let former?, let latter?): isTighter(former.value, latter.value) ? .tightened : .loosened
      case (nil, _): .tightened
      default: .loosened
      }
    turned(
      Self.impact(effect, direction), "limit", place, what, before.map { text($0.value) }, after.map { text($0.value) },
      before?.site, after?.site)
  }

  mutating func numbers(_ before: NumberRules, _ after: NumberRules, _ place: ChangePlace, _ direction: Direction) {
    func isMore(_ former: String, _ latter: String) -> Bool {
      guard let former = Decimal(former), let latter = Decimal(latter) else { return true }
      return latter > former
    }
    let minimum = Message(english: "minimum", french: "minimum")
    let maximum = Message(english: "maximum", french: "maximum")
    bound(before.minimum, after.minimum, place, direction, minimum, isTighter: isMore, text: { $0 })
    bound(
      before.exclusiveMinimum, after.exclusiveMinimum, place, direction,
      Message(english: "exclusive minimum", french: "minimum exclu"), isTighter: isMore, text: { $0 })
    bound(before.maximum, after.maximum, place, direction, maximum, isTighter: { isMore($1, $0) }, text: { $0 })
    bound(
      before.exclusiveMaximum, after.exclusiveMaximum, place, direction,
      Message(english: "exclusive maximum", french: "maximum exclu"), isTighter: { isMore($1, $0) }, text: { $0 })
    steps(before.multipleOf, after.multipleOf, place, direction)
    if before.format?.value != after.format?.value {
      turned(
        .risky, "format", place, Message(english: "format", french: "format"), before.format?.value.rawValue,
        after.format?.value.rawValue, before.format?.site, after.format?.site)
    }
  }

  private mutating func steps(
    _ before: Rule<String>?, _ after: Rule<String>?, _ place: ChangePlace, _ direction: Direction
  ) {
    guard before?.value != after?.value else { return }
    let effect: Effect
    switch (before.flatMap { Decimal($0.value) }, after.flatMap { Decimal($0.value) }) {
    case (nil, _): effect = .tightened
    case (_, nil): effect = .loosened
    case (let former?, let latter?):
      effect =
        latter.isMultiple(of: former) == true
        ? .tightened : former.isMultiple(of: latter) == true ? .loosened : .changed
    }
    turned(
      Self.impact(effect, direction), "multiple", place, Message(english: "multiple of", french: "multiple de"),
      before?.value, after?.value, before?.site, after?.site)
  }

  mutating func strings(
    _ before: StringRules, _ after: StringRules, _ place: ChangePlace, _ direction: Direction, _ sites: (Site, Site)
  ) {
    lower(
      before.minLength, after.minLength, place, direction,
      Message(english: "minimum length", french: "longueur minimale"))
    upper(
      before.maxLength, after.maxLength, place, direction,
      Message(english: "maximum length", french: "longueur maximale"))
    upper(
      before.maxPart, after.maxPart, place, direction,
      Message(english: "largest file in bytes", french: "taille maximale d’un fichier en octets"))
    pattern(before.pattern, after.pattern, place, direction, Message(english: "pattern", french: "motif"), sites)
    format(before.format, after.format, place, direction, sites)
    if before.plainText?.value != after.plainText?.value {
      let effect: Effect = before.plainText == nil || after.plainText?.value == .line ? .tightened : .loosened
      turned(
        Self.impact(effect, direction), "plain-text", place, Message(english: "plain text", french: "texte brut"),
        before.plainText?.value.rawValue, after.plainText?.value.rawValue, before.plainText?.site, after.plainText?.site
      )
    }
    if before.checksum?.value != after.checksum?.value {
      turned(
        Self.impact(after.checksum == nil ? .loosened : .tightened, direction), "checksum", place,
        Message(english: "checksum", french: "clé de contrôle"), before.checksum?.value.rawValue,
        after.checksum?.value.rawValue, before.checksum?.site, after.checksum?.site)
    }
    flag(
      before.future, after.future, place, direction, Message(english: "in the future", french: "dans le futur"), sites)
    if before.trim != after.trim || before.blankIsAbsent != after.blankIsAbsent {
      note(
        .risky, "white-space", place, "white space is treated in another way", "les espaces sont traités autrement",
        sites.0, sites.1)
    }
    if before.csrf != after.csrf {
      note(.breaking, "csrf", place, "proves the page in another way", "prouve la page autrement", sites.0, sites.1)
    }
  }

  mutating func flag(
    _ before: Rule<Bool>?, _ after: Rule<Bool>?, _ place: ChangePlace, _ direction: Direction, _ what: Message,
    _ sites: (Site, Site)
  ) {
    let (was, isSet) = (before?.value == true, after?.value == true)
    guard was != isSet else { return }
    turned(
      Self.impact(isSet ? .tightened : .loosened, direction), "rule", place, what, was ? "yes" : "no",
      isSet ? "yes" : "no",
      before?.site ?? sites.0, after?.site ?? sites.1)
  }

  private mutating func format(
    _ before: Rule<StringFormat>?, _ after: Rule<StringFormat>?, _ place: ChangePlace, _ direction: Direction,
    _ sites: (Site, Site)
  ) {
    guard before?.value != after?.value else { return }
    let effect: Effect =
      switch (before?.value, after?.value) {
      case (nil, _): .tightened
      case (_, nil): .loosened
      // Each instant is also a local time that has its offset with it.
      case (.dateTime, .localDateTime): .loosened
      case (.localDateTime, .dateTime): .tightened
      default: .changed
      }
    turned(
      Self.impact(effect, direction), "format", place, Message(english: "format", french: "format"),
      before.map { Self.name($0.value) }, after.map { Self.name($0.value) }, before?.site ?? sites.0,
      after?.site ?? sites.1)
  }

  private static func name(_ format: StringFormat) -> String {
    switch format {
    case .dateTime: "date-time"
    case .localDateTime(let zone): "local-date-time (\(zone))"
    case .date: "date"
    case .uuid: "uuid"
    case .uri: "uri"
    case .email: "email"
    case .binary: "binary"
    case .base64: "base64"
    }
  }

  /// Patterns are compared by the texts that they match, and not by how they are written.
  mutating func pattern(
    _ before: Rule<String>?, _ after: Rule<String>?, _ place: ChangePlace, _ direction: Direction, _ what: Message,
    _ sites: (Site, Site)
  ) {
    guard before?.value != after?.value else {
      if let before, let after { reworded(before.message, after.message, place, before.site, after.site) }
      return
    }
    let effect: Effect
    switch (before, after) {
    case (nil, _): effect = .tightened
    case (_, nil): effect = .loosened
    case (let former?, let latter?):
      guard let automata = Self.automata(former.value, latter.value) else {
        effect = .changed
        break
      }
      switch (automata.old.matchesAll(of: automata.new), automata.new.matchesAll(of: automata.old)) {
      case (true, true):
        note(
          .wording, "texts", place, "the same pattern in other words", "le même motif écrit autrement", former.site,
          latter.site)
        return
      case (true, false): effect = .tightened
      case (false, true): effect = .loosened
      case (false, false): effect = .changed
      }
    }
    turned(
      Self.impact(effect, direction), "pattern", place, what, before.map { "`\($0.value)`" },
      after.map { "`\($0.value)`" },
      before?.site ?? sites.0, after?.site ?? sites.1)
  }

  private static func automata(_ old: String, _ new: String) -> (old: PatternAutomaton, new: PatternAutomaton)? {
    guard let former = try? Pattern(parsing: old).automaton(), let latter = try? Pattern(parsing: new).automaton()
    else { return nil }
    return (former, latter)
  }
}

extension PatternAutomaton {
  /// Whether every text that the other pattern matches is matched by this one too: no text leads both, side by side,
  /// to where only the other accepts.
  func matchesAll(of other: PatternAutomaton) -> Bool {
    // One scalar of each stretch that neither of them tells apart.
    let scalars = Set(intervalStarts + other.intervalStarts)
    let symbols = Set(scalars.map { [symbol($0), other.symbol($0)] })
    var seen: Set<[Int]> = [[start, other.start]]
    var pending = [[start, other.start]]
    while let pair = pending.popLast() {
      if pair[1] >= other.firstAccepting, pair[0] < firstAccepting { return false }
      // Nothing that the other matches begins like this.
      if pair[1] == 0 { continue }
      for symbol in symbols {
        let next = [
          Int(transitions[pair[0] * classCount + symbol[0]]),
          Int(other.transitions[pair[1] * other.classCount + symbol[1]]),
        ]
        if seen.insert(next).inserted { pending.append(next) }
      }
    }
    return true
  }

  private func symbol(_ scalar: UInt32) -> Int {
    Int(intervalClasses[intervalStarts.lastIndex { $0 <= scalar } ?? 0])
  }
}
