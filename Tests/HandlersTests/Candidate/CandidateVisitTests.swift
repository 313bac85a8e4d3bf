import Generated
import Store
import Testing

@testable import Handlers
@_spi(Dispatch) @testable import Runtime

/// Which files a step takes, and which ones go with what it takes away.
@Suite struct CandidateVisitTests {
  private let journey: Journey

  init() async throws { journey = try await Journey() }

  private func visit(_ identifier: String) async throws -> CandidateVisit {
    let sessions = try BrowserCookies(key: .random(), isSecure: true)
    let browser = BrowserVisit(sessions.open(cookie: nil), cookie: "session", sessions: sessions)
    let request = IncomingRequest(
      method: .post, head: [], path: 0..<0, query: nil, headers: HeaderIndex(), captures: PathCaptures(), body: .none,
      media: nil, principal: nil, clientGate: nil, id: RequestID(), receivedAt: at(20), deadline: at(50))
    let dossier = try await journey.dossier(identifier)
    return CandidateVisit(
      dossier: dossier, access: DraftAccess(identifier, as: .anyone), session: nil,
      visit: Visit(RequestContext(authorization: browser, request: request), destination: "iframe"))
  }

  private func fields(_ candidate: CandidateVisit) -> [Catalogue.Field] {
    MarketFields.asked(by: candidate.market).flatMap(\.fields)
  }

  @Test func filesGoWhereTheKindOfAnswerHasAPlaceForThem() async throws {
    let application = try await journey.application(asking: [Key.people, Key.references, Key.insurance, Key.turnover])
    try await journey.recordOfficial(application, [OfficialAnswer(Key.tax, found: .init(value: .files))])
    let candidate = try await visit(application)
    #expect(candidate.visit.isFramed && candidate.now == at(20))
    func takes(_ name: String) -> Bool { candidate.takesFiles(FileIntake.Place(name), among: fields(candidate)) }
    for name in [
      Key.disability, Key.liquidation, Key.insurance, Key.people, Key.people + ".1", Key.people + ".9999",
      Key.references + ".2",
    ] { #expect(takes(name), "\(name)") }
    for name in [Key.disability + ".1", Key.references, Key.email, Key.turnover, Key.tax, "inconnu", "", ".", ".1"] {
      #expect(!takes(name), "\(name)")
    }
    #expect(!candidate.takesFiles(FileIntake.Place(Key.disability), among: []), "another step's field")
    await journey.store.close()
  }

  @Test func filesUnderABoxGoWithItsTick() async throws {
    let application = try await journey.application(asking: [Key.insurance])
    try await journey.save(application) {
      $0.answers = [AnswerChange(Key.insurance, .checked(true)), AnswerChange(Key.bankruptcy, .radio(.yes, text: ""))]
      $0.addedFiles = [
        Journey.file(Self.id("a"), of: Key.insurance), Journey.file(Self.id("b"), of: Key.bankruptcy),
      ]
    }
    let candidate = try await visit(application)
    let (a, b) = (Self.id("a"), Self.id("b"))
    func removals(_ box: String?, _ choice: String?, shown: [String: String]) async throws -> FileRemovals {
      var posted = shown.map { (name: "newest_file[\($0.key)]", value: $0.value) }
      if let box { posted.append(("checkbox_with_document[\(Key.insurance)]", box)) }
      if let choice { posted.append(("radio_with_file_and_text[\(Key.bankruptcy)][choice]", choice)) }
      guard case .valid(let form) = try await StepForm.read(posted) else { return FileRemovals(files: ["not read"]) }
      let asked = fields(candidate)
      let answers = AnswerForm(form: form, currentYear: 2027).changes(of: asked)
      return candidate.removals(form, asked, answers)
    }
    let all = [Key.insurance: a, Key.bankruptcy: b]
    #expect(try await removals("true", "yes", shown: all) == FileRemovals())
    #expect(try await removals(nil, "yes", shown: all).files == [a])
    #expect(try await removals("true", "no", shown: all).files == [b])
    let both = try await removals(nil, nil, shown: all)
    #expect(Set(both.files) == [a, b] && both.emptied.count == 2 && both.unseen.isEmpty)
    // What came in by another tab stays, whatever the form says.
    for shown in [[:], [Key.insurance: b], [Key.insurance: Self.id("c")]] {
      let stale = try await removals(nil, "yes", shown: shown)
      #expect(stale.files.isEmpty && stale.unseen == [FileIntake.Place(Key.insurance)], "\(shown)")
    }
    await journey.store.close()
  }

  /// An official source's files are on no form, and nobody's to take away.
  @Test func filesOfOfficialAnswersAreNotMissed() async throws {
    let application = try await journey.application(asking: [Key.insurance])
    let file = Journey.file("a", of: Key.insurance)
    try await journey.recordOfficial(
      application, [OfficialAnswer(Key.insurance, found: .init(value: .checked(true), files: [file]))])
    let candidate = try await visit(application)
    guard case .valid(let form) = try await StepForm.read([]) else { throw StoreError.notFound }
    #expect(candidate.removals(form, fields(candidate), []) == FileRemovals())
    await journey.store.close()
  }

  @Test func whoGoesBackTakesNothingAway() async throws {
    let application = try await journey.application(asking: [Key.people])
    try await journey.save(application) {
      $0.answers = [
        AnswerChange(Key.email, .text("a@example.org")),
        AnswerChange(Key.people, .people([.init(number: 1, lastName: "A"), .init(number: 3, lastName: "C")])),
      ]
    }
    let candidate = try await visit(application)
    #expect(candidate.withoutLoss(AnswerChange(Key.email, nil)) == nil)
    let other = AnswerChange(Key.email, .text("b@example.org"))
    #expect(candidate.withoutLoss(other) == other)
    #expect(candidate.withoutLoss(AnswerChange(Key.people, nil)) == nil)
    let sent = AnswerValue.people([.init(number: 2, lastName: "B"), .init(number: 3, lastName: "Ç")])
    #expect(
      candidate.withoutLoss(AnswerChange(Key.people, sent))?.value
        == .people([
          .init(number: 1, lastName: "A"), .init(number: 2, lastName: "B"), .init(number: 3, lastName: "Ç"),
        ]))
    let many = AnswerValue.people((4...203).map { .init(number: $0, lastName: "D") })
    #expect(candidate.withoutLoss(AnswerChange(Key.people, many)) == nil, "more than there may be")
    await journey.store.close()
  }

