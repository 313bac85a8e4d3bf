/// The keyword table as a page for people.
public enum KeywordCoverage {
  /// Every kind of object with its keywords and what becomes of each, as Markdown. The same table gives the same page.
  public static func markdown() -> String {
    var page = """
      # Keyword coverage

      <!-- Written by `spec keywords` from the table in Sources/SpecModel/Keywords; edit that. -->

      What becomes of each keyword of OpenAPI 3.1 and JSON Schema 2020-12, and of our own `x-` keywords (explained in
      [extensions.md](../spec/extensions.md)). There is no fourth way: what is not in this table is refused as unknown.

      - **enforced**: the generated server holds to it, or the compiler of the contract does.
      - **documented**: it explains the contract and changes no verdict.
      - **rejected**: it is an error to write it, for the reason given.

      | | enforced | documented | rejected |
      |---|---|---|---|

      """
    for (title, rows) in [
      ("specifications", everyRow.filter { !$0.isExtension }), ("our own", everyRow.filter(\.isExtension)),
    ] {
      let enforced = rows.count { $0.disposition == .enforced }
      let documented = rows.count { $0.disposition == .documented }
      page += "| \(title) | \(enforced) | \(documented) | \(rows.count - enforced - documented) |\n"
    }
    for kind in ObjectKind.allCases { page += section(kind) }
    return page
  }

  private static var everyRow: [Keyword] { ObjectKind.allCases.flatMap { Keywords.rows(of: $0) } }

  private static func section(_ kind: ObjectKind) -> String {
    var text = "\n## \(kind.rawValue)\n\n| keyword | value | |\n|---|---|---|\n"
    for row in Keywords.rows(of: kind) {
      let name = "`\(row.name)`" + (row.required ? " (required)" : "")
      switch row.disposition {
      case .enforced: text += line(name, row.shape.phrase, "enforced")
      case .documented: text += line(name, row.shape.phrase, "documented")
      case .rejected(let reason): text += line(name, "", "rejected: \(reason)")
      }
    }
    if let patterned = Keywords.patterned(of: kind) {
      text += line("`\(patterned.name)`", patterned.shape.phrase, "enforced")
    }
    return text
  }

  private static func line(_ cells: String...) -> String {
    "| " + cells.joined(separator: " | ") + " |\n"
  }
}
