import Crypto
import Foundation
import Runtime
import TestSupport
import Testing

@testable import Vault

@Suite("Files at rest")
final class FileVaultTests: VaultTest {
  private static let chunk = ChunkLayout.current.chunk

  @Test(
    "what is stored is what is read, at any place",
    arguments: [0, 1, 100, chunk - 1, chunk, chunk + 1, 2 * chunk, 5 * chunk + 12_345, 1024 * 1024, 2_345_678])
  func roundTrip(size: Int) async throws {
    var random = SeededGenerator(seed: UInt64(size))
    let bytes = random.bytes(size)
    let file = try await store(bytes)
    #expect(file.size == size)
    #expect(file.sha256 == (try SHA256.hash(bytes)))
    let reader = try await vault.open(file)
    #expect(reader.size == size)
    #expect(try await reader.read(0..<size) == bytes)
    #expect(try await collect(reader.stream()) == bytes)
    for _ in 0..<20 {
      let start = Int.random(in: 0...size, using: &random)
      let end = Int.random(in: start...size, using: &random)
      #expect(try await reader.read(start..<end) == Array(bytes[start..<end]))
      let stream = reader.stream(start..<end)
      #expect(stream.length == end - start)
      #expect(try await collect(stream) == Array(bytes[start..<end]))
    }
    #expect(try await reader.read(max(0, size - 3)..<size + 1000) == Array(bytes.suffix(min(3, size))))
    #expect(try await reader.read(size + 1..<size + 2).isEmpty)
  }

