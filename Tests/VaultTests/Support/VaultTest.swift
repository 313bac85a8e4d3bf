import Crypto
import Foundation
import Runtime
import TestSupport
import Testing

@testable import Vault

/// A test with a folder of its own and a vault in it, which go with it.
class VaultTest {
  private let temporary: TemporaryFolder
  var folder: String { temporary.path }
  let sealer: Sealer
  let vault: FileVault

  init() throws {
    temporary = try TemporaryFolder()
    sealer = try Self.sealer(1)
    vault = try FileVault(directory: temporary.path + "/files", sealer: sealer)
  }

  /// A master key of the id `test`, the same for the same number.
  static func sealer(_ number: UInt8, id: String = "test") throws -> Sealer {
    Sealer(current: try SealingKey(id: id, key: SecretKey([UInt8](repeating: number, count: SealingKey.size))))
  }

  /// Writes a file into the test's folder and gives its path.
  func write(_ bytes: [UInt8], as name: String = "upload") throws -> String {
    let path = folder + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }

  func store(_ bytes: [UInt8]) async throws -> StoredFile { try await vault.store(from: write(bytes)) }

  /// Where the vault keeps a file.
  func place(_ file: StoredFile) -> String {
    let name = file.storageName
    return "\(folder)/files/\(name.prefix(2))/\(name.dropFirst(2).prefix(2))/\(name)"
  }

  func onDisk(_ file: StoredFile) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: place(file))))
  }

  func replace(_ file: StoredFile, by bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: place(file)))
  }

  /// The paths of all files below the vault's directory.
  func filesOnDisk() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder + "/files").filter { $0.count > 5 }
  }
}

/// What the operation threw, or nil.
func failure<Value>(_ body: () async throws(VaultError) -> Value) async -> VaultError? {
  do throws(VaultError) {
    _ = try await body()
    return nil
  } catch {
    return error
  }
}

/// All of a stream.
func collect(_ stream: BodyStream) async throws -> [UInt8] {
  var bytes: [UInt8] = []
  while let piece = try await stream.next() {
    #expect(!piece.isEmpty)
    bytes += piece
  }
  return bytes
}
