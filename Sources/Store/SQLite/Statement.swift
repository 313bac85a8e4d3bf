import CSQLite
import Runtime

/// A prepared statement. It belongs to one connection and is finalized before it.
final class Statement {
  private let handle: OpaquePointer

  init(_ handle: OpaquePointer) { self.handle = handle }

  deinit { sqlite3_finalize(handle) }

  /// Binds the values and gives the rows to `visit`, which returns false to read no further. The statement is ready for
  /// its next use afterwards, whatever happened.
  func run<each Value: SQLiteValue>(
    _ values: repeat each Value, on connection: Connection, visit: (inout Row) throws(StoreError) -> Bool
  ) throws(StoreError) {
    defer {
      sqlite3_reset(handle)
      sqlite3_clear_bindings(handle)
    }
    var index: Int32 = 0
    var code = SQLITE_OK
    for value in repeat each values {
      index += 1
      let bound = value.bind(to: handle, at: index)
      if bound != SQLITE_OK { code = bound }
    }
    guard code == SQLITE_OK, index == sqlite3_bind_parameter_count(handle) else {
      throw connection.failure(code == SQLITE_OK ? SQLITE_RANGE : code)
    }
    let columns = sqlite3_column_count(handle)
    while true {
      switch sqlite3_step(handle) {
      case SQLITE_ROW:
        var row = Row(handle, columns: columns)
        guard try visit(&row) else { return }
      case SQLITE_DONE: return
      case let code: throw connection.failure(code)
      }
    }
  }
}

/// The current row, read column by column from the left.
struct Row {
  private let statement: OpaquePointer
  private let columns: Int32
  private var column: Int32 = 0

  fileprivate init(_ statement: OpaquePointer, columns: Int32) {
    self.statement = statement
    self.columns = columns
  }

  /// - Throws: ``StoreError/corrupted(_:)`` when the column holds no such value.
  mutating func next<Value: SQLiteValue>(_ type: Value.Type = Value.self) throws(StoreError) -> Value {
    defer { column += 1 }
    // Asked for once, where each question to the column would find it anew. SQLite guards such a value against other
    // threads by the connection's mutex, which ours has not: it is used by one thread at a time.
    if column < columns, let cell = sqlite3_column_value(statement, column), let value = Value.read(cell) { return value }
    let name = sqlite3_column_name(statement, column).map { String(cString: $0) } ?? "\(column + 1)"
    throw .corrupted("column \(name) holds no \(type)")
  }
}

/// What one row holds, read column by column in the order of the statement that names it.
protocol SQLiteRow {
  init(row: inout Row) throws(StoreError)
}

extension SQLiteRow where Self: SQLiteValue {
  init(row: inout Row) throws(StoreError) { self = try row.next() }
}

extension Int64: SQLiteRow {}
extension Bool: SQLiteRow {}
extension Timestamp: SQLiteRow {}
extension WordList: SQLiteRow {}
extension String: SQLiteRow {}