  @Test("what is written piece by piece is one file")
  func producing() async throws {
    var random = SeededGenerator(seed: 3)
    let bytes = random.bytes(700_000)
    var pieces: [[UInt8]] = []
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + Int.random(in: 0...150_000, using: &random))
      pieces.append(Array(bytes[start..<end]))
      start = end
    }
    let made = pieces
    let file = try await vault.store { writer in
      for piece in made { try await writer.write(piece) }
    }
    #expect(file.sha256 == (try SHA256.hash(bytes)))
    #expect(try await collect(vault.open(file).stream()) == bytes)
    let again = try vault.storeBlocking { writer in
      for piece in made { try writer.writeBlocking(piece) }
    }
    #expect(again.sha256 == file.sha256)
    #expect(again.storageName != file.storageName && again.sealedKey != file.sealedKey)
    let reader = try vault.openBlocking(storageName: again.storageName, sealedKey: again.sealedKey, size: again.size)
    #expect(try reader.readBlocking(100_000..<100_010) == Array(bytes[100_000..<100_010]))
  }

  @Test("the disk has nothing of the contents, and nobody else may look")
  func atRest() async throws {
    let text = Array("Dupont, 06 12 34 56 78. ".utf8)
    let file = try await store(Array(repeatElement(text, count: 10_000).joined()))
    let stored = Data(try onDisk(file))
    #expect(stored.range(of: Data(text)) == nil)
    #expect(stored.range(of: Data("Dupont".utf8)) == nil)
    #expect(try filesOnDisk() == [String(place(file).dropFirst(folder.count + 7))])
    func mode(_ path: String) throws -> Int {
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      return try #require(attributes[.posixPermissions] as? Int)
    }
    #expect(try mode(place(file)) == 0o600)
    for path in ["/files", "/files/\(file.storageName.prefix(2))"] { #expect(try mode(folder + path) == 0o700) }
    #expect(file.storageName.wholeMatch(of: /[0-9a-f]{32}/) != nil)
  }

  @Test("two files of the same contents have nothing in common")
  func noDuplicates() async throws {
    let bytes = [UInt8](repeating: 7, count: 1000)
    let first = try await store(bytes)
    let second = try await store(bytes)
    #expect(try onDisk(first).dropFirst(12) != onDisk(second).dropFirst(12))
  }

  @Test("a file is gone when it is removed, and may be removed twice; who has it open reads on")
  func removing() async throws {
    let file = try await store([1, 2, 3])
    let reader = try await vault.open(file)
    try await vault.remove(file.storageName)
    try await vault.remove(file.storageName)
    #expect(try filesOnDisk().isEmpty)
    #expect(await failure { () throws(VaultError) in try await vault.open(file) } == .missing)
    #expect(try await reader.read(0..<3) == [1, 2, 3])
  }

  @Test(
    "no name leads out of the vault",
    arguments: [
      "", ".", "..", "../secret", "../../etc/passwd", "/etc/passwd", "ab/../../secret",
      "0000000000000000000000000000000", "000000000000000000000000000000000", "0000000000000000000000000000000G",
      "../secret/0000000000000000000000", "ABCDEF00000000000000000000000000", "00000000000000000000000000000\u{0}00",
    ])
  func names(name: String) async throws {
    _ = try write([1], as: "secret")
    let file = try await store([1])
    #expect(
      await failure { () throws(VaultError) in
        try await vault.open(storageName: name, sealedKey: file.sealedKey, size: 1)
      } != nil)
    #expect(await failure { () throws(VaultError) in try await vault.remove(name) } == .missing)
    #expect(FileManager.default.fileExists(atPath: folder + "/secret"))
  }

  @Test("what cannot be finished leaves nothing")
  func discarded() async throws {
    struct Stop: Error {}
    await #expect(throws: Stop.self) {
      try await self.vault.store { writer in
        try await writer.write([UInt8](repeating: 1, count: 200_000))
        throw Stop()
      }
    }
    #expect(throws: Stop.self) {
      try self.vault.storeBlocking { writer in
        try writer.writeBlocking([1])
        throw Stop()
      }
    }
    #expect(await failure { () throws(VaultError) in try await vault.store(from: folder + "/nothing") } == .missing)
    try await eventually { try filesOnDisk().isEmpty }
  }

  @Test("a limit holds, even for a writer that does not listen")
  func limits() async throws {
    let path = try write([UInt8](repeating: 1, count: 100_000))
    #expect(
      await failure { () throws(VaultError) in try await vault.store(from: path, limit: 99_999) }
        == .tooLarge(limit: 99_999))
    #expect(try await vault.store(from: path, limit: 100_000).size == 100_000)
    await #expect(throws: VaultError.tooLarge(limit: 10)) {
      try await self.vault.store(limit: 10) { writer in
        try await writer.write([UInt8](repeating: 1, count: 8))
        try? await writer.write([1, 2, 3])
        try? await writer.write([1])
      }
    }
    try await eventually { try filesOnDisk().count == 1 }
  }

  @Test("a link in place of an upload is not followed")
  func links() async throws {
    let secret = try write([1], as: "secret")
    try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: secret)
    #expect(await failure { () throws(VaultError) in try await vault.store(from: folder + "/link") } != nil)
  }

  @Test("many at once do not get into each other's way")
  func concurrency() async throws {
    try await withThrowingTaskGroup { group in
      for number in 0..<24 {
        let path = try write([UInt8](repeating: UInt8(number), count: 50_000 * number), as: "upload-\(number)")
        group.addTask { [vault] in
          let file = try await vault.store(from: path)
          return try await collect(vault.open(file).stream()).allSatisfy { $0 == UInt8(number) }
        }
      }
      for try await isRight in group { #expect(isRight) }
    }
    #expect(try filesOnDisk().count == 24)
  }

  @Test("a directory that others may look into is refused")
  func foreignDirectories() throws {
    let open = folder + "/open"
    try FileManager.default.createDirectory(
      atPath: open, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o755])
    #expect(throws: VaultError.self) { try FileVault(directory: open, sealer: self.sealer) }
    _ = try write([1], as: "file")
    #expect(throws: VaultError.self) { try FileVault(directory: self.folder + "/file", sealer: self.sealer) }
    try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: folder + "/files")
    #expect(throws: VaultError.self) { try FileVault(directory: self.folder + "/link", sealer: self.sealer) }
    #expect(throws: VaultError.self) { try FileVault(directory: self.folder + "/a/b", sealer: self.sealer) }
    #expect(throws: Never.self) { try FileVault(directory: self.folder + "/files", sealer: self.sealer) }
  }

  /// Needs the right to mount; where there is none the mapping of the error is all that is tested.
  @Test("a full disk passes, and what was written is given back")
  func fullDisk() async throws {
    for code in [ENOSPC, EDQUOT, EROFS, EIO] { #expect(VaultError(SystemError("write", code: code)).retryAfter == 30) }
    #expect(VaultError(SystemError("write", code: EACCES)).retryAfter == nil)
    let small = folder + "/small"
    try FileManager.default.createDirectory(
      atPath: small, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    guard mount("tmpfs", small, "tmpfs", 0, "size=1m") == 0 else { return }
    defer { umount2(small, Int32(MNT_DETACH)) }
    chmod(small, 0o700)
    let vault = try FileVault(directory: small, sealer: sealer)
    let path = try write([UInt8](repeating: 1, count: 2_000_000))
    #expect(await failure { () throws(VaultError) in try await vault.store(from: path) }?.retryAfter == 30)
    await #expect {
      try await vault.store { writer in
        for _ in 0..<40 { try? await writer.write([UInt8](repeating: 1, count: 50_000)) }
      }
    } throws: { ($0 as? VaultError)?.retryAfter == 30 }
    let fitting = try write([UInt8](repeating: 1, count: 800_000))
    try await eventually {
      await failure { () throws(VaultError) in try await vault.store(from: fitting) } == nil
    }
  }
}
