import Foundation
import TestSupport
import Testing

/// What candidates leave unfinished is kept for seven days after they last touched it (product.md §9.3).
@Suite(.serialized, .sandbox) struct DraftRetentionTests {
  @Test func aDraftIsForgottenAfterSevenDaysWithoutATouch() async throws {
    let sandbox = try Sandbox.current()
    let market = try sandbox.market()
    let duties = "motifs_exclusion_fiscales_et_sociales"
    func draft() throws -> Candidate {
      let candidate = try sandbox.candidate(of: market)
      try candidate.answer(
        duties, ["radio_with_file_and_text[\(duties)_liquidation_judiciaire][choice]": ["no"]],
        files: [.pdf("files[\(duties)_declarations_fiscales]")])
      return candidate
    }
    let first = try draft()
    try sandbox.advanceClock(3_600)
    let second = try draft()
    #expect(try sandbox.storedFiles() == 2)
    // Half an hour more than seven days for the one, half an hour less for the other.
    try sandbox.advanceClock(7 * 86_400 - 1_800)
    try await eventually("the end of the older draft", pause: .milliseconds(100)) {
      try await sandbox.dossier(first).owner == nil && sandbox.storedFiles() == 1
    }
    #expect(try await sandbox.dossier(first).given.isEmpty)
    let kept = try await sandbox.dossier(second)
    #expect(kept.owner?.email == second.email && kept.given.count == 1 && kept.files.count == 1)
    // Whoever comes back in time goes on; the other link of the editor's still leads to a draft, which is nobody's.
    try second.logIn()
    #expect(try second.open(duties).files(duties + "_declarations_fiscales").count == 1)
    try first.logIn()
    #expect(try first.open(duties).files(duties + "_declarations_fiscales").isEmpty)
  }
}
