/// Compares two versions of a contract as those see it who have written programs against the older one.
///
/// The comparison knows directions: a rule that becomes stricter breaks whoever sends the value and nobody who reads
/// it, and the other way round. A component is compared once for each direction, under its own name, wherever it is used.
/// Pages are for people, and the service's own pages send what their forms say, so that no change of them breaks a
/// program; only a page that is gone may be one that a program leads to.
public struct ContractDiff {
  enum Direction: Hashable { case request, answer }

  /// What a rule lets through, before and after.
  enum Effect { case tightened, loosened, changed }

  let old: API
  let new: API
  private var found: [ContractChange] = []
  /// Components that have been compared, by what is compared and how.
  private var compared: Set<String> = []
  /// Whether what is compared now is an affair of people's browsers.
  var isForPeople = false

  /// Every difference, the gravest first, then in the order of the contract. Empty for contracts that say the same.
  public static func changes(from old: API, to new: API) -> [ContractChange] {
    var diff = ContractDiff(old: old, new: new)
    diff.operations()
    diff.limits()
    diff.errors()
    diff.webhooks()
    diff.service()
    if diff.found.isEmpty, old.json != new.json {
      diff.note(
        .wording, "texts", ChangePlace("Contract", "Contrat"), "other texts or examples", "autres textes ou exemples")
    }
    var seen: Set<ContractChange> = []
    let unique = diff.found.filter { seen.insert($0).inserted }
    return ContractChange.Impact.allCases.flatMap { impact in unique.filter { $0.impact == impact } }
  }

  private init(old: API, new: API) {
    self.old = old
    self.new = new
  }

  // MARK: Telling

  mutating func note(
    _ impact: ContractChange.Impact, _ code: String, _ place: ChangePlace, _ english: String, _ french: String,
    _ oldSite: Site? = nil, _ newSite: Site? = nil
  ) {
    found.append(
      ContractChange(
        impact: isForPeople ? max(impact, .compatible) : impact, code: code, place: place.message,
        text: Message(english: english, french: french), oldSite: oldSite, newSite: newSite))
  }

  /// Something that was one way and is another.
  mutating func turned(
    _ impact: ContractChange.Impact, _ code: String, _ place: ChangePlace, _ what: Message, _ from: String?,
    _ to: String?, _ oldSite: Site? = nil, _ newSite: Site? = nil
  ) {
    note(
      impact, code, place, "\(what.english): \(from ?? "none") → \(to ?? "none")",
      "\(what.french) : \(from ?? "aucun") → \(to ?? "aucun")", oldSite, newSite)
  }

  /// Texts that say the same in other words.
  mutating func reworded<Text: Equatable>(
    _ before: Text, _ after: Text, _ place: ChangePlace, _ oldSite: Site? = nil, _ newSite: Site? = nil
  ) {
    if before != after { note(.wording, "texts", place, "reworded", "texte revu", oldSite, newSite) }
  }

  static func impact(_ effect: Effect, _ direction: Direction) -> ContractChange.Impact {
    switch (effect, direction) {
    case (.changed, _), (.tightened, .request): .breaking
    case (.loosened, .answer): .risky
    case (.loosened, .request), (.tightened, .answer): .compatible
    }
  }

  /// Whether this is the first time that so named a thing is compared.
  mutating func isFirst(_ key: String) -> Bool { compared.insert(key).inserted }

  // MARK: Pairs

  /// What both contracts have, what only the older one has and what only the newer one has, in the order of the
  /// contracts.
  static func paired<Item>(
    _ old: [Item], _ new: [Item], by name: (Item) -> String
  ) -> (both: [(old: Item, new: Item)], removed: [Item], added: [Item]) {
    let before = Dictionary(old.map { (name($0), $0) }, uniquingKeysWith: { first, _ in first })
    let after = Set(new.map(name))
    return (
      new.compactMap { item in before[name(item)].map { ($0, item) } }, old.filter { !after.contains(name($0)) },
      new.filter { before[name($0)] == nil }
    )
  }
}
