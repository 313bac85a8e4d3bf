import Glibc

/// What one step of a request costs.
struct Cost {
  let step: String
  /// Of the middle one of several series.
  let nanoseconds: Double
  /// Calls of malloc and its kin, on any thread; nil where nobody counts.
  let allocations: Double?

  var row: String {
    let time = nanoseconds < 10_000 ? "\(Int(nanoseconds.rounded())) ns" : "\(Int((nanoseconds / 1000).rounded())) µs"
    let count = allocations.map { "\(($0 * 10).rounded() / 10)" } ?? ""
    return "| \(step) | \(time) | \(count) |"
  }
}

/// Times steps, and counts their allocations where `count_allocations.so` is preloaded: it keeps the count in the file
/// that `COUNT_ALLOCATIONS` names.
struct Stopwatch {
  private static let series = 5
  /// How long one series takes, in nanoseconds.
  private static let seriesLength: UInt64 = 200_000_000

  /// The file with the count.
  private let counter: Int32?

  init() {
    counter = getenv("COUNT_ALLOCATIONS").flatMap { path in
      let descriptor = open(path, O_RDONLY | O_CLOEXEC)
      return descriptor >= 0 ? descriptor : nil
    }
  }

  /// How often memory was asked for so far.
  private func counted() -> UInt64? {
    guard let counter else { return nil }
    var count: UInt64 = 0
    let size = MemoryLayout<UInt64>.size
    return pread(counter, &count, size, 0) == size ? count : nil
  }

  func time(_ step: String, _ body: () throws -> Void) rethrows -> Cost {
    try body()
    let count = try repetitions(body)
    var times: [Double] = []
    let before = counted()
    for _ in 0..<Self.series {
      let start = Self.now
      for _ in 0..<count { try body() }
      times.append(Double(Self.now - start) / Double(count))
    }
    return cost(step, times, allocationsSince: before, count: count)
  }

  /// The same for what may suspend.
  func time(_ step: String, _ body: () async throws -> Void) async rethrows -> Cost {
    try await body()
    var count = 1
    while true {
      let start = Self.now
      for _ in 0..<count { try await body() }
      if Self.now - start > Self.seriesLength / 4 { break }
      count *= 2
    }
    var times: [Double] = []
    let before = counted()
    for _ in 0..<Self.series {
      let start = Self.now
      for _ in 0..<count { try await body() }
      times.append(Double(Self.now - start) / Double(count))
    }
    return cost(step, times, allocationsSince: before, count: count)
  }

  private func repetitions(_ body: () throws -> Void) rethrows -> Int {
    var count = 1
    while true {
      let start = Self.now
      for _ in 0..<count { try body() }
      if Self.now - start > Self.seriesLength / 4 { return count * 4 }
      count *= 2
    }
  }

  private func cost(_ step: String, _ times: [Double], allocationsSince before: UInt64?, count: Int) -> Cost {
    let allocations = before.flatMap { before in
      counted().map { Double($0 - before) / Double(Self.series * count) }
    }
    return Cost(step: step, nanoseconds: times.sorted()[times.count / 2], allocations: allocations)
  }

  private static var now: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}

/// Keeps the compiler from leaving out what nobody looks at.
@inline(never)
func keep<Value>(_ value: borrowing Value) { withUnsafePointer(to: value) { _ = $0 } }
