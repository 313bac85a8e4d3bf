import SpecModel

/// The table of keywords as a page.
enum KeywordCoverage {
  static var markdown: String {
    var page = """
      # Keyword coverage

      Written by `spec keywords` from the table that the loader checks contracts against. A keyword is *enforced* (the generated
      server holds to it), *documented* (it explains and changes no verdict) or *rejected* (writing it is an error). What is not in
      the table is an error too.


      """
    let all = ObjectKind.allCases.flatMap { Keywords.rows(of: $0) }
    let counts = ["enforced", "documented", "rejected"].map { word in
      "\(all.count { $0.disposition.word == word }) \(word)"
    }
    page += "\(all.count) keywords: \(counts.joined(separator: ", ")).\n"
    for kind in ObjectKind.allCases { page += section(kind) }
    return page
  }

  private static func section(_ kind: ObjectKind) -> String {
    let rows = Keywords.rows(of: kind)
    let patterned = Keywords.patterned(of: kind)
    if rows.isEmpty && patterned == nil { return "" }
    var text = "\n## \(kind.rawValue)\n\n| keyword | disposition | reason |\n|---|---|---|\n"
    for row in rows {
      var reason = ""
      if case .rejected(let why) = row.disposition { reason = why.replacing("|", with: "\\|") }
      text += "| `\(row.name)` | \(row.disposition.word)\(row.required ? ", required" : "") | \(reason) |\n"
    }
    if let patterned { text += "| `\(patterned.name)` | enforced | |\n" }
    return text
  }
}

extension Disposition {
  fileprivate var word: String {
    switch self {
    case .enforced: "enforced"
    case .documented: "documented"
    case .rejected: "rejected"
    }
  }
}
