/// Names a request in logs and answers (`X-Request-Id`): 128 random bits, so that it cannot be guessed from another
/// one.
public struct RequestID: Sendable, Hashable {
  private let high: UInt64
  private let low: UInt64

  /// From the generator of the system, which on Linux is the kernel's.
  public init() {
    var generator = SystemRandomNumberGenerator()
    self.init(high: generator.next(), low: generator.next())
  }

  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// 32 lower-case hexadecimal digits.
  public var text: String {
    String(unsafeUninitializedCapacity: 32) { buffer in
      for place in 0..<16 {
        let shift = UInt64(60 - 4 * place)
        buffer[place] = HexDigit.lower(UInt8(truncatingIfNeeded: high >> shift))
        buffer[16 + place] = HexDigit.lower(UInt8(truncatingIfNeeded: low >> shift))
      }
      return 32
    }
  }
}
