import CZlib

/// gzip (RFC 1952), by zlib.
public enum Gzip {
  /// Between zlib's fastest and its default: a tenth larger than by the default, in half the time.
  private static let level: Int32 = 4
  /// A window of 32 KB, and the head and sum of gzip around what deflate makes.
  private static let window: Int32 = 15 + 16
  /// zlib's default: 256 KB while it packs.
  private static let memory: Int32 = 8

  /// - Returns: nil where the machine has no memory for it, or the bytes are more than zlib counts.
  public static func packed(_ bytes: [UInt8]) -> [UInt8]? {
    guard let count = UInt32(exactly: bytes.count) else { return nil }
    var stream = z_stream()
    guard
      deflateInit2_(
        &stream, level, Z_DEFLATED, window, memory, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { deflateEnd(&stream) }
    // What one call can need, whatever the bytes are, so that there is no second one.
    guard let room = UInt32(exactly: deflateBound(&stream, UInt(count))) else { return nil }
    var isWhole = false
    let packed = [UInt8](unsafeUninitializedCapacity: Int(room)) { output, used in
      bytes.withUnsafeBufferPointer { input in
        // zlib reads through this pointer and does not write.
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = count
        stream.next_out = output.baseAddress
        stream.avail_out = room
        isWhole = deflate(&stream, Z_FINISH) == Z_STREAM_END
        used = isWhole ? Int(room - stream.avail_out) : 0
      }
    }
    return isWhole ? packed : nil
  }

  /// - Parameter count: how many bytes they were before they were packed.
  /// - Returns: nil where they are not so many, or not what gzip makes, or the machine has no memory for it.
  public static func unpacked(_ packed: [UInt8], count: Int) -> [UInt8]? {
    guard let room = UInt32(exactly: count), let length = UInt32(exactly: packed.count) else { return nil }
    var stream = z_stream()
    guard inflateInit2_(&stream, window, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    var isWhole = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { output, used in
      packed.withUnsafeBufferPointer { input in
        // zlib reads through this pointer and does not write.
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = length
        stream.next_out = output.baseAddress
        stream.avail_out = room
        isWhole = inflate(&stream, Z_FINISH) == Z_STREAM_END && stream.avail_in == 0 && stream.avail_out == 0
        used = isWhole ? count : 0
      }
    }
    return isWhole ? bytes : nil
  }

  /// Whether packed bytes tell by their trailer that they are these, by their checksum and their number.
  public static func holds(_ bytes: [UInt8], packed: [UInt8]) -> Bool {
    guard packed.count >= 18, packed.starts(with: [0x1F, 0x8B, 8]) else { return false }
    let checksum = bytes.withUnsafeBufferPointer { crc32_z(0, $0.baseAddress, $0.count) }
    return packed.suffix(8).elementsEqual(
      littleEndian(UInt32(truncatingIfNeeded: checksum)) + littleEndian(UInt32(truncatingIfNeeded: bytes.count)))
  }

  private static func littleEndian(_ number: UInt32) -> [UInt8] {
    stride(from: 0, to: 32, by: 8).map { UInt8(truncatingIfNeeded: number >> $0) }
  }
}
