import SpecIR

/// What has changed from version to version, for those who use the service.
struct Changelog {
  /// By ascending version.
  let versions: [SpecCommand.Version]
  let isFrench: Bool

  var text: String {
    var text = isFrench ? "# Journal des changements du contrat\n" : "# Changelog of the contract\n"
    for (old, new) in zip(versions, versions.dropFirst()).reversed() {
      text += "\n" + ChangelogSection(Comparison(old: old, new: new), isFrench: isFrench).text
    }
    if let first = versions.first {
      text += "\n## \(first.version)\n\n" + (isFrench ? "Première version publiée.\n" : "The first release.\n")
    }
    return text
  }
}

/// The changes of one version, grouped by what they mean for a program.
struct ChangelogSection {
  private let comparison: Comparison
  private let isFrench: Bool

  init(_ comparison: Comparison, isFrench: Bool) {
    self.comparison = comparison
    self.isFrench = isFrench
  }

  var text: String {
    var text = "## \(comparison.new.version)\n"
    if comparison.changes.isEmpty { text += isFrench ? "\nAucun changement.\n" : "\nNo change.\n" }
    for impact in ContractChange.Impact.allCases {
      let changes = comparison.changes.filter { $0.impact == impact }
      if changes.isEmpty { continue }
      text += "\n### \(heading(impact))\n\n"
      if impact == .wording {
        let places = Set(changes.map(\.place)).count
        text +=
          isFrench
          ? "Textes et exemples revus, sans effet sur les programmes (\(places)).\n"
          : "Texts and examples were revised, which no program notices (\(places)).\n"
        continue
      }
      for change in changes {
        let (place, what) =
          isFrench ? (change.place.french, change.text.french) : (change.place.english, change.text.english)
        text += "- **\(place)**: \(what)\n".replacing("**:", with: isFrench ? "** :" : "**:")
      }
    }
    return text
  }

  private func heading(_ impact: ContractChange.Impact) -> String {
    switch impact {
    case .breaking: isFrench ? "Ruptures de compatibilité" : "Breaking changes"
    case .risky: isFrench ? "À vérifier dans vos programmes" : "To check in your programs"
    case .compatible: isFrench ? "Nouveautés compatibles" : "Compatible additions"
    case .wording: isFrench ? "Rédaction" : "Wording"
    }
  }
}
