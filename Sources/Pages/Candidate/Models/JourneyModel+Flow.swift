extension JourneyModel {
  /// The screens of an application, in the order of product.md §5.4: identification, lots where the market has some,
  /// the market's facts, a screen for each subcategory, the statement on honour before the first that is about
  /// exclusion grounds, the summary.
  ///
  /// - Parameters:
  ///   - categories: of the market, by position, each with its subcategories that have a visible field.
  ///   - hasLots: whether the market is divided.
  ///   - isAttested: whether the statement on honour was made.
  ///   - chosenLots: how many lots are chosen.
  ///   - siretKnown: whether the application has its company.
  public init(
    categories: [FieldCategoryModel], hasLots: Bool, isAttested: Bool, chosenLots: Int, siretKnown: Bool
  ) {
    var first = [
      Step(
        page: .companyIdentification, title: fr("Identification de l'entreprise"), answered: siretKnown ? 1 : 0,
        asked: 1)
    ]
    if hasLots {
      first.append(Step(page: .lots, title: fr("Choix des lots"), answered: chosenLots > 0 ? 1 : 0, asked: 1))
    }
    first.append(Step(page: .marketInformation, title: fr("Informations du marché")))

    var stages: [Stage] = []
    var statement = true
    for (index, category) in categories.enumerated() {
      var steps: [Step] = []
      for group in category.groups {
        if statement, group.key.hasPrefix("motifs_exclusion") {
          statement = false
          steps.append(
            Step(
              page: .exclusionGrounds, title: fr("Attestation sur l'honneur"), answered: isAttested ? 1 : 0, asked: 1))
        }
        steps.append(
          Step(
            page: .fields(group.key), title: fr(label: group.title),
            answered: group.fields.count { !AnswerPresentation($0).isEmpty }, asked: group.fields.count))
      }
      // What is known before any field is asked stands with the company, whose category opens the catalogue.
      if index == 0 { steps = first + steps }
      stages.append(Stage(title: fr(label: category.title), steps: steps))
    }
    if categories.isEmpty { stages.append(Stage(title: fr("Votre entreprise et le marché"), steps: first)) }
    stages.append(Stage(title: fr("Récapitulatif"), steps: [Step(page: .summary, title: fr("Récapitulatif"))]))
    self.init(stages: stages)
  }

  /// All screens in their order.
  public var steps: [Step] { stages.flatMap(\.steps) }

  public func contains(_ page: CandidateStep) -> Bool { steps.contains { $0.page == page } }

  /// The screen after this one; nil after the last, and for a screen that the application does not have.
  public func next(after page: CandidateStep) -> CandidateStep? {
    let all = steps
    guard let index = all.firstIndex(where: { $0.page == page }), index + 1 < all.count else { return nil }
    return all[index + 1].page
  }

  /// The screen before this one; nil before the first, and for a screen that the application does not have.
  public func previous(before page: CandidateStep) -> CandidateStep? {
    guard let index = steps.firstIndex(where: { $0.page == page }), index > 0 else { return nil }
    return steps[index - 1].page
  }

  /// The stage a screen is part of, counted from 0.
  func stage(of page: CandidateStep) -> Int? {
    stages.firstIndex { $0.steps.contains { $0.page == page } }
  }

  /// Fields with an answer and fields asked, over all screens.
  var progress: (answered: Int, asked: Int) {
    steps.reduce((0, 0)) { ($0.0 + $1.answered, $0.1 + $1.asked) }
  }
}

extension CandidateStep {
  /// The screen that an address names; any other segment is taken for a subcategory's key, which the caller holds
  /// against the application's own (``JourneyModel/contains(_:)``).
  public init(segment: String) {
    switch segment {
    case "company_identification": self = .companyIdentification
    case "lots": self = .lots
    case "market_information": self = .marketInformation
    case "attestation_motifs_exclusion": self = .exclusionGrounds
    case "summary": self = .summary
    default: self = .fields(segment)
    }
  }
}
