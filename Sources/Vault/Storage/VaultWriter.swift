import Crypto
import Glibc
import Runtime
import Synchronization

/// A file of the vault while it is written: encrypts what it is given and keeps less than a chunk in memory. One writer
/// at a time, who waits for each call. Until the vault has closed it, it does not exist for anybody else, and it is
/// removed when the writer goes before that.
public final class VaultWriter: Sendable {
  private struct State: ~Copyable {
    /// -1 once the file is closed.
    var descriptor: Int32
    var digest: IncrementalSHA256?
    /// What does not fill a chunk yet, or fills it exactly and may turn out to be the end.
    var rest: [UInt8] = []
    var chunks: UInt64 = 0
    var size = 0
    /// What went wrong first. A file with a piece missing is never completed.
    var failure: VaultError?
  }

  private let directory: VaultDirectory
  private let name: String
  private let cipher: ChunkCipher
  private let sealedKey: [UInt8]
  private let limit: Int
  private let pool: BlockingPool
  private let state: Mutex<State>

  /// Blocks.
  init(in directory: VaultDirectory, sealer: Sealer, limit: Int, pool: BlockingPool) throws(VaultError) {
    self.directory = directory
    self.limit = limit
    self.pool = pool
    name = try VaultDirectory.newName()
    (cipher, sealedKey) = try FileKey.make(for: name, sealer: sealer)
    let digest = try Self.telling { () throws(CryptoError) in try IncrementalSHA256() }
    let descriptor = try directory.create(name)
    state = Mutex(State(descriptor: descriptor, digest: digest))
    // Where this fails the object is released, which removes the file.
    try Self.put(ChunkLayout.current.header, into: descriptor)
  }

  deinit {
    let descriptor = state.withLock { $0.descriptor }
    guard descriptor >= 0 else { return }
    // The last reference may go on an event loop.
    pool.later { [directory, name] in
      close(descriptor)
      try? directory.remove(name)
    }
  }

  /// Adds bytes at the end.
  /// - Throws: `tooLarge` past the limit, `full` where the disk is.
  public func write(_ bytes: [UInt8]) async throws(VaultError) {
    try await pool.run { () throws(VaultError) in try self.writeBlocking(bytes) }
  }

  /// The same, for threads that may wait for the disk.
  public func writeBlocking(_ bytes: [UInt8]) throws(VaultError) {
    try locked { state throws(VaultError) in try add(bytes, to: &state) }
  }

  /// The file is complete: when this returns, it survives a crash of the system. Blocks.
  func finish() throws(VaultError) -> StoredFile {
    try locked { state throws(VaultError) in try complete(&state) }
  }

  private func locked<Value: Sendable>(
    _ body: (inout State) throws(VaultError) -> Value
  ) throws(VaultError) -> Value {
    let result: Result<Value, VaultError> = state.withLock { state in
      if let failure = state.failure { return .failure(failure) }
      do throws(VaultError) {
        return .success(try body(&state))
      } catch {
        state.failure = error
        return .failure(error)
      }
    }
    return try result.get()
  }

  private func add(_ bytes: [UInt8], to state: inout State) throws(VaultError) {
    guard state.descriptor >= 0 else { throw .failed("writing to a closed file of the vault", code: EBADF) }
    guard bytes.count <= limit - state.size else { throw .tooLarge(limit: limit) }
    try Self.telling { () throws(CryptoError) in try state.digest?.update(bytes) }
    state.size += bytes.count
    state.rest += bytes
    let chunk = ChunkLayout.current.chunk
    var start = 0
    while state.rest.count - start > chunk {
      try seal(Array(state.rest[start..<start + chunk]), isLast: false, into: &state)
      start += chunk
    }
    state.rest.removeFirst(start)
  }

  private func complete(_ state: inout State) throws(VaultError) -> StoredFile {
    try seal(state.rest, isLast: true, into: &state)
    state.rest = []
    guard fsync(state.descriptor) == 0 else { throw .failed("syncing a file of the vault") }
    try directory.sync(name)
    let hash = try Self.hash(&state)
    // Whatever closing says: the contents are on the disk already.
    Glibc.close(state.descriptor)
    state.descriptor = -1
    return StoredFile(storageName: name, sealedKey: sealedKey, size: state.size, sha256: hash)
  }

  private static func hash(_ state: inout State) throws(VaultError) -> [UInt8] {
    guard let digest = state.digest.take() else { throw .damaged }
    do {
      return try digest.finish()
    } catch {
      throw VaultError(error)
    }
  }

  private func seal(_ plaintext: [UInt8], isLast: Bool, into state: inout State) throws(VaultError) {
    let data = ChunkLayout.current.authenticated(isLast: isLast)
    let number = state.chunks
    let sealed = try Self.telling { () throws(CryptoError) in
      try cipher.seal(plaintext, number: number, authenticating: data)
    }
    // Counted before it is written: a number is never used for two texts, whatever the disk says.
    state.chunks += 1
    try Self.put(sealed, into: state.descriptor)
  }

  private static func put(_ bytes: [UInt8], into descriptor: Int32) throws(VaultError) {
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        let rest = UnsafeRawBufferPointer(rebasing: buffer[start...])
        return Glibc.write(descriptor, rest.baseAddress, rest.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .failed("writing to the vault", code: count == 0 ? ENOSPC : errno) }
      start += count
    }
  }

  private static func telling<Value: ~Copyable>(
    _ body: () throws(CryptoError) -> Value
  ) throws(VaultError) -> Value {
    do throws(CryptoError) {
      return try body()
    } catch {
      throw VaultError(error)
    }
  }
}
