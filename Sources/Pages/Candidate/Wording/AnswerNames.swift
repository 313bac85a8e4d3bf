/// The names of a step's form fields: what browsers send, what errors are told by.
enum AnswerNames {
  enum TurnoverColumn: String, CaseIterable { case turnover, market_percentage, fiscal_year_end }
  enum StaffColumn: String, CaseIterable { case year, average_staff, management_staff }
  enum PersonPart: String, CaseIterable { case nom, prenoms, titres }
  enum ReferencePart: String, CaseIterable { case resume, date_debut, date_fin, montant, description }

  /// `text_input[KEY]` and its like: the answers that are one text.
  static func text(_ field: FieldModel) -> String { "\(field.kind.rawValue)[\(field.key)]" }

  /// `checkbox_with_document[KEY]`.
  static func checkbox(_ field: FieldModel) -> String { text(field) }

  static func radioChoice(_ field: FieldModel) -> String { text(field) + "[choice]" }

  static func radioText(_ field: FieldModel) -> String { text(field) + "[text]" }

  /// Years are counted from 1, the latest.
  static func turnover(_ field: FieldModel, year: Int, _ column: TurnoverColumn) -> String {
    "\(text(field))[year_\(year)][\(column.rawValue)]"
  }

  static func staff(_ field: FieldModel, year: Int, _ column: StaffColumn) -> String {
    "\(text(field))[year_\(year)][\(column.rawValue)]"
  }

  static func person(_ field: FieldModel, item: Int, _ part: PersonPart) -> String {
    "\(text(field))[\(item)][\(part.rawValue)]"
  }

  static func reference(_ field: FieldModel, item: Int, _ part: ReferencePart) -> String {
    "\(text(field))[\(item)][\(part.rawValue)]"
  }

  static func sample(_ field: FieldModel, item: Int) -> String { "\(text(field))[\(item)][description]" }

  static func files(_ key: String) -> String { "files[\(key)]" }

  static func files(_ key: String, item: Int) -> String { "files[\(key).\(item)]" }

  /// `newest_file[KEY]`, `newest_file[KEY.ITEM]`: what the form has shown of files that may go with their answer.
  static func newestFile(_ key: String) -> String { "newest_file[\(key)]" }

  static func contestation(_ key: String) -> String { "contestation[\(key)]" }

  /// The number of the item that a submitted name belongs to: 7 for `KIND[KEY][7][nom]` and for `files[KEY.7]`.
  static func item(in name: String, of field: FieldModel) -> Int? {
    let ofAnswer = text(field) + "["
    let ofFiles = "files[\(field.key)."
    for prefix in [ofAnswer, ofFiles] where name.hasPrefix(prefix) {
      let digits = name.dropFirst(prefix.count).prefix { $0 != "]" }
      // As the contract has it: 1…9999, without leading zeros.
      if (1...4).contains(digits.utf8.count), let item = Int(digits), item > 0, String(item) == digits { return item }
    }
    return nil
  }
}
