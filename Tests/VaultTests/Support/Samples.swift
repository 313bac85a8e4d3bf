import TestSupport

@testable import Vault

extension SmallFile {
  static func of(_ format: FileFormat) -> [UInt8] { byExtension[format.rawValue] ?? [] }
}

/// Bytes in memory.
struct MemoryBytes: ByteSource {
  let all: [UInt8]
  var size: Int { all.count }
  func bytes(_ range: Range<Int>) -> [UInt8] { Array(all[range.clamped(to: 0..<all.count)]) }
}

/// Why bytes are refused under a format; nil where they are taken.
func refusal(_ bytes: [UInt8], as format: FileFormat, _ rules: FileRules = FileRules()) -> FileRefusal? {
  do throws(CheckFailure) {
    try rules.check(MemoryBytes(all: bytes), is: format)
    return nil
  } catch {
    guard case .refused(let refusal) = error else { fatalError("memory was not readable") }
    return refusal
  }
}
