import Crypto
import Runtime

/// Files at rest: candidates' uploads, attestations, packages. Each lies under a random name in a directory of its own,
/// encrypted with a key of its own that only its row has, sealed by the operator's master key.
///
/// What a call has stored when it returns survives a crash of the process and of the system. A file that nobody wrote a
/// row for, because of a crash in between, goes with ``sweep(olderThan:erasingLostAfter:known:)``.
///
/// Disk and cipher are busy on a few threads of the vault; the calls whose names end with `Blocking` work on the thread
/// that makes them.
public final class FileVault: Sendable {
  let directory: VaultDirectory
  private let sealer: Sealer
  let pool: BlockingPool

  /// Opens the vault, making its directory when it is missing. Blocks.
  /// - Parameters:
  ///   - directory: of this user alone, mode 0700; its parent must exist. Nothing below it is ever served by its path.
  ///   - sealer: holds the operator's master key.
  ///   - threads: that wait for the disk.
  /// - Throws: also `unusable` where others may look into the directory.
  public init(directory: String, sealer: Sealer, threads: Int = 4) throws(VaultError) {
    self.directory = try VaultDirectory(directory)
    self.sealer = sealer
    do throws(SystemError) {
      pool = try BlockingPool("vault", threads: threads)
    } catch {
      throw VaultError(error)
    }
  }

  // MARK: Storing

  /// Stores a copy of a file, such as an upload in its spool.
  /// - Parameters:
  ///   - path: of a regular file that does not change meanwhile.
  ///   - limit: in bytes; past it `tooLarge`.
  public func store(from path: String, limit: Int = .max) async throws(VaultError) -> StoredFile {
    let source = try await pool.run { () throws(VaultError) in try SourceFile(path) }
    let writer = try await newWriter(limit: limit)
    var isAtEnd = false
    while !isAtEnd {
      isAtEnd = try await pool.run { () throws(VaultError) in
        let bytes = try source.next()
        try writer.writeBlocking(bytes)
        return bytes.isEmpty
      }
    }
    return try await finish(writer)
  }

  /// Stores what a closure writes, such as a document that is being made.
  /// - Parameter limit: in bytes; past it the writer throws `tooLarge`.
  /// - Throws: what the closure throws, in which case nothing is stored, and ``VaultError``.
  public func store(
    limit: Int = .max, producing body: @Sendable (VaultWriter) async throws -> Void
  ) async throws -> StoredFile {
    let writer = try await newWriter(limit: limit)
    try await body(writer)
    return try await finish(writer)
  }

  /// The same on a thread that may block, for producers that cannot wait otherwise. Uses
  /// ``VaultWriter/writeBlocking(_:)``.
  public func storeBlocking(limit: Int = .max, producing body: (VaultWriter) throws -> Void) throws -> StoredFile {
    let writer = try VaultWriter(in: directory, sealer: sealer, limit: limit, pool: pool)
    try body(writer)
    return try writer.finish()
  }

  private func newWriter(limit: Int) async throws(VaultError) -> VaultWriter {
    try await pool.run { () throws(VaultError) in
      try VaultWriter(in: self.directory, sealer: self.sealer, limit: limit, pool: self.pool)
    }
  }

  private func finish(_ writer: VaultWriter) async throws(VaultError) -> StoredFile {
    try await pool.run { () throws(VaultError) in try writer.finish() }
  }

  // MARK: Reading and removing

  /// Opens a file by what its row says. One that was moved away while no row knew it is read where it is.
  /// - Throws: `missing`, and `damaged` where size, key or header are not those of the file.
  public func open(storageName: String, sealedKey: [UInt8], size: Int) async throws(VaultError) -> VaultReader {
    try await pool.run { () throws(VaultError) in
      try self.openBlocking(storageName: storageName, sealedKey: sealedKey, size: size)
    }
  }

  public func open(_ file: StoredFile) async throws(VaultError) -> VaultReader {
    try await open(storageName: file.storageName, sealedKey: file.sealedKey, size: file.size)
  }

  /// The same on a thread that may block.
  public func openBlocking(storageName: String, sealedKey: [UInt8], size: Int) throws(VaultError) -> VaultReader {
    try VaultReader(
      storageName, sealedKey: sealedKey, size: size, in: directory, sealer: sealer, pool: pool)
  }

  /// A file's key sealed anew, for its row; the file stays as it is.
  /// - Parameter sealer: seals with its current key, and opens with that one or a former one.
  /// - Throws: `damaged` where the key was altered or is another file's, `crypto` where the master key is another.
  public static func reseal(
    _ sealedKey: [UInt8], of storageName: String, with sealer: Sealer
  ) throws(VaultError) -> [UInt8] {
    try FileKey.reseal(sealedKey, for: storageName, sealer: sealer)
  }

  /// Removes a file for good, as a crash of the system will find it too. One that is not there is gone already.
  public func remove(_ storageName: String) async throws(VaultError) {
    try await pool.run { () throws(VaultError) in try self.directory.remove(storageName) }
  }

  // MARK: The disk

  /// Whether a file can be kept now: writes a few bytes, waits for the disk and erases them.
  public func probe() async throws(VaultError) {
    try await pool.run { () throws(VaultError) in try self.directory.probe() }
  }

  /// Bytes of the file system that the vault lies on, those that are left for this user and all; nil where it does not
  /// say.
  public func space() async -> (free: Int, all: Int)? { await pool.run { self.directory.space() } }
}
