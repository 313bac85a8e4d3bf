import TestSupport

/// Ways in which a network may cut an input. They follow from the bytes alone, so that a case is the same one whenever
/// it is met again.
struct Cuts {
  private var random: SeededGenerator

  init(_ bytes: [UInt8]) {
    // FNV-1a.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    random = SeededGenerator(seed: hash)
  }

  /// A number below `bound`, which is positive.
  mutating func number(below bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }

  /// Pieces of at most `longest` bytes.
  mutating func pieces(of bytes: [UInt8], longest: Int) -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + 1 + number(below: longest))
      pieces.append(Array(bytes[start..<end]))
      start = end
    }
    return pieces
  }

  /// The input whole, byte by byte, and in small and in larger pieces.
  static func all(_ bytes: [UInt8]) -> [[[UInt8]]] {
    var cuts = Cuts(bytes)
    return [
      [bytes], bytes.map { [$0] }, cuts.pieces(of: bytes, longest: 5), cuts.pieces(of: bytes, longest: 60),
    ]
  }
}
