import Generated
import HTML
import Pages
import Runtime
import Store

/// What the forms of the candidate's wizard do. Each saves all of what it holds or nothing, and leads on.
extension PasseMarche {
  public func submitCompanyIdentification(
    _ input: SubmitCompanyIdentification.Input, _ context: SubmitCompanyIdentification.Context
  ) async throws(SubmitCompanyIdentification.Problem) -> SubmitCompanyIdentification.Response {
    try await submit(SubmitCompanyIdentification.Problem.self) {
      let candidate = try await draft(input.identifier, Visit(context, destination: input.secFetchDest))
      let form: CompanyIdentificationForm
      switch input.body {
      case .valid(let valid): form = valid
      case .invalid(let rejected):
        throw refused(candidate, identificationPage(candidate, candidate.visit.form(rejected)))
      }
      // A SIRET that is there already came from the editor or from the login, and stays whatever the form says.
      if candidate.application.siret == nil {
        func again(_ sentence: String) -> RefusedForm {
          var context = candidate.visit.form
          context.values["siret"] = form.siret.map { [$0] }
          context.messages = [FieldMessage(field: "siret", text: sentence)]
          return refused(candidate, identificationPage(candidate, context))
        }
        guard let siret = form.siret else { throw again("Veuillez renseigner votre numéro de SIRET") }
        do throws(StoreError) {
          try await store.bindSiret(candidate.access, to: siret, at: candidate.now)
        } catch {
          switch error {
          case .siretTaken: throw again("Une candidature de cette entreprise à ce marché existe déjà")
          case .invalidValue("siret"):
            // Another tab was faster.
            let now = try await reread(candidate)
            var context = now.visit.form
            context.messages = [
              FieldMessage(
                field: "siret", text: "Un autre numéro de SIRET vient d’être enregistré pour cette candidature")
            ]
            throw refused(now, identificationPage(now, context))
          default: throw Self.turnedAway(candidate, by: error)
          }
        }
      }
      var changes = DraftChanges()
      changes.lastStep = .set(CandidateStep.companyIdentification.segment)
      _ = try await save(candidate, changes)
      return next(candidate, from: .companyIdentification, form.intent)
    }
  }

  public func submitApplicationLots(
    _ input: SubmitApplicationLots.Input, _ context: SubmitApplicationLots.Context
  ) async throws(SubmitApplicationLots.Problem) -> SubmitApplicationLots.Response {
    try await submit(SubmitApplicationLots.Problem.self) {
      let candidate = try await draft(input.identifier, Visit(context, destination: input.secFetchDest))
      let form: ApplicationLotsForm
      switch input.body {
      case .valid(let valid): form = valid
      case .invalid(let rejected): throw refused(candidate, lotsPage(candidate, candidate.visit.form(rejected)))
      }
      let chosen = Set(form.lotIds ?? []).sorted()
      func again(_ sentence: String) -> RefusedForm {
        var context = candidate.visit.form
        context.values["lot_ids"] = chosen.map(String.init)
        context.messages = [FieldMessage(field: "lot_ids", text: sentence)]
        return refused(candidate, lotsPage(candidate, context))
      }
      if chosen.isEmpty, form.intent == .next { throw again("Vous devez sélectionner au moins un lot") }
      var changes = DraftChanges()
      // Who goes back takes no choice away.
      if !chosen.isEmpty || form.intent != .previous { changes.lots = .set(chosen) }
      changes.lastStep = .set(CandidateStep.lots.segment)
      do {
        _ = try await save(candidate, changes)
      } catch StoreError.tooManyLots(let limit) {
        throw again(
          "Vous ne pouvez pas sélectionner plus de \(limit) lot\(limit > 1 ? "s" : "") "
            + "(vous en avez sélectionné \(chosen.count))")
      } catch StoreError.unknownLot {
        throw again("Un des lots sélectionnés n’existe pas dans ce marché")
      }
      return next(candidate, from: .lots, form.intent)
    }
  }

  public func submitMarketInformation(
    _ input: SubmitMarketInformation.Input, _ context: SubmitMarketInformation.Context
  ) async throws(SubmitMarketInformation.Problem) -> SubmitMarketInformation.Response {
    try await submit(SubmitMarketInformation.Problem.self) {
      let candidate = try await draft(input.identifier, Visit(context, destination: nil))
      guard case .valid(let form) = input.body else { throw PageRefusal.noStep }
      return next(candidate, from: .marketInformation, form.intent)
    }
  }

