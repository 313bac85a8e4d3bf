import Foundation
import Generated
import Runtime
import Store
import TestSupport
import Testing
import Vault

@testable import Handlers

/// What is made up for a candidate could have been posted by one.
@Suite struct MadeUpAnswersTests {
  private let madeUp = MadeUpAnswers(at: at(0))

  @Test(arguments: Catalogue.fields.map(\.key))
  func everyAnswerKeepsTheRulesOfItsForm(
    _ key: String
  ) async throws {
    let field = try #require(Catalogue.fieldsByKey[key])
    let answer = madeUp.answer(to: field)
    let posted = AnswerFormPropertyTests.fields(of: answer).map { ($0.key, $0.value) }
    let kept = try await StepForm.outcome(field.type, posted)
    #expect(kept == .kept(answer.isEmpty ? nil : answer))
    #expect(answer.isEmpty == (field.type == .fileUpload || field.type == .inlineFileUpload))
  }

  @Test func theDocumentIsAcceptedLikeAnUpload() async throws {
    let folder = try TemporaryFolder()
    let file = folder.place("document.pdf")
    try Data(MadeUpAnswers.document).write(to: file)
    let verdict = try FileRules().judgeBlocking(name: MadeUpAnswers.documentName, path: file.path)
    if case .accepted(let accepted) = verdict {
      #expect(accepted.name == MadeUpAnswers.documentName && accepted.format == .pdf)
    } else {
      Issue.record("the document is \(verdict)")
    }
    // What readers that do not guess need: each object where the table says.
    let pdf = MadeUpAnswers.document
    let text = String(decoding: pdf, as: UTF8.self)
    let places = text.matches(of: /(\d{10}) 00000 n/).compactMap { Int($0.output.1) }
    #expect(places.count == 5)
    for (index, place) in places.enumerated() { #expect(pdf[place...].starts(with: "\(index + 1) 0 obj\n".utf8)) }
    let table = try #require(text.firstMatch(of: /startxref\n(\d+)\n/).flatMap { Int($0.output.1) })
    #expect(pdf[table...].starts(with: "xref\n".utf8))
  }

  @Test func companiesHaveValidNumbers() throws {
    let sirets = try (0..<200).map { _ in try MadeUpAnswers.siret() }
    #expect(sirets.allSatisfy { SIRET.isValid($0) && !$0.hasPrefix("356000000") })
    #expect(Set(sirets).count > 190)
  }
}
