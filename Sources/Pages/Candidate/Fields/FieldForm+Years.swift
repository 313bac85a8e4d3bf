import HTML

/// Answers of three years: a table with a field in each cell.
extension FieldForm {
  func turnover(_ field: FieldModel, into html: inout Markup) {
    var rows: [TurnoverRowModel] = []
    let form = self.form.within(label(field))
    if !isResent, case .turnover(let given)? = field.answer { rows = given }
    years(field, columns: AnswerPresentation.turnoverColumns, into: &html) { html, index, column in
      let year = index + 1
      let row = index < rows.count ? rows[index] : TurnoverRowModel()
      var cell: TextField
      switch column {
      case 1:
        cell = TextField(
          name: AnswerNames.turnover(field, year: year, .turnover), label: "", kind: .decimal,
          initial: row.turnover.map { String($0) }, maxLength: 20, unit: "€")
      case 2:
        cell = TextField(
          name: AnswerNames.turnover(field, year: year, .market_percentage), label: "", kind: .number(min: 0, max: 100),
          initial: row.marketPercentage.map { String($0) }, unit: "%")
      default:
        cell = TextField(
          name: AnswerNames.turnover(field, year: year, .fiscal_year_end), label: "", kind: .date,
          initial: row.fiscalYearEnd)
      }
      cell.label = Self.cellLabels[column - 1] + ", " + AnswerPresentation.fiscalYear(index)
      cell.hiddenLabel = true
      html.textField(form, cell)
    } header: {
      AnswerPresentation.fiscalYear($0)
    }
  }

  private static let cellLabels = [
    fr("Chiffre d'affaires en euros"), fr("Part liée au marché en pourcentage"), fr("Date de fin de l'exercice"),
  ]

  func staff(_ field: FieldModel, into html: inout Markup) {
    var rows: [StaffRowModel] = []
    let form = self.form.within(label(field))
    if !isResent, case .staff(let given)? = field.answer { rows = given }
    let columns = [fr("Période")] + AnswerPresentation.staffColumns
    years(field, columns: columns, into: &html) { html, index, column in
      let row = index < rows.count ? rows[index] : StaffRowModel()
      let parts: [(AnswerNames.StaffColumn, Int?)] = [
        (.year, row.year), (.average_staff, row.averageStaff), (.management_staff, row.managementStaff),
      ]
      let (part, value) = parts[column - 1]
      html.textField(
        form,
        TextField(
          name: AnswerNames.staff(field, year: index + 1, part), label: fr("\(columns[column]), N-\(index + 1)"),
          kind: part == .year ? .number(min: 2000, max: nil) : .number(min: 0, max: nil),
          initial: value.map { String($0) }, hiddenLabel: true))
    } header: {
      fr("Année N-\($0 + 1)")
    }
  }

  private func years(
    _ field: FieldModel, columns: [String], into html: inout Markup,
    cell: (inout Markup, _ index: Int, _ column: Int) -> Void, header: (Int) -> String
  ) {
    let id = FieldID(AnswerNames.text(field)).group
    html.fieldset(legend: label(field), id: id, hint: hint(field), mark: mark(field), headingLevel: 3) { html in
      html.element(.div, .class("pm-years")) { html in
        html.table(caption: fr(label: field.label), captionHidden: true, columns: columns, rows: 3) {
          html, row, column in
          if column == 0 {
            html.text(header(row))
          } else {
            cell(&html, row, column)
          }
        }
      }
    }
  }
}
