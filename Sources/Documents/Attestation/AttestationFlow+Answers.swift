extension AttestationFlow {
  mutating func add(_ category: Attestation.Category) {
    guard category.subcategories.contains(where: { !$0.fields.isEmpty }) else { return }
    addChapter(category.title)
    for subcategory in category.subcategories where !subcategory.fields.isEmpty {
      addSection(subcategory.title)
      var pending: [any Block] = []
      for field in subcategory.fields {
        if answers.isShort(field) {
          pending.append(answers.row(of: field))
        } else {
          flush(&pending)
          addTall(field)
        }
      }
      flush(&pending)
    }
  }

  private mutating func flush(_ rows: inout [any Block]) {
    flow.addTable(header: nil, rows: rows)
    rows = []
  }

  // MARK: Under the label

  private mutating func addTall(_ field: Attestation.Field) {
    flow.add(answers.heading(of: field), spaceBefore: 8)
    for part in field.answer { addTall(part) }
    // A table ends in a rule of its own.
    switch field.answer.last {
    case .table, .pairs: return
    default: break
    }
    flow.add(
      Stack { _, width in
        [Line(height: 6) { canvas, x, top in canvas.rule(.rule, x: x, y: top + 6, width: width) }]
      })
  }

  private mutating func addTall(_ part: Attestation.Presentation) {
    let answers = answers
    switch part {
    case .table(let table): add(table)
    case .pairs(let pairs): addPairs(pairs, spaceBefore: 2)
    case .item(let title, let parts):
      flow.framed(.rule) { flow in
        flow.add(Stack.text(title, TextStyle(bold: true, color: .title), tag: "H4", keepsNext: true), spaceBefore: 8)
        let parts = Self.flattened(parts)
        for (place, part) in parts.enumerated() {
          let isWhole = answers.isShort(part)
          flow.add(
            Stack(tag: "P", keepsNext: isWhole && place < parts.count - 1, isWhole: isWhole) { typesetter, width in
              answers.lines(of: part, typesetter, width)
            }, spaceBefore: 2)
        }
      }
    case .text, .badge, .files, .empty:
      flow.add(Stack(tag: "P") { typesetter, width in answers.lines(of: part, typesetter, width) }, spaceBefore: 3)
    }
  }

  /// Items hold texts, pairs and files; a table in an item is told by its rows, an item in an item by its parts.
  private static func flattened(_ parts: [Attestation.Presentation]) -> [Attestation.Presentation] {
    parts.flatMap { part -> [Attestation.Presentation] in
      switch part {
      case .table(let table): table.rows.map { .pairs(zip(table.header, $0).map { .init($0, $1) }) }
      case .item(let title, let parts): [.text(title)] + flattened(parts)
      default: [part]
      }
    }
  }

  private mutating func add(_ table: Attestation.Table) {
    let header = Array(table.header.prefix(6))
    guard !header.isEmpty else { return }
    let lengths = header.indices.map { column in
      ([header] + table.rows).map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    let columns = Columns(lengths: lengths)
    flow.addTable(
      header: columns.header(header),
      rows: table.rows.map { row in
        columns.row(
          header.indices.map { .text($0 < row.count ? row[$0] : "", $0 == 0 ? Self.label : Self.body) },
          firstTag: "TH")
      }, spaceBefore: 4)
  }
}
