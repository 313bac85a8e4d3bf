import Generated
import Pages
import Runtime
import Store

/// From the store's records to what the candidate's pages are shown with.
struct DossierPresenter: Sendable {
  let dossier: Dossier
  /// What the market asks for.
  let asked: [OfferedCategory]
  /// Whether files are looked at by an antivirus at all: without one there are no badges.
  let showsScans: Bool
  /// Of files by their ids, where they are shown: composing them takes a while where there are many.
  private var packageNames: [String: String] = [:]

  init(_ dossier: Dossier, showsScans: Bool) {
    self.dossier = dossier
    self.showsScans = showsScans
    asked = MarketFields.asked(by: dossier.market)
  }

  var application: ApplicationModel {
    ApplicationModel(
      identifier: dossier.application.identifier, siret: dossier.application.siret,
      isSiretEntered: dossier.application.isSiretEntered, companyName: dossier.application.companyName, market: market)
  }

  private var market: ApplicationMarketModel {
    let market = dossier.market
    return ApplicationMarketModel(
      identifier: market.identifier, name: market.name,
      buyer: FrenchText.organisation(market.buyerName ?? market.siret), editor: dossier.editor.name,
      deadline: ParisTime(market.deadline),
      types: Catalogue.MarketType.labels(of: market.marketTypeCodes), lots: lots, lotLimit: market.lotLimit)
  }

  var lots: [ApplicationLotModel] {
    dossier.market.lots.enumerated().map { index, lot in
      ApplicationLotModel(position: index + 1, name: lot.name, cpvCode: lot.cpvCode)
    }
  }

  var chosenLots: [ApplicationLotModel] { lots.filter { dossier.draft.lots.contains($0.position) } }

  /// The screens, with how far each is.
  var journey: JourneyModel {
    JourneyModel(
      categories: categories, hasLots: !dossier.market.lots.isEmpty,
      isAttested: dossier.draft.attestsNoExclusionMotifs, chosenLots: dossier.draft.lots.count,
      siretKnown: dossier.application.siret != nil)
  }

  func wizard(notice: CandidateWizardModel.Notice? = nil, at now: Timestamp) -> CandidateWizardModel {
    CandidateWizardModel(
      application: application, journey: journey,
      savedAt: dossier.draft.touchedAt.map(ParisTime.init), notice: notice,
      isDeadlinePassed: !dossier.market.takesApplications(at: now))
  }

  // MARK: Fields

  /// The fields of a step; nil for a subcategory of which the market asks nothing, or nothing that is shown.
  func offered(_ key: String) -> OfferedGroup? {
    asked.lazy.flatMap(\.groups).first { $0.key == key && $0.fields.contains(where: isShown) }
  }

  /// The screen on which a field is asked.
  func step(of fieldKey: String) -> CandidateStep {
    let group = asked.lazy.flatMap(\.groups).first { $0.fields.contains { $0.key == fieldKey } }
    return group.map { .fields($0.key) } ?? .summary
  }

  /// A subcategory with its answers.
  /// - Parameters:
  ///   - open: items that are shown without an answer.
  ///   - added: the field to which one more is added.
  func group(_ group: OfferedGroup, open: OpenItems = OpenItems(), added: String? = nil) -> FieldGroupModel {
    FieldGroupModel(
      key: group.key, title: group.subcategory.candidate,
      fields: group.fields.filter(isShown).map { field($0, open, added) })
  }

  /// Everything that was asked, for the summary and for reading it again.
  var categories: [FieldCategoryModel] {
    asked.compactMap { category in
      let groups = category.groups.map { group($0) }.filter { !$0.fields.isEmpty }
      return groups.isEmpty
        ? nil : FieldCategoryModel(key: category.key, title: category.category.candidate, groups: groups)
    }
  }

  /// With the names that files have in the package.
  var model: DossierModel {
    var presenter = self
    presenter.packageNames = PackagePlan(dossier).names
    return DossierModel(
      lots: chosenLots, isAttested: dossier.draft.attestsNoExclusionMotifs, contestations: presenter.contestations,
      categories: presenter.categories)
  }

  /// What an official source says against the company, with what the candidate answers to it.
  var contestations: [ContestationModel] {
    asked.flatMap(\.fields).compactMap { field in
      guard let answer = dossier.answers[field.key], answer.isContestable, let official = answer.officialText
      else { return nil }
      return ContestationModel(
        key: field.key, label: field.candidate, officialText: official,
        source: (field.source?.api ?? "").uppercased(), text: dossier.draft.contestations[field.key] ?? "",
        files: dossier.files.filter { $0.fieldKey == field.key && $0.isContestation }.map(file))
    }
  }

  /// What a source has found against the company is shown on the page of exclusion grounds alone.
  private func isShown(_ field: Catalogue.Field) -> Bool { dossier.answers[field.key]?.isHidden != true }

