import Synchronization

/// Numbers at fixed places that one thread adds to and any thread reads.
///
/// Adding is a load and a store, without a lock and without the bus lock of an atomic addition, which only one writer
/// may do; a reader sees each number whole, and perhaps not the newest.
///
/// Unchecked: the memory is reached through atomics alone, and lives as long as the object.
final class CounterCells: @unchecked Sendable {
  private let cells: UnsafeMutablePointer<Atomic<Int>>
  private let count: Int

  init(count: Int) {
    self.count = count
    cells = .allocate(capacity: count)
    for index in 0..<count { (cells + index).initialize(to: Atomic(0)) }
  }

  deinit {
    cells.deinitialize(count: count)
    cells.deallocate()
  }

  /// By the one thread that writes this number.
  func add(_ value: Int, at index: Int) {
    precondition(index >= 0 && index < count)
    let cell = cells + index
    cell.pointee.store(cell.pointee.load(ordering: .relaxed) &+ value, ordering: .relaxed)
  }

  /// By any thread, for numbers that are seldom added to.
  func addShared(_ value: Int, at index: Int) {
    precondition(index >= 0 && index < count)
    cells[index].wrappingAdd(value, ordering: .relaxed)
  }

  subscript(index: Int) -> Int {
    precondition(index >= 0 && index < count)
    return cells[index].load(ordering: .relaxed)
  }
}
