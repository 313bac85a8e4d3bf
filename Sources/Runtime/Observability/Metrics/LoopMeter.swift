/// What one event loop counts of its requests and connections; ``ServerMeter`` adds the loops up when it is asked.
///
/// Everything has its place from the start, so that a request allocates nothing for being counted, waits for nobody and
/// shares no cache line with another loop.
final class LoopMeter: Sendable {
  /// Upper bounds of the buckets of durations, in nanoseconds.
  static let bounds = [
    500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000, 100_000_000, 250_000_000,
    500_000_000, 1_000_000_000, 2_500_000_000, 5_000_000_000, 10_000_000_000,
  ]
  /// The same of a loop's turns, which are to be short.
  static let turnBounds = [
    50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000,
    100_000_000, 250_000_000, 1_000_000_000,
  ]
  /// Statuses that are told apart. What is none of them comes after them: first other ones, then requests whose client
  /// went away before there was an answer.
  static let statuses: [UInt16] = [
    200, 201, 202, 204, 205, 206, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 406, 408, 409, 410, 411, 412,
    413, 414, 415, 416, 417, 418, 421, 422, 423, 425, 426, 428, 429, 431, 451, 500, 501, 502, 503, 504, 505,
  ]
  static let statusNames = statuses.map { "\($0)" } + ["other", "none"]

  /// The numbers of one operation, one after the other.
  private enum Row {
    static let status = 0
    static let bucket = status + statusNames.count
    static let nanoseconds = bucket + bounds.count + 1
    static let bytesIn = nanoseconds + 1
    static let bytesOut = bytesIn + 1
    static let unknownMembers = bytesOut + 1
    static let failure = unknownMembers + 1
    static let count = failure + Failure.Kind.allCases.count
  }

  /// The numbers behind the rows.
  enum Total: Int, CaseIterable { case requestsBegun, opened, closed, turnedAway, openedHTTP2, slowReaders }

  private let operations: Int
  private let cells: CounterCells
  /// The place in a row of each status from 200 on.
  private let statusPlaces: [UInt8]

  /// - Parameter operations: of the API; what belongs to none of them is counted as one more.
  init(operations: Int) {
    self.operations = operations
    statusPlaces = (200..<600).map { status in
      UInt8(Self.statuses.firstIndex(of: status) ?? Self.statuses.count)
    }
    cells = CounterCells(
      count: (operations + 1) * Row.count + Total.allCases.count + ConnectionError.allCases.count
        + Self.turnBounds.count + 2)
  }

  // MARK: Counting, on the loop

  func add(_ total: Total) { cells.add(1, at: place(of: total)) }

  /// Something that ends a connection, and that is nobody's request.
  func add(_ error: ConnectionError) { cells.add(1, at: place(of: error)) }

  /// - Parameters:
  ///   - operation: nil where none was found.
  ///   - status: 0 where there was no answer.
  func finished(
    _ operation: Int?, status: UInt16, nanoseconds: Int64, bytesIn: Int, bytesOut: Int, failure: Failure.Kind?
  ) {
    let row = (operation ?? operations) * Row.count
    cells.add(1, at: row + Row.status + statusPlace(status))
    cells.add(1, at: row + Row.bucket + Self.bucket(Int(nanoseconds), Self.bounds))
    cells.add(Int(nanoseconds), at: row + Row.nanoseconds)
    cells.add(bytesIn, at: row + Row.bytesIn)
    cells.add(bytesOut, at: row + Row.bytesOut)
    if let failure { cells.add(1, at: row + Row.failure + failure.rawValue) }
  }

  /// A message that never became a request.
  func refused(isHTTP2: Bool, status: UInt16, bytesIn: Int, bytesOut: Int, failure: Failure.Kind) {
    add(.requestsBegun)
    if let error = ConnectionError(failure, isHTTP2: isHTTP2) { add(error) }
    finished(nil, status: status, nanoseconds: 0, bytesIn: bytesIn, bytesOut: bytesOut, failure: failure)
  }

  /// A member of a request body that the contract does not know. Wherever the body is decoded.
  func addUnknownMember(_ operation: Int) {
    cells.addShared(1, at: operation * Row.count + Row.unknownMembers)
  }

  /// The loop has dealt with all that one wait brought.
  /// - Parameter nanoseconds: how long it was away from its sockets.
  func turned(nanoseconds: Int64) {
    cells.add(1, at: turns + Self.bucket(Int(nanoseconds), Self.turnBounds))
    cells.add(Int(nanoseconds), at: turns + Self.turnBounds.count + 1)
  }

