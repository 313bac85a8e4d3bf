/// Operations: what may be called, by whom, and what is sent.
extension ContractDiff {
  mutating func operations() {
    let pairs = Self.paired(old.operations, new.operations, by: Self.route)
    for operation in pairs.removed {
      isForPeople = Self.isForPeople(operation, in: old)
      // A page that is gone may be one that programs lead people to.
      let impact: ContractChange.Impact = isForPeople ? .risky : .breaking
      isForPeople = false
      note(impact, "operation-removed", Self.place(operation), "removed", "supprimée", operation.site)
    }
    for operation in pairs.added {
      note(.compatible, "operation-added", Self.place(operation), "added", "ajoutée", nil, operation.site)
    }
    for (before, after) in pairs.both {
      isForPeople = Self.isForPeople(before, in: old) && Self.isForPeople(after, in: new)
      compare(before, after)
    }
    isForPeople = false
  }

  /// The method and the path, whatever its parameters are called.
  private static func route(_ operation: Operation) -> String {
    operation.method.rawValue
      + operation.path.map { segment in
        switch segment {
        case .literal(let text): "/" + text
        case .parameter: "/{}"
        }
      }.joined()
  }

  private static func place(_ operation: Operation) -> ChangePlace {
    ChangePlace(operation.method.rawValue + " " + operation.pathTemplate)
  }

  private static func isForPeople(_ operation: Operation, in api: API) -> Bool {
    switch operation.security {
    case .browser: return true
    case .open, .bearer, .client, .operator: break
    }
    return operation.isInternal
      || api.errorProfiles.contains { $0.name == operation.errorProfile && $0.isPages }
  }

  private mutating func compare(_ before: Operation, _ after: Operation) {
    let place = Self.place(after)
    let sites = (before.site, after.site)
    if before.id != after.id {
      turned(
        .breaking, "operation-id", place, Message(english: "name in clients", french: "nom dans les clients"),
        before.id,
        after.id, sites.0, sites.1)
    }
    if !before.deprecated, after.deprecated {
      note(.compatible, "deprecated", place, "deprecated", "dépréciée", sites.0, sites.1)
    }
    environments(before, after, place)
    security(before, after, place)
    quotaUse(before, after, place)
    let timeouts = (before.timeoutMilliseconds, after.timeoutMilliseconds)
    if timeouts.0.value != timeouts.1.value {
      turned(
        timeouts.1.value > timeouts.0.value ? .risky : .compatible, "timeout", place,
        Message(english: "time-out in seconds", french: "délai maximal en secondes"), "\(timeouts.0.value / 1000)",
        "\(timeouts.1.value / 1000)", timeouts.0.site, timeouts.1.site)
    }
    if before.errorProfile != after.errorProfile {
      turned(
        .risky, "error-profile", place, Message(english: "wording of errors", french: "formulation des erreurs"),
        before.errorProfile, after.errorProfile, sites.0, sites.1)
    }
    order(before, after, place)
    parameters(before.parameters, after.parameters, place, .request)
    body(before, after, place)
    responses(before.responses, after.responses, place)
    reworded(
      [before.summary.english, before.summary.french, before.description ?? "", before.tag],
      [after.summary.english, after.summary.french, after.description ?? "", after.tag], place, sites.0, sites.1)
  }

  private mutating func environments(_ before: Operation, _ after: Operation, _ place: ChangePlace) {
    guard before.environments != after.environments else { return }
    let what = Message(english: "environments", french: "environnements")
    // Nil is everywhere.
    let isFewer = after.environments.map { kept in before.environments.map { !Set($0).isSubset(of: kept) } ?? true }
    turned(
      isFewer ?? false ? .breaking : .compatible, "environments", place, what,
      before.environments?.joined(separator: ", ") ?? "all", after.environments?.joined(separator: ", ") ?? "all",
      before.site, after.site)
  }

  /// A list that had no order may be given one; whoever reads one in its order reads another list when that changes.
  private mutating func order(_ before: Operation, _ after: Operation, _ place: ChangePlace) {
    func text(_ order: ListOrder?) -> String? { order.map { "\($0.property) \($0.direction.rawValue)" } }
    guard text(before.order) != text(after.order) else { return }
    turned(
      before.order == nil ? .compatible : .breaking, "order", place,
      Message(english: "order of the list", french: "ordre de la liste"), text(before.order), text(after.order),
      before.order?.site ?? before.site, after.order?.site ?? after.site)
  }

  // MARK: Who may call

  private mutating func security(_ before: Operation, _ after: Operation, _ place: ChangePlace) {
    guard before.security != after.security else { return }
    turned(
      Self.takesAll(of: before.security, after.security) ? .compatible : .breaking, "security", place,
      Message(english: "who may call", french: "qui peut appeler"), Self.name(before.security),
      Self.name(after.security), before.site, after.site)
  }

