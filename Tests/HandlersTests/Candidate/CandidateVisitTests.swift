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
      $0.addedFiles = [Journey.file("a", of: Key.insurance), Journey.file("b", of: Key.bankruptcy)]
    }
    let candidate = try await visit(application)
    func removals(_ box: String?, _ choice: String?) async throws -> [FileSelection] {
      var posted: [(name: String, value: String)] = []
      if let box { posted.append(("checkbox_with_document[\(Key.insurance)]", box)) }
      if let choice { posted.append(("radio_with_file_and_text[\(Key.bankruptcy)][choice]", choice)) }
      guard case .valid(let form) = try await StepForm.read(posted) else { return [] }
      let asked = fields(candidate)
      let answers = AnswerForm(form: form, currentYear: 2027).changes(of: asked)
      return candidate.removals(form, asked, answers)
    }
    #expect(try await removals("true", "yes") == [])
    #expect(try await removals(nil, "yes") == [.field(Key.insurance)])
    #expect(try await removals("true", "no") == [.field(Key.bankruptcy)])
    #expect(try await Set(removals(nil, nil)) == [.field(Key.insurance), .field(Key.bankruptcy)])
    await journey.store.close()
  }

  @Test func onlyFilesOfTheStepAreRemoved() async throws {
    let application = try await journey.application(asking: [Key.people])
    try await journey.save(application) {
      $0.addedFiles = [Journey.file("AAAAAAAAAAAAAAAAAAAAAA", of: Key.tax), Journey.file("c", of: Key.people, item: 3)]
    }
    let candidate = try await visit(application)
    func removals(_ posted: [(name: String, value: String)], in keys: [String]) async throws -> [FileSelection] {
      guard case .valid(let form) = try await StepForm.read(posted) else { return [.file("not read")] }
      return candidate.removals(form, fields(candidate).filter { keys.contains($0.key) }, [])
    }
    let file = [(name: "remove_file", value: "AAAAAAAAAAAAAAAAAAAAAA")]
    #expect(try await removals(file, in: [Key.tax]) == [.file("AAAAAAAAAAAAAAAAAAAAAA")])
    #expect(try await removals(file, in: [Key.disability]) == [])
    #expect(try await removals([(name: "remove_file", value: "BBBBBBBBBBBBBBBBBBBBBB")], in: [Key.tax]) == [])
    let item = [(name: "remove_item", value: Key.people + ".3")]
    #expect(try await removals(item, in: [Key.people]) == [.item(Key.people, 3)])
    #expect(try await removals(item, in: [Key.tax]) == [])
    #expect(try await removals([(name: "remove_item", value: Key.people)], in: [Key.people]) == [])
    await journey.store.close()
  }
}
