import Documents
import Runtime
import Testing
import Vault

@testable import Handlers

/// What becomes of submissions whose documents cannot be made.
@Suite struct SubmissionWorkerTests {
  @Test func whatIsTooLargeIsTooLargeEachTime() {
    let tooLarge: [any Error] = [
      DocumentsError.tooLarge(limit: 1), PackageError.tooLarge(limit: 1), VaultError.tooLarge(limit: 1),
      PackageError.sink(VaultError.tooLarge(limit: 1)),
    ]
    for error in tooLarge { #expect(SubmissionWorker.willAlwaysFail(error), "\(error)") }
    let others: [any Error] = [
      DocumentsError.certificateNotValid, PackageError.altered(entry: 1), PackageError.sink(VaultError.damaged),
      VaultError.missing, MissingAttestation(),
    ]
    for error in others { #expect(!SubmissionWorker.willAlwaysFail(error), "\(error)") }
  }
}
