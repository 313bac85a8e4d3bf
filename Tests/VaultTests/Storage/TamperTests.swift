import Crypto
import Foundation
import Runtime
import TestSupport
import Testing

@testable import Vault

@Suite("Files that somebody altered")
final class TamperTests: VaultTest {
  private static let chunk = ChunkLayout.current.chunk
  private static let sealed = ChunkLayout.current.sealedChunk
  private static let header = ChunkLayout.current.header.count

  /// What comes of reading a file as a whole.
  private func reading(_ file: StoredFile, size: Int? = nil) async -> VaultError? {
    await failure { () throws(VaultError) in
      let reader = try await vault.open(
        storageName: file.storageName, sealedKey: file.sealedKey, size: size ?? file.size)
      _ = try await reader.read(0..<reader.size)
    }
  }

  @Test("every byte counts")
  func flippedBytes() async throws {
    var random = SeededGenerator(seed: 5)
    let file = try await store(random.bytes(2 * Self.chunk + 100))
    let whole = try onDisk(file)
    var places = Array(0..<Self.header) + [Self.header, Self.header + Self.sealed - 1, whole.count - 1]
    for _ in 0..<60 { places.append(Int.random(in: 0..<whole.count, using: &random)) }
    for place in places {
      var bytes = whole
      bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      try replace(file, by: bytes)
      #expect(await reading(file) == .damaged, "byte \(place)")
    }
    try replace(file, by: whole)
    #expect(await reading(file) == nil)
  }

