import Crypto
import Store
import TestSupport
import Testing
import Vault

@testable import Handlers

/// Files whose rows could not be written.
@Suite struct FileIntakeTests {
  private let folder: TemporaryFolder
  private let intake: FileIntake

  init() throws {
    folder = try TemporaryFolder()
    let sealer = Sealer(current: try SealingKey(id: "test", key: .random()))
    intake = FileIntake(
      vault: try FileVault(directory: folder.place("files").path, sealer: sealer), policy: .off)
  }

  /// Whether the bytes of a file are there after its write has failed so.
  private func isKept(after failure: StoreError) async throws -> Bool {
    let file = try await intake.take([1], named: "Pièce.pdf", for: Key.tax)
    await intake.discard([file.storageName], after: failure)
    do throws(VaultError) {
      _ = try await intake.vault.open(storageName: file.storageName, sealedKey: file.sealedKey, size: file.size)
      return true
    } catch {
      #expect(error == .missing)
      return false
    }
  }

  @Test func theyStayWhereTheRowsMayBeThere() async throws {
    #expect(try await isKept(after: .diskFailed(code: 1034, message: "disk I/O error")))
  }

  @Test(arguments: [
    StoreError.busy, .closed, .locked, .notOwner, .limitExceeded(.files), .identifierTaken,
    .diskFailed(code: 13, message: "database or disk is full"), .engine(code: 1, message: "no such table"),
  ])
  func theyGoWhereTheRowsAreNot(failure: StoreError) async throws {
    #expect(try await !isKept(after: failure))
  }
}
