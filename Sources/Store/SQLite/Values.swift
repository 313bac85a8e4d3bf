import CSQLite
import Runtime

/// A Swift value that is bound to a parameter and read from a column. Tables are `STRICT`, so a column has one storage
/// class.
protocol SQLiteValue {
  /// - Returns: SQLite's result code.
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32
  /// - Parameter cell: a `sqlite3_value` of the current row.
  /// - Returns: nil when it holds something else.
  static func read(_ cell: OpaquePointer) -> Self?
}

extension Int64: SQLiteValue {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    sqlite3_bind_int64(statement, index, self)
  }

  static func read(_ cell: OpaquePointer) -> Int64? {
    guard sqlite3_value_type(cell) == SQLITE_INTEGER else { return nil }
    return sqlite3_value_int64(cell)
  }
}

extension Int: SQLiteValue {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 { Int64(self).bind(to: statement, at: index) }

  static func read(_ cell: OpaquePointer) -> Int? {
    Int64.read(cell).map { Int($0) }
  }
}

extension Bool: SQLiteValue {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    sqlite3_bind_int64(statement, index, self ? 1 : 0)
  }

  static func read(_ cell: OpaquePointer) -> Bool? {
    Int64.read(cell).map { $0 != 0 }
  }
}

extension String: SQLiteValue {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    var text = self
    return text.withUTF8 { bytes in
      guard let start = bytes.baseAddress else { return sqlite3_bind_text(statement, index, "", 0, nil) }
      return passemarche_bind_text(statement, index, start, sqlite3_uint64(bytes.count))
    }
  }

  static func read(_ cell: OpaquePointer) -> String? {
    bytes(of: cell).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes as they stand in the page, which are UTF-8 as in all our databases: asked for as text they would first be
  /// copied to where a NUL can stand behind them. They are there until the next call for this cell or its statement.
  fileprivate static func bytes(of cell: OpaquePointer) -> UnsafeBufferPointer<UInt8>? {
    guard sqlite3_value_type(cell) == SQLITE_TEXT else { return nil }
    // A text of no bytes has no address.
    let start = sqlite3_value_blob(cell)?.assumingMemoryBound(to: UInt8.self)
    return UnsafeBufferPointer(start: start, count: Int(sqlite3_value_bytes(cell)))
  }
}

extension Array: SQLiteValue where Element == UInt8 {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    withUnsafeBytes { bytes in
      // A nil address would bind NULL.
      guard let start = bytes.baseAddress, !bytes.isEmpty else { return sqlite3_bind_zeroblob(statement, index, 0) }
      return passemarche_bind_blob(statement, index, start, sqlite3_uint64(bytes.count))
    }
  }

  static func read(_ cell: OpaquePointer) -> [UInt8]? {
    guard sqlite3_value_type(cell) == SQLITE_BLOB else { return nil }
    let start = sqlite3_value_blob(cell)
    return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_value_bytes(cell))))
  }
}

extension Optional: SQLiteValue where Wrapped: SQLiteValue {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    switch self {
    case nil: sqlite3_bind_null(statement, index)
    case let value?: value.bind(to: statement, at: index)
    }
  }

  static func read(_ cell: OpaquePointer) -> Wrapped?? {
    if sqlite3_value_type(cell) == SQLITE_NULL { return .some(nil) }
    return Wrapped.read(cell).map { .some($0) }
  }
}

extension Timestamp: SQLiteValue {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 { milliseconds.bind(to: statement, at: index) }

  static func read(_ cell: OpaquePointer) -> Timestamp? {
    Int64.read(cell).map { Timestamp(milliseconds: $0) }
  }
}

/// Enumerations are kept by their raw values.
extension SQLiteValue where Self: RawRepresentable<String> {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 { rawValue.bind(to: statement, at: index) }

  static func read(_ cell: OpaquePointer) -> Self? {
    String.read(cell).flatMap { Self(rawValue: $0) }
  }
}

extension DeliveryStatus: SQLiteValue {}
extension AnswerSource: SQLiteValue {}
extension DocumentKind: SQLiteValue {}

extension StoreError {
  /// For a SHA-256, which is 32 bytes long.
  /// - Throws: ``StoreError/invalidValue(_:)`` with the column's name.
  static func checkDigest(_ bytes: [UInt8], column: String) throws(StoreError) {
    guard bytes.count == 32 else { throw .invalidValue(column) }
  }
}

/// Words without spaces (codes, keys, scope names), kept in one text column with single spaces between.
struct WordList: SQLiteValue {
  let words: [String]

  /// - Throws: ``StoreError/invalidValue(_:)`` with the column's name when a word is empty or has a space.
  init(_ words: [String], column: String) throws(StoreError) {
    for word in words where word.isEmpty || word.utf8.contains(0x20) { throw .invalidValue(column) }
    self.words = words
  }

  /// - Parameter text: UTF-8.
  private init(text: Span<UInt8>) {
    var words: [String] = []
    var start = 0
    for place in 0...text.count where place == text.count || text[place] == 0x20 {
      if start < place {
        let word = text.extracting(start..<place)
        words.append(word.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) })
      }
      start = place + 1
    }
    self.words = words
  }

  /// The set of the words in a text: sorted, each once, so that equal sets are equal texts.
  static func canonicalSet(_ text: String) -> String {
    Set(WordList(text: text.utf8Span.span).words).sorted().joined(separator: " ")
  }

  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    words.joined(separator: " ").bind(to: statement, at: index)
  }

  static func read(_ cell: OpaquePointer) -> WordList? {
    String.bytes(of: cell).map { WordList(text: $0.span) }
  }
}
