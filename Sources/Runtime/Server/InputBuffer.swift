/// Bytes that have been received and are used up from the front.
struct InputBuffer {
  /// Buffers that grew larger are given back.
  private static let keptCapacity = 16 * 1024
  /// So many used bytes at the front are cut off.
  private static let cutSize = 64 * 1024

  private(set) var bytes: [UInt8] = []
  /// How many bytes at the front of ``bytes`` are used up.
  private(set) var consumed = 0

  var isEmpty: Bool { consumed == bytes.count }
  var count: Int { bytes.count - consumed }
  /// What is not used up.
  var unread: ArraySlice<UInt8> { bytes[consumed...] }

  mutating func append(_ more: some Collection<UInt8>) { bytes.append(contentsOf: more) }

  mutating func consume(_ count: Int) {
    consumed += count
    if consumed == bytes.count {
      discard()
    } else if consumed > Self.cutSize {
      bytes.removeFirst(consumed)
      consumed = 0
    }
  }

  mutating func discard() {
    consumed = 0
    if bytes.capacity > Self.keptCapacity { bytes = [] } else { bytes.removeAll(keepingCapacity: true) }
  }
}
