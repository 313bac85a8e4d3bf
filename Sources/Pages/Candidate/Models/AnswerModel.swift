/// The kinds of answers a field can ask for: the live input types of product.md §2.7, by the names of the catalogue.
public enum AnswerKind: String, Sendable, CaseIterable {
  case fileUpload = "file_upload"
  case textInput = "text_input"
  case textarea
  case emailInput = "email_input"
  case phoneInput = "phone_input"
  case checkboxWithDocument = "checkbox_with_document"
  case fileOrTextarea = "file_or_textarea"
  case turnover = "capacite_economique_financiere_chiffre_affaires_global_annuel"
  case staff = "capacite_economique_financiere_effectifs_moyens_annuels"
  case people = "presentation_intervenants"
  case radioWithFileAndText = "radio_with_file_and_text"
  case references = "realisations_livraisons"
  case samples = "capacites_techniques_professionnelles_outillage_echantillons"
  case urlInput = "url_input"
  case inlineFileUpload = "inline_file_upload"
  case inlineURLInput = "inline_url_input"

  /// Whether files can be joined to the answer as a whole (`files[KEY]`).
  public var takesFiles: Bool {
    switch self {
    case .fileUpload, .inlineFileUpload, .checkboxWithDocument, .fileOrTextarea, .radioWithFileAndText, .people:
      true
    case .textInput, .textarea, .emailInput, .phoneInput, .urlInput, .inlineURLInput, .turnover, .staff, .references,
      .samples:
      false
    }
  }

  /// Whether the answer is a list of items that candidates lengthen and shorten.
  public var isRepeatable: Bool {
    switch self {
    case .people, .references, .samples: true
    default: false
    }
  }
}

/// What was answered, as stored (product.md §4.1). Empty strings and nil stand for what was left out.
public enum AnswerModel: Sendable, Equatable {
  case text(String)
  /// nil: neither yes nor no was chosen.
  case radio(choice: Bool?, text: String)
  case checked(Bool)
  /// Three rows: the last closed year first.
  case turnover([TurnoverRowModel])
  case staff([StaffRowModel])
  case people([PersonModel])
  case references([ReferenceModel])
  case samples([SampleModel])
  /// Nothing but the files.
  case filesOnly
}

/// A year's turnover.
public struct TurnoverRowModel: Sendable, Equatable {
  /// Whole euros.
  public var turnover: Int?
  /// 0…100.
  public var marketPercentage: Int?
  /// `YYYY-MM-DD`.
  public var fiscalYearEnd: String?

  public init(turnover: Int? = nil, marketPercentage: Int? = nil, fiscalYearEnd: String? = nil) {
    self.turnover = turnover
    self.marketPercentage = marketPercentage
    self.fiscalYearEnd = fiscalYearEnd
  }
}

/// A year's workforce.
public struct StaffRowModel: Sendable, Equatable {
  public var year: Int?
  public var averageStaff: Int?
  public var managementStaff: Int?

  public init(year: Int? = nil, averageStaff: Int? = nil, managementStaff: Int? = nil) {
    self.year = year
    self.averageStaff = averageStaff
    self.managementStaff = managementStaff
  }
}

/// Someone of the team. `item` is the number the form gave it (1…9999), which also names its files.
public struct PersonModel: Sendable, Equatable {
  public var item: Int
  public var lastName: String
  public var firstNames: String
  public var titles: String

  public init(item: Int, lastName: String = "", firstNames: String = "", titles: String = "") {
    self.item = item
    self.lastName = lastName
    self.firstNames = firstNames
    self.titles = titles
  }
}

/// Something delivered or built.
public struct ReferenceModel: Sendable, Equatable {
  public var item: Int
  public var summary: String
  /// `YYYY-MM-DD`.
  public var start: String?
  public var end: String?
  /// Whole euros.
  public var amount: Int?
  public var description: String

  public init(
    item: Int, summary: String = "", start: String? = nil, end: String? = nil, amount: Int? = nil,
    description: String = ""
  ) {
    self.item = item
    self.summary = summary
    self.start = start
    self.end = end
    self.amount = amount
    self.description = description
  }
}

/// A sample or an illustration.
public struct SampleModel: Sendable, Equatable {
  public var item: Int
  public var description: String

  public init(item: Int, description: String = "") {
    self.item = item
    self.description = description
  }
}

/// Where an answer comes from (product.md §2.2).
public enum AnswerOrigin: Sendable, Equatable {
  /// Typed by the candidate.
  case manual
  /// Told by an official source: shown as such, never asked.
  case automatic
  /// The official source did not answer: the candidate is asked, and told why.
  case manualAfterFailure
  /// The number that the application itself goes by: shown, never asked again.
  case identification
}
