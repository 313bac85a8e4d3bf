import Crypto
import Glibc
import Runtime
import Synchronization

/// A file of the vault, open for reading at any place. Every byte that is given out was verified first. Any number of
/// tasks and threads may read at once; the file stays readable while the reader lives, even when it is removed.
public final class VaultReader: Sendable {
  /// Of the contents, in bytes.
  public let size: Int

  /// Bytes handed out at once by a stream: few enough to keep many downloads in memory, many enough to be worth a
  /// change of threads.
  private static let piece = 4 * ChunkLayout.current.chunk

  private let cipher: ChunkCipher
  private let descriptor: Int32
  private let pool: BlockingPool

  /// Blocks.
  init(
    _ name: String, sealedKey: [UInt8], size: Int, in directory: VaultDirectory, sealer: Sealer, pool: BlockingPool
  ) throws(VaultError) {
    self.size = size
    self.pool = pool
    cipher = try FileKey.open(sealedKey, for: name, sealer: sealer)
    descriptor = try directory.open(name)
    // Where this fails the object is released, which closes the file.
    try check()
  }

  deinit { close(descriptor) }

  private func check() throws(VaultError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .failed("looking at a file of the vault") }
    guard let stored = ChunkLayout.current.stored(size), status.st_size == stored else { throw .damaged }
    let header = ChunkLayout.current.header
    guard try take(header.count, at: 0) == header else { throw .damaged }
  }

  /// The bytes of a range, cut to the end of the file. They are in memory at once: ask for little at a time.
  /// - Throws: `damaged` where any chunk of it is not what was stored.
  public func read(_ range: Range<Int>) async throws(VaultError) -> [UInt8] {
    try await pool.run { () throws(VaultError) in try self.readBlocking(range) }
  }

  /// The same, for threads that may wait for the disk.
  public func readBlocking(_ range: Range<Int>) throws(VaultError) -> [UInt8] {
    let range = range.clamped(to: 0..<size)
    guard !range.isEmpty else {
      // An empty file has a chunk too, which must be the right one.
      if size == 0 { _ = try chunk(0) }
      return []
    }
    let layout = ChunkLayout.current
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    for number in range.lowerBound / layout.chunk...(range.upperBound - 1) / layout.chunk {
      let contents = layout.contents(number, of: size)
      let wanted = contents.clamped(to: range)
      let chunk = try chunk(number)
      bytes += chunk[wanted.lowerBound - contents.lowerBound..<wanted.upperBound - contents.lowerBound]
    }
    return bytes
  }

  /// The bytes of a range, or all, as the body of an answer. Disk and cipher are busy on the vault's threads while the
  /// event loop waits; one piece is in memory at a time. A stream is read by one consumer, once.
  public func stream(_ range: Range<Int>? = nil) -> BodyStream {
    let range = (range ?? 0..<size).clamped(to: 0..<size)
    let place = Mutex(range.lowerBound)
    return BodyStream(length: range.count) { [self] in
      let next = place.withLock { place in
        let next = place..<min(range.upperBound, place + Self.piece)
        place = next.upperBound
        return next
      }
      return next.isEmpty ? nil : try await read(next)
    }
  }

  /// One chunk, verified.
  private func chunk(_ number: Int) throws(VaultError) -> [UInt8] {
    let layout = ChunkLayout.current
    let isLast = number == layout.count(of: size) - 1
    let length = layout.contents(number, of: size).count + ChunkCipher.overhead
    let sealed = try take(length, at: layout.place(number))
    do {
      return try cipher.open(sealed, number: UInt64(number), authenticating: layout.authenticated(isLast: isLast))
    } catch {
      throw VaultError(error)
    }
  }

  /// Exactly so many bytes.
  private func take(_ count: Int, at offset: Int) throws(VaultError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var start = 0
    while start < count {
      let read = bytes.withUnsafeMutableBytes { buffer in
        let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[start...])
        return pread(descriptor, rest.baseAddress, rest.count, offset + start)
      }
      if read < 0, errno == EINTR { continue }
      guard read >= 0 else { throw .failed("reading a file of the vault") }
      guard read > 0 else { throw .damaged }
      start += read
    }
    return bytes
  }
}
