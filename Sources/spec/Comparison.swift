import SpecIR

/// Two versions of a contract and what lies between them.
struct Comparison {
  let old: SpecCommand.Version
  let new: SpecCommand.Version
  let changes: [ContractChange]

  init(old: SpecCommand.Version, new: SpecCommand.Version) {
    self.old = old
    self.new = new
    changes = ContractDiff.changes(from: old.api, to: new.api)
  }

  /// The least version that the newer contract may have.
  var leastVersion: ContractVersion { old.version.following(changes) }

  /// One line for each change, then what they ask of the version.
  func text(isFrench: Bool) -> String {
    var text = ""
    for change in changes {
      let site = (change.newSite ?? change.oldSite).map { " (\($0.file):\($0.line))" } ?? ""
      text += "\(change.impact)  \(isFrench ? change.place.french : change.place.english): "
      text += "\(isFrench ? change.text.french : change.text.english)\(site)\n"
    }
    let counts = ContractChange.Impact.allCases.map { impact in "\(changes.count { $0.impact == impact }) \(impact)" }
    text += isFrench ? "\(changes.count) différences : " : "\(changes.count) differences: "
    text += counts.joined(separator: ", ") + ". "
    let versions = "\(old.version) → \(new.version)"
    text +=
      isFrench
      ? "Version \(versions) ; au moins \(leastVersion).\n" : "Version \(versions); at least \(leastVersion).\n"
    return text
  }

  /// `{"old", "new", "least_version", "changes": [{"impact", "code", "place", "text": {"en", "fr"}, "old", "new"}]}`
  var json: String {
    func site(_ site: Site?) -> JSONValue {
      guard let site else { return .null }
      return .object([
        .init("file", .string(site.file)), .init("line", .number("\(site.line)")),
        .init("pointer", .string(site.pointer)),
      ])
    }
    func message(_ message: Message) -> JSONValue {
      .object([.init("en", .string(message.english)), .init("fr", .string(message.french))])
    }
    let items = changes.map { change in
      JSONValue.object([
        .init("impact", .string(change.impact.rawValue)), .init("code", .string(change.code)),
        .init("place", message(change.place)), .init("text", message(change.text)), .init("old", site(change.oldSite)),
        .init("new", site(change.newSite)),
      ])
    }
    return JSONValue.object([
      .init("old", .string("\(old.version)")), .init("new", .string("\(new.version)")),
      .init("least_version", .string("\(leastVersion)")), .init("changes", .array(items)),
    ]).text + "\n"
  }
}
