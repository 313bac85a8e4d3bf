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
  /// How an answer is told from others; a request whose client went away before there was one is the last.
  static let statusClasses = ["2xx", "3xx", "4xx", "5xx", "none"]

  /// The numbers of one operation, one after the other.
  private enum Row {
    static let status = 0
    static let bucket = status + statusClasses.count
    static let nanoseconds = bucket + bounds.count + 1
    static let bytesIn = nanoseconds + 1
    static let bytesOut = bytesIn + 1
    static let unknownMembers = bytesOut + 1
    static let count = unknownMembers + 1
  }

  /// The numbers behind the rows.
  enum Total: Int, CaseIterable { case requestsBegun, opened, closed, turnedAway }

  private let operations: Int
  private let cells: CounterCells

  /// - Parameter operations: of the API; what belongs to none of them is counted as one more.
  init(operations: Int) {
    self.operations = operations
    let rows = (operations + 1) * Row.count
    cells = CounterCells(count: rows + Total.allCases.count + Failure.Kind.allCases.count)
  }

  // MARK: Counting, on the loop

  func add(_ total: Total) { cells.add(1, at: place(of: total)) }

  /// - Parameters:
  ///   - operation: nil where none was found.
  ///   - status: 0 where there was no answer.
  func finished(
    _ operation: Int?, status: UInt16, nanoseconds: Int64, bytesIn: Int, bytesOut: Int, failure: Failure.Kind?
  ) {
    let row = (operation ?? operations) * Row.count
    cells.add(1, at: row + Row.status + Self.statusClass(status))
    cells.add(1, at: row + Row.bucket + Self.bucket(Int(nanoseconds)))
    cells.add(Int(nanoseconds), at: row + Row.nanoseconds)
    cells.add(bytesIn, at: row + Row.bytesIn)
    cells.add(bytesOut, at: row + Row.bytesOut)
    if let failure { cells.add(1, at: place(of: failure)) }
  }

  /// A message that never became a request.
  func refused(status: UInt16, bytesIn: Int, bytesOut: Int, failure: Failure.Kind) {
    add(.requestsBegun)
    finished(nil, status: status, nanoseconds: 0, bytesIn: bytesIn, bytesOut: bytesOut, failure: failure)
  }

  /// A member of a request body that the contract does not know. Wherever the body is decoded.
  func addUnknownMember(_ operation: Int) {
    cells.addShared(1, at: operation * Row.count + Row.unknownMembers)
  }

  private static func statusClass(_ status: UInt16) -> Int {
    status >= 200 && status < 600 ? Int(status) / 100 - 2 : statusClasses.count - 1
  }

  /// Most requests are among the first: a search by halves would be slower.
  private static func bucket(_ nanoseconds: Int) -> Int {
    var index = 0
    while index < bounds.count, nanoseconds > bounds[index] { index += 1 }
    return index
  }

  private func place(of total: Total) -> Int { (operations + 1) * Row.count + total.rawValue }
  private func place(of failure: Failure.Kind) -> Int {
    (operations + 1) * Row.count + Total.allCases.count + failure.rawValue
  }

  // MARK: Reading, on any thread

  func total(_ total: Total) -> Int { cells[place(of: total)] }
  func failures(_ kind: Failure.Kind) -> Int { cells[place(of: kind)] }

  /// What was counted of one operation.
  struct Counts {
    var byStatus = [Int](repeating: 0, count: statusClasses.count)
    var buckets = [Int](repeating: 0, count: bounds.count + 1)
    var nanoseconds = 0
    var bytesIn = 0
    var bytesOut = 0
    var unknownMembers = 0

    var requests: Int { byStatus.reduce(0, +) }
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
  }
}

/// Where the decoders count what they read past.
public struct OperationMeter: Sendable {
  let loop: LoopMeter
  let operation: Int

  func addUnknownMember() { loop.addUnknownMember(operation) }
}