  private func statusPlace(_ status: UInt16) -> Int {
    if status == 0 { return Self.statuses.count + 1 }
    return status >= 200 && status < 600 ? Int(statusPlaces[Int(status) - 200]) : Self.statuses.count
  }

  /// Most durations are among the first: a search by halves would be slower.
  private static func bucket(_ nanoseconds: Int, _ bounds: [Int]) -> Int {
    var index = 0
    while index < bounds.count, nanoseconds > bounds[index] { index += 1 }
    return index
  }

  private func place(of total: Total) -> Int { (operations + 1) * Row.count + total.rawValue }
  private func place(of error: ConnectionError) -> Int {
    (operations + 1) * Row.count + Total.allCases.count + error.rawValue
  }
  private var turns: Int { (operations + 1) * Row.count + Total.allCases.count + ConnectionError.allCases.count }

  // MARK: Reading, on any thread

  func total(_ total: Total) -> Int { cells[place(of: total)] }
  func errors(_ error: ConnectionError) -> Int { cells[place(of: error)] }

  /// What was counted of one operation.
  struct Counts {
    var byStatus = [Int](repeating: 0, count: statusNames.count)
    var buckets = [Int](repeating: 0, count: bounds.count + 1)
    var nanoseconds = 0
    var bytesIn = 0
    var bytesOut = 0
    var unknownMembers = 0
    var failures = [Int](repeating: 0, count: Failure.Kind.allCases.count)

    var requests: Int { byStatus.reduce(0, +) }
    func failures(_ kind: Failure.Kind) -> Int { failures[kind.rawValue] }
  }

  /// - Parameter operation: its index, or the number of operations for what belongs to none.
  func add(_ operation: Int, to counts: inout Counts) {
    let row = operation * Row.count
    for index in counts.byStatus.indices { counts.byStatus[index] += cells[row + Row.status + index] }
    for index in counts.buckets.indices { counts.buckets[index] += cells[row + Row.bucket + index] }
    counts.nanoseconds += cells[row + Row.nanoseconds]
    counts.bytesIn += cells[row + Row.bytesIn]
    counts.bytesOut += cells[row + Row.bytesOut]
    counts.unknownMembers += cells[row + Row.unknownMembers]
    for index in counts.failures.indices { counts.failures[index] += cells[row + Row.failure + index] }
  }

  /// How often each bucket of turns was met, and all turns together in nanoseconds.
  var turnCounts: (buckets: [Int], nanoseconds: Int) {
    ((0...Self.turnBounds.count).map { cells[turns + $0] }, cells[turns + Self.turnBounds.count + 1])
  }
}

/// What goes wrong on a connection and is nobody's request, by the protocol that finds it out. A protocol that is added
/// adds its cases.
enum ConnectionError: Int, CaseIterable, Sendable {
  case http1Malformed, http1HeadersTooLarge, http1TargetTooLong, http1Timeout, http1Version
  case http2Malformed, http2HeadersTooLarge, http2TargetTooLong
  case tlsHandshake

  /// Of messages that are refused before there is a request; nil for refusals of another kind.
  init?(_ failure: Failure.Kind, isHTTP2: Bool) {
    switch (failure, isHTTP2) {
    case (.malformed, false): self = .http1Malformed
    case (.headersTooLarge, false): self = .http1HeadersTooLarge
    case (.uriTooLong, false): self = .http1TargetTooLong
    case (.requestTimeout, false): self = .http1Timeout
    case (.versionNotSupported, false): self = .http1Version
    case (.malformed, true): self = .http2Malformed
    case (.headersTooLarge, true): self = .http2HeadersTooLarge
    case (.uriTooLong, true): self = .http2TargetTooLong
    default: return nil
    }
  }

  /// Values of the labels `protocol` and `kind`.
  var labels: [String] {
    switch self {
    case .http1Malformed: ["http1", "malformed"]
    case .http1HeadersTooLarge: ["http1", "headers-too-large"]
    case .http1TargetTooLong: ["http1", "target-too-long"]
    case .http1Timeout: ["http1", "timeout"]
    case .http1Version: ["http1", "version"]
    case .http2Malformed: ["http2", "malformed"]
    case .http2HeadersTooLarge: ["http2", "headers-too-large"]
    case .http2TargetTooLong: ["http2", "target-too-long"]
    case .tlsHandshake: ["tls", "handshake"]
    }
  }
}

/// Where the decoders count what they read past.
public struct OperationMeter: Sendable {
  let loop: LoopMeter
  let operation: Int

  func addUnknownMember() { loop.addUnknownMember(operation) }
}