  @Test("nothing past the damage is given out, and what lies before and elsewhere is right")
  func partly() async throws {
    var random = SeededGenerator(seed: 6)
    let bytes = random.bytes(20 * Self.chunk)
    let file = try await store(bytes)
    var stored = try onDisk(file)
    stored[Self.header + 10 * Self.sealed + 5] ^= 1
    try replace(file, by: stored)
    let reader = try await vault.open(file)
    let stream = reader.stream()
    var given: [UInt8] = []
    await #expect(throws: VaultError.damaged) {
      while let piece = try await stream.next() { given += piece }
    }
    #expect(given.count >= 8 * Self.chunk && given.count <= 10 * Self.chunk)
    #expect(given == Array(bytes.prefix(given.count)))
    #expect(try await reader.read(11 * Self.chunk..<20 * Self.chunk) == Array(bytes[(11 * Self.chunk)...]))
    #expect(await failure { () throws(VaultError) in try await reader.read(10 * Self.chunk..<10 * Self.chunk + 1) } != nil)
  }

  @Test("cutting and lengthening are seen, whatever size is believed")
  func lengths() async throws {
    var random = SeededGenerator(seed: 7)
    for size in [1, Self.chunk, 3 * Self.chunk, 3 * Self.chunk + 9] {
      let file = try await store(random.bytes(size))
      let whole = try onDisk(file)
      for count in [0, 3, Self.header, Self.header + 20, whole.count - 1, whole.count - Self.sealed] where count >= 0 {
        try replace(file, by: Array(whole.prefix(count)))
        for believed in [size, 0, count, Self.chunk, 2 * Self.chunk] where count < whole.count {
          #expect(await reading(file, size: believed) == .damaged, "\(size) cut to \(count), believed \(believed)")
        }
      }
      // A last chunk that is taken away whole, with a size that fits what is left.
      if size == 3 * Self.chunk {
        try replace(file, by: Array(whole.prefix(Self.header + 2 * Self.sealed)))
        #expect(await reading(file, size: 2 * Self.chunk) == .damaged)
      }
      try replace(file, by: whole + [0])
      #expect(await reading(file) == .damaged)
      #expect(await reading(file, size: size + 1) == .damaged)
      try replace(file, by: whole + whole.suffix(Self.sealed))
      #expect(await reading(file, size: size + Self.chunk) == .damaged)
    }
  }

  @Test("sizes that no file can have are damage, not a crash", arguments: [-1, .min, .max, 1 << 50])
  func absurdSizes(size: Int) async throws {
    let file = try await store([1])
    #expect(await reading(file, size: size) == .damaged)
  }

  @Test("chunks keep their place, in one file and between two")
  func exchangedChunks() async throws {
    var random = SeededGenerator(seed: 8)
    let file = try await store(random.bytes(4 * Self.chunk))
    let other = try await store(random.bytes(4 * Self.chunk))
    let whole = try onDisk(file)
    func chunk(_ number: Int, of bytes: [UInt8]) -> [UInt8] {
      Array(bytes[(Self.header + number * Self.sealed)...].prefix(Self.sealed))
    }
    let head = Array(whole.prefix(Self.header))
    for order in [[1, 0, 2, 3], [0, 0, 2, 3], [0, 1, 3, 2], [3, 1, 2, 0]] {
      try replace(file, by: head + order.flatMap { chunk($0, of: whole) })
      #expect(await reading(file) == .damaged, "\(order)")
    }
    try replace(file, by: head + chunk(0, of: whole) + chunk(1, of: onDisk(other)) + whole.suffix(2 * Self.sealed))
    #expect(await reading(file) == .damaged)
    try replace(file, by: onDisk(other))
    #expect(await reading(file) == .damaged)
  }

  @Test("an empty file is only empty with its key")
  func emptyFiles() async throws {
    let file = try await store([])
    var bytes = try onDisk(file)
    #expect(await reading(file) == nil)
    bytes[bytes.count - 1] ^= 1
    try replace(file, by: bytes)
    #expect(await reading(file) == .damaged)
  }

  @Test("a key opens its own file, under its own master key")
  func keys() async throws {
    let file = try await store([1, 2, 3])
    let other = try await store([4, 5, 6])
    #expect(
      await failure { () throws(VaultError) in
        try await vault.open(storageName: file.storageName, sealedKey: other.sealedKey, size: 3)
      } == .damaged)
    for key in [[], [1], Array(file.sealedKey.dropLast()), file.sealedKey.map { $0 ^ 1 }] {
      #expect(
        await failure { () throws(VaultError) in
          try await vault.open(storageName: file.storageName, sealedKey: key, size: 3)
        } != nil)
    }
    let foreign = try FileVault(directory: folder + "/files", sealer: Self.sealer(2, id: "other"))
    #expect(await failure { () throws(VaultError) in try await foreign.open(file) } == .crypto(.unknownKey(id: "test")))
    let impostor = try FileVault(directory: folder + "/files", sealer: Self.sealer(2))
    #expect(await failure { () throws(VaultError) in try await impostor.open(file) } == .damaged)
    let restarted = try FileVault(directory: folder + "/files", sealer: sealer)
    #expect(try await restarted.open(file).read(0..<3) == [1, 2, 3])
  }
  @Test("a key that is sealed anew opens its file, under the new master key alone")
  func resealedKeys() async throws {
    let file = try await store([1, 2, 3])
    func key(_ number: UInt8, _ id: String) throws -> SealingKey {
      try SealingKey(id: id, key: SecretKey([UInt8](repeating: number, count: SealingKey.size)))
    }
    let both = Sealer(current: try key(2, "new"), former: [try key(1, "test")])
    let sealed = try FileVault.reseal(file.sealedKey, of: file.storageName, with: both)
    let rotated = try FileVault(directory: folder + "/files", sealer: Self.sealer(2, id: "new"))
    let reader = try await rotated.open(storageName: file.storageName, sealedKey: sealed, size: 3)
    #expect(try await reader.read(0..<3) == [1, 2, 3])
    #expect(
      await failure { () throws(VaultError) in
        try await vault.open(storageName: file.storageName, sealedKey: sealed, size: 3)
      } == .crypto(.unknownKey(id: "new")))
    let other = try await store([4])
    #expect(throws: VaultError.damaged) {
      try FileVault.reseal(file.sealedKey, of: other.storageName, with: both)
    }
  }
}