  public func submitExclusionGrounds(
    _ input: SubmitExclusionGrounds.Input, _ context: SubmitExclusionGrounds.Context
  ) async throws(SubmitExclusionGrounds.Problem) -> SubmitExclusionGrounds.Response {
    try await submit(SubmitExclusionGrounds.Problem.self) {
      let candidate = try await draft(input.identifier, Visit(context, destination: input.secFetchDest))
      let presenter = presenter(candidate)
      guard presenter.journey.contains(.exclusionGrounds) else { throw PageRefusal.noStep }
      let contestable = Set(presenter.contestations.map(\.key))
      var haul = try await intake.take(Self.files(of: input.body), isContestation: true) {
        contestable.contains($0.fieldKey) && $0.item == nil
      }
      var changes = DraftChanges()
      changes.addedFiles = haul.files
      guard case .valid(let form) = input.body else {
        let sent = Self.rejected(input.body).map(candidate.visit.form) ?? candidate.visit.form
        if let file = sent.value("remove_file") { changes.removedFiles = [file] }
        try await save(candidate, changes, &haul)
        throw try await refusedAgain(candidate, sent, haul) { exclusionPage($0, $1) }
      }
      changes.attestsNoExclusionMotifs = .set(form.attestsNoExclusionMotifs != nil)
      changes.contestations = form.contestation.filter { contestable.contains($0.key) }
      // Who goes back takes no text away.
      if form.intent == .previous { changes.contestations = changes.contestations.filter { !$0.value.isEmpty } }
      if let file = form.removeFile { changes.removedFiles = [file] }
      changes.lastStep = .set(CandidateStep.exclusionGrounds.segment)
      try await save(candidate, changes, &haul)
      guard haul.refused.isEmpty else {
        throw try await refusedAgain(candidate, candidate.visit.form, haul) { exclusionPage($0, $1) }
      }
      if form.removeFile != nil { return stay(candidate, .exclusionGrounds, notice: .fileRemoved) }
      return next(candidate, from: .exclusionGrounds, form.intent ?? .save)
    }
  }

  public func submitApplicationStep(
    _ input: SubmitApplicationStep.Input, _ context: SubmitApplicationStep.Context
  ) async throws(SubmitApplicationStep.Problem) -> SubmitApplicationStep.Response {
    try await submit(SubmitApplicationStep.Problem.self) {
      let candidate = try await draft(input.identifier, Visit(context, destination: input.secFetchDest))
      guard let group = presenter(candidate).offered(input.step) else { throw PageRefusal.noStep }
      let rejected = Self.rejected(input.body).map {
        RejectedStep(candidate.visit.form($0), group.fields, candidate.dossier)
      }
      let removedItem: FileIntake.Place? = rejected.map(\.removedItem) ?? Self.removedItem(of: input.body)
      // Files are kept even where a text is at fault: nobody should have to choose them again.
      var haul = try await intake.take(Self.files(of: input.body)) { place in
        candidate.takesFiles(place, among: group.fields) && place != removedItem
      }
      var changes = DraftChanges()
      changes.addedFiles = haul.files
      guard case .valid(let form) = input.body else {
        // What the button of the form does is done all the same: what is wrong may lie in the item that goes.
        let sent = rejected ?? RejectedStep(candidate.visit.form, group.fields, candidate.dossier)
        sent.removals(from: candidate.dossier, into: &changes)
        try await save(candidate, changes, &haul)
        throw try await refusedAgain(candidate, sent.form, haul) {
          fieldsPage($0, group, $1, added: sent.addedTo, notice: sent.removedItem == nil ? nil : .itemRemoved)
        }
      }
      let answers = AnswerForm(form: form, currentYear: Int64(ParisTime(candidate.now).year))
      changes.answers = answers.changes(of: group.fields)
      // A document of what was not ticked, or of a "no", answers nothing.
      let stray = changes.addedFiles.filter { !answers.admitsFiles($0.fieldKey, group.fields) }
      if !stray.isEmpty {
        changes.addedFiles.removeAll { stray.contains($0) }
        await intake.discard(stray.map(\.storageName))
        haul.refused += stray.map {
          FieldError(
            name: "files[\($0.fieldKey)]",
            message:
              "\($0.displayName) : vous ne pouvez joindre un document que si la réponse correspondante est « Oui » ou cochée"
          )
        }
      }
      haul.refused += answers.errors(in: group.fields)
      let removals = candidate.removals(form, group.fields, changes.answers)
      let isLeaving = form.intent == .previous
      // An answer that files hang on stays with them.
      let spared = Set((isLeaving ? removals.emptied : removals.unseen).map(\.fieldKey))
      changes.answers.removeAll { spared.contains($0.fieldKey) }
      if isLeaving {
        // Who goes back may look at a form of long ago, and takes nothing away.
        changes.answers = changes.answers.compactMap(candidate.withoutLoss)
      } else {
        changes.removedFiles = removals.files
        haul.refused += removals.unseen.map(FieldError.unseenFiles)
      }
      changes.lastStep = .set(group.key)
      try await save(candidate, changes, &haul)
      var open = answers.openItems(of: group.fields)
      var added: FileIntake.Place?
      if let field = group.fields.first(where: { $0.key == form.addItem }),
        let number = answers.addedItem(to: field, files: candidate.dossier.files)
      {
        open.open(number, of: field.key)
        added = FileIntake.Place(fieldKey: field.key, item: number)
      }
      guard haul.refused.isEmpty else {
        throw try await refusedAgain(candidate, candidate.visit.form, haul) { fieldsPage($0, group, $1, open: open) }
      }
      let step = CandidateStep.fields(group.key)
      if let added { return stay(candidate, step, notice: .itemAdded, open: open, at: added) }
      if form.removeItem != nil { return stay(candidate, step, notice: .itemRemoved, open: open) }
      if form.removeFile != nil { return stay(candidate, step, notice: .fileRemoved, open: open) }
      return next(candidate, from: step, form.intent ?? .save)
    }
  }

