import Glibc
import Synchronization

/// A temporary file that is deleted when its last reference goes. Everything that waits for the disk happens on the
/// threads of the spool.
final class SpooledFile: Sendable {
  let path: String
  private let directory: SpoolDirectory
  private let peer: PeerAddress
  /// Bytes that room was made for.
  private let size = Atomic(0)
  /// Open while the file is written; -1 afterwards.
  private let descriptor: Mutex<Int32>

  private init(path: String, descriptor: Int32, directory: SpoolDirectory, peer: PeerAddress) {
    self.path = path
    self.peer = peer
    self.directory = directory
    self.descriptor = Mutex(descriptor)
  }

  deinit {
    let open = descriptor.withLock { $0 }
    let size = size.load(ordering: .relaxed)
    directory.pool.later { [path, directory, peer] in
      if open >= 0 { Glibc.close(open) }
      unlink(path)
      directory.giveBack(size, of: peer)
      // Held until here, so that the directory is empty when it goes.
      withExtendedLifetime(directory) {}
    }
  }

  static func make(in directory: SpoolDirectory, for peer: PeerAddress) async throws(Failure) -> SpooledFile {
    try await telling { () async throws(SystemError) in
      try await directory.pool.run { () throws(SystemError) in
        let path = directory.newPath()
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw SystemError("making a file in the spool") }
        return SpooledFile(path: path, descriptor: descriptor, directory: directory, peer: peer)
      }
    }
  }

  /// Adds bytes at the end. One writer at a time, who waits for each call.
  /// - Throws: `unavailable` where the spool has no room for them, `fault` where they cannot be written.
  func append(_ bytes: ArraySlice<UInt8>) async throws(Failure) {
    guard directory.makeRoom(bytes.count, for: peer) else { throw .unavailable(retryAfter: 1) }
    size.add(bytes.count, ordering: .relaxed)
    try await Self.telling { () async throws(SystemError) in
      try await directory.pool.run { [self] () throws(SystemError) in
        let descriptor = descriptor.withLock { $0 }
        var rest = bytes
        while !rest.isEmpty {
          let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
          if count < 0, errno == EINTR { continue }
          guard count > 0 else { throw SystemError("writing to the spool", code: count == 0 ? ENOSPC : errno) }
          rest = rest.dropFirst(count)
        }
      }
    }
  }

  /// The file is complete.
  func finish() async throws(Failure) {
    try await Self.telling { () async throws(SystemError) in
      try await directory.pool.run { [self] () throws(SystemError) in
        let open = descriptor.withLock { descriptor in
          defer { descriptor = -1 }
          return descriptor
        }
        if open >= 0, Glibc.close(open) != 0 { throw SystemError("closing a file of the spool") }
      }
    }
  }

  private static func telling<Value>(
    _ body: () async throws(SystemError) -> Value
  ) async throws(Failure) -> Value {
    do throws(SystemError) {
      return try await body()
    } catch {
      throw .fault(error)
    }
  }
}
