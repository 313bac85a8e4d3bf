import Runtime
import Testing

@testable import Store

@Suite final class UploadTests: StoreTest {
  private let access = DraftAccess("FT1", as: .anyone)

  @Test func filesAreFoundByTheirApplicationOnly() async throws {
    let store = try open()
    _ = try await store.openDraft("FT1")
    _ = try await store.openDraft("FT2")
    var item = newFile(2, size: 5)
    item.item = 9999
    let wanted = [newFile(1, scan: .unscanned), item]
    let added = try await store.save(access) { $0.addedFiles = wanted }.addedFiles
    #expect(added.map(\.position) == [1, 2] && added.map(\.item) == [nil, 9999])
    #expect(added[0].scannedAt == at(20) && added[1].scannedAt == nil)
    #expect(added[0].displayName == "Pièce n°1.pdf" && added[0].sealedKey == [1] && added[0].sha256 == digest(1))
    #expect(try store.files(applicationIdentifier: "FT1") == added)
    #expect(try store.file(id: "file-2", applicationIdentifier: "FT1") == added[1])
    #expect(try store.file(id: "file-2", applicationIdentifier: "FT2") == nil)
    #expect(try store.file(id: "file-2", applicationIdentifier: "FT9") == nil)
    #expect(try store.files(applicationIdentifier: "FT9") == [])
    #expect(try store.fileTotals(applicationIdentifier: "FT1") == FileTotals(count: 2, bytes: 15))
    #expect(try store.fileTotals(applicationIdentifier: "FT2") == FileTotals(count: 0, bytes: 0))
    // Another application's file is not removed either.
    let other = try await store.save(DraftAccess("FT2", as: .anyone)) { $0.removedFiles = ["file-1"] }
    #expect(other.erasedStorageNames == [])
    #expect(try store.files(applicationIdentifier: "FT1") == added)
  }

  @Test func filesAreRemovedByTheirIds() async throws {
    let store = try open()
    _ = try await store.openDraft()
    try await store.save(access) { changes in
      changes.addedFiles = (1...6).map { newFile($0, field: $0 < 6 ? "files" : "staff") }
      for index in 1...2 { changes.addedFiles[index].item = index }
      changes.addedFiles[4].isContestation = true
    }
    let remove: @Sendable ([String]) async throws -> [String] = { [access] files in
      try await store.save(access) { $0.removedFiles = files }.erasedStorageNames
    }
    #expect(try await remove(["file-3"]) == ["blob-3"])
    #expect(try await remove(["file-3"]) == [])
    #expect(try await remove(["file-6", "file-1", "file-2", "file-4"]) == ["blob-6", "blob-1", "blob-2", "blob-4"])
    #expect(try store.files(applicationIdentifier: "FT1").map(\.id) == ["file-5"])
    let again = try await store.save(access) { $0.addedFiles = [newFile(7)] }.addedFiles
    #expect(again.map(\.position) == [6])
    #expect(try await remove(["file-5"]) == ["blob-5"], "a contestation's file too")
  }

  @Test func theLimitsCountWhatIsThere() async throws {
    let store = try open()
    _ = try await store.openDraft()
    let limits = FileLimits(count: 3, bytes: 100)
    let add: @Sendable ([NewFile], [String]) async -> StoreError? = { [access] files, removed in
      await failure { () throws(StoreError) in
        try await store.save(access, limits: limits) {
          $0.removedFiles = removed
          $0.addedFiles = files
        }
      }
    }
    #expect(await add([newFile(1, size: 101)], []) == .limitExceeded(.fileBytes))
    #expect(await add([newFile(1, size: 60), newFile(2, size: .max)], []) == .limitExceeded(.fileBytes))
    #expect(await add([newFile(1, size: 60), newFile(2, size: 40)], []) == nil)
    #expect(await add([newFile(3, size: 1)], []) == .limitExceeded(.fileBytes))
    #expect(await add([newFile(3, size: 0), newFile(4, size: 0)], []) == .limitExceeded(.files))
    #expect(await add([newFile(3, size: 40), newFile(4, size: 0)], ["file-2"]) == nil)
    #expect(try store.fileTotals(applicationIdentifier: "FT1") == FileTotals(count: 3, bytes: 100))
  }

  @Test func manyUploadsAtOnceStayWithinTheLimits() async throws {
    let store = try open()
    _ = try await store.openDraft()
    let results = await withTaskGroup(of: StoreError?.self) { [access] group in
      for number in 0..<24 {
        group.addTask {
          await failure { () throws(StoreError) in
            try await store.save(access, limits: FileLimits(count: 10, bytes: 1000)) {
              $0.addedFiles = [newFile(number)]
            }
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results.filter { $0 == nil }.count == 10)
    #expect(results.filter { $0 == .limitExceeded(.files) }.count == 14)
    #expect(try store.files(applicationIdentifier: "FT1").map(\.position) == Array(1...10))
  }

  @Test func scansAreHandedOutAndTheirVerdictsKept() async throws {
    let store = try open()
    _ = try await store.openDraft()
    for number in 1...3 {
      try await store.save(access, at: at(Int64(20 + number))) { $0.addedFiles = [newFile(number)] }
    }
    let ids: @Sendable (Timestamp, Int) throws -> [String] = { failedBefore, limit in
      try store.filesToScan(failedBefore: failedBefore, at: at(30), limit: limit).map(\.id)
    }
    #expect(try ids(at(0), 2) == ["file-1", "file-2"])
    let first = try #require(try store.filesToScan(failedBefore: at(0), at: at(30), limit: 1).first)
    #expect(first.storageName == "blob-1" && first.sealedKey == [1] && first.size == 10)
    #expect(first.displayName == "Pièce n°1.pdf")
    #expect(try await store.recordScan(storageName: "blob-1", .clean, at: at(31)))
    #expect(try await store.recordScan(storageName: "blob-2", .error("no answer"), at: at(32)))
    #expect(try await store.recordScan(storageName: "none", .clean, at: at(32)) == false)
    #expect(try ids(at(32), 10) == ["file-3"])
    #expect(try ids(at(32, milliseconds: 1), 10) == ["file-3", "file-2"])
    #expect(try ids(at(99), 1) == ["file-3"])
    #expect(try ids(at(99), -1) == [])
    #expect(try await store.recordScan(storageName: "blob-3", .infected("Test-Signature"), at: at(33)))
    let files = try store.files(applicationIdentifier: "FT1")
    #expect(files.map(\.scan) == [.clean, .error("no answer"), .infected("Test-Signature")])
    #expect(files.map(\.scannedAt) == [at(31), at(32), at(33)])
    #expect(try await store.recordScan(storageName: "blob-3", .pending, at: at(34)))
    #expect(try store.file(id: "file-3", applicationIdentifier: "FT1")?.scannedAt == nil)
  }

  @Test func bytesWithoutADescriptionAreFound() async throws {
    let store = try open()
    _ = try await store.openDraft()
    try await store.save(access) { $0.addedFiles = [newFile(1), newFile(2)] }
    #expect(try store.storageNames(in: ["blob-1", "blob-2", "blob-3"]) == ["blob-1", "blob-2"])
    #expect(try store.storageNames(in: []) == [])
    let many = (0...1000).map { "blob-\($0)" }
    #expect(throws: StoreError.limitExceeded(.storageNames)) { try store.storageNames(in: many) }
  }
}