  /// Whether whoever could call before still can.
  private static func takesAll(of before: Security, _ after: Security) -> Bool {
    switch (before, after) {
    case (_, .open): true
    case (.bearer(let former), .bearer(let latter)):
      former.allSatisfy { held in latter.contains { Set($0).isSubset(of: held) } }
    default: false
    }
  }

  private static func name(_ security: Security) -> String {
    switch security {
    case .open: "everybody"
    case .bearer(let alternatives): alternatives.map { $0.joined(separator: "+") }.joined(separator: " | ")
    case .client: "client credentials"
    case .browser(let cookie): "cookie \(cookie)"
    case .operator: "operator"
    }
  }

  // MARK: What is sent

  /// - Parameter direction: of the parameters of an operation, `request`; of the headers of a webhook, `answer`.
  mutating func parameters(
    _ before: [Parameter], _ after: [Parameter], _ place: ChangePlace, _ direction: Direction
  ) {
    let pairs = Self.paired(before.filter { $0.place != .path }, after.filter { $0.place != .path }) {
      $0.place.rawValue + " " + ($0.place == .header ? $0.name.lowercased() : $0.name)
    }
    for parameter in pairs.removed {
      note(
        .breaking, "parameter-removed", place, "\(parameter.place.rawValue) parameter `\(parameter.name)` removed",
        "paramètre `\(parameter.name)` (\(parameter.place.rawValue)) supprimé", parameter.site)
    }
    for parameter in pairs.added {
      let isDemanded = parameter.required?.value == true && direction == .request
      note(
        isDemanded ? .breaking : .compatible, "parameter-added", place,
        "\(isDemanded ? "required " : "")\(parameter.place.rawValue) parameter `\(parameter.name)` added",
        "paramètre \(isDemanded ? "obligatoire " : "")`\(parameter.name)` (\(parameter.place.rawValue)) ajouté", nil,
        parameter.site)
    }
    for (former, latter) in pairs.both { compare(former, latter, place, direction) }
    // Path parameters have places and no names of their own for whoever calls.
    let paths = (before.filter { $0.place == .path }, after.filter { $0.place == .path })
    for (former, latter) in zip(paths.0, paths.1) { compare(former, latter, place, direction) }
  }

  private mutating func compare(
    _ before: Parameter, _ after: Parameter, _ place: ChangePlace, _ direction: Direction
  ) {
    let own = place.then("\(after.place.rawValue) \(after.name)")
    requirement(before.required, after.required, own, direction, before.site, after.site)
    if before.listStyle != after.listStyle {
      note(
        .breaking, "list-style", own, "lists are written another way", "les listes s’écrivent autrement", before.site,
        after.site)
    }
    if before.isRestOfPath != after.isRestOfPath {
      note(
        after.isRestOfPath ? .compatible : .breaking, "rest-of-path", own, "takes another part of the path",
        "prend une autre partie du chemin", before.site, after.site)
    }
    schemas(before.schema, after.schema, own, direction)
    reworded(before.description, after.description, own, before.site, after.site)
  }

  mutating func requirement(
    _ before: Rule<Bool>?, _ after: Rule<Bool>?, _ place: ChangePlace, _ direction: Direction, _ oldSite: Site,
    _ newSite: Site
  ) {
    let (was, isRequired) = (before?.value == true, after?.value == true)
    if was == isRequired {
      if let before, let after { reworded(before.message, after.message, place, before.site, after.site) }
      return
    }
    // What may be missing from an answer is missed.
    let impact: ContractChange.Impact = isRequired == (direction == .request) ? .breaking : .compatible
    note(
      impact, isRequired ? "required" : "optional", place, isRequired ? "is required" : "is no longer required",
      isRequired ? "devient obligatoire" : "n’est plus obligatoire", oldSite, newSite)
  }

  private mutating func body(_ before: Operation, _ after: Operation, _ place: ChangePlace) {
    let own = place.then("body", "corps")
    switch (before.body, after.body) {
    case (nil, nil): break
    case (let removed?, nil):
      note(.breaking, "body-removed", place, "no longer takes a body", "ne prend plus de corps", removed.site)
    case (nil, let added?):
      note(
        added.required ? .breaking : .compatible, "body-added", place,
        added.required ? "a body is required" : "takes a body",
        added.required ? "un corps est obligatoire" : "accepte un corps", nil, added.site)
    case (let former?, let latter?):
      if former.required != latter.required {
        note(
          latter.required ? .breaking : .compatible, latter.required ? "required" : "optional", own,
          latter.required ? "is required" : "is no longer required",
          latter.required ? "devient obligatoire" : "n’est plus obligatoire", former.site, latter.site)
      }
      contents(former.contents, latter.contents, own, .request, (former.site, latter.site))
    }
  }
}
