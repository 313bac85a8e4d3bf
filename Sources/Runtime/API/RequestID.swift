/// Names a request in logs and answers (`X-Request-Id`): 128 random bits, so that it cannot be guessed from another
/// one.
public struct RequestID: Sendable, Hashable {
  private let high: UInt64
  private let low: UInt64

  /// Of random bits from the kernel.
  public init() { self = RandomReserve.shared.nextID() }

  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The name of a trace that begins with this request.
  var asTrace: TraceID { TraceID(high: high, low: low) }

  /// Bits that hang on all of them, by which a step is named; never 0. The steps are those of SplitMix64.
  var mixed: UInt64 {
    var bits = high ^ low &* 0x9E37_79B9_7F4A_7C15
    bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return max(1, bits ^ bits >> 31)
  }

  /// 32 lower-case hexadecimal digits.
  public var text: String {
    let bytes = [UInt8](capacity: 32) { append(to: &$0) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Adds ``text``, which takes 32 bytes.
  func append(to bytes: inout OutputSpan<UInt8>) {
    bytes.append(digitsOf: high)
    bytes.append(digitsOf: low)
  }
}
