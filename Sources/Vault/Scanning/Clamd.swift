import Glibc
import Runtime
import Synchronization

/// How patient the client is. In milliseconds.
public struct ClamdTimeouts: Sendable, Hashable {
  public var connect: Int64 = 5_000
  /// In which the scanner must take at least a byte of the file.
  public var stall: Int64 = 30_000
  /// From the last byte to the verdict. Archives take their time; clamd itself gives up after `MaxScanTime` (120 s).
  public var verdict: Int64 = 150_000
  /// For a file as a whole.
  public var total: Int64 = 300_000

  public init() {}
}

/// The client of ClamAV's daemon, by the commands `zPING`, `zVERSION` and `zINSTREAM` of its socket (clamd(8)). Each
/// command has a connection and a thread of its own, and waits for a thread where all are busy; event loops never wait.
/// A cancelled task ends its command at once.
public final class Clamd: Sendable {
  /// Bytes of a file that are in memory at once.
  private static let piece = 256 * 1024
  private static let maxSignature = 128
  private static let maxText = 256

  public let address: ClamdAddress
  private let timeouts: ClamdTimeouts
  private let pool: BlockingPool

  /// - Parameter threads: commands at once.
  public init(_ address: ClamdAddress, timeouts: ClamdTimeouts = ClamdTimeouts(), threads: Int = 2)
    throws(SystemError)
  {
    self.address = address
    self.timeouts = timeouts
    pool = try BlockingPool("clamd", threads: threads)
  }

  /// Whether the scanner answers.
  public func ping() async -> Bool {
    do {
      return try await ask("zPING\0") == "PONG"
    } catch {
      return false
    }
  }

  /// `ClamAV 1.4.6/27812/Mon Nov 10 …`: the program, and the number and date of its signatures.
  public func version() async throws(ScanError) -> String { String(try await ask("zVERSION\0").prefix(Self.maxText)) }

  /// Scans a file of the vault, decrypted on its way into the socket.
  public func scan(_ reader: VaultReader) async -> ScanVerdict {
    let place = Mutex(0)
    return await scan { () throws(VaultError) in
      let range = place.withLock { place in
        let range = place..<min(reader.size, place + Self.piece)
        place = range.upperBound
        return range
      }
      return range.isEmpty ? nil : try reader.readBlocking(range)
    }
  }

  /// Scans what a closure gives.
  /// - Parameter next: the next bytes, nil at the end; called on a thread that may block.
  public func scan(_ next: @escaping @Sendable () throws(VaultError) -> [UInt8]?) async -> ScanVerdict {
    do throws(ScanError) {
      return Self.verdict(try await command { connection, deadline throws(ScanError) in
        try self.stream(next, to: connection, deadline: deadline)
      })
    } catch {
      return .error(error)
    }
  }

  // MARK: The protocol

  private func ask(_ command: String) async throws(ScanError) -> String {
    try await self.command { connection, deadline throws(ScanError) in
      let stall = self.timeouts.stall
      _ = try connection.send(Array(command.utf8), stall: stall, deadline: deadline)
      return try connection.answer(deadline: min(deadline, Clock.monotonicNanoseconds + stall * 1_000_000))
    }
  }

  /// Pieces with their length before them, big-endian, and a length of zero at the end.
  private func stream(
    _ next: () throws(VaultError) -> [UInt8]?, to connection: ClamdConnection, deadline: Int64
  ) throws(ScanError) -> String {
    var sent = try connection.send(Array("zINSTREAM\0".utf8), stall: timeouts.stall, deadline: deadline)
    while case .all = sent {
      let piece: [UInt8]
      do throws(VaultError) {
        // Where this fails the connection goes without an end, and the scanner throws away what it has.
        piece = try next() ?? []
      } catch {
        throw .unreadable(error)
      }
      let length = withUnsafeBytes(of: UInt32(piece.count).bigEndian) { Array($0) }
      sent = try connection.send(length + piece, stall: timeouts.stall, deadline: deadline)
      if piece.isEmpty { break }
    }
    // A scanner that has had enough, or has found something, says so before the end.
    let answer = try connection.answer(
      deadline: min(deadline, Clock.monotonicNanoseconds + timeouts.verdict * 1_000_000))
    if case .interrupted = sent, Self.verdict(answer) == .clean {
      // Of what it has not been given it cannot know.
      throw .scanner("clean before the end of the file")
    }
    return answer
  }

  private func command(
    _ body: @escaping @Sendable (ClamdConnection, Int64) throws(ScanError) -> String
  ) async throws(ScanError) -> String {
    let connection = ClamdConnection()
    let result: Result<String, ScanError> = await withTaskCancellationHandler {
      await pool.run {
        do throws(ScanError) {
          let deadline = Clock.monotonicNanoseconds + self.timeouts.total * 1_000_000
          try connection.connect(to: self.address, milliseconds: self.timeouts.connect)
          return .success(try body(connection, deadline))
        } catch {
          return .failure(error)
        }
      }
    } onCancel: {
      connection.cancel()
    }
    return try result.get()
  }

  /// What an answer means: `stream: OK`, `stream: NAME FOUND`, `… ERROR`.
  static func verdict(_ answer: String) -> ScanVerdict {
    if answer == "stream: OK" { return .clean }
    if answer.hasPrefix("stream: "), answer.hasSuffix(" FOUND") {
      let signature = String(answer.dropFirst("stream: ".count).dropLast(" FOUND".count).prefix(maxSignature))
      // No find, but what `AlertExceedsMax` says of a file that was not looked into as a whole.
      if signature.hasPrefix("Heuristics.Limits.Exceeded") { return .error(.exceedsScannerLimits) }
      return .infected(signature: signature)
    }
    if answer.hasPrefix("INSTREAM size limit exceeded") { return .error(.exceedsScannerLimits) }
    return .error(.scanner(String(answer.prefix(maxText))))
  }
}