  private func field(_ field: Catalogue.Field, _ open: OpenItems, _ added: String?) -> FieldModel {
    let answer = dossier.answers[field.key]
    let files = dossier.files(of: field.key)
    let written = answer?.value?.items ?? []
    let known = Set(written + files.compactMap(\.item))
    var model = FieldModel(
      key: field.key, kind: field.kind, label: field.candidate, isMandatory: field.isMandatory,
      origin: origin(of: field, answer), answer: answer?.value.map(AnswerModel.init),
      files: files.filter { $0.item == nil }.map(file))
    for group in Dictionary(grouping: files.filter { $0.item != nil }, by: { $0.item ?? 0 }) {
      model.itemFiles[group.key] = group.value.map(file)
    }
    // An item of which only files are there yet, and those that were added and not filled in.
    model.addedItems = known.subtracting(written).union(open.numbers(of: field.key)).sorted()
    model.addsItem = added == field.key
    return model
  }

  private func origin(of field: Catalogue.Field, _ answer: AnswerRecord?) -> AnswerOrigin {
    guard let answer else { return .manual }
    if field.key == Dossier.siretField, answer.source != .auto, dossier.application.siret != nil {
      return .identification
    }
    return AnswerOrigin(answer.source)
  }

  func file(_ file: FileRecord) -> FileModel {
    FileModel(
      id: file.id, name: file.displayName, systemName: packageNames[file.id], size: file.size,
      scan: showsScans ? FileItem.Scan(file.scan) : .none,
      isAutomatic: dossier.answers[file.fieldKey]?.source == .auto && !file.isContestation)
  }
}

extension AnswerRecord {
  /// An official source speaks against the company.
  var isContestable: Bool {
    guard source == .auto, case .radio(.yes, _) = value else { return false }
    return isHidden
  }
}

extension Catalogue.Field {
  /// The same kind by the name that pages know it under; both are the catalogue's.
  var kind: AnswerKind { AnswerKind(rawValue: type.rawValue) ?? .textInput }
}

extension AnswerOrigin {
  init(_ source: AnswerSource) {
    switch source {
    case .manual: self = .manual
    case .auto: self = .automatic
    case .manualAfterAPIFailure: self = .manualAfterFailure
    }
  }
}

extension FileItem.Scan {
  init(_ verdict: FileScan) {
    switch verdict {
    case .pending: self = .pending
    case .clean: self = .clean
    case .infected: self = .infected
    case .unscanned, .error: self = .failed
    }
  }
}

extension AnswerModel {
  init(_ value: AnswerValue) {
    switch value {
    case .text(let text): self = .text(text)
    case .radio(let choice, let text): self = .radio(choice: choice.map { $0 == .yes }, text: text)
    case .checked(let isChecked): self = .checked(isChecked)
    case .turnover(let years):
      self = .turnover(
        years.all.map {
          TurnoverRowModel(
            turnover: $0.turnover.map(Int.init), marketPercentage: $0.marketPercentage.map(Int.init),
            fiscalYearEnd: $0.fiscalYearEnd?.text)
        })
    case .staff(let years):
      self = .staff(
        years.all.map {
          StaffRowModel(
            year: $0.year.map(Int.init), averageStaff: $0.averageStaff.map(Int.init),
            managementStaff: $0.managementStaff.map(Int.init))
        })
    case .people(let people):
      self = .people(
        people.map {
          PersonModel(item: $0.number, lastName: $0.lastName, firstNames: $0.firstNames, titles: $0.titles)
        })
    case .references(let references):
      self = .references(
        references.map {
          ReferenceModel(
            item: $0.number, summary: $0.summary, start: $0.start?.text, end: $0.end?.text,
            amount: $0.amount.map(Int.init), description: $0.description)
        })
    case .samples(let samples):
      self = .samples(samples.map { SampleModel(item: $0.number, description: $0.description) })
    case .files: self = .filesOnly
    }
  }
}

extension Dossier {
  /// Files that answer a field, those of its items included, and not what supports a contestation.
  func files(of key: String) -> [FileRecord] { files.filter { $0.fieldKey == key && !$0.isContestation } }
}

extension AnswerValue {
  /// Whether nothing was filled in.
  var isEmpty: Bool {
    switch self {
    case .text(let text): text.isEmpty
    case .radio(let choice, let text): choice == nil && text.isEmpty
    case .checked(let isChecked): !isChecked
    case .turnover(let years): years.all.allSatisfy { $0 == TurnoverYear() }
    case .staff(let years): years.all.allSatisfy { $0 == StaffYear() }
    case .people(let people): people.isEmpty
    case .references(let references): references.isEmpty
    case .samples(let samples): samples.isEmpty
    case .files: true
    }
  }
}
