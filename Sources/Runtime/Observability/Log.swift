import CLinux
import Glibc
import Synchronization

/// The log of the process: JSON, one object a line. Lines are gathered in memory and written by a thread of their own,
/// so that a slow disk or reader never holds up an event loop; what does not fit is dropped, counted and said.
public final class Log: Sendable {
  public enum Level: String, Sendable, CaseIterable {
    case debug, info, warning, error

    fileprivate var rank: Int {
      switch self {
      case .debug: 0
      case .info: 1
      case .warning: 2
      case .error: 3
      }
    }
  }

  private struct State {
    var lines: [UInt8] = []
    /// Lines that the next notice tells of.
    var dropped = 0
    var droppedInAll = 0
    /// Lines have been taken out, and the writer comes back for more by itself.
    var isWriting = false
    var isClosed = false

    mutating func drop(_ count: Int) {
      dropped += count
      droppedInAll += count
    }
  }

  /// Microseconds between two writes, in which lines gather: woken for each line the writer would cost the event loop
  /// more than the line does.
  private static let pause: UInt32 = 5000
  /// Buffers that grew larger are given back.
  private static let keptCapacity = 1024 * 1024

  private let level: Level
  private let descriptor: Int32
  private let capacity: Int
  private let clock: Clock
  private let state = Mutex(State())
  private let wakeup: Int32

  /// - Parameters:
  ///   - level: the least level that is written.
  ///   - descriptor: an open file, not closed by the log.
  ///   - capacity: bytes that may wait for the writer.
  public init(
    level: Level = .info, descriptor: Int32 = STDOUT_FILENO, capacity: Int = 8 * 1024 * 1024,
    clock: Clock = Clock()
  ) throws(SystemError) {
    self.level = level
    self.descriptor = descriptor
    self.capacity = capacity
    self.clock = clock
    wakeup = eventfd(0, Int32(EFD_CLOEXEC))
    guard wakeup >= 0 else { throw SystemError("eventfd") }
    try startThread("log") { self.writeUntilClosed() }
  }

  deinit { Glibc.close(wakeup) }

  /// Writes an event of the server.
  /// - Parameter fields: what it is about; never secrets, and nothing of a body.
  public func record(_ level: Level, _ message: String, _ fields: [(name: StaticString, value: String)] = []) {
    guard level.rank >= self.level.rank else { return }
    var line = JSONWriter()
    line.beginObject()
    line.key("time")
    line.timestamp(clock.now)
    line.key("level")
    line.string(level.rawValue)
    line.key("message")
    line.string(message)
    for field in fields {
      line.key(field.name)
      line.string(Self.shortened(field.value, to: 1024))
    }
    line.endObject()
    append(line.bytes)
  }

  /// Adds a line, which has no line break of its own.
  func append(_ line: [UInt8]) {
    let mustWake = state.withLock { state in
      guard !state.isClosed, state.lines.count + line.count < capacity else {
        state.drop(1)
        return false
      }
      let wasEmpty = state.lines.isEmpty
      state.lines += line
      state.lines.append(0x0A)
      return wasEmpty && !state.isWriting
    }
    if mustWake { wake() }
  }

  /// Lines that were dropped since the process began.
  var droppedLines: Int { state.withLock { $0.droppedInAll } }

  /// Writes what is left and ends the writer. Blocks for at most the given time.
  public func close(milliseconds: Int = 2000) {
    state.withLock { $0.isClosed = true }
    wake()
    for _ in 0..<max(1, milliseconds / 5) {
      if state.withLock({ $0.lines.isEmpty && !$0.isWriting }) { return }
      usleep(5000)
    }
  }

  /// At most `count` scalars of the text.
  static func shortened(_ text: String, to count: Int) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.prefix(count)))
  }

  private func wake() {
    var one: UInt64 = 1
    _ = write(wakeup, &one, 8)
  }

  // MARK: The writer's thread

  private func writeUntilClosed() {
    var lines: [UInt8] = []
    var isTorn = false
    while true {
      let (dropped, isClosed) = state.withLock { state in
        swap(&state.lines, &lines)
        defer { state.dropped = 0 }
        state.isWriting = !lines.isEmpty || state.dropped > 0
        return (state.dropped, state.isClosed)
      }
      if dropped > 0 { lines += dropNotice(dropped) }
      guard lines.isEmpty else {
        let lost = writeAll(lines, isTorn: &isTorn)
        // There is nowhere left to say so but in the metrics.
        if lost > 0 { state.withLock { $0.droppedInAll += lost } }
        if lines.capacity > Self.keptCapacity { lines = [] } else { lines.removeAll(keepingCapacity: true) }
        if !isClosed { usleep(Self.pause) }
        continue
      }
      if isClosed { return }
      var counter: UInt64 = 0
      _ = read(wakeup, &counter, 8)
    }
  }

  private func dropNotice(_ count: Int) -> [UInt8] {
    var line = JSONWriter()
    line.beginObject()
    line.key("time")
    line.timestamp(clock.now)
    line.key("level")
    line.string(Level.warning.rawValue)
    line.key("message")
    line.string("log lines were dropped")
    line.key("count")
    line.integer(count)
    line.endObject()
    return line.bytes + [0x0A]
  }

  /// Gives up where the file takes no more.
  /// - Parameter isTorn: whether the file ends within a line. It is ended first, so that the next can be read.
  /// - Returns: how many lines were not written, or not to their end.
  private func writeAll(_ lines: [UInt8], isTorn: inout Bool) -> Int {
    let bytes = isTorn ? [0x0A] + lines : lines
    var start = 0
    while start < bytes.count {
      let written = bytes[start...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if written > 0 {
        start += written
        isTorn = bytes[start - 1] != 0x0A
      } else if errno == EAGAIN {
        var poll = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = Glibc.poll(&poll, 1, 1000)
      } else if errno != EINTR {
        return bytes[start...].suffix(lines.count).count { $0 == 0x0A }
      }
    }
    return 0
  }
}