  // MARK: Saving

  /// Writes the changes and brings the vault in step: what was removed is erased, and so is what was surely not added.
  func save(_ candidate: CandidateVisit, _ changes: DraftChanges) async throws -> SavedDraft {
    do throws(StoreError) {
      let saved = try await store.saveDraft(candidate.access, changes, limits: FileLimits(), at: candidate.now)
      await intake.discard(saved.erasedStorageNames)
      if !saved.addedFiles.isEmpty { services.scanner.wake() }
      return saved
    } catch {
      await intake.discard(changes.addedFiles.map(\.storageName), after: error)
      throw Self.turnedAway(candidate, by: error)
    }
  }

  /// Where a write leads that found the application no longer the candidate's to change.
  static func turnedAway(_ candidate: CandidateVisit, by error: StoreError) -> any Error {
    switch error {
    case .locked: return Detour(location: CandidateAddress.submission(of: candidate.application.identifier).text)
    case .notOwner: return login(for: candidate.application.identifier)
    case .notFound: return PageRefusal.noApplication
    default: return error
    }
  }

  /// Writes what a form holds. Files for which the application has no room are refused, and all else is kept.
  private func save(
    _ candidate: CandidateVisit, _ changes: DraftChanges, _ haul: inout FileIntake.Haul
  ) async throws {
    do {
      _ = try await save(candidate, changes)
    } catch StoreError.limitExceeded(.answerBytes) {
      haul.refused.append(FieldError(name: "", message: StoreLimit.answerBytes.sentence))
    } catch StoreError.limitExceeded(let limit) where !changes.addedFiles.isEmpty {
      haul.refused += changes.addedFiles.map { file in
        let place = FileIntake.Place(fieldKey: file.fieldKey, item: file.item)
        return FieldError(name: "files[\(place.name)]", message: "\(file.displayName) : \(limit.sentence)")
      }
      var rest = changes
      rest.addedFiles = []
      try await save(candidate, rest, &haul)
    }
  }

  /// The form again, over what was kept of it.
  private func refusedAgain(
    _ candidate: CandidateVisit, _ form: FormContext, _ haul: FileIntake.Haul,
    _ page: (CandidateVisit, FormContext) -> Markup
  ) async throws -> RefusedForm {
    let now = try await reread(candidate)
    var form = form
    form.messages += haul.refused.map { FieldMessage(field: $0.name, text: $0.message) }
    return refused(now, page(now, form))
  }

  private static func files<Form: FormWithFiles>(
    of body: Submission<Form>
  ) -> [(name: String, file: UploadedFile)] {
    switch body {
    case .valid(let form):
      form.files.sorted { $0.key < $1.key }.flatMap { name, files in files.map { (name, $0) } }
    case .invalid(let rejected):
      rejected.files.map { (String($0.name.dropFirst("files[".count).dropLast()), $0.file) }
    }
  }

  private static func removedItem(of body: Submission<ApplicationStepForm>) -> FileIntake.Place? {
    if case .valid(let form) = body { form.removeItem.map(FileIntake.Place.init) } else { nil }
  }

  private static func rejected<Form>(_ body: Submission<Form>) -> RejectedForm? {
    if case .invalid(let rejected) = body { rejected } else { nil }
  }

  // MARK: Leading on

  private func next(_ candidate: CandidateVisit, from step: CandidateStep, _ intent: Intent) -> Redirect {
    let journey = presenter(candidate).journey
    switch intent {
    case .next: return lead(candidate, journey.next(after: step) ?? .summary)
    case .previous: return lead(candidate, journey.previous(before: step) ?? .companyIdentification)
    case .save: return stay(candidate, step, notice: .saved)
    }
  }

  private func lead(_ candidate: CandidateVisit, _ step: CandidateStep) -> Redirect {
    Redirect(CandidateAddress.step(step, of: candidate.application.identifier).text)
  }

  /// - Parameters:
  ///   - open: items that are shown although they are empty.
  ///   - item: where the page opens.
  private func stay(
    _ candidate: CandidateVisit, _ step: CandidateStep, notice: Notice, open: OpenItems = OpenItems(),
    at item: FileIntake.Place? = nil
  ) -> Redirect {
    var location = CandidateAddress.step(step, of: candidate.application.identifier).text
    // Screens without a notice of their own are simply shown again.
    switch step {
    case .fields, .exclusionGrounds: location += "?notice=" + notice.rawValue
    default: break
    }
    for member in open.query { location += "&" + member }
    if let item, let number = item.item {
      location += "#" + CandidateAddress.itemAnchor(number, ofField: item.fieldKey)
    }
    return Redirect(location)
  }
}

/// A form with files by the field that they answer.
private protocol FormWithFiles: Sendable {
  var files: [String: [UploadedFile]] { get }
}

extension ApplicationStepForm: FormWithFiles {}
extension ExclusionGroundsForm: FormWithFiles {}