  /// As long as the contract has it.
  private static func id(_ letter: String) -> String { String(repeating: letter, count: 22) }

  @Test func onlyFilesOfTheStepAreRemoved() async throws {
    let application = try await journey.application(asking: [Key.people])
    try await journey.save(application) {
      $0.addedFiles = [Journey.file(Self.id("A"), of: Key.tax), Journey.file(Self.id("c"), of: Key.people, item: 3)]
    }
    let candidate = try await visit(application)
    func removals(_ posted: [(name: String, value: String)], in keys: [String]) async throws -> [String] {
      guard case .valid(let form) = try await StepForm.read(posted) else { return ["not read"] }
      return candidate.removals(form, fields(candidate).filter { keys.contains($0.key) }, []).files
    }
    let file = [(name: "remove_file", value: Self.id("A"))]
    #expect(try await removals(file, in: [Key.tax]) == [Self.id("A")])
    #expect(try await removals(file, in: [Key.disability]) == [])
    #expect(try await removals([(name: "remove_file", value: "BBBBBBBBBBBBBBBBBBBBBB")], in: [Key.tax]) == [])
    let unseen = [(name: "remove_item", value: Key.people + ".3")]
    #expect(try await removals(unseen, in: [Key.people]) == [])
    let item = unseen + [(name: "newest_file[\(Key.people).3]", value: Self.id("c"))]
    #expect(try await removals(item, in: [Key.people]) == [Self.id("c")])
    #expect(try await removals(item, in: [Key.tax]) == [])
    #expect(try await removals([(name: "remove_item", value: Key.people)], in: [Key.people]) == [])
    await journey.store.close()
  }
}
