import Packing
import TestSupport
import Testing

@Suite struct GzipTests {
  private static let texts: [[UInt8]] = [
    [], [0], Array("content of theme.js".utf8), Array(repeating: 0x20, count: 1_000_000),
    (0..<70_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) },
  ]

  @Test(arguments: texts) func whatIsPackedUnpacks(bytes: [UInt8]) throws {
    let packed = try #require(Gzip.packed(bytes))
    #expect(Gzip.unpacked(packed, count: bytes.count) == bytes)
    #expect(Gzip.holds(bytes, packed: packed))
    #expect(!Gzip.holds(bytes + [1], packed: packed))
  }

  @Test func whatIsNotOfTheBytesIsRefused() throws {
    let bytes = Array("content of theme.js".utf8)
    let packed = try #require(Gzip.packed(bytes))
    for count in [0, bytes.count - 1, bytes.count + 1, -1, .max] {
      #expect(Gzip.unpacked(packed, count: count) == nil, "\(count)")
    }
    #expect(Gzip.unpacked(packed + [0], count: bytes.count) == nil)
    for length in 0..<packed.count {
      #expect(Gzip.unpacked(Array(packed[..<length]), count: bytes.count) == nil, "\(length)")
      #expect(!Gzip.holds(bytes, packed: Array(packed[..<length])), "\(length)")
    }
    for index in packed.indices {
      var damaged = packed
      damaged[index] ^= 0x40
      // Some bits of its head say nothing of the contents.
      let unpacked = Gzip.unpacked(damaged, count: bytes.count)
      #expect(unpacked == nil || unpacked == bytes, "\(index)")
    }
  }
}
